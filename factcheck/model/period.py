"""When: a stretch of days, with the words it was told in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Literal

Grain = Literal[
    "time", "day", "weekday", "week", "month", "quarter", "half", "year", "fiscal_quarter", "fiscal_year", "span"
]


class Overlap(Enum):
    """How two periods lie to each other."""

    SAME = "same"
    INSIDE = "inside"
    CONTAINS = "contains"
    CROSSES = "crosses"
    DISJOINT = "disjoint"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Period:
    """Days ``first`` to ``last``, both included; ``None`` where an end cannot be known.

    ``text`` keeps the words. An undated article's "Wednesday" has no days, only its words and grain.
    """

    first: date | None
    last: date | None
    text: str
    grain: Grain

    @property
    def resolved(self) -> bool:
        return self.first is not None and self.last is not None

    @property
    def iso(self) -> str | None:
        """Where it begins, as finely as it was told.

        >>> Period(date(2026, 7, 1), date(2026, 7, 31), "July", "month").iso
        '2026-07'
        """
        if self.first is None:
            return None
        day = self.first.isoformat()
        return {"year": day[:4], "month": day[:7]}.get(self.grain, day)

    def overlap(self, other: Period) -> Overlap:
        """How this period lies to the other, as far as both can be placed in the calendar.

        >>> july = Period(date(2026, 7, 1), date(2026, 7, 31), "July", "month")
        >>> july.overlap(Period(date(2026, 7, 1), date(2026, 7, 1), "July 1", "day"))
        <Overlap.CONTAINS: 'contains'>
        >>> july.overlap(Period(None, None, "Wednesday", "weekday"))
        <Overlap.UNKNOWN: 'unknown'>
        """
        if self.first is None or self.last is None or other.first is None or other.last is None:
            same_words = self.grain == other.grain and self.text.casefold() == other.text.casefold()
            return Overlap.SAME if same_words and not (self.resolved or other.resolved) else Overlap.UNKNOWN
        if (self.first, self.last) == (other.first, other.last):
            return Overlap.SAME
        if self.last < other.first or other.last < self.first:
            return Overlap.DISJOINT
        if other.first <= self.first and self.last <= other.last:
            return Overlap.INSIDE
        if self.first <= other.first and other.last <= self.last:
            return Overlap.CONTAINS
        return Overlap.CROSSES
