"""Figures of two tellings of one story that stand in one context, whatever their digits.

What both articles give is set aside elsewhere by its value alone; here a figure is held against whatever stands where
it stands, and is explained by its own value in the other article only if that fits its place as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import timedelta
from decimal import Decimal
from itertools import product

from factcheck.align.agreement import agree
from factcheck.align.context_fit import ContextFit, Part, Value, value
from factcheck.align.context_weights import DISPUTED, DISPUTED_BASE
from factcheck.align.disputed import Disputes, apart
from factcheck.align.fit import Fitting
from factcheck.align.kinds import Kinds
from factcheck.align.left_over import MOST_TOLD, Leavings, figures
from factcheck.align.passages import Figure, heard
from factcheck.align.tellings import Story
from factcheck.model.claim import Claim, Grade
from factcheck.model.conversion import factor
from factcheck.model.finding import Alignment
from factcheck.model.later import later
from factcheck.model.statement import Reading
from factcheck.model.units import UnitTable

LEAST, ENOUGH = -3.0, -0.8  # logarithms of the odds: of two contexts worth a look, of two figures taken for one
FARTHEST = Decimal("2.1")  # times: figures further apart than this are two things, or a slip that their digits show
FAR, MANY = Decimal("1.6"), 3  # times, where a text tells so many of the sort
COARSE = Decimal("0.12")  # share of a figure by which it may change where it is told in another unit, and roughly
SMALL = 10  # figures below this are met everywhere but where an article says what it is about, or of a known measure
SETTLED = timedelta(days=2)  # behind a day, from which on what happened then is known
PAST = timedelta(days=7)  # before its article, from which on a time that is told is another than that of its news
# What has many bases, a core and a headline rate, is told by the words of its frame; how many there are, and how far it
# is, by what stands around it.
PLAIN = frozenset({"count", "physical", "duration"})
TOLD = frozenset({"actual", "forecast", "target"})
WHO, AGE, LISTED = "group size", "age", 3
HEIGHT, METER, TALL = "height", "meter", (Decimal("1.3"), Decimal("2.3"))
IN_BRACKETS = later(r"\(\d[\d,.]*\)")
# Right behind a figure and its noun: "512 dead in Oster County", "504 people in worst-hit Ludian County".
PLACE = later(r"(?: [a-z]+){0,2} in (?:the )?(?:[a-z-]+ )?([A-Z][\w’'-]+)")


def alignments(stories: Iterable[tuple[Reading, Reading]], leavings: Leavings) -> Iterator[Alignment]:
    """Pairs of figures that differ, each of which stands where the other does rather than anywhere else."""
    by_event = leavings.fitting.pack.by_event
    for ours, theirs in stories:
        if ours is not theirs:
            found = Candidates(ours, theirs, leavings, by_event)
            yield from _paired(found, leavings.of(ours, theirs).story.share if found.pairs else 0.0)


class Candidates:
    """The pairs of figures of two articles that may be one told in two ways, and what weighs them."""

    def __init__(self, ours: Reading, theirs: Reading, leavings: Leavings, by_event: Set[str | None]) -> None:
        here, there = (leavings.passages.of(one) for one in (ours, theirs))
        self.mine, self.others, self.pairs = figures(here), figures(there), []
        if max(len(self.mine), len(self.others)) > MOST_TOLD:
            return
        fitting = leavings.fitting
        open_ = [
            (a, b)
            for a, b in product(_open(self.mine, by_event, theirs), _open(self.others, by_event, ours))
            if _may_differ(a.claim, b.claim, fitting)
        ]
        if not open_:
            return
        self.fit = ContextFit(here, there, fitting)
        story = leavings.of(ours, theirs).story
        partners = {figure.claim.id: figure.claim for figure in (*self.mine, *self.others)}
        self.disputes = Disputes(self.fit, self.mine, self.others, by_event, story)
        self.pairs = [
            (a, b)
            for a, b in open_
            if self.fit.weight(a, b) >= LEAST
            and not _of_two_things(a, b, story, self.fit, partners)
            and not self.disputes.both_told(a, b)
        ]

    def parts(self, a: Figure, b: Figure) -> Iterator[Part]:
        """What speaks for one figure that is told in two ways, or against it."""
        return self.disputes.parts(a, b, apart(*_sizes(a.claim, b.claim, self.fit.fitting.kinds.units)))

    def crowded(self, a: Figure, b: Figure) -> bool:
        """Whether two figures lie far apart where a text tells so many of their sort that another may be meant."""
        small, large = sorted(_sizes(a.claim, b.claim, self.fit.fitting.kinds.units))
        return large > FAR * small and max(self.disputes.alike(a, b)) >= MANY

    def odds(self, a: Figure, b: Figure) -> float:
        """The logarithm of its odds."""
        return DISPUTED_BASE + sum(DISPUTED[name] * amount for name, amount in self.parts(a, b))


def _paired(found: Candidates, agreed: float) -> Iterator[Alignment]:
    """The likeliest pairs, each figure in one; of a figure that is told twice, where it fits best."""
    likely = [(odds, a, b) for a, b in found.pairs if (odds := found.odds(a, b)) >= ENOUGH and not found.crowded(a, b)]
    taken: set[tuple[int, Value]] = set()
    for odds, a, b in sorted(likely, key=lambda one: -one[0]):
        both = {(0, value(a.claim)), (1, value(b.claim))}
        if taken.isdisjoint(both):
            taken |= both
            twins = (*_twins(a.claim, found.mine, found.fit), *_twins(b.claim, found.others, found.fit))
            said = tuple(found.fit.evidence(a, b))
            yield Alignment(a.claim, b.claim, "context", said, also=twins, in_context=odds, agreed=agreed)


def _open(side: Iterable[Figure], by_event: Set[str | None], other: Reading) -> list[Figure]:
    """The figures of an article that the other may tell otherwise; who calls one wrong knows better."""
    wrong = (one for one in other.claims if one.superseded or one.frame.modality == "negated")
    taken_back = {value(claim)[0] for claim in wrong}
    return [one for one in side if value(one.claim)[0] not in taken_back and _is_plain(one, by_event)]


def _of_two_things(a: Figure, b: Figure, story: Story, fit: ContextFit, partners: Mapping[str, Claim]) -> bool:
    """Whether two figures are told apart by more than where they stand."""
    if _are_small(a.claim, b.claim, fit.fitting.kinds) and not fit.at_first(a, b):
        return True
    ours, theirs = (partners.get(one.claim.partner or "") for one in (a, b))
    if ours is not None and theirs is not None and agree(ours, theirs, fit.fitting.pack):
        return True  # 500 kilometers are 310 miles here, and 300 there
    if _is_sum(a, b) or _is_sum(b, a):
        return True  # "19 passengers and crew", "16 passengers and three crew"
    if fit.of_two_classes(a.claim, b.claim):
        return True
    part = _of_a_part(a, b, story) or fit.is_partly(a.claim) is not fit.is_partly(b.claim)
    return part or fit.fitting.apart(a, b, story)


def _is_sum(whole: Figure, part: Figure) -> bool:
    """Whether another count of the sentence makes a whole of a part."""
    rest = value(whole.claim)[0] - value(part.claim)[0]
    return rest > 0 and any(value(one)[0] == rest for one in part.passage.claims if one is not part.claim)


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


def _is_plain(figure: Figure, by_event: Set[str | None]) -> bool:
    """Whether a figure is told as so or as expected, at no rate, of what no pack knows or there is one of an event."""
    claim, frame, amount = figure.claim, figure.claim.frame, figure.claim.quantity
    if frame.modality not in TOLD or amount.per is not None or claim.vague or amount.approx == "range":
        return False
    if frame.metric in (WHO, AGE) or _is_listed(figure):
        return False
    return frame.metric in by_event if frame.known else amount.unit is not None


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
    if (
        a.frame.aspect != b.frame.aspect
        or _of_two_measures(a, b)
        or _is_tall(a, kinds.units)
        or _is_tall(b, kinds.units)
    ):
        return False
    grown = _grown(a, b) if ours < theirs else _grown(b, a)
    return not (grown or _at_two_times(a, b, kinds) or agree(a, b, fitting.pack))


def _of_two_measures(a: Claim, b: Claim) -> bool:
    return a.frame.known and b.frame.known and a.frame.metric != b.frame.metric


def _is_tall(claim: Claim, units: UnitTable) -> bool:
    """Whether it is how tall somebody is, which like an age is told of many in one way."""
    by = factor(claim.quantity.unit or "", METER, units) if claim.frame.metric == HEIGHT else None
    return by is not None and TALL[0] <= abs(claim.quantity.near) * by <= TALL[1]


def _is_coarse(a: Claim, b: Claim) -> bool:
    """Whether one of two figures in two units has but one digit that tells: 100 kilograms are 200 pounds."""
    converted = a.quantity.unit != b.quantity.unit or a.partner is not None or b.partner is not None
    return converted and 1 in (len(a.quantity.digits), len(b.quantity.digits))


def _sizes(a: Claim, b: Claim, units: UnitTable) -> tuple[Decimal, Decimal]:
    """How large both are, in the unit of the first."""
    (ours, unit), (theirs, other) = value(a), value(b)
    by = factor(other, unit, units) if unit and other and unit != other else None
    return ours, theirs if by is None else theirs * by


def _are_small(a: Claim, b: Claim, kinds: Kinds) -> bool:
    counts = "count" in (kinds.kind(a), kinds.kind(b))
    return counts and max(abs(a.in_percent.near), abs(b.in_percent.near)) < SMALL and not _of_one_measure(a, b)


def _of_one_measure(a: Claim, b: Claim) -> bool:
    return a.frame.known and b.frame.known and a.frame.metric == b.frame.metric


def _at_two_times(a: Claim, b: Claim, kinds: Kinds) -> bool:
    """Whether the articles are of two days, or one figure is told of a time long before and the other not.

    How long a way is does not change from one day to the next.
    """
    days = [one.as_of and one.as_of.first for one in (a, b)]
    if {kinds.kind(a), kinds.kind(b)} <= {"physical", "duration"} or _settled(a, b):
        return False
    return (None not in days and days[0] != days[1]) or _past(a) is not _past(b)


def _settled(a: Claim, b: Claim) -> bool:
    """Whether both are told of one day that lies behind both articles: what happened then is known by now."""
    days = [one.frame.period for one in (a, b) if one.frame.period_grade >= Grade.SENTENCE]
    written = [one.as_of.first for one in (a, b) if one.as_of is not None and one.as_of.first is not None]
    if len(days) < 2 or len(written) < 2 or days[0] is None or days[1] is None or days[0].last is None:
        return False
    one_day = (days[0].first, days[0].last) == (days[1].first, days[1].last) and days[0].first == days[0].last
    return one_day and min(written) - days[0].last >= SETTLED


def _grown(small: Claim, large: Claim) -> bool:
    """Whether one of them says itself that there are more by now, or fewer."""
    return large.frame.trend == "up" or small.frame.trend == "down"


def _past(claim: Claim) -> bool:
    told, now = claim.frame.period, claim.as_of
    if told is None or told.last is None or now is None or now.first is None:
        return False
    return claim.frame.period_grade >= Grade.SENTENCE and told.last < now.first - PAST
