"""Days of the calendar: of a month, of a unit, so many units on, and the early and late parts of a stretch."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from factcheck.model.time import Moment, Part, Unit

Days = tuple[date | None, date | None]
MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
# No shift leaves these years, so that a day can always be taken a little further.
FARTHEST = date(100, 1, 1), date(9900, 12, 31)
FIRST_ORDINAL, LAST_ORDINAL = FARTHEST[0].toordinal(), FARTHEST[1].toordinal()
DAYS: dict[Unit, int] = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


def last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def days_of_year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def month_days(year: int, month: int, day: int | None) -> Days:
    """One day, or a whole month; nothing where there is no such day (29 February 2025)."""
    if day is None:
        return date(year, month, 1), last_day(year, month)
    if day > monthrange(year, month)[1]:
        return None, None
    return date(year, month, day), date(year, month, day)


def days_told(told: Moment, year: int) -> Days:
    """The days of a month as told, in that year: all of them, one, or one counted by weeks.

    >>> days_told(Moment(month=8, weekday=0, week=1), 2026)[0]
    datetime.date(2026, 8, 3)
    """
    if told.month is None:
        return None, None
    if told.week is None or told.weekday is None:
        return month_days(year, told.month, told.day)
    if told.week == 0:
        start = date(year, told.month, told.day or 1)
        day = start + timedelta(days=(told.weekday - start.weekday()) % 7)
        return day, day
    first, last = date(year, told.month, 1), last_day(year, told.month)
    if told.week > 0:
        found = first + timedelta(days=(told.weekday - first.weekday()) % 7 + 7 * (told.week - 1))
    else:
        found = last - timedelta(days=(last.weekday() - told.weekday) % 7)
    return (found, found) if found <= last else (None, None)


def unit_days(within: date, unit: Unit) -> tuple[date, date] | None:
    """The week, month, quarter … that a day lies in; weeks begin on Monday.

    >>> unit_days(date(2026, 7, 1), "quarter")
    (datetime.date(2026, 7, 1), datetime.date(2026, 9, 30))
    """
    if unit == "day":
        return within, within
    if unit == "week":
        monday = within - timedelta(days=within.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "weekend":
        saturday = within - timedelta(days=within.weekday() - 5)
        return saturday, saturday + timedelta(days=1)
    months = MONTHS.get(unit)
    if months is None or months > 12:
        return None
    start = (within.month - 1) // months * months + 1
    return date(within.year, start, 1), last_day(within.year, start + months - 1)


def shifted(day: date, unit: Unit, count: int) -> date:
    """The day so many units on, or back; the last of a month where it has no such day.

    >>> shifted(date(2026, 3, 31), "month", -1)
    datetime.date(2026, 2, 28)
    """
    if unit in DAYS:
        ordinal = day.toordinal() + DAYS[unit] * count
        return date.fromordinal(min(max(ordinal, FIRST_ORDINAL), LAST_ORDINAL))
    if unit not in MONTHS:
        return day
    months = day.year * 12 + day.month - 1 + MONTHS[unit] * count
    year, month = min(max(months // 12, FARTHEST[0].year), FARTHEST[1].year), months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def week_of(days: Days, which: int) -> Days:
    """Seven days of a month or year: the first, the second …, or the last for -1."""
    first, last = days
    if first is None or last is None or which == 0 or which > 53:
        return None, None
    start = first + timedelta(days=7 * (which - 1)) if which > 0 else last - timedelta(days=6)
    return start, start + timedelta(days=6)


def narrowed(days: Days, part: Part) -> Days:
    """A third of the days for early, mid and late; the very ends for start and end.

    >>> narrowed(days_of_year(2026), "early")
    (datetime.date(2026, 1, 1), datetime.date(2026, 4, 30))
    """
    first, last = days
    if first is None or last is None:
        return days
    if part == "start":
        return first, first
    if part == "end":
        return last, last
    return _third(first, last, ("early", "mid", "late").index(part))


def _third(first: date, last: date, which: int) -> tuple[date, date]:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if first.day == 1 and months % 3 == 0:
        start = shifted(first, "month", which * months // 3)
        end = shifted(first, "month", (which + 1) * months // 3) - timedelta(days=1)
        return start, end
    days = (last - first).days + 1
    if days >= 28:
        start = first + timedelta(days=10 * which)
        return start, last if which == 2 else start + timedelta(days=9)
    return first + timedelta(days=days * which // 3), first + timedelta(days=max(days * (which + 1) // 3 - 1, 0))
