"""The date of an article, as its metadata states it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from factcheck.model.later import later
from factcheck.model.period import Period

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"  # noqa: E501
_YEAR = r"(?P<year>[0-9]{4})"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?\s)?"
_CLOCK = r"(?:(?:T|,?\s)(?:at\s)?[0-9]{1,2}:[0-9]{2}.{0,40})?"

_SHAPES = tuple(
    later(shape + _CLOCK, re.IGNORECASE)
    for shape in (
        rf"{_YEAR}(?:-(?P<month>[0-9]{{1,2}})(?:-(?P<day>[0-9]{{1,2}}))?)?",
        rf"{_YEAR}(?P<mark>[/.])(?P<month>[0-9]{{1,2}})(?:(?P=mark)(?P<day>[0-9]{{1,2}}))?",
        rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})",
        rf"{_YEAR}年(?:(?P<month>[0-9]{{1,2}})月(?:(?P<day>[0-9]{{1,2}})日)?)?",
        rf"{_WEEKDAY}{_MONTH}\s{_DAY},?\s{_YEAR}",
        rf"{_WEEKDAY}{_DAY}[\s-]{_MONTH},?[\s-]{_YEAR}",
        rf"{_MONTH},?\s{_YEAR}",
    )
)


def period(text: str) -> Period | None:
    """The day, month or year that a date names, or ``None`` where it names none.

    >>> period("2026-07-01T23:30:00-04:00").first
    datetime.date(2026, 7, 1)
    >>> period("July 2026").last, period("2026").grain, period("7/1/2026")
    (datetime.date(2026, 7, 31), 'year', None)
    """
    words = " ".join(text.split())[:80]
    matches = (shape.fullmatch(words) for shape in _SHAPES)
    parts = next((match.groupdict() for match in matches if match), None)
    return _period(words, parts["year"], parts.get("month"), parts.get("day")) if parts else None


def _period(text: str, year: str, month: str | None, day: str | None) -> Period | None:
    number = _month_number(month) if month else None
    try:
        first = date(int(year), number or 1, int(day) if day else 1)
        if day:
            return Period(first, first, text, "day")
        return Period(first, _last(first, number), text, "month" if number else "year")
    except (ValueError, OverflowError):
        return None


def _month_number(month: str) -> int:
    return int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1


def _last(first: date, month: int | None) -> date:
    if month is None or month == 12:
        return date(first.year, 12, 31)
    return date(first.year, month + 1, 1) - timedelta(days=1)
