"""The days of one moment of the calendar: "June 2026", "last week", "the end of the year"."""

from __future__ import annotations

from datetime import date

from factcheck.model.period import Period
from factcheck.model.time import Moment, Part, Unit
from factcheck.normalise.period_calendar import (
    Days,
    days_of_year,
    days_told,
    last_day,
    narrowed,
    shifted,
    unit_days,
    week_of,
)
from factcheck.normalise.period_nearest import nearest

UNRESOLVED: Days = (None, None)
EARLIEST, LATEST = 1000, 9000


def days_of(told: Moment, as_of: Period | None, future: bool | None) -> Days:
    """The days of one moment; its part cut out of them where one is told ("early 2026")."""
    days = whole_of(told, as_of, future)
    if told.unit == "week" and told.day is not None and days[0]:
        days = unit_days(days[0], "week") or days
    if told.week is not None and told.weekday is None:
        days = week_of(days, told.week)
    return narrowed(days, told.part) if told.part else days


def whole_of(told: Moment, as_of: Period | None, future: bool | None) -> Days:
    if told.fiscal or told.season:
        return UNRESOLVED
    if told.day is not None and told.month is None and told.unit == "month" and as_of and as_of.last:
        return _of_this_month(told.day, as_of.last)
    year = _year(told, as_of)
    if year is not None:
        return _in_year(told, year)
    if told.part and told.unit in ("year", "half", "quarter", "month", "week") and told.shift is None and as_of:
        return _current(told.unit, told.part, as_of, future)
    if as_of is None or as_of.first is None or as_of.last is None:
        return UNRESOLVED
    if told.weekday is None and told.month is None and told.quarter is None and told.half is None:
        return _shifted_unit(told, as_of, future)
    return nearest(told, as_of, future)


def _of_this_month(day: int, written: date) -> Days:
    """The latest day of that number: "3日" in what was written on July 4."""
    month = written if day <= written.day else shifted(written.replace(day=1), "month", -1)
    if day > last_day(month.year, month.month).day:
        return UNRESOLVED
    return month.replace(day=day), month.replace(day=day)


def _current(unit: Unit, part: Part, as_of: Period, future: bool | None) -> Days:
    """The year of "year-end": that of the day of writing; the one before, where the end of it is told as past."""
    if as_of.last is None:
        return UNRESOLVED
    days = unit_days(as_of.last, unit)
    ahead = narrowed(days, part)[0] if days else None
    if days and ahead and future is False and ahead > as_of.last:
        return unit_days(shifted(days[0], unit, -1), unit) or UNRESOLVED
    return days or UNRESOLVED


def _year(told: Moment, as_of: Period | None) -> int | None:
    if told.year is not None:
        return told.year
    if told.unit == "year" and told.shift is not None and as_of and as_of.last and as_of.first:
        return as_of.last.year + told.shift if as_of.first.year == as_of.last.year else None
    return None


def _in_year(told: Moment, year: int) -> Days:
    if not EARLIEST <= year <= LATEST:
        return UNRESOLVED
    if told.unit in ("decade", "century"):
        return date(year, 1, 1), date(year + (9 if told.unit == "decade" else 99), 12, 31)
    if told.month is not None:
        return days_told(told, year)
    if told.quarter is not None:
        return date(year, told.quarter * 3 - 2, 1), last_day(year, told.quarter * 3)
    if told.half is not None:
        return date(year, told.half * 6 - 5, 1), last_day(year, told.half * 6)
    return days_of_year(year)


def _shifted_unit(told: Moment, as_of: Period, future: bool | None) -> Days:
    """ "last week", "yesterday": a whole unit of the calendar, so many away from that of the day of writing."""
    if told.unit is None or as_of.first is None or as_of.last is None:
        return UNRESOLVED
    shift = told.shift if told.unit != "weekend" or told.shift is not None else _weekend(as_of.last, future)
    own = unit_days(as_of.last, told.unit)
    if (
        own is None
        or shift is None
        or (as_of.first != as_of.last and not own[0] <= as_of.first <= as_of.last <= own[1])
    ):
        return UNRESOLVED
    return unit_days(shifted(own[0], told.unit, shift), told.unit) or UNRESOLVED


def _weekend(day: date, future: bool | None) -> int:
    """ "The weekend": the one just past, unless it is here or yet to come."""
    return 0 if future or day.weekday() >= 5 else -1
