"""Which Wednesday, which June, which fourth quarter: the one a newspaper of that day would mean."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.model.period import Period
from factcheck.model.time import Moment
from factcheck.normalise.period_calendar import Days, days_told, last_day

# A day without a year lies at most about this far ahead; further ahead it was last year's.
AHEAD = 184
# In days, for months and quarters: so lately over, and so far ahead, that the one over is meant.
JUST_OVER, FAR_AHEAD = 62, 200
# Days behind a half within which its results are foreseen, and more than any quarter has.
HALF_REPORTED, QUARTER_DAYS = 92, 93
# Days into a half until which nobody tells what it came to.
RUN = 120


def nearest(told: Moment, as_of: Period, future: bool | None) -> Days:
    """The days of a weekday, day, month, quarter or half told without its year."""
    if as_of.first is None or as_of.last is None:
        return None, None
    if told.month is not None:
        return _month(told, as_of.first, as_of.last, future)
    if told.quarter is not None or told.half is not None:
        return _part_of_year(told, as_of.first, as_of.last, future)
    return _weekday(told, as_of, future)


def _weekday(told: Moment, as_of: Period, future: bool | None) -> Days:
    if as_of.first is None or as_of.first != as_of.last or told.weekday is None:
        return None, None
    day = as_of.first
    back = (day.weekday() - told.weekday) % 7
    if told.week is not None:
        nearest_day = day + timedelta(days=(7 - back) % 7 if told.week > 0 else -back)
        found = nearest_day + timedelta(days=7 * told.week)
    elif told.unit == "week" and told.shift is not None:
        found = day + timedelta(days=7 * told.shift + told.weekday - day.weekday())
    elif told.shift == 0:
        found = day - timedelta(days=day.weekday() - told.weekday)
    elif told.shift == 1 or (told.shift is None and future):
        found = day + timedelta(days=7 - back if back or told.shift == 1 else 0)
    else:
        found = day - timedelta(days=back or (7 if told.shift == -1 else 0))
    return found, found


def _month(told: Moment, first: date, last: date, future: bool | None) -> Days:
    if told.month is None or last - first > timedelta(days=366):
        return None, None
    years = [year for year in (last.year - 1, last.year, last.year + 1) if _exists(year, told)]
    options = [days for year in years if (days := days_told(told, year))[0] is not None]
    return _chosen(options, first, last, told, future)


def _exists(year: int, told: Moment) -> bool:
    return told.month is not None and (told.day is None or told.day <= last_day(year, told.month).day)


def _part_of_year(told: Moment, first: date, last: date, future: bool | None) -> Days:
    months, which = (3, told.quarter) if told.quarter is not None else (6, told.half)
    if which is None or not 1 <= which <= 12 // months or last - first > timedelta(days=100):
        return None, None
    options: list[Days] = [
        (date(year, which * months - months + 1, 1), last_day(year, which * months))
        for year in (last.year - 1, last.year, last.year + 1)
    ]
    if told.half is not None and told.shift is None and future is False:
        options = [days for days in options if not _hardly_begun(days, last)]
    return _chosen(options, first, last, told, future)


def _chosen(options: list[Days], first: date, last: date, told: Moment, future: bool | None) -> Days:
    """The latest that had begun, unless what is to come is meant; a day told plainly may lie a little ahead."""
    begun = [days for days in options if days[0] and days[0] <= last]
    ahead = [days for days in options if days[1] and days[1] >= first]
    over = [days for days in begun if days[1] and days[1] < first]
    if told.shift == -1:
        return over[-1] if over else (None, None)
    if told.shift == 1:
        later = [days for days in options if days[0] and days[0] > last]
        return later[0] if later else (None, None)
    if future and ahead and not (over and (_just_over(over[-1], ahead[0], last) or _half_over(over[-1], last))):
        return ahead[0]
    if told.shift == 0:
        return next((days for days in options if days[0] and days[0].year == last.year), (None, None))
    if told.week == 0 and future is False:
        return (begun or [(None, None)])[-1]  # of a Black Friday to come nobody tells what was sold
    if told_day := [days for days in options if days[0] and days[0] == days[1]]:
        return min(told_day, key=lambda days: _distance(days[0], first, future))
    return (begun or [(None, None)])[-1]


def _hardly_begun(days: Days, written: date) -> bool:
    """Whether a half cannot be told of as past: "first-half revenue rose", told in March, is that of the year before.

    A company whose own year begins in July may mean the half before, but never one of the other name in the calendar.
    """
    return bool(days[0] and days[0] <= written and (written - days[0]).days < RUN)


def _just_over(past: Days, coming: Days, written: date) -> bool:
    """Whether what is just over is meant after all: nobody speaks in September of next year's August as "August"."""
    if past[1] is None or coming[0] is None:
        return False
    return (written - past[1]).days < JUST_OVER and (coming[0] - written).days > FAR_AHEAD


def _half_over(past: Days, written: date) -> bool:
    """Whether a half of this year is meant that is over: until October its results are still to come.

    The second half of last year is not: what a January foresees for "the second half" is that of its own year.
    """
    if past[0] is None or past[1] is None or (past[1] - past[0]).days < QUARTER_DAYS:
        return False
    return past[1].year == written.year and (written - past[1]).days <= HALF_REPORTED


def _distance(day: date | None, written: date, future: bool | None) -> float:
    """How far a day lies from that of writing; what lies ahead counts for more, and never more than half a year."""
    ahead = (day - written).days if day else 0
    if ahead <= 0:
        return -ahead
    return ahead * (3 if future is False else 1) if ahead <= AHEAD else 10**6
