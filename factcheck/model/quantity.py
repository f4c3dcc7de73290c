"""How much: a closed interval of exact decimals, its unit, and how finely it was told."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Approx = Literal["about", "nearly", "more_than", "less_than", "at_least", "at_most", "range"]
Direction = Literal["up", "down", "flat"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """``low`` to ``high``; equal for a point, ``None`` for an open end.

    ``precision`` is the step the figure was rounded to as written: 1 for "9%", 0.1 for "8.8%", 10⁹ for
    "$725 billion", 1000 for "4,000". ``unit`` is "percent", "percentage_point", an ISO 4217 code, a physical
    unit by pint's name, "x" for multiples, or "count:<noun>"; ``per`` is the denominator of a rate.
    """

    low: Decimal | None
    high: Decimal | None
    precision: Decimal
    unit: str | None
    per: str | None = None
    approx: Approx | None = None

    @property
    def point(self) -> Decimal | None:
        """The value, where the figure is one."""
        return self.low if self.low == self.high else None

    @property
    def near(self) -> Decimal:
        """The figure that was written: the bound of an open interval, the middle of a range."""
        if self.low is None or self.high is None:
            bound = self.low if self.low is not None else self.high
            return bound if bound is not None else Decimal(0)
        return self.low if self.low == self.high else (self.low + self.high) / 2

    def overlaps(self, other: Quantity) -> bool:
        """Whether one value could satisfy both.

        >>> over_six = Quantity(Decimal(6), None, Decimal(1), "percent")
        >>> over_six.overlaps(Quantity(Decimal(11), Decimal(11), Decimal(1), "percent"))
        True
        """
        below = self.high is not None and other.low is not None and self.high < other.low
        above = self.low is not None and other.high is not None and self.low > other.high
        return not (below or above)
