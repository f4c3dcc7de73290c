"""Two tellings of one story: how far they agree, and how much each leaves over that the other does not give."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from math import log
from typing import NamedTuple

from factcheck.align.kinds import Kinds
from factcheck.align.passages import Figure, Passage
from factcheck.align.respects import opposed
from factcheck.model.claim import Claim

TEN = 10
UNTOLD = 9  # pairs that two tellings which agree on no figure may have left unsaid
FAR = 3  # times: figures further apart than this are seldom one figure told wrong

MUCH_LEFT = log(20)  # pairs of figures left over, from which on two tellings are whole articles
SOME = 2  # figures that both give, without which two long articles tell two stories

Value = tuple[Decimal, bool]


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

    @property
    def whole(self) -> bool:
        """Whether two whole articles tell it, that share some figures and leave over much that the other leaves out."""
        return self.left >= MUCH_LEFT and self.share * self.known >= SOME


class Tellings:
    """Says how far two tellings agree."""

    def __init__(self, kinds: Kinds) -> None:
        self.kinds = kinds
        self._known_by: dict[int, tuple[Claim, Value | None]] = {}  # what is held keeps its number

    def story(
        self, here: Sequence[Passage], there: Sequence[Passage], mine: Sequence[Figure], others: Sequence[Figure]
    ) -> Story:
        """How far two tellings agree, and how much is left over in each."""
        share, known = self._shared(here, there, mine, others)
        words, retold_words = (_words(side) for side in (here, there))
        left = log(max(UNTOLD if not share else 1, len(mine) * len(others)))
        return Story(words, retold_words, share, known, self._sizes(mine), self._sizes(others), left)

    def sorts(self, claim: Claim) -> frozenset[str]:
        """What a figure counts or measures: shops are stores, and what is measured has a unit."""
        measured = {f"{claim.frame.metric} in {self.kinds.kind(claim)}"} if claim.frame.known else set()
        return self.kinds.sorts(claim) | measured

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
        ours, theirs = (self.value(figure.claim) for figure in (a, b))
        if ours is None or ours != theirs or not opposed(a.claim.frame, b.claim.frame):
            return story.share
        return max(0.0, story.share * story.known - 1) / max(1, story.known - 1)

    def _sizes(self, figures: Iterable[Figure]) -> Mapping[str, Sequence[Decimal]]:
        sizes: defaultdict[str, set[Decimal]] = defaultdict(set)
        for figure in figures:
            for sort in (self.kinds.kind(figure.claim), *self.sorts(figure.claim)):
                sizes[sort].add(abs(figure.claim.in_percent.near))
        return {kind: sorted(held) for kind, held in sizes.items()}

    def few(self, a: Figure, b: Figure, story: Story) -> float:
        """The logarithm of the number of pairs left over of their kind and size, of which theirs is but one.

        Where both count or measure one sort of thing, only others of that sort may be meant.
        """
        if both := self.sorts(a.claim) & self.sorts(b.claim):
            return min(self._left(a.claim, b.claim, story, sort, sort) for sort in both)
        return self._left(a.claim, b.claim, story, self.kinds.kind(b.claim), self.kinds.kind(a.claim))

    @staticmethod
    def _left(a: Claim, b: Claim, story: Story, ours: str, theirs: str) -> float:
        mine, others = story.mine.get(ours, ()), story.others.get(theirs, ())
        return log(_like(mine, b)) + log(_like(others, a))

    def values(self, claims: Iterable[Claim]) -> frozenset[Value]:
        """The figures by which sentences are known, those aside that are met everywhere."""
        return frozenset(value for claim in claims if (value := self.value(claim)) is not None)

    def value(self, claim: Claim) -> Value | None:
        """The figure by which a sentence is known; each is asked about for every figure that it may stand for."""
        if id(claim) not in self._known_by:
            self._known_by[id(claim)] = claim, self._value(claim)
        return self._known_by[id(claim)][1]

    def _value(self, claim: Claim) -> Value | None:
        amount = claim.in_percent
        size = abs(amount.near)
        if amount.is_long:
            return size, False
        return (size, self.kinds.kind(claim) == "percent") if size >= TEN or len(amount.digits) > 1 else None


def _words(passages: Sequence[Passage]) -> frozenset[str]:
    return frozenset().union(*(passage.words | passage.named for passage in passages))


def _like(sizes: Sequence[Decimal], claim: Claim) -> int:
    """How many of these sizes are about that of a figure; one at least, however far apart the two are."""
    size = abs(claim.in_percent.near)
    return max(1, bisect_right(sizes, size * FAR) - bisect_left(sizes, size / FAR))
