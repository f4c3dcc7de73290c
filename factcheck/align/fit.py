"""How well a figure of one text fits a figure of another: what their sentences share, their frames, their digits.

The weight is the logarithm of the odds that two figures left over in two tellings of one story are one figure: a
logistic regression (Hosmer and Lemeshow, Applied Logistic Regression, ch. 1) on what speaks for and against it. Its
coefficients stand in ``weights.py``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from math import log
from typing import NamedTuple

from factcheck.align.kinds import Kinds
from factcheck.align.likeness import likeness
from factcheck.align.passages import Figure, Passage, heard, strangers
from factcheck.align.weights import BASE, WEIGHTS
from factcheck.model.claim import Claim, Frame, Grade
from factcheck.model.pack import RulePack

AHEAD = {"forecast", "target"}
TEN = 10
UNTOLD = 9  # pairs that two tellings which agree on no figure may have left unsaid
FAR = 3  # times: figures further apart than this are seldom one figure told wrong
SHORT = 2  # digits that are met in another order by chance
VOUCHING, ENOUGH = frozenset({"beside", "across", "names", "words", "measure"}), 2
MUCH = 0.2  # share of the figures of two tellings that both give, from which on they do tell one story
SLIPS = frozenset({"exchanged", "scale", "one digit"})
ONE_OF_ONE = 3  # how much less than several figures that agree one is that does
MOST_FIGURES, MOST_NAMES, MOST_WORDS = 3, 4, 8

Part = tuple[str, float, str]
Value = tuple[Decimal, bool]


class Fit(NamedTuple):
    """The logarithm of the odds that two figures are one, what share of the others agrees, and what speaks for it.

    One of one is taken for no more than a third.
    """

    weight: float
    agreed: float
    evidence: tuple[str, ...]


class Story(NamedTuple):
    """Two tellings of one story: their words, the share of their figures that both give, what is left over, by kind.

    ``known`` is by how many figures the shorter is known, ``left`` the logarithm of the number of all pairs left over.
    """

    here: frozenset[str]
    there: frozenset[str]
    share: float
    known: int
    mine: Mapping[str, Sequence[Decimal]]
    others: Mapping[str, Sequence[Decimal]]
    left: float


class Fitting:
    """Weighs pairs of figures."""

    def __init__(self, pack: RulePack) -> None:
        self.pack = pack
        self.known = frozenset(subject.name for subject in pack.subjects)
        self.kinds = Kinds(pack)

    def story(
        self, here: Sequence[Passage], there: Sequence[Passage], mine: Sequence[Figure], others: Sequence[Figure]
    ) -> Story:
        """How far two tellings agree, and how much is left over in each."""
        share, known = self._shared(here, there, mine, others)
        words, retold_words = (_words(side) for side in (here, there))
        left = log(max(UNTOLD if not share else 1, len(mine) * len(others)))
        return Story(words, retold_words, share, known, self._sizes(mine), self._sizes(others), left)

    def _shared(
        self, here: Sequence[Passage], there: Sequence[Passage], mine: Iterable[Figure], others: Iterable[Figure]
    ) -> tuple[float, int]:
        """What share of the figures by which the shorter telling is known the other gives too, and of how many."""
        told, retold = (self.values(claim for one in side for claim in one.claims) for side in (here, there))
        given = [side - self.values(figure.claim for figure in left) for side, left in ((told, mine), (retold, others))]
        least = min(len(told), len(retold))
        both = [len(some) for side, some in zip((told, retold), given, strict=True) if len(side) == least]
        return max(len(told & retold), *both) / max(1, least), least

    def agreed(self, a: Figure, b: Figure, story: Story) -> float:
        """What share of their other figures two tellings agree on: of ten percent up and ten down, none by itself."""
        ours, theirs = (self._value(figure.claim) for figure in (a, b))
        if ours is None or ours != theirs or not _opposed(a.claim.frame, b.claim.frame):
            return story.share
        return max(0.0, story.share * story.known - 1) / max(1, story.known - 1)

    def _sizes(self, figures: Iterable[Figure]) -> Mapping[str, Sequence[Decimal]]:
        sizes: defaultdict[str, set[Decimal]] = defaultdict(set)
        for figure in figures:
            sizes[self.kinds.kind(figure.claim)].add(abs(figure.claim.quantity.in_percent.near))
        return {kind: sorted(held) for kind, held in sizes.items()}

    def fit(self, a: Figure, b: Figure, story: Story) -> Fit | None:
        """How well two figures fit each other; ``None`` where they cannot be one."""
        if self._apart(a, b, story):
            return None
        parts = list(self.parts(a, b, story))
        weight = BASE - self.few(a, b, story) + sum(WEIGHTS[name] * amount for name, amount, _ in parts)
        agreed = self.agreed(a, b, story) / (1 if story.known > 1 else ONE_OF_ONE)
        return Fit(weight, agreed, tuple(said for name, _, said in parts if said and WEIGHTS[name] > 0))

    def few(self, a: Figure, b: Figure, story: Story) -> float:
        """The logarithm of the number of pairs left over of their kind and size, of which theirs is but one."""
        mine, others = story.mine.get(self.kinds.kind(b.claim), ()), story.others.get(self.kinds.kind(a.claim), ())
        return log(_like(mine, b.claim)) + log(_like(others, a.claim))

    def parts(self, a: Figure, b: Figure, story: Story) -> Iterator[Part]:
        """What speaks for or against one figure: its name among the weights, how much of it there is, in words."""
        agreed = self.agreed(a, b, story)
        yield "share", agreed, ""
        yield "left", story.left, ""
        around, framed = list(self._around(a, b)), list(self._framed(a, b))
        held = sum(amount for name, amount, _ in (*around, *framed) if name in VOUCHING)
        vouched = held >= ENOUGH or agreed >= MUCH or a.claim.article == b.claim.article
        yield from (*around, *framed, *self._measured(a.claim, b.claim, vouched=vouched))

    def _apart(self, a: Figure, b: Figure, story: Story) -> bool:
        """Whether two figures cannot be one whatever their sentences say."""
        ours, theirs = a.claim, b.claim
        bare = None in (ours.quantity.unit, theirs.quantity.unit)
        kinds = {self.kinds.kind(ours), self.kinds.kind(theirs)}
        if None not in (ours.table, theirs.table) or (len(kinds) > 1 and not bare):
            return True
        groups = _groups(ours.frame), _groups(theirs.frame)
        if ours.quantity.digits != theirs.quantity.digits and all(groups) and groups[0] != groups[1]:
            return True
        two = {ours.frame.subject, theirs.frame.subject} <= self.known
        # Whose they are may be misread where one story tells figures so like each other.
        slipped = story.share > 0 and likeness(ours, theirs) in SLIPS and not two
        # Of a direction turned nothing else is known; whoever tells much alike may name others in passing.
        sure = story.share >= MUCH and not _opposed(ours.frame, theirs.frame)
        if not slipped and not self.beside(a, b) and strangers(ours, theirs, story.here, story.there, sure=sure):
            return True
        if not story.share and _two_measures(ours.frame, theirs.frame):
            return True
        unlike = likeness(ours, theirs) is None or self._other_measures(ours.frame, theirs.frame)
        return _mirrored(a, b) or (_opposed(ours.frame, theirs.frame) and unlike)

    def values(self, claims: Iterable[Claim]) -> frozenset[Value]:
        """The figures by which sentences are known, those aside that are met everywhere."""
        return frozenset(value for claim in claims if (value := self._value(claim)) is not None)

    def _value(self, claim: Claim) -> Value | None:
        amount = claim.quantity.in_percent
        size = abs(amount.near)
        if amount.is_long:
            return size, False
        return (size, self.kinds.kind(claim) == "percent") if size >= TEN or len(amount.digits) > 1 else None

    def beside(self, a: Figure, b: Figure) -> frozenset[Value]:
        """The other figures that both sentences tell."""
        return self._others(a) & self._others(b)

    def _others(self, figure: Figure) -> frozenset[Value]:
        return self.values(claim for claim in figure.passage.claims if claim is not figure.claim)

    def _nearby(self, figure: Figure) -> frozenset[Value]:
        return self.values(claim for passage in figure.passage.beside for claim in passage.claims)

    def _around(self, a: Figure, b: Figure) -> Iterator[Part]:
        """What the sentences share; where they are cut another way, with those around them."""
        ours, theirs = a.passage, b.passage
        mine, other = self._others(a), self._others(b)
        beside = mine & other
        if beside:
            yield "beside", min(MOST_FIGURES, len(beside)), f"both tell of {', '.join(_told(ours, beside))}"
        yield "across", min(MOST_FIGURES, len(((mine & self._nearby(b)) | (other & self._nearby(a))) - beside)), ""
        names = (ours.named & theirs.words) | (theirs.named & ours.words)
        if names:
            whom = sorted(ours.names & theirs.names) or ours.printed(names)
            yield "names", min(MOST_NAMES, len(names)), f"both name {', '.join(whom)}"
        words = (ours.words & theirs.words) - names
        if words:
            yield "words", min(MOST_WORDS, len(words)), f"both say {', '.join(ours.printed(words))}"

    def _framed(self, a: Figure, b: Figure) -> Iterator[Part]:
        ours, theirs = a.claim.frame, b.claim.frame
        if ours.known and theirs.known:
            yield from self._measures(ours, theirs)
        if ours.subject and theirs.subject:
            yield from self._subjects(a, b)
        yield from _times(ours, theirs)
        yield "foretold", float({ours.modality, theirs.modality} <= AHEAD), ""
        yield "qualified", min(MOST_FIGURES, len(ours.qualifiers ^ theirs.qualifiers)), ""

    def _measures(self, ours: Frame, theirs: Frame) -> Iterator[Part]:
        if ours.metric == theirs.metric:
            yield "measure", 1, f"measure {ours.metric}"
        yield "other measure", float(self._other_measures(ours, theirs)), ""

    def _other_measures(self, ours: Frame, theirs: Frame) -> bool:
        return _two_measures(ours, theirs) and not self.pack.kin(ours.metric) & self.pack.kin(theirs.metric)

    def _subjects(self, a: Figure, b: Figure) -> Iterator[Part]:
        ours, theirs = a.claim.frame, b.claim.frame
        if ours.subject == theirs.subject:
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
        x, y = a.quantity.in_percent, b.quantity.in_percent
        like = likeness(a, b)
        told = vouched or max(len(x.digits), len(y.digits)) > SHORT
        if like is not None and (told or like == "same"):
            yield like, 1, "the figures are alike to the eye"
        if like == "same" and (told or len(x.digits) == SHORT) and _opposed(a.frame, b.frame):
            yield "turned", 1, ""
        if (alike := self.kinds.count_alike(a, b)) is not None:
            yield "count" if alike else "other count", 1, ""
        small, large = sorted((abs(x.near), abs(y.near)))
        yield "far", float(like in (None, "one digit") and large > FAR * small), ""
        yield "small", float(large < TEN), ""
        yield "converted", float(bool(a.partner or b.partner)), ""
        bare = (x.unit is None) != (y.unit is None)
        yield "bare", float(bare), ""
        yield "other unit", float(not bare and self.kinds.measured(a) != self.kinds.measured(b)), ""
        yield "other rate", float(None not in (x.per, y.per) and x.per != y.per), ""


def _words(passages: Sequence[Passage]) -> frozenset[str]:
    return frozenset().union(*(passage.words | passage.named for passage in passages))


def _like(sizes: Sequence[Decimal], claim: Claim) -> int:
    """How many of these sizes are about that of a figure; one at least, however far apart the two are."""
    size = abs(claim.quantity.in_percent.near)
    return max(1, bisect_right(sizes, size * FAR) - bisect_left(sizes, size / FAR))


def _times(ours: Frame, theirs: Frame) -> Iterator[Part]:
    if ours.period and _one_time(ours, theirs):
        yield "time", 1, f"both are of {ours.period.text}"
    elif _other_time(ours, theirs):
        yield "other time", 1, ""


def _two_measures(ours: Frame, theirs: Frame) -> bool:
    """Whether each clause names a measure of its own; "profit" is said of a net profit too."""
    sure = ours.known and theirs.known and min(ours.metric_grade, theirs.metric_grade) == Grade.CLAUSE
    one = f" {ours.metric}".endswith(f" {theirs.metric}") or f" {theirs.metric}".endswith(f" {ours.metric}")
    return sure and not one


def _opposed(ours: Frame, theirs: Frame) -> bool:
    """Whether one tells a rise, the other a fall: who turns a figure by mistake leaves its digits as they are."""
    return {ours.direction, theirs.direction} == {"up", "down"}


def _mirrored(a: Figure, b: Figure) -> bool:
    """ "The dollar fell 0.5% against the euro", "the euro rose 0.5%": one move, seen from both ends."""
    ours, theirs = a.claim.frame, b.claim.frame
    turned = _opposed(ours, theirs) and a.claim.quantity.digits == b.claim.quantity.digits
    if not turned or not ours.subject or not theirs.subject or ours.subject == theirs.subject:
        return False
    return heard(ours.subject, b.passage.words) and heard(theirs.subject, a.passage.words)


def _one_time(ours: Frame, theirs: Frame) -> bool:
    a, b = ours.period, theirs.period
    if a is None or b is None:
        return False
    return a.last == b.last if a.last is not None else a.text.lower() == b.text.lower()


def _other_time(ours: Frame, theirs: Frame) -> bool:
    a, b = ours.period, theirs.period
    if not (a and b and a.resolved and b.resolved and a.first and b.first and a.last and b.last):
        return False
    return a.first > b.last or b.first > a.last


def _groups(frame: Frame) -> frozenset[str]:
    """How many a figure is told of: "the four big banks" are not all banks."""
    return frozenset(qualifier for qualifier in frame.qualifiers if qualifier.startswith("group of"))


def _told(passage: Passage, values: Iterable[Value]) -> list[str]:
    held = {value for value, _ in values}
    return sorted({" ".join(claim.place.text.split()) for claim in passage.claims if abs(claim.quantity.near) in held})
