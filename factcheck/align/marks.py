"""By what each article may be known, which others share that with it, and whom it is held against for that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from factcheck.align import stories
from factcheck.align.closeness import Closeness
from factcheck.align.index import Index
from factcheck.align.traces import WORD
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading

# Whom an article is held against: how many marks it shares with each, and how many of these are more than words.
Nearest = dict[int, tuple[int, int]]


class Rivals(NamedTuple):
    """What may change who is held against whom: how many bore each mark, and the nearest of all who bore a rare one."""

    counts: Mapping[int, int]
    nearest: Mapping[int, Nearest]


class Marks:
    """The marks of articles, both ways round: who bears one, and what one bears."""

    def __init__(self, marks: Index, borne: Index, names: Sequence[str], numbers: Mapping[str, int]) -> None:
        self.marks, self.borne = marks, borne
        self.names, self.numbers = names, numbers
        self._nearest: dict[int, Nearest] = {}

    def pairs(
        self, article: str, readings: Mapping[str, Reading], closeness: Closeness, pack: RulePack
    ) -> Iterator[tuple[str, str]]:
        """The article with each that tells one story with it, and is among its nearest or has it among its own."""
        own = self.numbers[article]
        shared, proper = self.shared(own)
        nearest = self.nearest(own)
        for number in shared:
            if number in nearest or own in self.nearest(number):
                a, b = sorted((article, self.names[number]))
                if stories.are_one(readings[a], readings[b], proper[number], closeness, pack):
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

    def nearest(self, number: int) -> Nearest:
        """The articles that one is held against, which is worked out when it is first asked for."""
        if number not in self._nearest:
            shared, proper = self.shared(number)
            found = stories.partners(shared, self.names.__getitem__)
            self._nearest[number] = {other: (shared[other], proper[other]) for other in found}
        return self._nearest[number]

    def rivals(self, marks: Set[int], names: Set[int]) -> Rivals:
        """Who may be held against others than now once these articles take up or lose these marks."""
        counts = {mark: self.marks.count(mark) for mark in marks}
        few = (mark for mark, count in counts.items() if count <= stories.COMMON + len(names))
        return Rivals(counts, {number: self.nearest(number) for number in self.marks.sharing(few) - names})

    def moved(self, rivals: Rivals, names: Set[int]) -> list[int]:
        """Which of them are held against others, or for other reasons, than before these articles changed."""
        told: dict[int, tuple[Counter[int], Counter[int]]] = {}
        for name in names:
            self._nearest.pop(name, None)
            told[name] = self.shared(name)
        crossed = self._crossed(rivals)
        return [
            number
            for number, before in rivals.nearest.items()
            if number in crossed or any(self._moves(number, before, name, told[name]) for name in names)
            if self._is_other(number, before, names)
        ]

    def _crossed(self, rivals: Rivals) -> set[int]:
        """Who bears a mark that has come to say something, or nothing any more."""
        few = {mark: self.marks.count(mark) <= stories.COMMON for mark in rivals.counts}
        return self.marks.sharing(
            mark for mark, count in rivals.counts.items() if few[mark] != (count <= stories.COMMON)
        )

    def _moves(self, number: int, nearest: Nearest, name: int, told: tuple[Counter[int], Counter[int]]) -> bool:
        """Whether an article that has changed may come among the nearest of another, or fall out."""
        shared, proper = told[0][number], told[1][number]
        if name in nearest:
            falls = shared < nearest[name][0]
            nearest[name] = shared, proper
            return falls
        if not shared or len(nearest) < stories.PARTNERS:
            return bool(shared)
        return (-shared, self.names[name]) < max((-count, self.names[other]) for other, (count, _) in nearest.items())

    def _is_other(self, number: int, before: Nearest, names: Set[int]) -> bool:
        """Whether an article, its nearest worked out again, is held against others of those that have not changed."""
        del self._nearest[number]
        after = self.nearest(number)
        kept, found = ({other: one[1] for other, one in near.items() if other not in names} for near in (before, after))
        return kept != found
