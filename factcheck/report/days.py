"""Where days stand on a line, and which of them are named on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import MAXYEAR, date, timedelta
from itertools import islice, takewhile
from typing import NamedTuple

MOST = 6
STEPS = (
    *(("day", number) for number in (1, 2, 7, 14)),
    *(("month", number) for number in (1, 3, 6)),
    *(("year", number) for number in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)),
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Tick(NamedTuple):
    """A day that is named on the line, and its name there."""

    day: date
    name: str


def ticks(first: date, last: date, most: int = MOST) -> list[Tick]:
    """Days from the first to the last, evenly apart and no more than so many.

    >>> [tick.name for tick in ticks(date(2026, 7, 1), date(2026, 7, 3))]
    ['Jul 1, 2026', 'Jul 2', 'Jul 3']
    >>> [tick.name for tick in ticks(date(2025, 11, 5), date(2026, 6, 30))]
    ['Jan 2026', 'Apr 2026']
    """
    for unit, step in STEPS:
        found = list(islice(takewhile(lambda day: day <= last, days(first, unit, step)), most + 1))
        if len(found) <= most:
            return [Tick(day, named(day, unit, is_first=at == 0)) for at, day in enumerate(found)]
    return []


def days(first: date, unit: str, step: int) -> Iterator[date]:
    """The days from a first one on at which a month or a year begins, or every so many days."""
    if unit == "day":
        number = (date.max - first).days // step
        yield from (first + timedelta(days=at * step) for at in range(number + 1))
        return
    months = step if unit == "month" else 12 * step
    number = first.year * 12 + first.month - 1 + (first.day > 1)
    number += -number % months
    while number // 12 <= MAXYEAR:
        if number >= 12:
            yield date(number // 12, number % 12 + 1, 1)
        number += months


def named(day: date, unit: str, *, is_first: bool) -> str:
    if unit == "year":
        return str(day.year)
    month = MONTHS[day.month - 1]
    if unit == "month":
        return f"{month} {day.year}"
    return f"{month} {day.day}, {day.year}" if is_first else f"{month} {day.day}"
