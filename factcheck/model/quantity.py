"""How much: a closed interval of exact decimals, its unit, and how finely it was told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

Approx = Literal["about", "nearly", "more_than", "less_than", "at_least", "at_most", "range"]
Direction = Literal["up", "down", "flat"]

OPPOSITE: Mapping[Approx, Approx] = {
    "more_than": "less_than",
    "less_than": "more_than",
    "at_least": "at_most",
    "at_most": "at_least",
}
PER_YEAR = {
    "year": Decimal(1),
    "half": Decimal(2),
    "quarter": Decimal(4),
    "month": Decimal(12),
    "week": Decimal(52),
    "day": Decimal(365),
}

IN_FRACTIONS = Decimal(6)  # percent: whoever says "a third" means anything from 30 to 36 of a hundred
IN_MULTIPLES = Decimal(30)  # percent: whoever says "tripled" means anything from 185 to 215 percent more
LARGE, LONG = 1000, 3  # a value from which on, or a number of digits, a figure is known by itself
TURNED = 3  # digits, of which the first and the last are no neighbours
ROUGH = frozenset({"about", "at_least", "more_than", "at_most", "less_than"})
WORDS_OF_SCALE, NEARLY = (10**3, 10**6), Decimal("0.05")  # how far a round figure may lie from what it rounds


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

    @property
    def digits(self) -> str:
        """The digits as written, without the zeros at their ends; of a range those of both its ends.

        >>> Quantity(Decimal("3.0"), Decimal("6"), Decimal(1), "month").digits
        '3-6'
        """
        if self.low is None or self.high is None or self.low == self.high:
            return digits(self.near)
        return f"{digits(self.low)}-{digits(self.high)}"

    @property
    def is_long(self) -> bool:
        """Whether the figure is not met twice by chance, whatever it is counted in."""
        return abs(self.near) >= LARGE or len(self.digits) >= LONG

    @property
    def is_part(self) -> bool:
        """Whether it is told as a part of a whole: "a third", "one in five"."""
        return self.unit == "x" and 0 < abs(self.near) < 1

    @property
    def in_percent(self) -> Quantity:
        """A part of a whole as percent, as finely as fractions are meant; any other figure as it is.

        >>> third = Quantity(Decimal(1) / 3, Decimal(1) / 3, Decimal("0.07"), "x")
        >>> str(third.in_percent.near), third.in_percent.unit
        ('33', 'percent')
        """
        if not self.is_part:
            return self
        low, high = (None if end is None else (100 * end).quantize(Decimal(1)) for end in (self.low, self.high))
        return replace(self, low=low, high=high, precision=IN_FRACTIONS, unit="percent")

    @property
    def as_growth(self) -> Quantity:
        """A multiple as the percentage by which what it was of has grown; "tripled" is 200 percent more.

        >>> tripled = Quantity(Decimal(3), Decimal(3), Decimal(1), "x")
        >>> str(tripled.as_growth.near), tripled.as_growth.unit
        ('200', 'percent')
        """
        low, high = (None if end is None else 100 * (end - 1) for end in (self.low, self.high))
        return replace(self, low=low, high=high, precision=IN_MULTIPLES, unit="percent")

    def transposed(self, other: Quantity) -> bool:
        """Whether two figures of one size have the same digits in another order.

        Of three digits two neighbours must have changed places: nobody writes 701 for 107 by a slip of the pen.

        >>> ours, theirs = (Quantity(value, value, Decimal(1), None) for value in map(Decimal, ("1047", "1074")))
        >>> ours.transposed(theirs)
        True
        """
        same = self.digits != other.digits and sorted(self.digits) == sorted(other.digits)
        return same and self.near.adjusted() == other.near.adjusted() and not self.turned_about(other)

    def turned_about(self, other: Quantity) -> bool:
        """Whether three digits have changed places of which no two are neighbours, or all of them.

        >>> research, cash = (Quantity(value, value, Decimal(1), "EUR") for value in map(Decimal, ("107", "701")))
        >>> research.turned_about(cash)
        True
        """
        ours, theirs = self.digits, other.digits
        return len(ours) == len(theirs) == TURNED and ours[0] != theirs[0] and ours[-1] != theirs[-1]

    def rescaled(self, other: Quantity) -> bool:
        """Whether a round figure is the other at another word of scale: "over 260 million", "265 billion"."""
        small, large = sorted((abs(self.near), abs(other.near)))
        if not small or self.unit != other.unit or {self.approx, other.approx}.isdisjoint(ROUGH):
            return False
        return any(abs(large / small - word) <= NEARLY * word for word in WORDS_OF_SCALE)

    def __neg__(self) -> Quantity:
        """The interval on the other side of zero.

        >>> str((-Quantity(Decimal(6), None, Decimal(1), "percent", approx="more_than")).high)
        '-6'
        """
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        approx = None if self.approx is None else OPPOSITE.get(self.approx, self.approx)
        return replace(self, low=low, high=high, approx=approx)

    def a_year(self) -> Quantity:
        """What a rate comes to in a year; KeyError where it is told by nothing that a year has a number of.

        >>> a_month = Quantity(Decimal(5), Decimal(5), Decimal(1), "USD", per="month")
        >>> str(a_month.a_year().low)
        '60'
        """
        return replace(self.times(PER_YEAR[self.per or ""], self.unit), per="year")

    def times(self, factor: Decimal, unit: str | None) -> Quantity:
        """The same in another unit, of which one of this makes so many.

        >>> mile = Quantity(Decimal(10), Decimal(10), Decimal(1), "mile")
        >>> str(mile.times(Decimal("1.609344"), "kilometer").near)
        '16.093440'
        """
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return replace(self, low=low, high=high, precision=self.precision * factor, unit=unit)

    def overlaps(self, other: Quantity) -> bool:
        """Whether one value could satisfy both.

        >>> over_six = Quantity(Decimal(6), None, Decimal(1), "percent")
        >>> over_six.overlaps(Quantity(Decimal(11), Decimal(11), Decimal(1), "percent"))
        True
        """
        below = self.high is not None and other.low is not None and self.high < other.low
        above = self.low is not None and other.high is not None and self.low > other.high
        return not (below or above)


@lru_cache(maxsize=1 << 16)  # figures alike to the eye are held against each other many times over
def digits(value: Decimal) -> str:
    """The digits of a value, whatever its size and sign.

    >>> digits(Decimal("-1250000")), digits(Decimal("12.50"))
    ('125', '125')
    """
    return "".join(map(str, abs(value).normalize().as_tuple().digits))
