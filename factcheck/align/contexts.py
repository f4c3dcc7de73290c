"""Figures of two tellings of one story that stand in one context, whatever their digits.

What both articles give is set aside elsewhere by its value alone; here a figure is held against whatever stands where
it stands, and is explained by its own value in the other article only if that fits its place as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import timedelta
from decimal import Decimal

from factcheck.align.agreement import agree
from factcheck.align.context_fit import ContextFit, Likeness
from factcheck.align.fit import Fitting
from factcheck.align.left_over import MOST_TOLD, Leavings, figures
from factcheck.align.passages import Figure, heard
from factcheck.align.tellings import Story
from factcheck.model.claim import Claim, Grade
from factcheck.model.finding import Alignment
from factcheck.model.later import later
from factcheck.model.statement import Reading

ENOUGH = -1.0  # logarithm of the odds from which on two contexts are taken for one
FARTHEST = Decimal("1.6")  # times: figures further apart than this are two things, or a slip that their digits show
SMALL = 10  # figures below this are met everywhere but where an article says what it is about, or of a known measure
PAST = timedelta(days=7)  # before its article, from which on a time that is told is another than that of its news
# What has many bases, a core and a headline rate, is told by the words of its frame; how many there are, and how far it
# is, by what stands around it.
PLAIN = frozenset({"count", "physical"})
WHO, LISTED = "group size", 3
IN_BRACKETS = later(r"\(\d[\d,.]*\)")
# Right behind a figure and its noun: "512 dead in Oster County", "504 people in worst-hit Ludian County".
PLACE = later(r"(?: [a-z]+){0,2} in (?:the )?(?:[a-z-]+ )?([A-Z][\w’'-]+)")

Value = tuple[Decimal, str | None]


def alignments(stories: Iterable[tuple[Reading, Reading]], leavings: Leavings) -> Iterator[Alignment]:
    """Pairs of figures that differ, each of which stands where the other does rather than anywhere else."""
    by_event = frozenset(metric.name for metric in leavings.fitting.pack.metrics if metric.by_event)
    for ours, theirs in stories:
        here, there = (leavings.passages.of(one) for one in (ours, theirs))
        mine, others = figures(here), figures(there)
        if ours is theirs or max(len(mine), len(others)) > MOST_TOLD:
            continue
        taken_back = _taken_back(ours), _taken_back(theirs)
        mine, others = (
            [one for one in side if _is_plain(one, by_event) and _value(one.claim)[0] not in taken]
            for side, taken in ((mine, taken_back[1]), (others, taken_back[0]))
        )
        open_ = [(a, b) for a in mine for b in others if _may_differ(a.claim, b.claim, leavings.fitting)]
        if open_:
            story = leavings.of(ours, theirs).story
            yield from _paired(open_, figures(here), figures(there), story, ContextFit(here, there, leavings.fitting))


def _paired(
    open_: Sequence[tuple[Figure, Figure]],
    mine: Sequence[Figure],
    others: Sequence[Figure],
    story: Story,
    fit: ContextFit,
) -> Iterator[Alignment]:
    """Those of which no other fits either as well; a figure told twice is shown wherever it fits."""
    told: defaultdict[tuple[Value, Value], list[tuple[Likeness, Claim, Claim]]] = defaultdict(list)
    partners = {figure.claim.id: figure.claim for figure in (*mine, *others)}
    for a, b in open_:
        if _are_small(a.claim, b.claim) and not fit.at_first(a, b):
            continue
        ours, theirs = (partners.get(one.claim.partner or "") for one in (a, b))
        if ours is not None and theirs is not None and agree(ours, theirs, fit.fitting.pack):
            continue  # 500 kilometers are 310 miles here, and 300 there
        likeness = fit.likeness(a, b)
        part = _of_a_part(a, b, story) or fit.is_partly(a.claim) is not fit.is_partly(b.claim)
        if likeness.weight >= ENOUGH and not (part or fit.fitting.apart(a, b, story)):
            told[_value(a.claim), _value(b.claim)].append((likeness, a.claim, b.claim))
    for (mine_, other), held in told.items():
        likeness, x, y = max(held, key=lambda one: one[0].weight)
        rivals = max(
            fit.best((one for one in mine if _value(one.claim) == mine_), others, other),
            fit.best((one for one in others if _value(one.claim) == other), mine, mine_),
        )
        if likeness.weight >= rivals:
            twins = (*_twins(x, mine, fit), *_twins(y, others, fit))
            yield Alignment(x, y, "context", likeness.evidence, also=twins, in_context=True, agreed=story.share)


def _twins(claim: Claim, figures_: Iterable[Figure], fit: ContextFit) -> Iterator[Claim]:
    """Where a text tells the same figure again, of the same sort or measure: in its headline, in a quotation."""
    kinds = fit.fitting.kinds
    for figure in figures_:
        one = figure.claim
        same = one is not claim and _value(one)[0] == _value(claim)[0] and not kinds.apart(one, claim)
        sort = kinds.count_alike(one, claim) or kinds.both_people(one, claim) or _of_one_measure(one, claim)
        if same and sort and fit.is_partly(one) is fit.is_partly(claim):
            yield one


def _value(claim: Claim) -> Value:
    return abs(claim.in_percent.near), claim.in_percent.unit


def _taken_back(reading: Reading) -> frozenset[Decimal]:
    """The figures that an article calls wrong: whoever gives them does not know better yet."""
    wrong = (one for one in reading.claims if one.superseded or one.frame.modality == "negated")
    return frozenset(_value(claim)[0] for claim in wrong)


def _is_plain(figure: Figure, by_event: Set[str]) -> bool:
    """Whether a figure is told as so, at no rate, of what no pack knows or of which there is one for each event."""
    claim, frame, amount = figure.claim, figure.claim.frame, figure.claim.quantity
    if frame.modality != "actual" or amount.per is not None or claim.vague or amount.approx == "range":
        return False
    if frame.metric == WHO or _is_listed(figure):
        return False
    return frame.metric in by_event if frame.known else frame.aspect == "level" and amount.unit is not None


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
    small, large = sorted((abs(a.in_percent.near), abs(b.in_percent.near)))
    if not small or large > FARTHEST * small:
        return False
    return not (_at_two_times(a, b) or _grown(a, b) or agree(a, b, fitting.pack))


def _are_small(a: Claim, b: Claim) -> bool:
    return max(abs(a.in_percent.near), abs(b.in_percent.near)) < SMALL and not _of_one_measure(a, b)


def _of_one_measure(a: Claim, b: Claim) -> bool:
    return a.frame.known and b.frame.known and a.frame.metric == b.frame.metric


def _at_two_times(a: Claim, b: Claim) -> bool:
    """Whether one is told of a time long before its article, and the other not of the same."""
    past = [_past(claim) for claim in (a, b)]
    return past[0] is not past[1]


def _grown(a: Claim, b: Claim) -> bool:
    """Whether there are more by now: by the day of its article, or as one says itself that they have become."""
    small, large = sorted((a, b), key=lambda claim: abs(claim.quantity.near))
    if large.frame.trend == "up" or small.frame.trend == "down":
        return True
    first, then = (one.as_of.first if one.as_of is not None else None for one in (small, large))
    return first is not None and then is not None and first < then


def _past(claim: Claim) -> bool:
    told, now = claim.frame.period, claim.as_of
    if told is None or told.last is None or now is None or now.first is None:
        return False
    return claim.frame.period_grade >= Grade.SENTENCE and told.last < now.first - PAST
