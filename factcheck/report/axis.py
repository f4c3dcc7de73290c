"""Where values stand on a line: from zero, from one power of ten to another, or between two values near each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

# The share of a drawing's width at which an axis begins and ends: room for the marks at its ends.
LEFT, RIGHT = Decimal("2.5"), Decimal("97.5")
# From this factor on, the smaller of two values could not be told from zero.
FAR = 50
# Values that lie within this share of the axis are enlarged.
NEAR = Decimal("0.2")
# Beyond this the digits that are reckoned with could not tell them apart.
NEAREST = Decimal("1E-15")
ROOM = Decimal("0.12")
STEPS = (Decimal(1), Decimal(2), Decimal(5))
MOST_TICKS = 6
# Powers of ten beyond which nobody measures anything.
LARGEST = 60


@dataclass(frozen=True, slots=True)
class Axis:
    """A line from ``first`` to ``last``; each step of a logarithmic one is ten times the one before."""

    first: Decimal
    last: Decimal
    logarithmic: bool = False

    def at(self, value: Decimal) -> float:
        """Where a value stands, in hundredths of the width; one that is beyond, at the end.

        >>> Axis(Decimal(0), Decimal(10)).at(Decimal(5)), Axis(Decimal(1), Decimal(100), True).at(Decimal(10))
        (50.0, 50.0)
        """
        kept = min(max(value, self.first), self.last)
        if self.logarithmic:
            share = (kept.log10() - self.first.log10()) / (self.last.log10() - self.first.log10())
        else:
            share = (kept - self.first) / (self.last - self.first)
        return round(float(LEFT + share * (RIGHT - LEFT)), 2)

    def holding(self, values: Iterable[Decimal]) -> Axis:
        """The axis, made longer to hold the values too; a logarithmic one is long enough as it is."""
        if self.logarithmic:
            return self
        listed = list(values)
        return Axis(min(self.first, *listed), max(self.last, *listed))

    def ticks(self, most: int = MOST_TICKS) -> list[Decimal]:
        """Round values along the line, no more than so many.

        >>> [str(tick) for tick in Axis(Decimal("8.4"), Decimal("9.6")).ticks()]
        ['8.5', '9', '9.5']
        """
        if self.logarithmic:
            return self._powers(most)
        step = next_step(self.last - self.first, most)
        number = (self.first / step).to_integral_value(ROUND_CEILING)
        found = []
        while number * step <= self.last:
            found.append((number * step).normalize())
            number += 1
        return found

    def _powers(self, most: int) -> list[Decimal]:
        first, last = self.first.adjusted(), self.last.adjusted()
        step = -(-(last - first + 1) // most)
        return [Decimal(1).scaleb(power) for power in range(first, last + 1, step)]


def next_step(width: Decimal, most: int) -> Decimal:
    """The smallest of 1, 2 and 5, at some power of ten, that cuts a width into fewer than so many pieces.

    >>> str(next_step(Decimal("1.2"), 4))
    '0.5'
    """
    power = width.adjusted() - 2
    while True:
        for step in STEPS:
            found = step.scaleb(power)
            if width / found <= most - 1:
                return found
        power += 1


def whole(values: Sequence[Decimal]) -> Axis | None:
    """The axis that shows values as far apart as they are: from zero, or by powers of ten where they are far apart.

    ``None`` where there is nothing to see.

    >>> whole([Decimal("47550000"), Decimal("1250000000")])
    Axis(first=Decimal('0'), last=Decimal('1250000000'), logarithmic=False)
    >>> whole([Decimal("4200000"), Decimal("4200000000")])
    Axis(first=Decimal('1E+6'), last=Decimal('1E+10'), logarithmic=True)
    """
    sizes = [abs(value) for value in values if value]
    if not sizes or any(abs(value.adjusted()) > LARGEST for value in sizes):
        return None
    low, high = min(values), max(values)
    if low > 0 and max(sizes) >= FAR * min(sizes):
        return Axis(Decimal(1).scaleb(low.adjusted()), Decimal(1).scaleb(power_above(high)), True)
    return Axis(min(low, Decimal(0)), max(high, Decimal(0)))


def power_above(value: Decimal) -> int:
    return value.adjusted() + (0 if value == Decimal(1).scaleb(value.adjusted()) else 1)


def enlarged(axis: Axis, values: Iterable[Decimal]) -> Axis | None:
    """The part of a straight axis in which values stand that are too near each other; ``None`` where they are not."""
    listed = list(values)
    low, high = min(listed), max(listed)
    width = high - low
    if axis.logarithmic or not NEAREST < width / (axis.last - axis.first) < NEAR:
        return None
    return Axis(low - width * ROOM, high + width * ROOM)


def times(outer: Axis, inner: Axis) -> str:
    """How many times an enlarged axis is larger, to one digit.

    >>> times(Axis(Decimal(0), Decimal(9)), Axis(Decimal("8.7"), Decimal("8.9")))
    '40'
    """
    factor = (outer.last - outer.first) / (inner.last - inner.first)
    step = Decimal(1).scaleb(factor.adjusted())
    return f"{(factor / step).to_integral_value(ROUND_FLOOR) * step:,.0f}"
