"""Periods told as a part of a longer one: its first months, its last day, two of its quarters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, cast

from factcheck.extract.times_build import grain, moment, part_of_year, point_of
from factcheck.extract.times_dates import names_year
from factcheck.extract.times_periods import AT_END, number_at, unit_place
from factcheck.extract.times_words import Words
from factcheck.model.time import Moment, Time, Unit

LONGEST_HOLIDAY = 3  # words of "Thanksgiving holiday weekend"


def first_of(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "the first nine months of 2026"; without the year it leans on another time."""
    letters = found.letters
    if letters[first] == "¤":
        return _months_of(found, first, last)
    unit_at = unit_place(found, first, last)
    head = first + (letters[first] == "t")
    at_end = letters[head] in AT_END
    if at_end and last == unit_at + 1:
        return None
    number, unit = number_at(found, head + 1), cast(Unit, found.name(unit_at))
    whole = moment(found, unit_at + 1, last)
    span, text = found.quote(first, last)
    counts = number is not None
    if last == unit_at + 1:
        return Time(span, text, "span", "anaphor", Moment(part="start"), None, None, number, unit, counts)
    if at_end:
        # "Of the year" is of one that is over, if nothing says otherwise.
        whole = whole._replace(part="end") if whole == Moment(unit=whole.unit) else whole
        return Time(span, text, "span", "stretch", None, whole, None, number, unit, counts)
    if found.number(head) != 1:
        return None
    return Time(span, text, "span", "stretch", whole._replace(part="start"), None, None, number, unit, counts)


def _months_of(found: Words, first: int, last: int) -> Time | None:
    """ "9M 2026", "9M 26", "9M sales", as results have it; not "9M users"."""
    if found.letters[first:last] in ("¤n", "¤N") and not names_year(found, last - 1):
        last -= 1
    if last == first + 1:
        if found.word(last) not in found.lexicon.reported:
            return None
        span, text = found.quote(first, last)
        return Time(span, text, "span", "anaphor", Moment(part="start"), None, None, found.number(first), "month", True)
    whole = moment(found, first + 1, last)._replace(part="start")
    span, text = found.quote(first, last)
    return Time(span, text, "span", "stretch", whole, None, None, found.number(first), "month")


def week_of(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "the week of July 6": the one that day lies in; "the last week of July": its last seven days; "its last day"."""
    unit_at = unit_place(found, first, last)
    told = moment(found, unit_at + 1, last)
    if found.name(unit_at) in ("month", "year"):
        return (
            point_of(found, first, last) if found.letters[unit_at - 1 : unit_at] == "t" and told.day is None else None
        )
    edge = found.letters[first + (found.letters[first] == "t")]
    of_end = edge in AT_END
    if found.name(unit_at) == "day" and told.day is None and (of_end or _is_first(found, first)):
        return _day_of(found, first, last, told._replace(part="end" if of_end else "start"))
    if found.name(unit_at) != "week" or found.letters[unit_at - 1] == "c" or told == Moment(unit=told.unit):
        return None
    span, text = found.quote(first, last)
    if told.day is not None:
        told = told._replace(unit="week")
    else:
        told = told._replace(week=-1 if of_end else found.number(unit_at - 1))
    return Time(span, text, "week", "point", told)


def own_day(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "January's last session", "the year's first trading day"."""
    mark = found.letters.index("'", first)
    if found.name(last - 1) != "day":
        return None
    of_end = found.letters[mark + 2] in AT_END
    if not of_end and found.number(mark + 2) != 1:
        return None
    return _day_of(found, first, last, moment(found, first, mark)._replace(part="end" if of_end else "start"))


def _is_first(found: Words, first: int) -> bool:
    at = first + (found.letters[first] == "t")
    return found.letters[at] in "FO" and found.number(at) == 1


def _day_of(found: Words, first: int, last: int, told: Moment) -> Time:
    """The first or the last day of a month or year; of "the month" it leans on the one told."""
    span, text = found.quote(first, last)
    leans = told == Moment(unit=told.unit, part=told.part)
    return Time(span, text, "day", "anaphor" if leans else "point", told, unit="day")


def quarters(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "the first and second quarters of 2026"."""
    told = _parts(found, first, last)
    if told is None:
        return None
    span, text = found.quote(first, last)
    return Time(span, text, "span", "list", told[0][1], told[-1][1])


def dealt(found: Words, first: int, last: int) -> list[tuple[int, int, Time]]:
    """Each of "the first, second and third quarters of 2026" by itself, for figures that are told respectively."""
    told = _parts(found, first, last) or []
    starts = [first, *(at for at, _ in told[1:])]
    ends = [*(at + 1 for at, _ in told[:-1]), last]
    return [
        (start, end, Time(*found.quote(start, end), grain(moment), "point", moment))
        for start, end, (_, moment) in zip(starts, ends, told, strict=True)
    ]


def _parts(found: Words, first: int, last: int) -> list[tuple[int, Moment]] | None:
    """The quarters or halves of a list, neighbours in order, by where their numbers stand."""
    unit_at = unit_place(found, first, last)
    unit: Literal["quarter", "half"] = "half" if found.letters[unit_at] == "h" else "quarter"
    if found.name(unit_at) != unit:
        return None
    rest = moment(found, unit_at, last)
    whole = Moment(year=rest.year, unit="year" if rest.shift is not None else None, shift=rest.shift)
    told: list[tuple[int, Moment]] = []
    for at in range(first, unit_at):
        if found.letters[at] == "F":
            number = part_of_year(found.number(at), unit)
            if number is None:
                return None  # the fourth and fifth quarters
            part = whole._replace(quarter=number) if unit == "quarter" else whole._replace(half=number)
            told.append((at, part))
    numbers = [part.quarter or part.half or 0 for _, part in told]
    in_order = all(later == one + 1 for one, later in pairwise(numbers))
    return told if in_order or (len(told) == 2 and numbers[0] != numbers[1]) else None


def holiday(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "Black Friday", "the Thanksgiving weekend last year": the longest name that stands there, and its year."""
    head = first + (found.letters[first] == "t")
    for end in range(min(last, head + LONGEST_HOLIDAY), head, -1):
        days = found.lexicon.holidays.get(" ".join(found.word(at) for at in range(head, end)))
        if days is not None:
            return _holiday(found, head, end, last, days)
    return None


def _holiday(found: Words, first: int, end: int, last: int, days: Sequence[Moment]) -> Time | None:
    if found.letters[end : end + 1] == "U" or found.words[first].islower():
        return None  # "the Labor Day weekend"
    if end == first + 1 and found.letters[first - 1 : first] != "@":
        return None  # "sales come after Thanksgiving"
    year = moment(found, end, last)
    told = year.year is not None or year.unit == "year"
    span, text = found.quote(first, last if told else end)
    one, *rest = (day._replace(year=year.year, unit=year.unit, shift=year.shift) if told else day for day in days)
    if rest:
        return Time(span, text, "span", "range", one, rest[-1])
    # No day of telling, and none that a text goes on from: what it tells of prices next is not of that Thursday.
    return Time(span, text, "span", "point", one)
