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
        own = self.numbers[article]
        shared, proper = self.shared(own)
        nearest = set(self._partners(shared))
        for number in shared:
            if number in nearest or own in self._partners(self.shared(number)[0]):
                a, b = sorted((article, self.names[number]))
                if stories.are_one(readings[a], readings[b], proper[number], pack):
                    yield a, b

    def shared(self, number: int) -> tuple[Counter[int], Counter[int]]:
        """How many marks each other article shares with one, and how many of them are more than words."""
        shared: Counter[int] = Counter()
        proper: Counter[int] = Counter()
        for mark in self.borne.of(number):
            if 1 < self.marks.count(mark) <= stories.COMMON:
                holders = self.marks.of(mark)
                shared.update(holders)
                if not mark & WORD:
                    proper.update(holders)
        del shared[number]
        return shared, proper

    def nearest(self, number: int) -> dict[int, int]:
        """The articles that one is held against, with how many names and figures each shares with it."""
        shared, proper = self.shared(number)
        return {other: proper[other] for other in self._partners(shared)}

    def _partners(self, shared: Counter[int]) -> Sequence[int]:
        if len(shared) <= stories.PARTNERS:
            return list(shared)
        ranked = {self.names[number]: count for number, count in shared.items()}
        return [self.numbers[name] for name in stories.partners(ranked)]
