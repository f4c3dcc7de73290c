"""One story's figures with what stands around each, and how rare that is in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from decimal import Decimal
from functools import cached_property
from itertools import combinations
from math import log
from typing import NamedTuple

from factcheck.align.kinds import Kinds, counted
from factcheck.align.passages import Passage
from factcheck.model.claim import Claim
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading
from factcheck.model.stem import stem

REACH = 6  # tokens on either side of a figure that say what it is of
ADJOINING = 3  # tokens on either side among which the word is sought that it belongs to
MOST = 120  # figures of a text beyond which it is a list
ONE_CONTEXT = 0.6  # share of what two figures have around them that makes a third their rival
KINDS_OF_COUNT = ("counts", "counted", "told_of")


class Mention(NamedTuple):
    """A figure of a story: in which of its sentences, at which token, the words near it, those next to it, its noun."""

    claim: Claim
    passage: Passage
    order: int
    at: int
    near: frozenset[str]
    adjoining: frozenset[str]
    noun: str

    @property
    def size(self) -> Decimal:
        return abs(self.claim.quantity.near)

    def beside(self, reach: tuple[int, int]) -> Set[str]:
        """The tokens from so many before it to so many behind it."""
        before, behind = reach
        return frozenset(self.passage.statement.tokens[max(0, self.at - before) : self.at + behind + 1])


class Told:
    """The words a pack knows of what is counted, and how it calls units; for every story alike."""

    def __init__(self, pack: RulePack) -> None:
        self.pack = pack
        words = pack.words.phrases
        self.partly = frozenset(words["set"]["partly"])
        self.buying, self.selling = (frozenset(words["set"][way]) for way in ("buying", "selling"))
        self.markers = frozenset(words["set"]["markers"])
        self.compared = frozenset(words["set"]["compared"])
        self.peaks = frozenset(words["set"]["peaks"])
        self.referring = frozenset(words["set"]["referring"])
        self.elsewhere = frozenset(words["set"]["elsewhere"])
        self.dying = frozenset(words["set"]["dying"])
        self.aged = frozenset(words["set"]["aged"])
        self.spoken_of = frozenset(words["set"]["spoken_of"])
        self.of_them = frozenset(words["set"]["of_them"])
        self.restricting = frozenset(words["set"]["restricting"])
        self._kinds: dict[str, str] = {}
        for table in KINDS_OF_COUNT:
            for kind, said in words[table].items():
                self._kinds.update((stem(one), kind) for one in said if " " not in one)
        self.general = frozenset(map(stem, words["set"]["anybody"])) - self._kinds.keys()

    def kind(self, claim: Claim) -> str:
        """What a figure can be held against: a kind of unit."""
        unit = claim.quantity.unit
        kind = self.pack.units.dimension(unit)
        return "percent" if kind == "points" else "count" if unit is None else kind

    def noun(self, claim: Claim) -> str:
        """What a figure counts, "deaths" whether of the dead or of victims."""
        return self._kinds.get(counted(claim), counted(claim))

    def alike(self, stems: Iterable[str]) -> frozenset[str]:
        """Stems, with those that count one kind of thing as that kind."""
        return frozenset(self._kinds.get(one, one) for one in stems)


class Story:
    """The figures of one article that its text tells, and what it tells beside them."""

    def __init__(self, reading: Reading, passages: Sequence[Passage], told: Told) -> None:
        self.told = told
        self.claims = reading.claims
        self.passages = passages
        self.words: Mapping[int, frozenset[str]] = {
            order: told.alike(one.words | one.named | {counted(claim) for claim in one.claims}) - {""}
            for order, one in enumerate(passages)
        }
        self._spread = Counter(word for words in self.words.values() for word in words)
        self.mentions = [
            self._mention(claim, passage, order)
            for order, passage in enumerate(passages)
            for claim in passage.claims
            if _plain(claim)
        ]

    def _mention(self, claim: Claim, passage: Passage, order: int) -> Mention:
        at = passage.at[claim.id]
        noun = counted(claim)
        near = frozenset(passage.stems[max(0, at - REACH) : at + REACH + 1]) | {noun}
        near = self.told.alike(near - passage.named - {""}) - self.told.general
        before, behind = passage.stems[max(0, at - ADJOINING) : at], passage.stems[at + 1 : at + 1 + ADJOINING]
        nearest = (next(filter(None, reversed(before)), ""), next(filter(None, behind), ""), noun)
        return Mention(claim, passage, order, at, near, self.told.alike(nearest) & near, self.told.noun(claim))

    def pairs(self) -> Iterator[tuple[Mention, Mention]]:
        """Figures of one kind in two sentences that have a word around them in common."""
        by_kind: defaultdict[str, list[Mention]] = defaultdict(list)
        for one in self.mentions:
            by_kind[self.told.kind(one.claim)].append(one)
        for held in by_kind.values() if len(self.mentions) <= MOST else ():
            for a, b in combinations(held, 2):
                if a.order != b.order and (not a.near.isdisjoint(b.near) or (a.noun and a.noun == b.noun)):
                    yield a, b

    def rarity(self, words: Iterable[str]) -> float:
        """How much words say, by how few sentences of the story have them."""
        return sum(log((len(self.passages) + 1) / self._spread[word]) for word in words)

    @cached_property
    def kinds(self) -> Kinds:
        """What its figures can be held against."""
        return Kinds(self.told.pack)

    @cached_property
    def sizes(self) -> Mapping[str, Sequence[Claim]]:
        """Everything it tells, by kind."""
        held: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            held[self.told.kind(claim)].append(claim)
        return held

    @cached_property
    def _values(self) -> Mapping[str, frozenset[Decimal]]:
        """The values it tells, by what they count."""
        held: defaultdict[str, set[Decimal]] = defaultdict(set)
        for claim in self.claims:
            held[self.told.noun(claim)].add(abs(claim.quantity.near))
        return {noun: frozenset(values) for noun, values in held.items()}

    def others(self, a: Mention, b: Mention) -> int:
        """How many other values of their kind it tells."""
        held = {abs(claim.quantity.near) for claim in self.sizes[self.told.kind(a.claim)]}
        return len(held - {a.size, b.size})

    def others_of_noun(self, a: Mention, b: Mention) -> int:
        """How many other values of what the one or the other counts it tells."""
        nouns = {one.noun for one in (a, b)} - {""}
        return max((len(self._values[noun] - {a.size, b.size}) for noun in nouns), default=0)

    def rivals(self, a: Mention, b: Mention) -> int:
        """How many other values of their kind have by and large what is common to both around them."""
        shared = a.near & b.near
        kind, enough = self.told.kind(a.claim), ONE_CONTEXT * self.rarity(shared)
        rivals = {
            one.size
            for one in self.mentions
            if one.size not in (a.size, b.size)
            and self.told.kind(one.claim) == kind
            and (self.rarity(one.near & shared) >= enough if shared else one.noun == a.noun)
        }
        return len(rivals)

    def elsewhere(self, one: Mention, other: Mention) -> bool:
        """Whether the value of a figure is told apart from these two, be it more or less exactly."""
        held = self.sizes[self.told.kind(one.claim)]
        apart = (claim for claim in held if claim is not one.claim and claim is not other.claim)
        return any(_agree(one.claim, claim) for claim in apart)

    def taken_up(self, one: Mention) -> bool:
        """Whether it stands in a headline, and the text tells it too."""
        held = self.sizes[self.told.kind(one.claim)]
        return one.claim.headline and any(not claim.headline and _agree(one.claim, claim) for claim in held)

    def tells(self, size: Decimal, kind: str) -> bool:
        """Whether it tells just this value of a kind."""
        return any(abs(claim.quantity.near) == size for claim in self.sizes[kind])


def _plain(claim: Claim) -> bool:
    """Whether a figure is a point of the running text that stands for itself."""
    amount = claim.quantity
    aside = claim.table is not None or claim.block == "row" or claim.partner is not None or claim.superseded
    told = amount.point is not None and amount.near != 0 and claim.fact is None
    return told and not (aside or claim.vague or claim.numbering or claim.frame.modality == "negated")


def _agree(a: Claim, b: Claim) -> bool:
    ours, theirs = a.quantity, b.quantity
    return abs(abs(ours.near) - abs(theirs.near)) <= (
        max(ours.precision, theirs.precision) / 2 if ours.near != theirs.near else 0
    )
