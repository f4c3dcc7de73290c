"""How much room a figure leaves: the least and the greatest value its words allow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from factcheck.model.claim import Claim
from factcheck.model.quantity import Quantity
from factcheck.model.words import Tolerances

LARGEST = Decimal(10) ** 18
OPEN = 1000  # an open end reaches so many times its bound: far enough never to decide anything


class Room(NamedTuple):
    """The least and the greatest value that a figure, as finely as it is told, may stand for."""

    low: Decimal
    high: Decimal

    def __add__(self, other: tuple[Decimal, ...]) -> Room:  # type: ignore[override]
        return Room(self.low + other[0], self.high + other[1])

    def minus(self, other: Room) -> Room:
        return Room(self.low - other.high, self.high - other.low)

    def over(self, other: Room) -> Room:
        """The ratio of two rooms of positive values."""
        return Room(self.low / other.high, self.high / other.low)

    def times(self, other: Room) -> Room:
        return Room(self.low * other.low, self.high * other.high)

    def meets(self, other: Room) -> bool:
        return self.low <= other.high and other.low <= self.high

    @property
    def turned(self) -> Room:
        return Room(-self.high, -self.low)


def summed(spaces: Iterable[Room]) -> Room:
    """The room of a sum.

    >>> summed([Room(Decimal(4), Decimal(6)), Room(Decimal(1), Decimal(1))])
    Room(low=Decimal('5'), high=Decimal('7'))
    """
    total = Room(Decimal(0), Decimal(0))
    for space in spaces:
        total = total + space
    return total


def room(claim: Claim, tolerances: Tolerances) -> Room | None:
    """The room of a figure's size, its sign left aside; ``None`` where it is too large or nothing at all."""
    amount = claim.quantity
    value = abs(amount.near)
    if not 0 < value < LARGEST:
        return None
    slack = min(step(claim) / 2, value / 4)
    if amount.approx == "about":
        slack = max(slack, tolerances.values["about"] * value)
    low, high = value - slack, value + slack
    if amount.approx == "nearly":
        low = value * (1 - tolerances.values["nearly"])
    worded = amount.unit == "x" and not any(char.isdigit() for char in claim.place.text)  # "more than half"
    if amount.approx in ("more_than", "at_least"):
        return Room(value if worded else low, OPEN * value)
    if amount.approx in ("less_than", "at_most"):
        return Room(value / OPEN, value if worded else high)
    if amount.low is not None and amount.high is not None and amount.low != amount.high:
        return _range(amount, step(claim))
    return Room(low, high)


def as_told(claim: Claim) -> Claim:
    """A bound as the value it names: "more than 2,000 kg (4,400 pounds)" converts that."""
    amount, value = claim.quantity, claim.quantity.near
    one_end = None in (amount.low, amount.high)
    return replace(claim, quantity=replace(amount, low=value, high=value, approx="about")) if one_end else claim


def rooms(listed: Sequence[Claim], tolerances: Tolerances) -> list[Room] | None:
    """The rooms of figures told in one list, each as finely as the finest: "4.5 billion, 2.5 billion and 3 billion".

    ``None`` where one of them has none.
    """
    found = [room(claim, tolerances) for claim in listed]
    if any(space is None for space in found):
        return None
    finest = min(step(claim) for claim in listed)
    return [_as_fine(claim, space, finest) for claim, space in zip(listed, found, strict=True) if space]


def _as_fine(claim: Claim, space: Room, finest: Decimal) -> Room:
    amount = claim.quantity
    if amount.approx is not None or amount.point is None:
        return space
    value, slack = abs(amount.near), min(finest, step(claim)) / 2
    return Room(value - slack, value + slack)


def step(claim: Claim) -> Decimal:
    """The step a figure is told to. One written out to its last digit is held to two digits at least.

    Nobody who writes "900 jobs" means 850 of them, as one who writes "$1 billion" may mean 0.9.
    """
    amount = claim.quantity
    value = abs(amount.near)
    if amount.unit == "x" and not any(char.isdigit() for char in claim.place.text):
        return value / 5  # "doubled" is said of anything near twice as much
    digits = sum(char.isdigit() for char in claim.place.text)
    if value >= 1 and digits > value.adjusted():
        return min(amount.precision, max(Decimal(1), Decimal(10) ** (value.adjusted() - 1)))
    return amount.precision


def _range(amount: Quantity, precision: Decimal) -> Room | None:
    low, high = sorted((abs(amount.low or Decimal(0)), abs(amount.high or Decimal(0))))
    slack = min(precision / 2, low / 4)
    return Room(low - slack, high + slack) if low > 0 else None


def figure(value: Decimal, places: int = 1) -> str:
    """A worked-out value, for a reader.

    >>> figure(Decimal("18.888")), figure(Decimal("5500.00")), figure(Decimal("0.5"), 2), figure(Decimal(3100000000))
    ('18.9', '5,500', '0.5', '3.1 billion')
    """
    for name, size in (("trillion", 12), ("billion", 9), ("million", 6)):
        if abs(value) >= 10**size:
            return f"{figure(value / 10**size, 2)} {name}"
    rounded = f"{value:,.{places}f}"
    return rounded.rstrip("0").rstrip(".") if "." in rounded else rounded
