"""Periods told by how long ago they were, or by what was just over: "two days ago", "the year before"."""

from __future__ import annotations

from typing import cast

from factcheck.extract.times_build import grain, point_of
from factcheck.extract.times_periods import COUNTED, number_at, unit_place
from factcheck.extract.times_words import Words
from factcheck.model.time import Kind, Moment, Time, Unit


def ago(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "three months ago" from the day of writing; "a year ago" and "earlier" from what is spoken of."""
    letters = found.letters
    at = unit_place(found, first, last)
    counted = letters[first] in COUNTED
    count = number_at(found, first) if counted else None if "k" in letters[first:at] or letters[at] == "u" else 1
    unit = cast(Unit, found.name(at))
    told = Moment(unit=unit, shift=-count if count else None)
    leans = found.words[last - 1].lower() != "ago" or (unit == "year" and count == 1)
    span, text = found.quote(first, last)
    return Time(span, text, grain(told), "anaphor" if leans else "point", told, None, None, count, unit, counted)


def just_ended(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "The quarter just ended"."""
    if found.words[last - 2].lower() != "just":
        return None
    span, text = found.quote(first, last)
    told = Moment(unit=cast(Unit, found.name(first + 1)), shift=-1)
    return Time(span, text, grain(told), "point", told)


def close(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "Its previous close": that of the session before."""
    if found.name(last - 1) != "close":
        return None
    span, text = found.quote(first, last)
    kind: Kind = "anaphor" if "l" in found.letters[first:last] else "point"
    return Time(span, text, "day", kind, Moment(unit="day", shift=-1))


def before(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "The year before": from what is spoken of; "the year before last" from the day of writing."""
    at = unit_place(found, first, last)
    if found.word(at + 1) != "before":
        return None
    unit = cast(Unit, found.name(at))
    if found.letters[last - 1] == "L":
        return point_of(found, first, last)._replace(grain=grain(Moment(unit=unit)), first=Moment(unit=unit, shift=-2))
    if found.letters[last : last + 1] == "_" and found.word(last) not in found.lexicon.going_on:
        return None  # "the year before disaster struck"
    counted = found.letters[first] in COUNTED
    count = (
        number_at(found, first) if counted else None if found.letters[first] == "k" or found.letters[at] == "u" else 1
    )
    told = Moment(unit=unit, shift=-count if count else None)
    span, text = found.quote(first, last)
    return Time(span, text, grain(told), "anaphor", told, None, None, count, unit, counted)
