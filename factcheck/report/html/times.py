"""The stretches of time that the sides of a finding speak of, on one line of days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from factcheck.model.finding import Finding
from factcheck.report.axis import Axis
from factcheck.report.days import ticks
from factcheck.report.html.marks import letter
from factcheck.report.markup import alone, element, shown

SCOPE = "FC2"
TOP, ROW, FOOT = 6, 32, 24
LONGEST_WORDS = 30


class Stretch(NamedTuple):
    """The days that a side speaks of, and the words it does so in."""

    side: int
    words: str
    first: date
    last: date


def times(finding: Finding) -> str:
    """The figure with its caption, where the sides of a finding about scope speak of different days."""
    found = list(stretches(finding)) if finding.rule.startswith(SCOPE) else []
    if len({(one.first, one.last) for one in found}) < 2:
        return ""
    first, last = min(one.first for one in found), max(one.last for one in found)
    axis = Axis(Decimal(first.toordinal()), Decimal(last.toordinal() + 1))
    foot = TOP + ROW * len(found)
    told = "; ".join(f"{letter(one.side)}: {one.words}" for one in found) + " on a common scale"
    svg = element("svg", class_="scale", role="img", aria_label=told, width="100%", height=foot + FOOT)
    drawn = [*days(axis, first, last, foot), *(row(axis, one, TOP + ROW * at) for at, one in enumerate(found))]
    return element("figure", class_="values")(svg(*drawn), element("figcaption")("The time that each speaks of."))


def stretches(finding: Finding) -> Iterator[Stretch]:
    """The time of each side, where it is known."""
    for at, side in enumerate(finding.sides):
        periods = (finding.claims[index].frame.period for index in side)
        known = next((period for period in periods if period is not None and period.resolved), None)
        if known is not None and known.first and known.last:
            yield Stretch(at, known.text, known.first, known.last)


def days(axis: Axis, first: date, last: date, foot: int) -> Iterator[str]:
    yield alone("line", class_="base", x1="2.5%", x2="97.5%", y1=foot, y2=foot)
    for tick in ticks(first, last, 4):
        x = axis.at(Decimal(tick.day.toordinal()))
        yield alone("line", class_="grid", x1=f"{x}%", x2=f"{x}%", y1=TOP, y2=foot)
        anchor = "end" if x > 80 else None
        yield element("text", class_="tick", x=f"{x}%", y=foot + 16, text_anchor=anchor)(tick.name)


def row(axis: Axis, one: Stretch, top: int) -> str:
    """A bar from the first day to the end of the last, under the words."""
    start, end = (axis.at(Decimal(day)) for day in (one.first.toordinal(), one.last.toordinal() + 1))
    left = start <= 50
    key = element("tspan", class_="key")(letter(one.side))
    words = element("text", x=f"{start if left else end}%", y=top + 12, text_anchor=None if left else "end")
    group = element("g", class_=f"s{min(one.side, 4)}")
    bar = alone("line", class_="days", x1=f"{start}%", x2=f"{end}%", y1=top + 22, y2=top + 22)
    return group(words(key, " ", shown(one.words, LONGEST_WORDS)), bar)
