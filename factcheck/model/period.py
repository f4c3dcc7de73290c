"""When: a stretch of days, with the words it was told in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Literal, NamedTuple

from factcheck.model.later import later

Grain = Literal[
    "time", "day", "weekday", "week", "month", "quarter", "half", "year", "fiscal_quarter", "fiscal_year", "span"
]


WEEK = 7  # days
ONE_YEAR = later(r"(?<!\d)(?:(?:19|20)\d\d|\d\d)(?!\d)")
CENTURY = 2000  # of a year told in two digits
SPLIT_YEAR = later(r"\b(\d{4})\s?[-–/]\s?\d{2,4}\b")  # "2024-25"


class Overlap(Enum):
    """How two periods lie to each other."""

    SAME = "same"
    INSIDE = "inside"
    CONTAINS = "contains"
    CROSSES = "crosses"
    DISJOINT = "disjoint"
    UNKNOWN = "unknown"


class Partial(NamedTuple):
    """What the words of a day say where its year, or all but its weekday, is unknown. Monday is 0."""

    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    @classmethod
    def of(cls, day: date) -> Partial:
        return cls(day.month, day.day, day.weekday())

    def differs(self, other: Partial) -> bool:
        """Whether these cannot be one day."""
        return any(x is not None and y is not None and x != y for x, y in zip(self, other, strict=True))

    def is_day(self, other: Partial) -> bool:
        """Whether both name month and day, and the same."""
        return self.month is not None and self.day is not None and (self.month, self.day) == (other.month, other.day)


def _plain(text: str) -> str:
    """The words of a time without what makes no difference to it: "the full year", "full-year"."""
    return text.casefold().replace("-", " ").removeprefix("the ")


@dataclass(frozen=True, slots=True)
class Period:
    """Days ``first`` to ``last``, both included; ``None`` where an end cannot be known.

    ``text`` keeps the words. An undated article's "Wednesday" has no days, only its words, its grain and, in
    ``partial``, the weekday of its first and its last day.
    """

    first: date | None
    last: date | None
    text: str
    grain: Grain
    partial: tuple[Partial, Partial] | None = None

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
            if told := self._overlap_of_words(other):
                return told
            if (ours := self._split_year) and (theirs := other._split_year):
                return Overlap.SAME if ours == theirs else Overlap.DISJOINT
            if (named := self._year_named) and (called := other._year_named) and named != called:
                return Overlap.DISJOINT  # "FY 2022", and 2023
            same_words = self.grain == other.grain and _plain(self.text) == _plain(other.text)
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

    @property
    def _split_year(self) -> str | None:
        """The year that begins one which lies in two of the calendar: that of "2024-25" and of "the 2024/25 season"."""
        found = SPLIT_YEAR.search(self.text) if self.grain == "fiscal_year" else None
        return found[1] if found else None

    @property
    def _year_named(self) -> int | None:
        """The year that a year goes by, be it a fiscal one, of which nobody knows where it begins."""
        if self.grain == "year" and self.first is not None:
            return self.first.year
        if self.grain != "fiscal_year" or self._split_year:
            return None
        told = ONE_YEAR.findall(self.text)
        if len(told) != 1:
            return None
        return int(told[0]) if int(told[0]) >= CENTURY / 2 else CENTURY + int(told[0])

    def _ends(self) -> tuple[Partial, Partial] | None:
        if self.partial is not None or self.first is None or self.last is None:
            return self.partial
        return Partial.of(self.first), Partial.of(self.last)

    @property
    def _length(self) -> int:
        return (self.last - self.first).days + 1 if self.first and self.last else 0

    def _overlap_of_words(self, other: Period) -> Overlap | None:
        """What day and weekday alone tell: "Thursday" is not July 1, 2026, which "Wednesday and Thursday" may hold."""
        ours, theirs = self._ends(), other._ends()
        if ours is None or theirs is None:
            return None
        if ours[0] == ours[1] and theirs[0] == theirs[1]:
            if ours[0].differs(theirs[0]):
                return Overlap.DISJOINT
            return Overlap.SAME if ours[0].is_day(theirs[0]) else None
        if max(self._length, other._length) > WEEK:
            return None
        span, single = (ours, theirs) if ours[0] != ours[1] else (theirs, ours)
        if single[0] != single[1] or None in (span[0].weekday, span[1].weekday, single[0].weekday):
            return None
        week = (span[1].weekday - span[0].weekday) % 7  # type: ignore[operator]
        if (single[0].weekday - span[0].weekday) % 7 > week:  # type: ignore[operator]
            return Overlap.DISJOINT
        return Overlap.CONTAINS if span is ours else Overlap.INSIDE
