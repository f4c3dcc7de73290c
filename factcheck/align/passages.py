"""A sentence with its figures as it is held against a sentence in other words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from factcheck.align.lengths import told
from factcheck.model.claim import Claim, Grade
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading, Statement
from factcheck.model.stem import stem

REACH = 7  # tokens on either side of a figure that are near it
FEWEST_LETTERS = 3
TELLING = 5  # letters that tell one name from another


@dataclass(frozen=True)
class Passage:
    """The stems of a sentence's words, "" for those that say nothing, and where each figure stands among them."""

    statement: Statement
    stems: tuple[str, ...]
    claims: tuple[Claim, ...]
    at: Mapping[str, int]
    beside: list[Passage] = field(default_factory=list)

    @cached_property
    def context(self) -> frozenset[str]:
        """The words of the sentences before and behind it."""
        return frozenset().union(*(passage.words | passage.named for passage in self.beside))

    @property
    def headline(self) -> bool:
        return any(claim.headline for claim in self.claims)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the sentence, but for those that the text takes back or that number something."""
        return tuple(Figure(claim, self) for claim in self.claims if not (claim.superseded or claim.numbering))

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(self.stems) - {""}

    @cached_property
    def tokens(self) -> frozenset[str]:
        return frozenset(self.statement.tokens)

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(name for claim in self.claims for name in claim.names)

    @cached_property
    def named(self) -> frozenset[str]:
        """The stems of the words of its names."""
        return frozenset(word for name in self.names for word in spelled(name))

    def printed(self, stems: frozenset[str]) -> list[str]:
        """Words as they stand in the sentence, in its order."""
        pairs = zip(self.stems, self.statement.tokens, strict=True)
        return list({found: token for found, token in pairs if found in stems}.values())

    def around(self, at: int) -> frozenset[str]:
        """The words near a token."""
        return frozenset(self.stems[max(0, at - REACH) : at + REACH + 1]) - {""}


class Shared(NamedTuple):
    """The stems of the names and of the other words that two sentences share."""

    names: frozenset[str]
    words: frozenset[str]


def shared(ours: Passage, theirs: Passage) -> Shared:
    """What two sentences have in common; a name need be known for one in one of them only."""
    names = (ours.named & theirs.words) | (theirs.named & ours.words)
    return Shared(names, (ours.words & theirs.words) - names)


def shared_around(ours: Passage, theirs: Passage) -> frozenset[str]:
    """The words of the one that stand beside the other."""
    return (ours.words & theirs.context) | (theirs.words & ours.context)


class Figure(NamedTuple):
    """A figure, and the sentence it stands in."""

    claim: Claim
    passage: Passage


class Passages:
    """The passages of articles, each laid out when it is first asked for."""

    def __init__(self, pack: RulePack) -> None:
        words = pack.words.phrases
        self._idle = frozenset((*words["stop"]["word"], *words["set"]["hedge"], *words["set"]["plain"]))
        self._units = pack.units
        self._held: dict[str, tuple[Passage, ...]] = {}

    def of(self, reading: Reading) -> tuple[Passage, ...]:
        if reading.article not in self._held:
            passages = tuple(map(self._passage, reading.statements))
            for one, following in pairwise(passages):
                one.beside.append(following)
                following.beside.append(one)
            self._held[reading.article] = passages
        return self._held[reading.article]

    def words(self, reading: Reading) -> frozenset[str]:
        """Everything the sentences of an article say."""
        return frozenset().union(*(passage.words | passage.named for passage in self.of(reading)))

    def _passage(self, statement: Statement) -> Passage:
        stems = tuple(self._stem(token) for token in statement.tokens)
        figures = tuple(told(statement, self._units))
        claims, at = tuple(claim for claim, _ in figures), {claim.id: token for claim, token in figures}
        return Passage(statement, stems, claims, at)

    def _stem(self, token: str) -> str:
        told = token.isalpha() and len(token) >= FEWEST_LETTERS and token not in self._idle
        return stem(token) if told else ""


def headlined(passages: Sequence[Passage]) -> tuple[Sequence[Passage], Sequence[Passage]]:
    """The headlines of an article, and its text."""
    headlines = [passage for passage in passages if passage.headline]
    return headlines, [passage for passage in passages if not passage.headline]


def spelled(name: str) -> frozenset[str]:
    """The stems of the words of a name."""
    return frozenset(stem(word) for word in name.lower().split() if len(word) >= FEWEST_LETTERS)


def heard(name: str, words: frozenset[str]) -> bool:
    """Whether words speak of a name, be it of its people: "Mexicans" of Mexico.

    >>> heard("Mexico", frozenset({"mexican", "wage"})), heard("Brazil", frozenset({"mexican", "wage"}))
    (True, False)
    """
    return any(word[:TELLING] in _starts(words) for word in spelled(name))


@lru_cache(maxsize=1024)  # every figure of an article is held against the same words
def _starts(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word[:TELLING] for word in words)


def strangers(a: Claim, b: Claim, ours: frozenset[str], theirs: frozenset[str], *, sure: bool) -> bool:
    """Whether each figure is about somebody of whom the other text does not say a word, be it so said or ``sure``."""
    mine, other = a.frame.subject, b.frame.subject
    if mine is None or other is None or mine == other:
        return False
    if sure and (
        mine.islower() or other.islower() or min(a.frame.subject_grade, b.frame.subject_grade) < Grade.SENTENCE
    ):
        return False
    return not (heard(mine, theirs) or heard(other, ours))
