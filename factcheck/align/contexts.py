"""Figures of two tellings of one story that stand in one context, whatever their digits.

What both articles give is set aside elsewhere by its value alone; here a figure is held against whatever stands where
it stands, and is explained by its own value in the other article only if that fits its place as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import timedelta
from decimal import Decimal
from itertools import product

from factcheck.align.agreement import agree
from factcheck.align.context_fit import ContextFit, Value, value
from factcheck.align.fit import Fitting
from factcheck.align.left_over import MOST_TOLD, Leavings, figures
from factcheck.align.passages import Figure, heard
from factcheck.align.tellings import Story
from factcheck.model.claim import Claim, Grade
from factcheck.model.conversion import factor
from factcheck.model.finding import Alignment
from factcheck.model.later import later
from factcheck.model.statement import Reading
from factcheck.model.units import UnitTable

ENOUGH = -1.0  # logarithm of the odds from which on two contexts are taken for one
FARTHEST = Decimal("1.6")  # times: figures further apart than this are two things, or a slip that their digits show
COARSE = Decimal("0.12")  # share of a figure by which it may change where it is told in another unit, and roughly
SMALL = 10  # figures below this are met everywhere but where an article says what it is about, or of a known measure
PAST = timedelta(days=7)  # before its article, from which on a time that is told is another than that of its news
# What has many bases, a core and a headline rate, is told by the words of its frame; how many there are, and how far it
# is, by what stands around it.
PLAIN = frozenset({"count", "physical"})
WHO, LISTED = "group size", 3
IN_BRACKETS = later(r"\(\d[\d,.]*\)")
# Right behind a figure and its noun: "512 dead in Oster County", "504 people in worst-hit Ludian County".
PLACE = later(r"(?: [a-z]+){0,2} in (?:the )?(?:[a-z-]+ )?([A-Z][\w’'-]+)")


def alignments(stories: Iterable[tuple[Reading, Reading]], leavings: Leavings) -> Iterator[Alignment]:
    """Pairs of figures that differ, each of which stands where the other does rather than anywhere else."""
    by_event = frozenset(metric.name for metric in leavings.fitting.pack.metrics if metric.by_event)
    for ours, theirs in stories:
        here, there = (leavings.passages.of(one) for one in (ours, theirs))
        mine, others = figures(here), figures(there)
        if ours is theirs or max(len(mine), len(others)) > MOST_TOLD:
            continue
        open_ = [
            (a, b)
            for a, b in product(_open(mine, by_event, theirs), _open(others, by_event, ours))
            if _may_differ(a.claim, b.claim, leavings.fitting)
        ]
        if open_:
            story = leavings.of(ours, theirs).story
            yield from _paired(open_, mine, others, story, ContextFit(here, there, leavings.fitting))


def _open(side: Iterable[Figure], by_event: Set[str], other: Reading) -> list[Figure]:
    """The figures of an article that the other may tell otherwise; who calls one wrong knows better."""
    wrong = (one for one in other.claims if one.superseded or one.frame.modality == "negated")
    taken_back = {value(claim)[0] for claim in wrong}
    return [one for one in side if value(one.claim)[0] not in taken_back and _is_plain(one, by_event)]


def _paired(
    open_: Iterable[tuple[Figure, Figure]],
    mine: Sequence[Figure],
    others: Sequence[Figure],
    story: Story,
    fit: ContextFit,
) -> Iterator[Alignment]:
    """Those of which no other fits either as well; of a figure that is told twice, where it fits best."""
    told: dict[tuple[Value, Value], tuple[float, Figure, Figure]] = {}
    partners = {figure.claim.id: figure.claim for figure in (*mine, *others)}
    for a, b in open_:
        weight, values = fit.weight(a, b), (value(a.claim), value(b.claim))
        least = told[values][0] if values in told else ENOUGH
        if weight >= least and not _of_two_things(a, b, story, fit, partners):
            told[values] = weight, a, b
    for (ours, theirs), (weight, a, b) in told.items():
        rivals = max(
            fit.best((one for one in mine if value(one.claim) == ours), others, theirs),
            fit.best((one for one in others if value(one.claim) == theirs), mine, ours),
        )
        if weight >= rivals:
            twins = (*_twins(a.claim, mine, fit), *_twins(b.claim, others, fit))
            said = tuple(fit.evidence(a, b))
            yield Alignment(a.claim, b.claim, "context", said, also=twins, in_context=True, agreed=story.share)


def _of_two_things(a: Figure, b: Figure, story: Story, fit: ContextFit, partners: Mapping[str, Claim]) -> bool:
    """Whether two figures are told apart by more than where they stand."""
    if _are_small(a.claim, b.claim) and not fit.at_first(a, b):
        return True
    ours, theirs = (partners.get(one.claim.partner or "") for one in (a, b))
    if ours is not None and theirs is not None and agree(ours, theirs, fit.fitting.pack):
        return True  # 500 kilometers are 310 miles here, and 300 there
    part = _of_a_part(a, b, story) or fit.is_partly(a.claim) is not fit.is_partly(b.claim)
    return part or fit.fitting.apart(a, b, story)


def _twins(claim: Claim, figures_: Iterable[Figure], fit: ContextFit) -> Iterator[Claim]:
    """Where a text tells the same figure again, of the same sort or measure: in its headline, in a quotation."""
    kinds = fit.fitting.kinds
    for figure in figures_:
        one = figure.claim
        if one is claim or value(one)[0] != value(claim)[0] or kinds.apart(one, claim):
            continue
        sort = kinds.count_alike(one, claim) or kinds.both_people(one, claim) or _of_one_measure(one, claim)
        if sort and fit.is_partly(one) is fit.is_partly(claim):
            yield one


def _is_plain(figure: Figure, by_event: Set[str]) -> bool:
    """Whether a figure is told as so, at no rate, of what no pack knows or of which there is one for each event."""
    claim, frame, amount = figure.claim, figure.claim.frame, figure.claim.quantity
    if frame.modality != "actual" or amount.per is not None or claim.vague or amount.approx == "range":
        return False
    if frame.metric == WHO or _is_listed(figure):
        return False
    if frame.known:
        return frame.metric in by_event
    return frame.aspect == "level" and amount.unit is not None


def _is_listed(figure: Figure) -> bool:
    """Whether a sentence tells the same of several: "Tarn has cancelled 403 flights, followed by Newbury (394)"."""
    unit = figure.claim.quantity.unit
    alike = (one for one in figure.passage.claims if one.quantity.unit in (unit, None) and one.partner is None)
    return sum(1 for _ in alike) >= LISTED or IN_BRACKETS.search(figure.claim.sentence) is not None


def _of_a_part(a: Figure, b: Figure, story: Story) -> bool:
    """Whether one is told of a place that the other article does not name: "512 dead in Oster County"."""
    for one, words in ((a.claim, story.there), (b.claim, story.here)):
        place = PLACE.match(one.sentence, one.within.end)
        if place is not None and not heard(place[1], words):
            return True
    return False


def _may_differ(a: Claim, b: Claim, fitting: Fitting) -> bool:
    """Whether two figures can be one that is told in two ways."""
    kinds = fitting.kinds
    if not {kinds.kind(a), kinds.kind(b)} <= PLAIN or None not in (a.table, b.table) or not kinds.one_measure(a, b):
        return False
    ours, theirs = _sizes(a, b, kinds.units)
    small, large = sorted((ours, theirs))
    if not small or large > FARTHEST * small or (_is_coarse(a, b) and large - small <= COARSE * large):
        return False
    grown = _grown(a, b) if ours < theirs else _grown(b, a)
    return not (grown or _at_two_times(a, b) or agree(a, b, fitting.pack))


def _is_coarse(a: Claim, b: Claim) -> bool:
    """Whether one of two figures in two units has but one digit that tells: 100 kilograms are 200 pounds."""
    return a.quantity.unit != b.quantity.unit and 1 in (len(a.quantity.digits), len(b.quantity.digits))


def _sizes(a: Claim, b: Claim, units: UnitTable) -> tuple[Decimal, Decimal]:
    """How large both are, in the unit of the first."""
    (ours, unit), (theirs, other) = value(a), value(b)
    by = factor(other, unit, units) if unit and other and unit != other else None
    return ours, theirs if by is None else theirs * by


def _are_small(a: Claim, b: Claim) -> bool:
    return max(abs(a.in_percent.near), abs(b.in_percent.near)) < SMALL and not _of_one_measure(a, b)


def _of_one_measure(a: Claim, b: Claim) -> bool:
    return a.frame.known and b.frame.known and a.frame.metric == b.frame.metric


def _at_two_times(a: Claim, b: Claim) -> bool:
    """Whether the articles are of two days, or one figure is told of a time long before and the other not."""
    days = [one.as_of and one.as_of.first for one in (a, b)]
    return (None not in days and days[0] != days[1]) or _past(a) is not _past(b)


def _grown(small: Claim, large: Claim) -> bool:
    """Whether one of them says itself that there are more by now, or fewer."""
    return large.frame.trend == "up" or small.frame.trend == "down"


def _past(claim: Claim) -> bool:
    told, now = claim.frame.period, claim.as_of
    if told is None or told.last is None or now is None or now.first is None:
        return False
    return claim.frame.period_grade >= Grade.SENTENCE and told.last < now.first - PAST
