"""Where days stand on a line, and which of them are named on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import MAXYEAR, date, timedelta
from itertools import islice, takewhile
from typing import NamedTuple

MOST, MOST_ENDS = 6, 40
STEPS = (
    *(("day", number) for number in (1, 2, 7, 14)),
    *(("month", number) for number in (1, 3, 6)),
    *(("year", number) for number in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)),
)
LENGTHS = {"day": 1, "month": 28, "year": 365}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Tick(NamedTuple):
    """A day that is named on the line, its name there, and the day before which what is so named ends."""

    day: date
    name: str
    end: date


def ticks(first: date, last: date, most: int = MOST, shortest: int = 1) -> list[Tick]:
    """Days from the first to the last, evenly apart and no more than so many.

    Months are named at least where nothing there is told of fewer days, and years likewise: ``shortest`` is in days.

    >>> [tick.name for tick in ticks(date(2026, 7, 1), date(2026, 7, 3))]
    ['Jul 1, 2026', 'Jul 2', 'Jul 3']
    >>> [tick.name for tick in ticks(date(2025, 11, 5), date(2026, 6, 30))]
    ['Jan 2026', 'Apr 2026']
    >>> [tick.name for tick in ticks(date(2025, 1, 1), date(2026, 12, 31), shortest=365)]
    ['2025', '2026']
    """
    least = max(length for length in LENGTHS.values() if length <= shortest)
    for unit, step in (one for one in STEPS if LENGTHS[one[0]] >= least):
        found = list(islice(takewhile(lambda day: day <= last, days(first, unit, step)), most + 1))
        if len(found) <= most:
            return [Tick(day, named(day, unit, is_first=at == 0), end(day, unit)) for at, day in enumerate(found)]
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


def ends(first: date, last: date, tick: Tick) -> list[date]:
    """Where the days, months or years of which a tick is one begin and end; of too many, that one alone.

    >>> june = Tick(date(2026, 6, 1), "Jun 2026", date(2026, 7, 1))
    >>> [str(day) for day in ends(date(2026, 5, 20), date(2026, 8, 9), june)]
    ['2026-06-01', '2026-07-01', '2026-08-01']
    """
    unit = next(unit for unit, length in reversed(LENGTHS.items()) if (tick.end - tick.day).days >= length)
    found = list(islice(takewhile(lambda day: day <= last, days(first, unit, 1)), MOST_ENDS + 1))
    return found if len(found) <= MOST_ENDS else [tick.day, tick.end]


def end(day: date, unit: str) -> date:
    """The day after the day, the month or the year that begins then; the last day there is where there is none.

    >>> [str(end(date(2026, 12, 1), unit)) for unit in ("day", "month", "year")]
    ['2026-12-02', '2027-01-01', '2027-12-01']
    """
    months = {"day": 0, "month": 1, "year": 12}[unit]
    if not months:
        return min(day, date.max - timedelta(1)) + timedelta(1)
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1) if number // 12 <= MAXYEAR else date.max


def named(day: date, unit: str, *, is_first: bool) -> str:
    if unit == "year":
        return str(day.year)
    month = MONTHS[day.month - 1]
    if unit == "month":
        return f"{month} {day.year}"
    return f"{month} {day.day}, {day.year}" if is_first else f"{month} {day.day}"
