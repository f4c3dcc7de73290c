"""Times placed in the calendar, against the day of writing."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.model.dates import DateWords
from factcheck.model.pack import RulePack
from factcheck.model.period import WEEK, Period
from factcheck.model.time import Moment, Time, Unit
from factcheck.normalise.period_calendar import DAYS, MONTHS, Days, last_day, shifted, unit_days
from factcheck.normalise.period_moment import EARLIEST, LATEST, UNRESOLVED, days_of, whole_of
from factcheck.normalise.period_sessions import counts_sessions, edge_of_current, edge_session, sessions, sessions_to

LONGEST_MONTH, FRIDAY = 31, 4
# Days within which the first months of a year are told as those just over.
JUST_OVER = 120


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
        return Period(*_sessions(time, as_of, anchor, pack.dates, exchange), time.text, time.grain)
    first, last = _days(
        time, as_of if as_of and _in_range(as_of) else None, anchor if anchor and _in_range(anchor) else None
    )
    return Period(first, last, time.text, time.grain)


def _in_range(of: Period) -> bool:
    """Whether a neighbouring year can be reckoned with: a file may be dated 9999."""
    return all(day is None or EARLIEST <= day.year <= LATEST for day in (of.first, of.last))


def _sessions(time: Time, as_of: Period | None, anchor: Period | None, words: DateWords, exchange: str | None) -> Days:
    """The days of trading that a time counts, or of which it is the first or the last."""
    if time.last is not None:
        return sessions_to(days_of(time.last, as_of, future=False)[1], time.number, words, exchange)
    told = time.first
    if told is None or told.part is None:
        leans = time.kind == "anaphor" and anchor is not None
        return sessions(time, anchor if leans else as_of, words, exchange)
    if time.kind != "anaphor":
        return edge_session(whole_of(told._replace(part=None), as_of, time.future), told.part, words, exchange)
    if anchor is not None and anchor.grain == told.unit:
        return edge_session((anchor.first, anchor.last), told.part, words, exchange)
    return edge_of_current(told, as_of, words, exchange, future=time.future is True)


def _days(time: Time, as_of: Period | None, anchor: Period | None) -> Days:
    match time.kind:
        case "anaphor":
            if time.first == Moment(unit="week") and (anchor is None or anchor.grain != "week"):
                return _the_week(as_of)
            return _opening(time, anchor, as_of) if time.first == Moment(part="start") else _leaning(time, anchor)
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
    return _bounded(time, days_of(time.first, as_of, time.future), as_of)


def _until(told: Moment, as_of: Period | None) -> date | None:
    """The nearer of the end that was and the end to come."""
    ends = [day for future in (True, False) if (day := days_of(told, as_of, future)[1])]
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


def _range(time: Time, as_of: Period | None) -> Days:
    if time.first is None or time.last is None:
        return UNRESOLVED
    first = time.first
    if first.weekday is not None and first.day is None and time.last.weekday is not None:
        return _weekdays(first, time.last, as_of, time.future)
    start, last = days_of(first, as_of, time.future)[0], days_of(time.last, as_of, time.future)[1]
    if start and time.last.year is None and time.last.shift is None and (time.last.month or time.last.quarter):
        last = days_of(time.last._replace(year=start.year), None, None)[1]
        last = days_of(time.last._replace(year=start.year + 1), None, None)[1] if last and last < start else last
    if last and first.year is None and time.last.year is not None and (first.month or first.quarter):
        start = days_of(first._replace(year=last.year), None, None)[0]
        start = days_of(first._replace(year=last.year - 1), None, None)[0] if start and start > last else start
    return (start, last) if not (start and last and start > last) else UNRESOLVED


def _weekdays(first: Moment, last: Moment, as_of: Period | None, future: bool | None) -> Days:
    """ "Wednesday and Thursday": less than a week from one to the other, placed by the one that says more."""
    if first.weekday is None or last.weekday is None:
        return UNRESOLVED
    days = timedelta(days=(last.weekday - first.weekday) % 7)
    if first.shift is not None:
        start = days_of(first, as_of, future)[0]
        return (start, start + days) if start else UNRESOLVED
    end = days_of(last, as_of, future)[1]
    return (end - days, end) if end else UNRESOLVED


def _stretch(time: Time, as_of: Period | None) -> Days:
    """So many units up to a day that was told, or up to or from the day of writing."""
    if time.number is None or time.unit is None or time.number > 9000:
        return UNRESOLVED
    if time.last is not None:
        # What has ended is past, whatever the words around say.
        end = _over(days_of(time.last, as_of, time.future or False), time, as_of)
        if end and time.future and (past := days_of(time.last, as_of, future=False)[1]):
            end = _nearer(past, end, time, as_of)
        return (shifted(end + timedelta(days=1), time.unit, -time.number), end) if end else UNRESOLVED
    if time.first is not None and time.first.part == "start":
        start = days_of(time.first, as_of, time.future)[0]
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


def _nearer(past: date, coming: date, time: Time, as_of: Period | None) -> date:
    """Of some months or weeks that end without a year, the nearer, be something else of the sentence yet to come.

    A year is foreseen as soon as the one before it is told.
    """
    written = as_of.last if as_of else None
    if written is None or time.number is None or time.unit is None or MONTHS.get(time.unit, 0) * time.number >= 12:
        return coming
    return min(past, coming, key=lambda day: abs((day - written).days))


def _the_week(as_of: Period | None) -> Days:
    """ "For the week": told on its Friday or behind it, the one that markets have just closed."""
    if as_of is None or as_of.first is None or as_of.first != as_of.last or as_of.first.weekday() < FRIDAY:
        return UNRESOLVED
    return unit_days(as_of.first, "week") or UNRESOLVED


def _opening(time: Time, anchor: Period | None, as_of: Period | None) -> Days:
    """ "The first five months" of a year just told, or of this one where they are just over.

    Otherwise they may be those of a fiscal year.
    """
    if time.number is None or time.unit not in ("month", "quarter") or MONTHS[time.unit] * time.number >= 12:
        return UNRESOLVED
    told = anchor.first if anchor and anchor.grain == "year" else None
    year = told or (as_of.last if as_of else None)
    if year is None:
        return UNRESOLVED
    start = date(year.year, 1, 1)
    end = shifted(start, time.unit, time.number) - timedelta(days=1)
    just_over = as_of is not None and as_of.last is not None and 0 < (as_of.last - end).days < JUST_OVER
    return (start, end) if told or just_over else UNRESOLVED


def _over(days: Days, time: Time, as_of: Period | None) -> date | None:
    """The end of a stretch, a year back where it lies ahead though nothing says that it is yet to come.

    "The year to July" may be told before July is over.
    """
    first, end = days
    if end is None or as_of is None or as_of.last is None or time.last is None or time.last.year is not None:
        return end
    return shifted(end, "year", -1) if (first or end) > as_of.last and not time.future else end


def _leaning(time: Time, anchor: Period | None) -> Days:
    """The days of "a year earlier" and "the same period", reckoned from the period they lean on."""
    told = time.first
    if told is None or anchor is None or anchor.first is None or anchor.last is None or told.part:
        return UNRESOLVED
    if told.year is not None:
        return _moved(anchor.first, anchor.last, "year", told.year - anchor.last.year)
    if told.shift is None:
        return (anchor.first, anchor.last) if anchor.grain == told.unit else UNRESOLVED
    if _finer(told.unit or "day", told.shift, (anchor.last - anchor.first).days + 1):
        return UNRESOLVED
    return _moved(anchor.first, anchor.last, told.unit or "day", told.shift)


def _finer(unit: Unit, count: int, days: int) -> bool:
    """Whether what is counted is shorter than what it is counted from: "a month earlier" than a quarter is none."""
    if unit == "year" or count == 0:
        return False
    if unit in MONTHS:
        return days > LONGEST_MONTH and days > MONTHS[unit] * abs(count) * LONGEST_MONTH
    return days > WEEK and days > DAYS.get(unit, WEEK)


def _moved(first: date, last: date, unit: Unit, count: int) -> Days:
    """The same days so many units on; the end of a month stays the end of one."""
    ends = unit in MONTHS and last == last_day(last.year, last.month)
    moved = shifted(last, unit, count)
    return shifted(first, unit, count), last_day(moved.year, moved.month) if ends else moved
