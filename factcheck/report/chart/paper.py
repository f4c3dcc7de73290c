"""What a series is drawn on: as wide as its page, or so many units of its own."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.report.markup import alone, element


@dataclass(frozen=True, slots=True)
class Paper:
    """Places are shares of the width, in hundredths; what stands beside one of them is moved by units."""

    width: int | None = None

    def across(self, share: float) -> str:
        """A share of the width as the drawing has it."""
        return f"{round(share, 2)}%" if self.width is None else f"{round(share * self.width / 100, 1)}"

    def line(self, kind: str, start: tuple[float, float], end: tuple[float, float]) -> str:
        """A line from one share of the width to another, each with its height."""
        return alone("line", class_=kind, x1=self.across(start[0]), y1=start[1], x2=self.across(end[0]), y2=end[1])

    def at(self, share: float, *parts: str) -> str:
        """Parts whose places are units, beside a share of the width."""
        if self.width is None:
            return element("svg", x=self.across(share), overflow="visible")(*parts)
        return element("g", transform=f"translate({self.across(share)} 0)")(*parts)
