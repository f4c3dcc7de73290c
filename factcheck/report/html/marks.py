"""The values of a finding as they are to be drawn: what was written, what it leaves open, and in which unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.model.claim import Claim
from factcheck.model.figure import told
from factcheck.model.finding import Finding
from factcheck.model.quantity import PER_YEAR, Quantity
from factcheck.report.spots import SUM

LETTERS = "ABCDEFGH"
MOST_MARKS = 12
STRICT = frozenset({"more_than", "less_than"})
HEDGED = frozenset({"about", "nearly"})
# How far an open end is drawn, as a share of the bound.
OPEN = Decimal("0.03")


@dataclass(frozen=True, slots=True)
class Mark:
    """One value of one side. ``low`` and ``high`` are signed; ``None`` is an open end.

    The part of a sum begins where the one before it ends, at ``start``.
    """

    side: int
    words: str
    quantity: Quantity
    start: Decimal | None = None

    @property
    def low(self) -> Decimal | None:
        return self.quantity.low

    @property
    def high(self) -> Decimal | None:
        return self.quantity.high

    @property
    def unit(self) -> tuple[str | None, str | None]:
        return self.quantity.unit, self.quantity.per

    @property
    def strict(self) -> bool:
        """Whether its bound is no value of its own: "more than 10%"."""
        return self.quantity.approx in STRICT

    @property
    def hedged(self) -> bool:
        return self.quantity.approx in HEDGED

    @property
    def beyond(self) -> list[Decimal]:
        """A value on the open side of a bound, so that it can be seen to be open."""
        size = abs(self.quantity.near) * OPEN
        lower = [self.high - size] if self.low is None and self.high is not None else []
        upper = [self.low + size] if self.high is None and self.low is not None else []
        return lower + upper

    @property
    def ends(self) -> list[Decimal]:
        """The ends of what the value may be, as far as they are told."""
        return [end for end in self.reach if end is not None]

    @property
    def reach(self) -> tuple[Decimal | None, Decimal | None]:
        """What the figure may stand for: a point for all that rounds to it.

        >>> nine = Quantity(Decimal(9), Decimal(9), Decimal(1), "percent")
        >>> [str(end) for end in Mark(0, "9%", nine).reach]
        ['8.5', '9.5']
        """
        low, high = self.low, self.high
        if low is None or high is None or low != high:
            return low, high
        half = self.quantity.precision / 2
        return low - half, low + half


def letter(side: int) -> str:
    """What a side is called, A for the first."""
    return LETTERS[min(side, len(LETTERS) - 1)]


def marks(finding: Finding) -> list[Mark]:
    """Every value of the finding once for each side that gives it, no more than a reader can tell apart."""
    if finding.rule == SUM and len(finding.sides) == 2:
        return summed(*([finding.claims[index] for index in side] for side in finding.sides))
    found: dict[object, Mark] = {}
    for at, side in enumerate(finding.sides):
        for index in side:
            claim = finding.claims[index]
            found.setdefault((at, *value(claim)), Mark(at, told(claim), claim.effect))
    return list(found.values())[:MOST_MARKS]


def summed(parts: Sequence[Claim], wholes: Sequence[Claim]) -> list[Mark]:
    """Parts end to end, and what they are said to make; shares of a hundred have no such whole."""
    if len(parts) >= MOST_MARKS or any(claim.quantity.unit == "percent" for claim in (*parts, *wholes)):
        return []
    found, start = [], Decimal(0)
    for claim in parts:
        amount = claim.effect
        found.append(Mark(0, told(claim), moved(amount, start), start))
        start += amount.near
    return [*found, *(Mark(1, told(claim), claim.effect, Decimal(0)) for claim in wholes)]


def moved(amount: Quantity, by: Decimal) -> Quantity:
    low, high = (None if end is None else end + by for end in (amount.low, amount.high))
    return replace(amount, low=low, high=high)


def value(claim: Claim) -> tuple[object, ...]:
    amount = claim.effect
    return amount.low, amount.high, amount.unit, amount.per, amount.approx


def comparable(values: Sequence[Mark]) -> list[Mark]:
    """The values that one axis can hold, on one basis; those of the unit that most of them have."""
    units = {mark.unit for mark in values}
    rates = {mark.quantity.per for mark in values}
    if len({unit for unit, _ in units}) == 1 and len(units) > 1 and rates <= set(PER_YEAR):
        return [replace(mark, quantity=mark.quantity.a_year()) for mark in values]
    if len(units) > 1 and all(is_count(unit) for unit, _ in units) and len(rates) == 1:
        return list(values)
    return max((of_unit(values, unit) for unit in dict.fromkeys(mark.unit for mark in values)), key=len)


def of_unit(values: Iterable[Mark], unit: tuple[str | None, str | None]) -> list[Mark]:
    return [mark for mark in values if mark.unit == unit]


def is_count(unit: str | None) -> bool:
    return unit is None or unit.startswith("count:")


def differ(values: Sequence[Mark]) -> bool:
    """Whether there is anything to see: two values that are not the same."""
    return len({(mark.low, mark.high) for mark in values}) > 1


def shared(values: Iterable[Mark]) -> tuple[Decimal | None, Decimal | None] | None:
    """The stretch in which a value fits all of them; nothing where there is none.

    >>> points = (Quantity(Decimal(v), Decimal(v), Decimal(s), "percent") for v, s in (("8.8", "0.1"), ("9", "1")))
    >>> [str(end) for end in shared(Mark(at, "", point) for at, point in enumerate(points)) or ()]
    ['8.75', '8.85']
    """
    reaches = [mark.reach for mark in values]
    low = max((low for low, _ in reaches if low is not None), default=None)
    high = min((high for _, high in reaches if high is not None), default=None)
    return None if low is not None and high is not None and low >= high else (low, high)
