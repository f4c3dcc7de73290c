"""A series as a drawing: time from left to right, values upwards, what disagrees ringed and joined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from importlib import resources
from itertools import islice, pairwise

from factcheck.model.finding import Finding
from factcheck.report.axis import LEFT, RIGHT, Axis, enlarged, whole
from factcheck.report.chart.labels import Dot, labels
from factcheck.report.chart.series import Point, Series
from factcheck.report.chart.text import heading, left_out, sources, time
from factcheck.report.days import ticks
from factcheck.report.escape import visible
from factcheck.report.html.marks import told
from factcheck.report.markup import alone, element, shown
from factcheck.report.scales import scale, tick_name
from factcheck.report.words import counted

WIDTH = 960
TOP, HEIGHT = 34, 280
FOOT = TOP + HEIGHT
# Shares of the width: the names of values have room on the left.
FIRST, LAST = 9.0, 97.0
LINE = 19
MOST_DAYS = 5
MOST_LISTED = 40
LONGEST_LABEL = 28
# Of a label's character, as a share of the width: of a drawing as wide as a telephone, or of its own width.
NARROW, WIDE = 2.2, 0.76
ROOM = Decimal("0.06")


@dataclass(frozen=True)
class Canvas:
    """Where a series is drawn: as wide as its page, or so many units of its own."""

    series: Series
    width: int | None = None

    @cached_property
    def values(self) -> Axis | None:
        """The axis of the values: from zero, by powers of ten, or as much of it as the values take up."""
        marks = [end for point in self.series.points for end in ends(point)]
        axis = whole(marks) if marks else None
        return axis and (enlarged(axis, marks) or roomy(axis))

    @cached_property
    def first(self) -> int:
        return min(point.first.toordinal() for point in self.series.points)

    @cached_property
    def last(self) -> int:
        """The day after the last one."""
        return max(point.last.toordinal() for point in self.series.points) + 1

    def x(self, day: float) -> float:
        """Where a day begins, in hundredths of the width."""
        share = (day - self.first) / (self.last - self.first)
        return round(FIRST + share * (LAST - FIRST), 2)

    def y(self, value: Decimal) -> float:
        assert self.values is not None
        share = (self.values.at(value) - float(LEFT)) / float(RIGHT - LEFT)
        return round(FOOT - share * HEIGHT, 1)

    def across(self, share: float) -> str:
        """A share of the width as the drawing has it."""
        return f"{share}%" if self.width is None else f"{round(share * self.width / 100, 1)}"

    def line(self, kind: str, start: tuple[float, float], end: tuple[float, float]) -> str:
        return alone("line", class_=kind, x1=self.across(start[0]), y1=start[1], x2=self.across(end[0]), y2=end[1])

    def drawn(self) -> Iterator[str]:
        """The drawing's parts, what lies behind first."""
        if self.values is None:
            return
        yield from self._values(self.values)
        yield from self._days()
        for found in self.series.findings:
            yield from self._joined(found)
        for point in self.series.points:
            yield from self._point(point)
        yield from self._labels()

    def _values(self, axis: Axis) -> Iterator[str]:
        name, power = scale(axis, self.series.unit)
        note = ", each line ten times the one below" if axis.logarithmic else ""
        note = note or (", not from zero" if axis.first > 0 or axis.last < 0 else "")
        yield element("text", x=self.across(0), y=12, class_="unit")(shown(name + note, 80))
        for tick in axis.ticks():
            y = self.y(tick)
            yield self.line("base" if tick == 0 else "grid", (0, y), (100, y))
            yield element("text", x=self.across(0), y=y - 4, class_="tick")(tick_name(axis, tick, power))

    def _days(self) -> Iterator[str]:
        first, last = self.series.points[0].first, max(point.last for point in self.series.points)
        yield self.line("base", (0, FOOT), (100, FOOT))
        for day, name in ticks(first, last, MOST_DAYS):
            x = self.x(day.toordinal())
            yield self.line("base", (x, FOOT), (x, FOOT + 5))
            anchor = "end" if x > 85 else "start"
            yield element("text", x=self.across(x), y=FOOT + 18, class_="tick", text_anchor=anchor)(name)

    def _joined(self, found: Finding) -> Iterator[str]:
        """A broken line through the points that a finding is about."""
        points = [point for point in self.series.points if found in point.findings]
        for a, b in pairwise(points):
            yield self.line(f"joined {found.severity}", self._at(a), self._at(b))

    def _at(self, point: Point) -> tuple[float, float]:
        return self.x(point.middle), self.y(point.quantity.near)

    def _point(self, point: Point) -> Iterator[str]:
        """One value: how long its time is, what its interval, and a dot, hollow where the time is assumed."""
        x, y = self._at(point)
        low, high = point.quantity.low, point.quantity.high
        yield self.line("span", (self.x(point.first.toordinal()), y), (self.x(point.last.toordinal() + 1), y))
        if low != high:
            bottom, top = FOOT if low is None else self.y(low), TOP if high is None else self.y(high)
            yield self.line("band", (x, bottom), (x, top))
        if point.findings:
            yield alone("circle", class_=f"ringed {worst(point)}", cx=self.across(x), cy=y, r=9)
        hint = element("title")(shown(f"{time(point)}: {point.words}, {sources(point.claims)}", 400))
        yield element("circle", class_="assumed" if point.assumed else "dot", cx=self.across(x), cy=y, r=4.5)(hint)

    def _labels(self) -> Iterator[str]:
        """The values in the words of an article, those that disagree first, as far as they have room."""
        points = sorted(self.series.points, key=lambda point: (not point.findings, -point.quantity.near))
        dots = (Dot(*self._at(point), visible(told(point.claims[0]))[:LONGEST_LABEL]) for point in points)
        for label in labels(dots, NARROW if self.width is None else WIDE):
            x, dx = self.across(label.dot.x), 10 if label.anchor == "start" else -10
            text = element("text", class_="value", x=x, dx=dx, y=round(label.y, 1), text_anchor=label.anchor)
            yield text(shown(label.dot.words))


def as_chart_svg(series: Series) -> str:
    """A drawing that stands alone, with its heading, its sources and what disagrees beneath."""
    notes = list(beneath(series))
    height = FOOT + 74 + LINE * len(notes)
    title = element("text", class_="title", x=0, y=16)(shown(heading(series), 120))
    listed = (
        element("text", class_=kind, x=0, y=FOOT + 70 + LINE * at)(shown(line, 150))
        for at, (kind, line) in enumerate(notes)
    )
    drawing = element("g", transform="translate(0 26)")(*Canvas(series, WIDTH).drawn())
    svg = element(
        "svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"-16 -10 {WIDTH + 32} {height + 16}", role="img",
        aria_label=heading(series), class_="chart",
    )  # fmt: skip
    return svg(element("style")(style()), title, drawing, *listed) + "\n"


def beneath(series: Series) -> Iterator[tuple[str, str]]:
    """A line for each value with its sources, and for each finding."""
    for point in series.points[:MOST_LISTED]:
        yield "listed", f"{time(point)} · {point.words} · {sources(point.claims)}"
    if (more := len(series.points) - MOST_LISTED) > 0:
        yield "listed", f"and {counted(more, 'more value')}"
    for found in series.findings[:MOST_LISTED]:
        yield f"listed {found.severity}", f"{found.rule} {found.message}"
    for line in islice(left_out(series), MOST_LISTED):
        yield "listed quiet", line


def style() -> str:
    return (resources.files(__package__) / "chart.css").read_text(encoding="utf-8")


def roomy(axis: Axis) -> Axis:
    """The axis with a little room beyond its values, but none below zero."""
    if axis.logarithmic:
        return axis
    room = (axis.last - axis.first) * ROOM
    return Axis(axis.first - room if axis.first else axis.first, axis.last + room if axis.last else axis.last)


def ends(point: Point) -> list[Decimal]:
    return [end for end in (point.quantity.low, point.quantity.high) if end is not None]


def worst(point: Point) -> str:
    return "error" if any(found.severity == "error" for found in point.findings) else "warning"
