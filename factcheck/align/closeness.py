"""How near two articles are to each other by their words: two that tell one event share more than a name or a figure.

Among thousands of articles any figure is met again in another, and so is any name. What few articles say is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

from factcheck.align.once import Once
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading
from factcheck.model.stem import stem

FEWEST_LETTERS = 3
NEAR = 0.08  # how much of what few articles say two tellings of one event share, as a cosine
FEW = 20  # such words of an article, fewer than which say nothing of what else it could have said


class Closeness:
    """Tells how near articles are, and reads each of them once."""

    def __init__(self, pack: RulePack) -> None:
        self._usual = usual(pack)
        self._held: dict[str, frozenset[str]] = {}
        self._headlined, self._spoken_of = Once(_headlined), Once(_spoken_of)

    def apart(self, a: Reading, b: Reading) -> bool:
        """Whether two articles that say enough are hardly about one event."""
        ours, theirs = self.words(a), self.words(b)
        if min(len(ours), len(theirs)) < FEW:
            return False
        return self.share(ours, theirs) < NEAR

    @staticmethod
    def share(ours: frozenset[str], theirs: frozenset[str]) -> float:
        """How much two sets of words share, from 0 to 1.

        >>> Closeness.share(frozenset({"dam", "spillway"}), frozenset({"dam", "lake"}))
        0.5
        """
        return len(ours & theirs) / (sqrt(len(ours) * len(theirs)) or 1)

    def estranged(self, a: Reading, b: Reading) -> bool:
        """Whether the headline of each is about somebody of whom the other says nothing: two bonds, two results."""
        ours, theirs = self._headlined(a), self._headlined(b)
        if not (ours and theirs and ours.isdisjoint(theirs)):
            return False
        return ours.isdisjoint(self._spoken_of(b)) and theirs.isdisjoint(self._spoken_of(a))

    def words(self, reading: Reading) -> frozenset[str]:
        """What the sentences of an article say that few articles say."""
        if reading.article not in self._held:
            tokens = {token for one in reading.statements for token in one.tokens}
            told = {stem(token) for token in tokens if token.isalpha() and len(token) >= FEWEST_LETTERS}
            self._held[reading.article] = frozenset(told) - self._usual
        return self._held[reading.article]


def _headlined(reading: Reading) -> frozenset[str]:
    """The words of the names in the headline."""
    return _words_of(reading.statements[0].headlined if reading.statements else ())


def _spoken_of(reading: Reading) -> frozenset[str]:
    """The words of whom the sentences with figures name, and are about."""
    return _words_of(name for claim in reading.claims for name in (*claim.names, claim.frame.subject or ""))


def _words_of(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in name.lower().split() if len(word) >= FEWEST_LETTERS)


def usual(pack: RulePack) -> frozenset[str]:
    """The stems of what many articles say, numbers in words among them."""
    words = pack.words.phrases
    return frozenset((*words["usual"]["word"], *map(stem, words["stop"]["word"]), *pack.numbers.cardinals))
