"""By what each article may be known, which others share that with it, and whom it is held against for that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from factcheck.align import stories
from factcheck.align.index import Index
from factcheck.align.traces import WORD
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading


class Marks:
    """The marks of articles, both ways round: who bears one, and what one bears."""

    def __init__(self, marks: Index, borne: Index, names: Sequence[str], numbers: Mapping[str, int]) -> None:
        self.marks, self.borne = marks, borne
        self.names, self.numbers = names, numbers

    def pairs(self, article: str, readings: Mapping[str, Reading], pack: RulePack) -> Iterator[tuple[str, str]]:
        """The article with each that tells one story with it, and is among its nearest or has it among its own."""
        shared, proper = self.shared(article)
        nearest = set(stories.partners(shared))
        for other in shared:
            if other in nearest or article in stories.partners(self.shared(other)[0]):
                a, b = sorted((article, other))
                if stories.are_one(readings[a], readings[b], proper[other], pack):
                    yield a, b

    def shared(self, article: str) -> tuple[Counter[str], Counter[str]]:
        """How many marks each other article shares with one, and how many of them are more than words."""
        shared: Counter[int] = Counter()
        proper: Counter[int] = Counter()
        for mark in self.borne.of(self.numbers[article]):
            holders = self.marks.of(mark)
            if len(holders) <= stories.COMMON:
                shared.update(holders)
                if not mark & WORD:
                    proper.update(holders)
        del shared[self.numbers[article]]
        return self._named(shared), self._named(proper)

    def nearest(self, article: str) -> dict[str, int]:
        """The articles that one is held against, with how many names and figures each shares with it."""
        shared, proper = self.shared(article)
        return {other: proper[other] for other in stories.partners(shared)}

    def _named(self, counted: Counter[int]) -> Counter[str]:
        return Counter({self.names[number]: count for number, count in counted.items()})
