"""The signs of a drawing: dots, what rings those that disagree, and the words beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.report.chart.labels import Label
from factcheck.report.chart.series import Point
from factcheck.report.markup import Element, alone, element, shown

RING = 7.5
# From here on words are led to by a line: beside another dot, or above or below their own.
ASIDE, HIGHER = 20, 10
DOT = 4
# As large as a dot.
RHOMBUS = "M0,-6 6,0 0,6 -6,0Z"


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring around a dot, or one around several that stand above each other and near."""

    x: float
    top: float
    foot: float
    severity: str

    def drawn(self) -> str:
        height = round(self.foot - self.top + 2 * RING, 1)
        return alone(
            "rect", class_=f"ringed {self.severity}", x=-RING, y=round(self.top - RING, 1), width=2 * RING,
            height=height, rx=RING,
        )  # fmt: skip


def rings(points: Sequence[tuple[float, float, str]]) -> list[Ring]:
    """What rings the points, each with its place and the severity of what was found of it.

    >>> [(ring.top, ring.foot) for ring in rings([(5, 40, "error"), (5, 48, "error"), (5, 90, "error")])]
    [(40, 48), (90, 90)]
    """
    found: list[Ring] = []
    for x, y, severity in sorted(points):
        last = found[-1] if found else None
        if last and (last.x, last.severity) == (x, severity) and y - last.foot <= 2 * RING:
            found[-1] = Ring(x, last.top, y, severity)
        else:
            found.append(Ring(x, y, y, severity))
    return found


def worded(label: Label) -> Iterator[str]:
    """The words, and a thin line from the dot where they do not stand beside it."""
    x, y = round(label.x - label.dot.x, 1), label.y
    way = 1 if label.anchor == "start" else -1
    if abs(y - label.dot.y) > HIGHER or abs(x) > ASIDE:
        yield alone("line", class_="leader", x1=way * (RING + 1), y1=label.dot.y, x2=x - 2 * way, y2=y)
    yield element("text", class_="value", x=x, y=y + 4, text_anchor=label.anchor)(shown(label.words))


def mark(point: Point, y: float) -> Element:
    """A dot, hollow where the time is assumed; a rhombus for what is still to come."""
    kind = "assumed" if point.time and point.time.assumed else "dot"
    if point.ahead:
        return element("path", class_=kind, d=RHOMBUS, transform=f"translate(0 {y})")
    return element("circle", class_=kind, cx=0, cy=y, r=DOT)
