"""A figure or a time where it stands, still in its own words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from factcheck.model.quantity import Approx, Direction
from factcheck.model.text import Span


class Numeral(NamedTuple):
    """One number as written: its value, the step it was written to, and the scale word's factor.

    "1.25 billion" is ``Numeral(Decimal("1.25"), Decimal("0.01"), Decimal(10**9))``.
    """

    value: Decimal
    step: Decimal
    scale: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Mention:
    """A quantity in a text.

    ``span`` takes in sign, currency, scale word and unit, not the approximator; ``reach`` is the wider span that
    takes in approximator and denominator as well. ``numerals`` holds one number, or the two ends of a range.
    ``unit`` and ``per`` are already symbols of the pack's closed table; ``noun`` is the counted thing as written.
    ``bracketed`` marks a figure that repeats its neighbour in another unit, "$100 million (90 million euros)".
    ``conversion_of`` is the index of that neighbour.
    """

    span: Span
    reach: Span
    numerals: tuple[Numeral, ...]
    unit: str | None
    per: str | None = None
    approx: Approx | None = None
    direction: Direction | None = None
    noun: str | None = None
    conversion_of: int | None = None
