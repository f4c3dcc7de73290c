"""Where everything of a series stands: time from left to right in hundredths of the width, values upwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from factcheck.model.figure import told
from factcheck.model.finding import Finding
from factcheck.model.later import later
from factcheck.report.axis import LEFT, RIGHT, Axis, enlarged, whole
from factcheck.report.chart.labels import Dot, Frame, Label, Stroke, labels
from factcheck.report.chart.series import Point, Series
from factcheck.report.chart.time_axis import TimeAxis
from factcheck.report.escape import visible
from factcheck.report.scales import SCALES, SHORT

TOP, HEIGHT = 34, 280
FOOT = TOP + HEIGHT
# The numbers of the axis stand on the left, words on the right of the last dots. What has no date stands apart.
FIRST, LAST = 9.0, 84.0
BEFORE, BORDER, UNDATED = 60.0, 72.0, 76.0
MIDDLE = 50.0
CHARACTER = 6.9
LONGEST = 40
# On a drawing less wide than this, scale words are cut to their letters.
TIGHT = 480
LETTERS = {"thousand": "k", **{word: SHORT[power] for power, word in SCALES}}
SCALE = later(rf"(?<=\d)[ \u00a0-]({'|'.join(LETTERS)})\b")
ROOM = Decimal("0.06")


@dataclass(frozen=True)
class Layout:
    """The places of a series."""

    series: Series

    @cached_property
    def values(self) -> Axis | None:
        """The axis of the values: from zero, by powers of ten, or as much of it as the values take up."""
        marks = [end for point in self.series.points for end in ends(point)]
        axis = whole(marks) if marks else None
        return axis and (enlarged(axis, marks) or roomy(axis))

    @cached_property
    def days(self) -> TimeAxis | None:
        times = [point.time for point in self.series.points if point.time]
        return TimeAxis.of(times) if times else None

    @cached_property
    def undated(self) -> float | None:
        """Where values without a date stand, if there are such."""
        if len(self.series.dated) == len(self.series.points):
            return None
        return UNDATED if self.series.dated else MIDDLE

    @property
    def border(self) -> float:
        """Where the days end, and what has no date begins."""
        return 100.0 if self.undated is None else BORDER if self.days else 0.0

    def x(self, day: float) -> float:
        """Where a day begins."""
        last = LAST if self.undated is None else BEFORE
        return FIRST + (self.days.share(day) if self.days else 1) * (last - FIRST)

    def y(self, value: Decimal) -> float:
        assert self.values is not None
        share = (self.values.at(value) - float(LEFT)) / float(RIGHT - LEFT)
        return round(FOOT - share * HEIGHT, 1)

    def at(self, point: Point) -> tuple[float, float]:
        """Where a point stands: in the middle of its last day."""
        x = self.x(point.time.last.toordinal() + 0.5) if point.time else self.undated
        return x or 0.0, self.y(point.quantity.near)

    def labels(self, width: int) -> Iterator[Label]:
        """The values in the words of an article, as far as a drawing so wide has room for them; places in its units."""
        points = self.series.points if self.values else ()
        strokes = [stroke.across(width) for stroke in self.strokes()] if self.values else []
        border = self.border * width / 100
        for dated, left, right in ((True, 0.0, border), (False, border, float(width))):
            dots = [self._named(point, width) for point in points if (point.time is not None) is dated]
            yield from labels(dots, Frame(left, right, TOP - 8, FOOT - 6, CHARACTER), strokes)

    def strokes(self) -> Iterator[Stroke]:
        """The lines over the times of values, and those that join what disagrees; places in hundredths."""
        for point in self.series.points:
            x, y = self.at(point)
            if self.days and point.time and point.time.first < point.time.last:
                yield Stroke(self.x(point.time.first.toordinal()), y, x, y)
        for _, a, b in self.joined():
            (left, start), (right, end) = sorted((self.at(a), self.at(b)))
            yield Stroke(left, start, right, end)

    def joined(self) -> Iterator[tuple[Finding, Point, Point]]:
        """The points that a finding is about, each with the next one."""
        about: dict[str, list[Point]] = {}
        for point in self.series.points:
            for found in point.findings:
                about.setdefault(found.id, []).append(point)
        for found in self.series.findings:
            yield from ((found, a, b) for a, b in pairwise(about.get(found.id, ())))

    def _named(self, point: Point, width: int) -> Dot:
        x, y = self.at(point)
        figure = told(point.claims[0])
        figure = brief(figure) if width < TIGHT else figure
        parts = [visible(part) for part in (figure, *point.distinction)]
        words, *fewer = dict.fromkeys(listed(parts[:end]) for end in range(len(parts), 0, -1))
        return Dot(x * width / 100, y, words, tuple(fewer), bool(point.findings))


def brief(words: str) -> str:
    """A figure with its scale word in letters.

    >>> brief("between $1.2 billion and $1.4 billion"), brief("$47.55M a month"), brief("3 million")
    ('between $1.2bn and $1.4bn', '$47.55M a month', '3m')
    """
    return SCALE.sub(lambda match: LETTERS[match[1]], words)


def listed(parts: Sequence[str]) -> str:
    """As many of the parts, one after another, as a label has room for; the first in any case, cut where it is long."""
    words = parts[0] if len(parts[0]) <= LONGEST else parts[0][: LONGEST - 1] + "…"
    for part in parts[1:]:
        if len(words) + len(part) + 2 > LONGEST:
            break
        words = f"{words}, {part}"
    return words


def roomy(axis: Axis) -> Axis:
    """The axis with a little room beyond its values, but none below zero."""
    if axis.logarithmic:
        return axis
    room = (axis.last - axis.first) * ROOM
    return Axis(axis.first - room if axis.first else axis.first, axis.last + room if axis.last else axis.last)


def ends(point: Point) -> list[Decimal]:
    return [end for end in (point.quantity.low, point.quantity.high) if end is not None]
