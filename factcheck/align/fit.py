"""How well a figure of one text fits a figure of another: what their sentences share, their frames, their digits.

The weight is the logarithm of the odds that two figures left over in two tellings of one story are one figure: a
logistic regression (Hosmer and Lemeshow, Applied Logistic Regression, ch. 1) on what speaks for and against it. Its
coefficients stand in ``weights.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from decimal import Decimal
from typing import NamedTuple

from factcheck.align.closeness import usual
from factcheck.align.deeds import Deeds
from factcheck.align.kinds import Kinds
from factcheck.align.likeness import Likeness, likeness
from factcheck.align.once import Once
from factcheck.align.passages import Figure, Passage, shared, spelled, strangers
from factcheck.align.respects import (
    Ends,
    at_ends,
    complements,
    ends_of,
    groups,
    mirrored,
    one_time,
    opposed,
    other_time,
    two_measures,
)
from factcheck.align.tellings import FAR, TEN, Story, Tellings, Value
from factcheck.align.two_things import one_landmark, two_things
from factcheck.align.weights import FEW, MANY
from factcheck.model.called import one_body
from factcheck.model.claim import Claim, Frame, Grade
from factcheck.model.pack import RulePack

AHEAD = {"forecast", "target"}
SHORT = 2  # digits that are met in another order by chance
VOUCHING, ENOUGH = frozenset({"beside", "across", "names", "words", "measure"}), 2
SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3_600,
    "day": 86_400,
    "week": 604_800,
    "month": 2_629_800,
    "year": 31_557_600,
}
FARTHEST_UNITS = 60  # times: units of time further apart than an hour and a minute are not mixed up
LONG = 3  # digits beyond which a number is hardly like a sum by chance
HARDLY = 8  # times: figures further apart than this, and not alike, are never one figure told wrong
MUCH = 0.2  # share of the figures of two tellings that both give, from which on they do tell one story
SLIPS = frozenset({"exchanged", "scale", "one digit"})
SCALES = frozenset({"scale", "scale of a digit"})
LANDMARK = 1.0  # what it says for two distances that they are told from one place, on one side of it
ONE_OF_ONE = 3  # how much less than several figures that agree one is that does
OLD = 400  # days
EXCHANGED = frozenset({"exchanged", "two exchanged"})  # likeness that is met by chance where much is told
TELLING = frozenset({"beside", "words"})  # what two sentences share that makes one digit of two units one figure
LED = 5  # tokens within which a name stands behind its figure, or a sum in another currency beside it
MOST_FIGURES, MOST_NAMES, MOST_WORDS = 3, 4, 8

Part = tuple[str, float, str]


class Fit(NamedTuple):
    """The logarithm of the odds that two figures are one, what share of the others agrees, and what speaks for it.

    One of one is taken for no more than a third.
    """

    weight: float
    agreed: float
    evidence: tuple[str, ...]


class Fitting:
    """Weighs pairs of figures."""

    def __init__(self, pack: RulePack) -> None:
        self.pack = pack
        self.known = frozenset(subject.name for subject in pack.subjects)
        self.kinds, self.deeds = Kinds(pack), Deeds(pack)
        self.usual = usual(pack)
        bound = pack.words.phrases["bound"]
        self.ends: Ends = frozenset(bound["most"]), frozenset(bound["least"])
        self.tellings = Tellings(self.kinds)
        self._others, self._nearby = Once(self._told_beside), Once(self._told_around)
        self._ends_of = Once(self._at_its_ends)

    def fit(self, a: Figure, b: Figure, story: Story) -> Fit | None:
        """How well two figures fit each other; ``None`` where they cannot be one."""
        if self.apart(a, b, story):
            return None
        parts, base, weights = list(self.parts(a, b, story)), *(MANY if story.whole else FEW)
        weight = base - self.tellings.few(a, b, story) + sum(weights.get(name, 0) * some for name, some, _ in parts)
        weight += LANDMARK * one_landmark(a.claim, b.claim, self.kinds)
        agreed = self.tellings.agreed(a, b, story) / (1 if story.known > 1 else ONE_OF_ONE)
        return Fit(weight, agreed, tuple(said for name, _, said in parts if said and weights.get(name, 0) > 0))

    def parts(self, a: Figure, b: Figure, story: Story) -> Iterator[Part]:
        """What speaks for or against one figure: its name among the weights, how much of it there is, in words."""
        agreed = self.tellings.agreed(a, b, story)
        yield "share", agreed, ""
        yield "left", story.left, ""
        around, framed = list(self._around(a, b)), list(self._framed(a, b))
        held = sum(amount for name, amount, _ in (*around, *framed) if name in VOUCHING)
        held += one_time(a.claim.frame, b.claim.frame) and _is_old(a.claim)
        # Of two whole articles all that they agree on says little of one figure.
        enough = held > 0 if story.whole else held >= ENOUGH or agreed >= MUCH
        vouched = enough or a.claim.article == b.claim.article
        if vouched and _is_digit(a.claim) and a.claim.quantity.unit != b.claim.quantity.unit:
            vouched = any(name in TELLING for name, _, _ in around)  # "in three months", "a three-day stay"
        yield from (*around, *framed, *self._measured(a.claim, b.claim, vouched=vouched))
        yield "converted", float(self._has_like(a, b) or self._has_like(b, a)), ""

    def apart(self, a: Figure, b: Figure, story: Story) -> bool:
        """Whether two figures cannot be one whatever their sentences say."""
        ours, theirs = a.claim, b.claim
        bare = None in (ours.quantity.unit, theirs.quantity.unit)
        if None not in (ours.table, theirs.table) or (self.kinds.apart(ours, theirs) and not bare):
            return True
        like = likeness(ours, theirs)
        if (bare and self._of_another_unit(ours, theirs, like)) or _of_far_lengths(ours, theirs):
            return True
        if ours.article != theirs.article and two_things(a, b, like, self.kinds, self.usual):
            return True
        told_of = groups(ours.frame), groups(theirs.frame)
        if ours.quantity.digits != theirs.quantity.digits and all(told_of) and told_of[0] != told_of[1]:
            return True
        if self.deeds.apart(ours, theirs):
            return True
        if complements(a, b) or at_ends(self._ends_of(a.passage), self._ends_of(b.passage)):
            return True
        two = {ours.frame.subject, theirs.frame.subject} <= self.known
        # Whose they are may be misread where one story tells figures so like each other.
        slipped = story.share > 0 and like in SLIPS and not two
        # Of a direction turned nothing else is known; whoever tells much alike may name others in passing.
        sure = story.share >= MUCH and not opposed(ours.frame, theirs.frame)
        if not slipped and not self.beside(a, b) and strangers(ours, theirs, story.here, story.there, sure=sure):
            return True
        if not story.share and two_measures(ours.frame, theirs.frame):
            return True
        if story.whole and self._of_two_things(ours, theirs, like):
            return True
        if story.whole and like in EXCHANGED and self.other_measures(ours.frame, theirs.frame):
            vouched = self.beside(a, b) or any(shared(a.passage, b.passage))
            if not vouched:
                return True  # inflation of 11.2 percent, and 12.1 percent of the vote
        # Who turns a figure by mistake leaves its digits as they are.
        unlike = like is None or (story.whole and like != "same") or self.other_measures(ours.frame, theirs.frame)
        return mirrored(a, b) or (opposed(ours.frame, theirs.frame) and unlike)

    def _of_another_unit(self, a: Claim, b: Claim, like: Likeness | None) -> bool:
        """Whether what one has for a unit the other, without one, cannot have: 53 years and 35 cars, £221 and 212."""
        if "duration" in (self.kinds.kind(a), self.kinds.kind(b)) and a.frame.metric != b.frame.metric:
            return True
        kinds = {self.kinds.kind(a), self.kinds.kind(b)}
        slipped = like in SCALES or (like is None and _factor(a, b) > FAR)
        if slipped and kinds == {"physical", "count"}:
            return True  # 100 kilograms, and a thousand of no unit, are wrong twice
        return like != "same" and self._unscaled_beside_money(a, b)

    def _of_two_things(self, a: Claim, b: Claim, like: Likeness | None) -> bool:
        """Whether figures count two sorts, or are unlike to the eye, and far apart or of two names that are known."""
        if self.kinds.count_alike(a, b) is False and not self.kinds.both_people(a, b):
            return True
        return like is None and (_factor(a, b) > HARDLY or self._two_known(a.frame, b.frame))

    def _two_known(self, ours: Frame, theirs: Frame) -> bool:
        """Whether each clause names one of its own of those that a pack knows: the Dow, the Nasdaq."""
        sure = min(ours.subject_grade, theirs.subject_grade) == Grade.CLAUSE
        return sure and ours.subject != theirs.subject and {ours.subject, theirs.subject} <= self.known

    def _unscaled_beside_money(self, a: Claim, b: Claim) -> bool:
        """Whether one is a sum of money, and the other a number that nothing makes one."""
        money = [self.kinds.kind(claim) == "money" for claim in (a, b)]
        plain = b if money[0] else a
        long = len(plain.quantity.digits) > LONG
        return any(money) and plain.quantity.unit is None and not (plain.scaled or plain.frame.known or long)

    def beside(self, a: Figure, b: Figure) -> frozenset[Value]:
        """The other figures that both sentences tell."""
        return self._others(a) & self._others(b)

    def across(self, a: Figure, b: Figure) -> frozenset[Value]:
        """The other figures that one sentence tells, and one beside the other."""
        return (self._others(a) & self._nearby(b)) | (self._others(b) & self._nearby(a))

    def _told_beside(self, figure: Figure) -> frozenset[Value]:
        """The other figures of a sentence, those aside that only tell this one in another unit."""
        others = (claim for claim in figure.passage.claims if claim is not figure.claim)
        return self.tellings.values(claim for claim in others if not self._restates(claim, figure))

    def _restates(self, claim: Claim, figure: Figure) -> bool:
        """Whether one tells a figure of its sentence in another unit: "$3.5 billion (3.3 billion euros)"."""
        if (figure.claim.partner or figure.claim.id) in (claim.id, claim.partner):
            return True
        other = self.kinds.kind(claim) == self.kinds.kind(figure.claim) == "money"
        at = figure.passage.at
        return (
            other
            and claim.quantity.unit != figure.claim.quantity.unit
            and abs(at[claim.id] - at[figure.claim.id]) <= LED
        )

    def _told_around(self, figure: Figure) -> frozenset[Value]:
        return self.tellings.values(claim for passage in figure.passage.beside for claim in passage.claims)

    def _at_its_ends(self, passage: Passage) -> Ends:
        return ends_of(passage, self.ends)

    def _has_like(self, a: Figure, b: Figure) -> bool:
        """Whether a figure is told in another unit too, which is not what the other sentence gives beside its own.

        Sums of money are worked out at one rate here and at another there.
        """
        if a.claim.partner is None or self.kinds.kind(a.claim) == "money":
            return a.claim.partner is not None
        twin = self.tellings.values(claim for claim in a.passage.claims if claim.id == a.claim.partner)
        return not twin & self._others(b)

    def _around(self, a: Figure, b: Figure) -> Iterator[Part]:
        """What the sentences share; where they are cut another way, with those around them."""
        ours, theirs = a.passage, b.passage
        beside = self.beside(a, b)
        if beside:
            yield "beside", min(MOST_FIGURES, len(beside)), f"both tell of {', '.join(self._told(ours, beside))}"
        yield "across", min(MOST_FIGURES, len(self.across(a, b) - beside)), ""
        names, words = shared(ours, theirs)
        if a.claim.article != b.claim.article:
            names -= self._of_others(a, names) | self._of_others(b, names)
            if names <= self.usual:  # "hospital" of one hospital's name, and of another's
                names, words = frozenset(), words | names
        if names:
            whom = sorted(name for name in ours.names & theirs.names if spelled(name) & names) or ours.printed(names)
            yield "names", min(MOST_NAMES, len(names)), f"both name {', '.join(whom)}"
        if words:
            yield "words", min(MOST_WORDS, len(words)), f"both say {', '.join(ours.printed(words))}"

    def _of_others(self, figure: Figure, names: Set[str]) -> frozenset[str]:
        """Names that belong to another figure of the kind: "76,000 from Yuba City and 12,000 from Marysville"."""
        passage, own = figure.passage, figure.passage.at[figure.claim.id]
        kind, told = self.kinds.kind(figure.claim), figure.claim.partner or figure.claim.id
        others = [
            passage.at[one.id]
            for one in passage.claims
            if self.kinds.kind(one) == kind and told not in (one.id, one.partner)
        ]
        tokens = passage.statement.tokens
        others += [at for at, token in enumerate(tokens) if token[0].isdigit()]  # "Boston (353)", as a list gives it
        kept: set[str] = set()
        lost: set[str] = set()
        for at, word in enumerate(passage.stems):
            if word in names:
                behind = any(0 < at - other <= LED for other in others)
                ahead = at > own and any(0 < other - at < LED for other in others)
                taken = (behind or ahead) and not 0 < at - own <= LED
                (lost if taken else kept).add(word)
        whole = frozenset().union(*(spelled(name) for name in passage.names if spelled(name) & (lost - kept)))
        return frozenset(lost - kept) | (whole & names)

    def _told(self, passage: Passage, values: Set[Value]) -> list[str]:
        """The figures of a sentence that tell such values, in its own words; "half" tells 50%."""
        told = (claim for claim in passage.claims if self.tellings.value(claim) in values)
        return sorted({" ".join(claim.place.text.split()) for claim in told})

    def _framed(self, a: Figure, b: Figure) -> Iterator[Part]:
        ours, theirs = a.claim.frame, b.claim.frame
        if ours.known and theirs.known:
            yield from self._measures(ours, theirs)
        if ours.subject and theirs.subject:
            yield from self._subjects(a, b)
        yield from _times(ours, theirs)
        yield "other aspect", float(ours.aspect != theirs.aspect), ""
        yield "other modality", float(ours.modality != theirs.modality), ""
        yield "foretold", float({ours.modality, theirs.modality} <= AHEAD), ""
        yield "qualified", min(MOST_FIGURES, len(ours.qualifiers ^ theirs.qualifiers)), ""

    def _measures(self, ours: Frame, theirs: Frame) -> Iterator[Part]:
        if ours.metric == theirs.metric:
            yield "measure", 1, f"measure {ours.metric}"
        yield "other measure", float(self.other_measures(ours, theirs)), ""

    def other_measures(self, ours: Frame, theirs: Frame) -> bool:
        """Whether each clause names a measure of its own, of which neither is a kind of the other."""
        return two_measures(ours, theirs) and not self.pack.kin(ours.metric) & self.pack.kin(theirs.metric)

    def _subjects(self, a: Figure, b: Figure) -> Iterator[Part]:
        ours, theirs = a.claim.frame, b.claim.frame
        if ours.subject == theirs.subject or one_body(ours.subject, theirs.subject):
            yield "subject", 1, f"subject {ours.subject}"
        elif not (ours.subject in b.passage.names or theirs.subject in a.passage.names):
            sure = min(ours.subject_grade, theirs.subject_grade) == Grade.CLAUSE
            both = sure and {ours.subject, theirs.subject} <= self.known
            yield "other known subject" if both else "other subject", 1, ""

    def _measured(self, a: Claim, b: Claim, *, vouched: bool) -> Iterator[Part]:
        """What is counted, in what unit, and how the digits lie to each other.

        Ten percent up is met beside ten percent down wherever much is told, and 15 beside 51: what else the sentences
        share must vouch for them.
        """
        x, y = a.in_percent, b.in_percent
        like = likeness(a, b)
        told = vouched or max(len(x.digits), len(y.digits)) > SHORT
        one_unit = a.quantity.unit == b.quantity.unit or len(x.digits) > 1
        if like is not None and (told or (like == "same" and one_unit)):
            yield like, 1, "the figures are alike to the eye"
        if like == "same":
            yield from self._same(a, b)
        if like == "same" and (told or len(x.digits) == SHORT) and opposed(a.frame, b.frame):
            yield "turned", 1, ""
        if (alike := self.kinds.count_alike(a, b)) is not None:
            yield "count" if alike else "other count", 1, ""
        yield "far", float(like in (None, "one digit") and _factor(a, b) > FAR), ""
        yield "small", float(max(abs(x.near), abs(y.near)) < TEN), ""
        bare = (x.unit is None) != (y.unit is None)
        yield "bare", float(bare), ""
        yield "bare and alike", float(bare and like is not None), ""
        yield "other unit", float(not bare and not self.kinds.one_measure(a, b)), ""
        yield "other rate", float(self.kinds.other_rate(a, b)), ""

    def _same(self, a: Claim, b: Claim) -> Iterator[Part]:
        """How little chance it is that one number is told of both: by its length, and that of another unit."""
        length = min(len(a.in_percent.digits), len(b.in_percent.digits))
        yield "same long", float(length > SHORT), ""
        yield "same two", float(length == SHORT), ""
        yield "same other unit", float(a.quantity.unit != b.quantity.unit), ""


def _is_old(claim: Claim) -> bool:
    """Whether a figure is told of a time long before its article, of which few are."""
    told, now = claim.frame.period, claim.as_of
    days = told and told.last, now and now.first
    return None not in days and (days[1] - days[0]).days > OLD  # type: ignore[operator]


def _is_digit(claim: Claim) -> bool:
    return len(claim.in_percent.digits) == 1


def _of_far_lengths(a: Claim, b: Claim) -> bool:
    """Whether two lengths of time are told in units that nobody takes for each other: two years, two days."""
    units = [SECONDS.get(one.quantity.unit or "") for one in (a, b)]
    small, large = sorted(unit or 1 for unit in units)
    return None not in units and large > FARTHEST_UNITS * small


def _factor(a: Claim, b: Claim) -> Decimal:
    small, large = sorted((abs(a.in_percent.near), abs(b.in_percent.near)))
    return large / small if small else Decimal("Infinity")


def _times(ours: Frame, theirs: Frame) -> Iterator[Part]:
    if ours.period and one_time(ours, theirs):
        yield "time", 1, f"both are of {ours.period.text}"
    elif other_time(ours, theirs):
        yield "other time", 1, ""
