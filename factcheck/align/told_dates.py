"""The parts of a date that its words tell: of "July 26" no year, of "until May 2029" its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from factcheck.model.later import later
from factcheck.model.statement import Slot

FARTHEST = 10  # days or years between two dates of one event, where only that part of them differs
LONGEST = 20  # years between two years of one event
A_YEAR_ON = 2  # years from which on two are not this one and the last
LATE = 20  # the day of a month from which on it may be its end

MONTH = later(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
END_OF = later(r"(?:the )?end of [a-z]{3,9}$")
NUMBERS = later(r"\d+")


class Calendar(NamedTuple):
    """What of a date is told."""

    year: int | None
    month: int | None
    day: int | None


def calendar(slot: Slot) -> Calendar | None:
    """The parts of a date that its words tell; nothing of what is no date."""
    period = slot.period
    ends = is_end(slot)
    if period is None or not (ends or any(character.isdigit() for character in slot.text)):
        return None
    if period.partial is not None:
        first, last = period.partial
        end = period.last or period.first  # "until December 16, 2032"
        year = end.year if end is not None and str(end.year) in slot.text else None
        return Calendar(year, first.month, first.day) if first == last and first.month and first.day else None
    if None in (period.first, period.last) and period.grain == "span":
        return _end(slot.text, period.last or period.first)
    if period.grain == "span" and slot.text.lower().startswith("since "):
        return _end(slot.text, period.first)
    if ends:
        told = period.last if period.first == period.last else None
        return Calendar(None, told.month, told.day) if told else None
    if period.first is None or period.last is None or period.grain not in ("day", "month", "year"):
        return None
    return _parts(period.first, period.grain, said=str(period.first.year) in slot.text)


def calendars(slot: Slot) -> Iterator[Calendar]:
    """What a date tells; of years from one to another, both."""
    period = slot.period
    if period is not None and period.first is not None and period.last is not None and period.grain == "span":
        years = [int(number) for number in NUMBERS.findall(slot.text)]
        if len(years) > 1 and years == [period.first.year, period.last.year] and MONTH.search(slot.text) is None:
            yield from (Calendar(year, None, None) for year in years)
            return
    if (told := calendar(slot)) is not None:
        yield told


def is_end(slot: Slot) -> bool:
    """Whether a time is "the end of June", which may be any of its last days."""
    return END_OF.match(slot.text.lower()) is not None


def _end(text: str, day: date | None) -> Calendar | None:
    """The one end that is told of a stretch of time: "until May 2029"."""
    if day is None or str(day.year) not in text or len(NUMBERS.findall(text)) > 2:
        return None
    grain = "year" if MONTH.search(text) is None else "day" if len(NUMBERS.findall(text)) > 1 else "month"
    return _parts(day, grain, said=True)


def _parts(day: date, grain: str, *, said: bool) -> Calendar:
    month = None if grain == "year" else day.month
    return Calendar(day.year if said else None, month, day.day if grain == "day" else None)


def may_be(a: Calendar, b: Calendar) -> bool:
    """Whether two dates agree in all that both tell, of which there is some: not "2017" and "30 June"."""
    both = [(x, y) for x, y in zip(a, b, strict=True) if x is not None and y is not None]
    return bool(both) and all(x == y for x, y in both)


def about_end(told: Calendar, end: Calendar) -> bool:
    """Whether a date is one of the last days of a month whose end is told."""
    return told.month == end.month and (told.day or 0) >= LATE


def slipped(a: Calendar, b: Calendar, *, coarse: bool = False, next_year: bool = False) -> bool:
    """Whether of two dates told to the same part only one part differs: the day, the month or the year.

    ``coarse``, that the month may be told of but one of two years; ``next_year``, that the years may follow each other,
    as do those that news compares.
    """
    if [x is None for x in (a.month, a.day)] != [x is None for x in (b.month, b.day)]:
        if not coarse or a.day != b.day:
            return False
        a, b = a._replace(month=None), b._replace(month=None)
    apart = [abs(x - y) for x, y in zip(a, b, strict=True) if x is not None and y is not None and x != y]
    if a.day is None and a.year != b.year and apart and apart[0] < A_YEAR_ON and not next_year:
        return False  # the year before is what news is compared with
    return len(apart) == 1 and apart[0] <= (LONGEST if a.month is None else FARTHEST)
