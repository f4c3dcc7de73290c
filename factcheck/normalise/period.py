"""Times placed in the calendar, against the day of writing."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.model.pack import RulePack
from factcheck.model.period import Period
from factcheck.model.time import Moment, Part, Time, Unit
from factcheck.normalise.period_calendar import (
    MONTHS,
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
from factcheck.normalise.period_sessions import counts_sessions, sessions

UNRESOLVED: Days = (None, None)
EARLIEST, LATEST = 1000, 9000


def period(
    time: Time, as_of: Period | None, pack: RulePack, anchor: Period | None = None, exchange: str | None = None
) -> Period | None:
    """The days a time speaks of, as far as they can be known; ``None`` for what only counts or tells the hour.

    ``anchor`` is the period that "a year earlier" and "the same period" lean on, where the text gives one;
    ``exchange`` the one whose sessions are counted, where the text names it.
    """
    if time.kind in ("duration", "clock"):
        return None
    if counts_sessions(time, pack.dates):
        origin = anchor if time.kind == "anaphor" else as_of
        return Period(*sessions(time, origin, pack.dates, exchange), time.text, time.grain)
    first, last = _days(
        time, as_of if as_of and _in_range(as_of) else None, anchor if anchor and _in_range(anchor) else None
    )
    return Period(first, last, time.text, time.grain)


def _in_range(of: Period) -> bool:
    """Whether a neighbouring year can be reckoned with: a file may be dated 9999."""
    return all(day is None or EARLIEST <= day.year <= LATEST for day in (of.first, of.last))


def _days(time: Time, as_of: Period | None, anchor: Period | None) -> Days:
    match time.kind:
        case "anaphor":
            return _opening(time, anchor) if time.first == Moment(part="start") else _leaning(time, anchor)
        case "stretch":
            return _stretch(time, as_of)
        case "range" | "list":
            return _range(time, as_of)
        case "unclear":
            return UNRESOLVED
    if time.first is None:
        return UNRESOLVED
    if time.bound == "until":
        return None, _until(time.first, as_of)
    return _bounded(time, _moment(time.first, as_of, time.future), as_of)


def _until(told: Moment, as_of: Period | None) -> date | None:
    """The nearer of the end that was and the end to come."""
    ends = [day for future in (True, False) if (day := _moment(told, as_of, future)[1])]
    written = as_of.last if as_of else None
    return min(ends, key=lambda day: abs((day - written).days) if written else 0, default=None)


def _bounded(time: Time, days: Days, as_of: Period | None) -> Days:
    match time.bound:
        case "since":
            return _since(days[0], as_of, time.first)
        case "to_date":
            return days[0], as_of.last if as_of else None
    return days


def _since(first: date | None, as_of: Period | None, told: Moment | None) -> Days:
    """From a day on; what would lie ahead of the day of writing is that of the year before."""
    if first is None or as_of is None or as_of.last is None:
        return first, None
    if first > as_of.last:
        yearless = told is not None and told.year is None and (told.month is not None or told.quarter is not None)
        first = shifted(first, "year", -1) if yearless else first
    return first, as_of.last if first <= as_of.last else None


def _moment(told: Moment, as_of: Period | None, future: bool | None) -> Days:
    """The days of one moment; its part cut out of them where one is told ("early 2026")."""
    days = _whole(told, as_of, future)
    if told.unit == "week" and told.day is not None and days[0]:
        days = unit_days(days[0], "week") or days
    if told.week is not None and told.weekday is None:
        days = week_of(days, told.week)
    return narrowed(days, told.part) if told.part else days


def _whole(told: Moment, as_of: Period | None, future: bool | None) -> Days:
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


def _range(time: Time, as_of: Period | None) -> Days:
    if time.first is None or time.last is None:
        return UNRESOLVED
    first = time.first
    if first.weekday is not None and first.day is None and time.last.weekday is not None:
        return _weekdays(first, time.last, as_of, time.future)
    start, last = _moment(first, as_of, time.future)[0], _moment(time.last, as_of, time.future)[1]
    if start and time.last.year is None and time.last.shift is None and (time.last.month or time.last.quarter):
        last = _moment(time.last._replace(year=start.year), None, None)[1]
        last = _moment(time.last._replace(year=start.year + 1), None, None)[1] if last and last < start else last
    if last and first.year is None and time.last.year is not None and (first.month or first.quarter):
        start = _moment(first._replace(year=last.year), None, None)[0]
        start = _moment(first._replace(year=last.year - 1), None, None)[0] if start and start > last else start
    return (start, last) if not (start and last and start > last) else UNRESOLVED


def _weekdays(first: Moment, last: Moment, as_of: Period | None, future: bool | None) -> Days:
    """ "Wednesday and Thursday": less than a week from one to the other, placed by the one that says more."""
    if first.weekday is None or last.weekday is None:
        return UNRESOLVED
    days = timedelta(days=(last.weekday - first.weekday) % 7)
    if first.shift is not None:
        start = _moment(first, as_of, future)[0]
        return (start, start + days) if start else UNRESOLVED
    end = _moment(last, as_of, future)[1]
    return (end - days, end) if end else UNRESOLVED


def _stretch(time: Time, as_of: Period | None) -> Days:
    """So many units up to a day that was told, or up to or from the day of writing."""
    if time.number is None or time.unit is None or time.number > 9000:
        return UNRESOLVED
    if time.last is not None:
        # What has ended is past, whatever the words around say.
        end = _over(_moment(time.last, as_of, time.future or False)[1], time, as_of)
        return (shifted(end + timedelta(days=1), time.unit, -time.number), end) if end else UNRESOLVED
    if time.first is not None and time.first.part == "start":
        start = _moment(time.first, as_of, time.future)[0]
        return (start, shifted(start, time.unit, time.number) - timedelta(days=1)) if start else UNRESOLVED
    if time.first is None or time.first.shift is None or as_of is None or not as_of.last:
        return UNRESOLVED
    if as_of.first != as_of.last and (as_of.grain != "month" or time.unit in ("day", "week", "fortnight")):
        return UNRESOLVED
    if time.first.shift > 0:
        return as_of.last, shifted(as_of.last, time.unit, time.number)
    start = shifted(as_of.last, time.unit, -time.number)
    # "The past two days" may count the day of writing or not; twelve months are twelve months.
    return start + timedelta(days=1 if time.unit in MONTHS else 0), as_of.last


def _opening(time: Time, anchor: Period | None) -> Days:
    """ "The first five months" of a year just told; of no year they may be those of a fiscal one."""
    year = anchor.first if anchor and anchor.grain == "year" else None
    if year is None or time.number is None or time.unit not in ("month", "quarter"):
        return UNRESOLVED
    if MONTHS[time.unit] * time.number >= 12:
        return UNRESOLVED
    start = date(year.year, 1, 1)
    return start, shifted(start, time.unit, time.number) - timedelta(days=1)


def _over(end: date | None, time: Time, as_of: Period | None) -> date | None:
    """The end of a stretch, a year back where it lies ahead though nothing says that it is yet to come."""
    if end is None or as_of is None or as_of.last is None or time.last is None or time.last.year is not None:
        return end
    return shifted(end, "year", -1) if end > as_of.last and not time.future else end


def _leaning(time: Time, anchor: Period | None) -> Days:
    """The days of "a year earlier" and "the same period", reckoned from the period they lean on."""
    told = time.first
    if told is None or anchor is None or anchor.first is None or anchor.last is None or told.part:
        return UNRESOLVED
    if told.year is not None:
        return _moved(anchor.first, anchor.last, "year", told.year - anchor.last.year)
    if told.shift is None:
        return (anchor.first, anchor.last) if anchor.grain == told.unit else UNRESOLVED
    return _moved(anchor.first, anchor.last, told.unit or "day", told.shift)


def _moved(first: date, last: date, unit: Unit, count: int) -> Days:
    """The same days so many units on; the end of a month stays the end of one."""
    ends = unit in MONTHS and last == last_day(last.year, last.month)
    moved = shifted(last, unit, count)
    return shifted(first, unit, count), last_day(moved.year, moved.month) if ends else moved
