"""Where the words of dots stand, so that none covers another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

HEIGHT = 14
# Where a label stands to its dot: shares of the width, and units of height.
BESIDE, ABOVE, BELOW = 1.0, -7, 17
MIDDLE = 53


class Dot(NamedTuple):
    """A dot at a share of the width and at a height, and its words."""

    x: float
    y: float
    words: str


class Label(NamedTuple):
    """The words of a dot: the share of the width at which they begin, how much of it they take, and their foot."""

    dot: Dot
    start: float
    width: float
    y: float
    anchor: Literal["start", "end"]

    @property
    def within(self) -> bool:
        return self.start >= 0 and self.start + self.width <= 100

    def covers(self, other: Label) -> bool:
        beside = self.start < other.start + other.width and other.start < self.start + self.width
        return beside and abs(self.y - other.y) < HEIGHT


def labels(dots: Iterable[Dot], character: float) -> Iterator[Label]:
    """A label for each dot that has room for one, the first first; a ``character`` is so wide a share.

    >>> [label.anchor for label in labels([Dot(20, 50, "9%"), Dot(90, 50, "8%")], 1.0)]
    ['start', 'end']
    """
    taken: list[Label] = []
    for dot in dots:
        free = (one for one in around(dot, character) if one.within and not any(map(one.covers, taken)))
        found = next(free, None)
        if found is not None:
            taken.append(found)
            yield found


def around(dot: Dot, character: float) -> list[Label]:
    """The places that a label may take, the best first: towards the middle, above."""
    width = character * len(dot.words)
    right = [Label(dot, dot.x + BESIDE, width, dot.y + dy, "start") for dy in (ABOVE, BELOW)]
    left = [Label(dot, dot.x - BESIDE - width, width, dot.y + dy, "end") for dy in (ABOVE, BELOW)]
    return right + left if dot.x <= MIDDLE else left + right
