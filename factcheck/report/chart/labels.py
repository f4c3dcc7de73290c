"""Where the words of dots stand, so that none covers another, nor another dot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, get_args

HEIGHT = 15.0
# How near the middle of words a line may come before it strikes them out, and how far up or down they may be moved.
STRUCK, STEPS = 8.0, 8
# How far words stand from their dot, and how far apart dots are whose words stand in one pile.
BESIDE, NEAR = 13.0, 12.0
LIFT = 9.0
DOT = 7.0

Side = Literal["start", "end"]
SIDES: tuple[Side, ...] = get_args(Side)


class Frame(NamedTuple):
    """What holds the words: between two places and two heights; a ``character`` is so wide."""

    left: float
    right: float
    top: float
    foot: float
    character: float


class Dot(NamedTuple):
    """A dot, its words and ever fewer that will do; those in ``dispute`` come first where there is no room for all."""

    x: float
    y: float
    words: str
    fewer: tuple[str, ...] = ()
    dispute: bool = False


class Stroke(NamedTuple):
    """A line of the drawing, from its left end to its right one, that words are to keep off."""

    left: float
    start: float
    right: float
    end: float

    def across(self, width: float) -> Stroke:
        """The same on a drawing so wide, of one whose places are hundredths."""
        return self._replace(left=self.left * width / 100, right=self.right * width / 100)

    def between(self, left: float, right: float) -> tuple[float, float] | None:
        """Its heights where it comes within two places, the smaller first."""
        first, last = max(left, self.left), min(right, self.right)
        if first >= last:
            return None
        slope = (self.end - self.start) / (self.right - self.left)
        ends = self.start + slope * (first - self.left), self.start + slope * (last - self.left)
        return min(ends), max(ends)


class Label(NamedTuple):
    """The words of a dot: where they begin or end, their middle height, and how wide they are."""

    dot: Dot
    words: str
    x: float
    y: float
    width: float
    anchor: Side

    @property
    def left(self) -> float:
        return self.x if self.anchor == "start" else self.x - self.width

    def covers(self, other: Label) -> bool:
        beside = self.left < other.left + other.width and other.left < self.left + self.width
        return beside and abs(self.y - other.y) < HEIGHT

    def hides(self, dot: Dot) -> bool:
        beside = self.left - DOT < dot.x < self.left + self.width + DOT
        return beside and abs(self.y - dot.y) < HEIGHT / 2 + DOT / 2

    def struck(self, stroke: Stroke) -> bool:
        heights = stroke.between(self.left, self.left + self.width)
        return heights is not None and heights[0] - STRUCK < self.y < heights[1] + STRUCK


def labels(dots: Sequence[Dot], frame: Frame, strokes: Sequence[Stroke] = ()) -> list[Label]:
    """A label for each dot that has room for one: piles of words beside dots that are near each other.

    Where words could stand in several ways, as many as may be stand, then as few as may be are struck by a line.

    >>> dots = [Dot(60, 50, "9%"), Dot(60, 52, "8.9%"), Dot(590, 50, "8%")]
    >>> [(label.anchor, label.y) for label in labels(dots, Frame(0, 600, 0, 100, 7))]
    [('start', 43.5), ('start', 58.5), ('end', 50.0)]
    """
    placed: list[Label] = []
    for pile in sorted(piles(dots), key=lambda pile: (not any(dot.dispute for dot in pile), -len(pile))):
        own = set(map(id, pile))
        others = [dot for dot in dots if id(dot) not in own]
        found = (fitting(way, frame, placed, others) for way in ways(pile, frame))
        placed += best(found, len({dot.words for dot in pile}), strokes)
    return placed


def best(found: Iterable[list[Label]], wanted: int, strokes: Sequence[Stroke]) -> list[Label]:
    """The way that leaves out the fewest words and has the fewest struck, the first of several."""
    chosen: list[Label] = []
    worst: tuple[int, int] | None = None
    for way in found:
        rank = -len(way), sum(any(label.struck(stroke) for stroke in strokes) for label in way)
        if worst is None or rank < worst:
            chosen, worst = way, rank
        if rank == (-wanted, 0):
            break
    return chosen


def ways(pile: Sequence[Dot], frame: Frame) -> Iterator[list[Label]]:
    """The words of a pile as they may stand, the best first: whole, on its right, and at its own height."""
    briefest = 1 + max(len(dot.fewer) for dot in pile)
    farthest = STEPS if any(dot.dispute for dot in pile) else 2
    for step in (0, *(way * step for step in range(1, farthest + 1) for way in (-1, 1))):
        for brevity in range(briefest):
            told = [dot._replace(words=(dot.words, *dot.fewer)[min(brevity, len(dot.fewer))]) for dot in pile]
            for side in SIDES:
                yield beside(told, frame, side, step * LIFT)


def piles(dots: Iterable[Dot]) -> list[list[Dot]]:
    """Dots that stand near each other, from left to right; each pile from top to bottom."""
    found: list[list[Dot]] = []
    for dot in sorted(dots, key=lambda dot: dot.x):
        if found and dot.x - found[-1][0].x <= NEAR:
            found[-1].append(dot)
        else:
            found.append([dot])
    return [sorted(pile, key=lambda dot: dot.y) for pile in found]


def beside(pile: Sequence[Dot], frame: Frame, side: Side, lift: float = 0) -> list[Label]:
    """The words of a pile on one side of it, so much lower, none twice and as many as have room above each other."""
    most = int((frame.foot - frame.top) / HEIGHT)
    once = {dot.words: dot for dot in sorted(pile, key=lambda dot: dot.dispute)}.values()
    kept = sorted(once, key=lambda dot: not dot.dispute)[:most]
    told = sorted(kept, key=lambda dot: dot.y)
    places = [dot.x for dot in pile]
    x = max(places) + BESIDE if side == "start" else min(places) - BESIDE
    heights = spread([dot.y + lift for dot in told], frame.top, frame.foot)
    return [
        Label(dot, dot.words, x, y, frame.character * len(dot.words), side)
        for dot, y in zip(told, heights, strict=True)
    ]


def fitting(made: Iterable[Label], frame: Frame, placed: Sequence[Label], others: Sequence[Dot]) -> list[Label]:
    """Those that stand in the frame and cover nothing."""
    return [
        label
        for label in made
        if label.left >= frame.left
        and label.left + label.width <= frame.right
        and not any(label.covers(other) for other in placed)
        and not any(label.hides(dot) for dot in others)
    ]


def spread(heights: Sequence[float], top: float, foot: float) -> list[float]:
    """The same heights in order, moved as little as may be so that none is nearer to the next than a line.

    >>> spread([10.0, 11.0, 60.0], 0, 100)
    [3.0, 18.0, 60.0]
    """
    runs: list[Run] = []
    for height in heights:
        runs.append(Run(height, 1).within(top, foot))
        while len(runs) > 1 and runs[-2].touches(runs[-1]):
            runs[-2:] = [runs[-2].joined(runs[-1]).within(top, foot)]
    return [round(run.first + HEIGHT * at, 1) for run in runs for at in range(run.lines)]


class Run(NamedTuple):
    """Lines that touch, and the height of their middle."""

    middle: float
    lines: int

    @property
    def first(self) -> float:
        return self.middle - (self.lines - 1) * HEIGHT / 2

    def touches(self, below: Run) -> bool:
        return below.first - self.first < self.lines * HEIGHT

    def joined(self, below: Run) -> Run:
        lines = self.lines + below.lines
        return Run((self.middle * self.lines + below.middle * below.lines) / lines, lines)

    def within(self, top: float, foot: float) -> Run:
        reach = (self.lines - 1) * HEIGHT / 2
        return Run(max(min(self.middle, foot - reach), top + reach), self.lines)
