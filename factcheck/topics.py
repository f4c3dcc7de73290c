"""What the articles of a run list and date, and what of it they list or date otherwise than others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from factcheck.model.digest import digest
from factcheck.model.finding import Conflict
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading

if TYPE_CHECKING:
    from factcheck.align import Blocks, Kept

Shared = dict[int, tuple[Conflict, ...]]


class Topics:
    """By topic, who lists or dates it, and the conflicts of that; a conflict may be met under several topics."""

    def __init__(
        self, blocks: Blocks, pack: RulePack, kept: Kept | None = None, shared: Mapping[int, tuple[Conflict, ...]] = {}
    ) -> None:
        from factcheck import align

        self.blocks, self.pack = blocks, pack
        self.index = align.Index(kept)
        self.shared: Shared = dict(shared)

    def add(self, readings: Iterable[Reading]) -> set[int]:
        """Notes what articles list and date; all of it."""
        return self._note(readings, self.index.add)

    def remove(self, readings: Iterable[Reading]) -> set[int]:
        """Forgets what articles list and date; all of it."""
        return self._note(readings, self.index.remove)

    def tellers(self, topics: Iterable[int]) -> set[str]:
        """The articles that list or date one of these."""
        return {self.blocks.names[number] for number in self.index.sharing(topics)}

    def judge(self, readings: Collection[Reading]) -> None:
        """Holds all that articles list and date against each other."""
        self.shared = judged(readings, self.pack)

    def judge_again(self, topics: Collection[int], readings: Collection[Reading]) -> None:
        """The same, but only of these topics; ``readings`` are of all that tell one."""
        again = judged(readings, self.pack)
        for topic in topics:
            self.shared.pop(topic, None)
            if topic in again:
                self.shared[topic] = again[topic]

    def _note(self, readings: Iterable[Reading], put: Callable[[int, int], None]) -> set[int]:
        told: set[int] = set()
        for reading in readings:
            for topic in topics(reading, self.pack):
                put(topic, self.blocks.numbered(reading.article))
                told.add(topic)
        return told


def topics(reading: Reading, pack: RulePack) -> set[int]:
    """What an article lists or dates, as numbers."""
    from factcheck import judge

    return set(map(digest, judge.topics(reading, pack)))


def judged(readings: Collection[Reading], pack: RulePack) -> Shared:
    """What articles list or date otherwise than others, by topic."""
    from factcheck import judge

    found: defaultdict[int, list[Conflict]] = defaultdict(list)
    for topic, conflict in judge.shared(tuple(readings), pack):
        found[digest(topic)].append(conflict)
    return {topic: tuple(conflicts) for topic, conflicts in found.items()}
