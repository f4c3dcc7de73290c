"""A series drawn: its axes, its values, and what disagrees ringed and joined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.report.axis import Axis
from factcheck.report.chart.layout import FIRST, FOOT, TOP, Layout
from factcheck.report.chart.paper import Paper
from factcheck.report.chart.series import Point
from factcheck.report.chart.signs import mark, rings, worded
from factcheck.report.chart.text import sources, time
from factcheck.report.chart.time_axis import TimeAxis
from factcheck.report.days import Tick, ends, ticks
from factcheck.report.markup import alone, element, shown
from factcheck.report.scales import scale, tick_name

MOST_DAYS = 5
SEEN = 0.25  # of a year or a month that is named


@dataclass(frozen=True)
class Canvas:
    """A series as it is laid out, on its paper."""

    layout: Layout
    paper: Paper = field(default_factory=Paper)

    def drawn(self) -> Iterator[str]:
        """The drawing's parts, what lies behind first; nothing where no axis holds the values."""
        if self.layout.values is None:
            return
        points = self.layout.series.points
        yield from self._values(self.layout.values)
        yield from self._days()
        yield from self._joined()
        for point in points:
            yield from self._time(point)
        for ring in rings([(*self.layout.at(point), point.severity) for point in points if point.findings]):
            yield self.paper.at(ring.x, ring.drawn())
        for point in points:
            yield self._point(point)

    def labels(self, width: int) -> Iterator[str]:
        """The words of the values on a drawing that is so wide at least."""
        for label in self.layout.labels(width):
            yield self.paper.at(100 * label.dot.x / width, *worded(label))

    def _values(self, axis: Axis) -> Iterator[str]:
        name, power = scale(axis, self.layout.series.unit)
        note = "each line ten times the one below" if axis.logarithmic else ""
        note = note or ("not from zero" if axis.first > 0 or axis.last < 0 else "")
        told = ", ".join(filter(None, (name, note)))
        yield element("text", x=self.paper.across(0), y=12, class_="unit")(shown(told, 80))
        for tick in axis.ticks():
            y = self.layout.y(tick)
            yield self.paper.line("base" if tick == 0 else "grid", (0, y), (100, y))
            yield element("text", x=self.paper.across(0), y=y - 4, class_="tick")(tick_name(axis, tick, power))

    def _days(self) -> Iterator[str]:
        yield self.paper.line("base", (0, FOOT), (100, FOOT))
        axis, apart = self.layout.days, self.layout.undated
        if axis:
            named = ticks(*axis.days, MOST_DAYS, axis.shortest)
            strokes = {day.toordinal() for tick in named for day in ends(*axis.days, tick)} | {axis.last}
            for day in sorted(strokes if named else ()):
                if axis.first <= day <= axis.last:
                    yield self.paper.line("base", (self.layout.x(day), FOOT), (self.layout.x(day), FOOT + 5))
            for tick in named:
                yield from self._stretch(axis, tick)
        if apart is not None:
            if axis:
                yield self.paper.line("apart", (self.layout.border, TOP - 8), (self.layout.border, FOOT))
            yield self.paper.line("base", (apart, FOOT), (apart, FOOT + 5))
            yield self._name(apart, "no date")

    def _stretch(self, axis: TimeAxis, tick: Tick) -> Iterator[str]:
        """The name of a year, a month or a day, in the middle of it under the values that are of it."""
        begins, over = tick.day.toordinal(), tick.end.toordinal()
        seen = min(over, axis.last)
        if seen - begins < SEEN * (over - begins):
            return
        yield self._name(self.layout.x((begins + seen) / 2), tick.name)

    def _name(self, x: float, name: str) -> str:
        return element("text", x=self.paper.across(x), y=FOOT + 18, class_="tick", text_anchor="middle")(name)

    def _joined(self) -> Iterator[str]:
        """A broken line through the points that a finding is about."""
        for found, a, b in self.layout.joined():
            yield self.paper.line(f"joined {found.severity}", self.layout.at(a), self.layout.at(b))

    def _time(self, point: Point) -> Iterator[str]:
        """A line over the days that a value is of, with an arrow where they begin before the drawing does."""
        axis = self.layout.days
        if axis is None or point.time is None or point.time.first == point.time.last:
            return
        x, y = self.layout.at(point)
        first = point.time.first.toordinal()
        yield self.paper.line("span", (self.layout.x(first), y), (x, y))
        if first < axis.first:
            yield self.paper.at(FIRST, alone("path", class_="span", d=f"M6,{y - 4} 0,{y} 6,{y + 4}"))

    def _point(self, point: Point) -> str:
        """One value with its interval."""
        x, y = self.layout.at(point)
        hint = element("title")(shown(f"{time(point)}: {point.words}, {sources(point.claims)}", 400))
        return self.paper.at(x, *self._interval(point), mark(point, y)(hint))

    def _interval(self, point: Point) -> Iterator[str]:
        low, high = point.quantity.low, point.quantity.high
        if low != high:
            bottom, top = FOOT if low is None else self.layout.y(low), TOP if high is None else self.layout.y(high)
            yield alone("line", class_="band", x1=0, y1=bottom, x2=0, y2=top)
