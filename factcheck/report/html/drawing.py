"""Values on a common axis, as SVG that is as wide as its page: positions are shares of the width, type is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from factcheck.report.axis import LEFT, RIGHT, Axis, enlarged, times, whole
from factcheck.report.html.marks import Mark, comparable, differ, letter, shared
from factcheck.report.markup import alone, element, shown
from factcheck.report.scales import scale, tick_name, unit_name

LONGEST_WORDS = 30
Interval = tuple[Decimal | None, Decimal | None]
TOP, ROW, FOOT = 18, 34, 24
OVERVIEW = 46
TEN = 10
START, END = float(LEFT), float(RIGHT)
MIDDLE = (30, 70)  # hundredths of the width between which words stand over the value, so that they have room on a phone


def drawing(values: Sequence[Mark], *, compatible: bool = True) -> str:
    """The figure with its caption; a line instead where the values have no axis in common, or nothing to show.

    Only where they are held to be ``compatible`` is it shown which values would fit all.
    """
    held = comparable(values) if values else []
    axis = whole([end for mark in held for end in (mark.low, mark.high) if end is not None])
    if len(held) < 2 or not differ(held) or axis is None:
        return apart(values)
    ends = [end for mark in held for end in (*mark.ends, *mark.beyond)]
    inner = None if any(mark.start is not None for mark in held) else enlarged(axis, ends)
    axis = axis.holding(ends)
    name, told = scale(axis, held[0].unit)
    parts = [unit_line(name)]
    top = TOP
    if inner is not None:
        parts += [*overview(axis, held, top, told), *lens(axis, inner, top + OVERVIEW)]
        top += OVERVIEW + 12
    parts += rows(inner or axis, held, top, shared(held) if compatible and any(fitting(held)) else None)
    foot = top + ROW * len(held)
    parts += ruler(inner or axis, foot, scale(inner or axis, held[0].unit)[1])
    svg = element("svg", class_="scale", role="img", aria_label=spoken(held), width="100%", height=foot + FOOT)
    return element("figure", class_="values")(svg(*parts), caption(held, axis, inner, compatible=compatible))


def apart(values: Sequence[Mark]) -> str:
    """A line instead of a drawing, where values differ in their units alone."""
    names = dict.fromkeys(unit_name(mark.unit) for mark in values)
    if len(names) < 2:
        return ""
    told = f"No common axis holds {' and '.join(name or 'a bare number' for name in names)}."
    return element("p", class_="apart")(shown(told, 200))


def caption(held: Sequence[Mark], axis: Axis, inner: Axis | None, *, compatible: bool) -> str:
    """What the drawing shows that does not go without saying."""
    said = []
    if inner is not None:
        said.append(f"Above, from zero; below, the same {times(axis, inner)} times as large.")
    if axis.logarithmic:
        said.append(steps(axis))
    if compatible or shared(held) is None:
        said += fitting(held)
    return element("figcaption")(shown(" ".join(said))) if said else ""


def steps(axis: Axis) -> str:
    """What the lines of a scale by powers of ten stand for."""
    first, second = axis.ticks()[:2]
    factor = second / first
    return f"Each line of the scale is {'ten' if factor == TEN else f'{factor:,.0f}'} times the one before."


def fitting(held: Sequence[Mark]) -> Iterator[str]:
    """Whether one value could be meant by all sides, where each gives one."""
    if len({mark.side for mark in held}) < len(held) or any(mark.hedged for mark in held):
        return
    if shared(held) is not None:
        yield "A value in the shaded stretch would fit all of these."
    elif all(mark.quantity.point is not None for mark in held):
        yield "Rounding does not explain the difference."
    else:
        yield "No value fits all of these."


def spoken(held: Sequence[Mark]) -> str:
    """The drawing for those who hear it."""
    return "; ".join(f"{letter(mark.side)}: {mark.words}" for mark in held) + " on a common scale"


def unit_line(name: str) -> str:
    return element("text", x=f"{START}%", y=11, class_="unit")(shown(name, 60))


def rows(axis: Axis, held: Sequence[Mark], top: int, common: Interval | None) -> Iterator[str]:
    """The stretch that fits all, where there is one, then a row for each value."""
    foot = top + ROW * len(held)
    if common is not None:
        low, high = stretch(axis, *common)
        yield alone("rect", class_="fits", x=f"{low}%", y=top, width=f"{max(high - low, 0.4):.2f}%", height=foot - top)
    for tick in axis.ticks():
        yield alone("line", class_="grid", x1=f"{axis.at(tick)}%", x2=f"{axis.at(tick)}%", y1=top, y2=foot)
    for at, mark in enumerate(held):
        yield row(axis, mark, top + ROW * at)


def row(axis: Axis, mark: Mark, top: int) -> str:
    """One value: its words above, beneath them what it may be, and the value as written."""
    y = top + 24
    group = element("g", class_=f"s{min(mark.side, 4)}")
    return group(label(axis, mark, top + 13), *reach(axis, mark, y), *points(axis, mark, y))


def label(axis: Axis, mark: Mark, y: int) -> str:
    x = axis.at(mark.quantity.near)
    first, last = MIDDLE
    anchor, dx = (None, "-4") if x < first else ("end", "4") if x > last else ("middle", None)
    key = element("tspan", class_="key")(letter(mark.side))
    words = shown(mark.words, LONGEST_WORDS)
    text = element("text", x=f"{x}%", y=y, dx=dx, text_anchor=anchor)
    return text(key, " ", words)


def reach(axis: Axis, mark: Mark, y: int) -> Iterator[str]:
    """What the figure leaves open, pale; an open end as an arrow; and the way from zero where the axis has one."""
    low, high = mark.reach
    left, right = stretch(axis, low, high)
    if axis.first <= 0 <= axis.last and low is not None and high is not None:
        yield line("stem", axis.at(mark.start or Decimal(0)), axis.at(mark.quantity.near), y)
    yield line("band", left, right, y)
    if low is None:
        yield arrow(left, y, "M0,0 L7,-5 M0,0 L7,5")
    if high is None:
        yield arrow(right, y, "M0,0 L-7,-5 M0,0 L-7,5")


def stretch(axis: Axis, low: Decimal | None, high: Decimal | None) -> tuple[float, float]:
    """Where an interval begins and ends; an open end is that of the drawing."""
    return START if low is None else axis.at(low), END if high is None else axis.at(high)


def points(axis: Axis, mark: Mark, y: int) -> Iterator[str]:
    """The values as written: a dot, a ring for a bound that is none of them, bars for the ends of a range."""
    for end in dict.fromkeys((mark.low, mark.high)):
        if end is not None:
            kind = "ring" if mark.strict else "dot"
            yield alone("circle", class_=kind, cx=f"{axis.at(end)}%", cy=y, r=4.5)


def line(kind: str, left: float, right: float, y: int) -> str:
    return alone("line", class_=kind, x1=f"{left}%", x2=f"{right}%", y1=y, y2=y)


def arrow(x: float, y: int, path: str) -> str:
    """A small path at a share of the width."""
    return element("svg", x=f"{x}%", y=y, overflow="visible")(alone("path", class_="arrow", d=path))


def overview(axis: Axis, held: Iterable[Mark], top: int, power: int) -> Iterator[str]:
    """All values on one line from zero."""
    y = top + 12
    yield line("base", START, END, y)
    for tick in axis.ticks(5):
        yield tick_label(axis, tick, y + 20, power)
        yield alone("line", class_="grid", x1=f"{axis.at(tick)}%", x2=f"{axis.at(tick)}%", y1=y, y2=y + 6)
    for mark in held:
        x = axis.at(mark.quantity.near)
        yield alone("line", class_=f"stroke s{min(mark.side, 4)}", x1=f"{x}%", x2=f"{x}%", y1=y - 9, y2=y + 3)


def lens(outer: Axis, inner: Axis, y: int) -> Iterator[str]:
    """Two lines from where the values stand to where they stand enlarged."""
    for value, end in ((inner.first, 0.0), (inner.last, 100.0)):
        x = outer.at(value)
        yield alone("line", class_="lens", x1=f"{x}%", y1=y - OVERVIEW + 15, x2=f"{x}%", y2=y - 14)
        yield alone("line", class_="lens", x1=f"{x}%", y1=y - 14, x2=f"{end}%", y2=y + 6)


def ruler(axis: Axis, y: int, power: int) -> Iterator[str]:
    yield line("base", START, END, y)
    for tick in axis.ticks():
        yield tick_label(axis, tick, y + 16, power)


def tick_label(axis: Axis, tick: Decimal, y: int, power: int) -> str:
    x = axis.at(tick)
    anchor = "start" if x < START + 3 else "end" if x > END - 3 else "middle"
    dx = {"start": "-4", "end": "4"}.get(anchor)
    text = element("text", class_="tick", x=f"{x}%", y=y, dx=dx, text_anchor=anchor)
    return text(tick_name(axis, tick, power))
