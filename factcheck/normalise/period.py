"""Times placed in the calendar, against the day of writing."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.model.pack import RulePack
from factcheck.model.period import Period
from factcheck.model.time import Moment, Time
from factcheck.normalise.period_calendar import Days, days_of_year, last_day, month_days, narrowed, shifted, unit_days
from factcheck.normalise.period_nearest import nearest

UNRESOLVED: Days = (None, None)


def period(time: Time, as_of: Period | None, pack: RulePack, anchor: Period | None = None) -> Period | None:
    """The days a time speaks of, as far as they can be known; ``None`` for what only counts or tells the hour.

    ``anchor`` is the period that "a year earlier" and "the same period" lean on, where the text gives one.
    """
    if time.kind in ("duration", "clock"):
        return None
    first, last = _days(time, as_of, anchor)
    return Period(first, last, time.text, time.grain)


def _days(time: Time, as_of: Period | None, anchor: Period | None) -> Days:
    match time.kind:
        case "anaphor":
            return _leaning(time, anchor)
        case "stretch":
            return _stretch(time, as_of)
        case "range" | "list":
            return _range(time, as_of)
        case "unclear":
            return UNRESOLVED
    days = _moment(time.first, as_of, time.future) if time.first else UNRESOLVED
    return _bounded(time, days, as_of)


def _bounded(time: Time, days: Days, as_of: Period | None) -> Days:
    match time.bound:
        case "since":
            return days[0], as_of.last if as_of and days[0] else None
        case "to_date":
            return days[0], as_of.last if as_of else None
        case "until":
            return None, days[1]
    return days


def _moment(told: Moment, as_of: Period | None, future: bool | None) -> Days:
    """The days of one moment; its part cut out of them where one is told ("early 2026")."""
    days = _whole(told, as_of, future)
    return narrowed(days, told.part) if told.part else days


def _whole(told: Moment, as_of: Period | None, future: bool | None) -> Days:
    if told.fiscal or told.season:
        return UNRESOLVED
    year = _year(told, as_of)
    if year is not None:
        return _in_year(told, year)
    if as_of is None or as_of.first is None or as_of.last is None:
        return UNRESOLVED
    if told.weekday is None and told.month is None and told.quarter is None and told.half is None:
        return _shifted_unit(told, as_of)
    return nearest(told, as_of, future)


def _year(told: Moment, as_of: Period | None) -> int | None:
    if told.year is not None:
        return told.year
    if told.unit == "year" and told.shift is not None and as_of and as_of.last and as_of.first:
        return as_of.last.year + told.shift if as_of.first.year == as_of.last.year else None
    return None


def _in_year(told: Moment, year: int) -> Days:
    if not 1 <= year <= 9900:
        return UNRESOLVED
    if told.unit == "decade":
        return date(year, 1, 1), date(year + 9, 12, 31)
    if told.month is not None:
        return month_days(year, told.month, told.day)
    if told.quarter is not None:
        return date(year, told.quarter * 3 - 2, 1), last_day(year, told.quarter * 3)
    if told.half is not None:
        return date(year, told.half * 6 - 5, 1), last_day(year, told.half * 6)
    return days_of_year(year)


def _shifted_unit(told: Moment, as_of: Period) -> Days:
    """ "last week", "yesterday": a whole unit of the calendar, so many away from that of the day of writing."""
    if told.unit is None or told.shift is None or as_of.first is None or as_of.last is None:
        return UNRESOLVED
    own = unit_days(as_of.last, told.unit)
    if own is None or not (own[0] <= as_of.first and as_of.last <= own[1]):
        return UNRESOLVED
    return unit_days(shifted(own[0], told.unit, told.shift), told.unit) or UNRESOLVED


def _range(time: Time, as_of: Period | None) -> Days:
    if time.first is None or time.last is None:
        return UNRESOLVED
    last = _moment(time.last, as_of, time.future)[1]
    first = time.first
    if last is not None and first.year is None and first.shift is None and (first.month or first.quarter):
        return _moment(first._replace(year=last.year), None, None)[0], last
    start = _moment(first, as_of, time.future)[0]
    if start and last and start > last and first.weekday is not None:
        start -= timedelta(days=7)
    return (start, last) if not (start and last and start > last) else UNRESOLVED


def _stretch(time: Time, as_of: Period | None) -> Days:
    """So many units up to a day that was told, or up to or from the day of writing."""
    if time.number is None or time.unit is None or time.number > 9000:
        return UNRESOLVED
    if time.last is not None:
        # What has ended is past, whatever the words around say.
        end = _moment(time.last, as_of, time.future or False)[1]
        return (shifted(end + timedelta(days=1), time.unit, -time.number), end) if end else UNRESOLVED
    if time.first is None or time.first.shift is None or as_of is None or as_of.first != as_of.last or not as_of.last:
        return UNRESOLVED
    if time.first.shift > 0:
        return as_of.last, shifted(as_of.last, time.unit, time.number)
    return shifted(as_of.last, time.unit, -time.number), as_of.last


def _leaning(time: Time, anchor: Period | None) -> Days:
    told = time.first
    if told is None or anchor is None or anchor.first is None or anchor.last is None:
        return UNRESOLVED
    if told.year is not None:
        shift = told.year - anchor.last.year
        return _moved(anchor.first, anchor.last, shift)
    if told.unit == "year" and told.shift is not None:
        return _moved(anchor.first, anchor.last, told.shift)
    return UNRESOLVED


def _moved(first: date, last: date, years: int) -> Days:
    """The same days of another year; the end of a month stays the end of it."""
    ends = last == last_day(last.year, last.month)
    moved = shifted(last, "year", years)
    return shifted(first, "year", years), last_day(moved.year, moved.month) if ends else moved
