"""The year of a quarter, month or day that tells none: that of the time it stands beside."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from factcheck.model.period import Period
from factcheck.model.time import Moment, Time
from factcheck.normalise.scene import Dated


class Told(NamedTuple):
    """A time with its period. Of one ``against`` others are compared; of one that is ``sure`` a year was told."""

    dated: Dated
    time: Time
    period: Period
    against: bool = False
    sure: bool = False


def rank(time: Time) -> tuple[str, int] | None:
    """Which of its kind a time of the year is: the third quarter, the seventh month, a day of the year."""
    told = time.first
    if time.kind != "point" or time.bound is not None or told is None or told.fiscal or told.part is not None:
        return None
    if told.weekday is not None and told.day is None:
        return None
    if told.month is not None and told.week is None:
        return ("day", told.month * 31 + told.day) if told.day is not None else ("month", told.month)
    if told.quarter is not None:
        return "quarter", told.quarter
    return ("half", told.half) if told.half is not None else None


def bare(time: Time) -> bool:
    """Whether a time of the year leaves the year to the reader."""
    told = time.first
    return rank(time) is not None and told is not None and told.year is None and told.shift is None and not told.unit


def of_the_year(time: Time) -> bool:
    """Whether a time is of "the year", whichever that is: "the last three months of the year"."""
    if time.kind == "stretch":
        return time.last is not None and _the_year(time.last)
    return (
        time.kind == "point" and time.first is not None and time.first != Moment(unit="year") and _the_year(time.first)
    )


def _the_year(told: Moment) -> bool:
    return told.unit == "year" and told.shift is None and told.year is None


def sure(time: Time) -> bool:
    """Whether a time tells its year."""
    told = time.first or time.last
    return told is not None and (told.year is not None or (told.unit == "year" and told.shift is not None))


def in_year(time: Time, year: int) -> Time:
    """The same time in a year that is told."""
    if time.first is None:
        return time._replace(last=time.last._replace(year=year, unit=None) if time.last else None)
    return time._replace(first=time.first._replace(year=year, unit=None))


def beside(time: Time, before: Told) -> int | None:
    """The year of a time behind another whose year is known: the same, or the next where that is nearer."""
    here, there = rank(time), rank(before.time)
    year = before.period.first.year if before.period.first else None
    if here is None or there is None or here[0] != there[0] or year is None or here[1] == there[1]:
        return None
    if here[1] > there[1]:
        return year
    back, whole = there[1] - here[1], {"quarter": 4, "half": 2, "month": 12}.get(here[0], 366)
    if 2 * back == whole:
        return None
    return year if 2 * back < whole else year + 1


def follows(time: Time, before: Time) -> bool:
    """Whether a quarter, half or month is the next in the year."""
    here, there = rank(time), rank(before)
    return here is not None and there is not None and here[0] == there[0] and here[1] == there[1] + 1


def nearer_a_year_back(one: Told, later: Told) -> bool:
    """Whether a time told before a later one of the year belongs before it: "4% in the first quarter, 5 in the second".

    By the day of writing alone the first would be that of this year, and the second that of the last.
    """
    here, there = rank(one.time), rank(later.time)
    a, b = one.period.first, later.period.first
    if here is None or there is None or here[0] != there[0] or here[1] >= there[1] or a is None or b is None or a < b:
        return False
    return bare(one.time) and not one.sure and _a_year_back(a, b) <= (a - b).days


def nearer_the_other(one: Told, before: Told) -> bool:
    """Whether an earlier time told behind another is of its year: "5% in the second quarter and 3 in the first"."""
    here, there = rank(one.time), rank(before.time)
    a, b = one.period.first, before.period.first
    if here is None or there is None or here[0] != there[0] or here[1] >= there[1] or a is None or b is None or a < b:
        return False
    return _a_year_back(a, b) < (a - b).days


def _a_year_back(later: date, earlier: date) -> int:
    """How far apart two days are, in days, if the later lay a year earlier."""
    return abs((later - earlier).days - 365)
