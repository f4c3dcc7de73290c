"""Dates that cannot be right: a weekday that is not that day's, one event dated in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from factcheck.judge.of_places import of_places
from factcheck.model.finding import Conflict, Redating
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.period import Overlap, Period
from factcheck.model.statement import Reading, Slot, Statement

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FEWEST_WORDS = 8
NEAR_DAYS = 14
BEFORE = 2  # sentences before a date in which the year may be told that it is of
DATED = later(r"\d")  # "Monday, January 5", but not "on Monday, TODAY host Rey Lind …"
# What says by the day of writing when something is: "yesterday", "next week", "two days ago".
FROM_NOW = later(
    r"\b(?:yesterday|today|tonight|tomorrow|overnight|now|ago|earlier|later|last|next|this|past|coming|current|previous)\b",
    re.IGNORECASE,
)
YEAR = later(r"\b(?:1[5-9]|20)\d\d\b")


def weekdays(readings: Iterable[Reading], pack: RulePack) -> Iterator[Conflict]:
    """FC404: "Wednesday, July 2, 2026" where that day is a Thursday, be it "next Wednesday, July 2"."""
    for reading in readings:
        for at, statement in enumerate(reading.statements):
            around = reading.statements[max(0, at - BEFORE) : at + 1]
            for slot in statement.slots:
                if slot.label and slot.kind == "time" and _misfits(slot, int(slot.label), around):
                    if _of_a_year_told(slot, int(slot.label), reading.statements[:at]):
                        continue
                    yield _misnamed(slot, slot.text, WEEKDAYS[int(slot.label)], statement, pack)
            for first, second in pairwise(statement.slots):
                named = next((name for name in WEEKDAYS if first.text.endswith(name)), None)
                apposed = statement.tokens[first.token + 1 : second.token] == (",",)
                dated = apposed and not second.label and DATED.search(second.text)
                if named and dated and _misfits(second, WEEKDAYS.index(named), around):
                    yield _misnamed(second, f"{first.text}, {second.text}", named, statement, pack)


def _misfits(slot: Slot, weekday: int, around: Sequence[Statement]) -> bool:
    """Whether a date is no such weekday in its own year, nor in another that it may be of where it tells none.

    "The war began in 1936. On Saturday, July 18, …": of a date that is not of these weeks it may be any year around.
    """
    day = _day(slot)
    if day is None or day.weekday() == weekday:
        return False
    if str(day.year) in slot.text:
        return True
    years = {int(year) for one in around for year in YEAR.findall(one.place.text)}
    now = around[-1].as_of.first if around[-1].as_of is not None else None
    if now is not None and abs((now - day).days) > NEAR_DAYS * 3:
        years |= {now.year - 1, now.year, now.year + 1}
    return not any(_weekday(day, year) == weekday for year in years)


def _of_a_year_told(slot: Slot, weekday: int, before: Sequence[Statement]) -> bool:
    """Whether a date without a year goes on with days of another, in which it is that weekday.

    "Was brought in on 11 April last year … On Thursday, 14 April, …"
    """
    day = _day(slot)
    if day is None or str(day.year) in slot.text:
        return False
    told = (other.period for statement in before for other in statement.slots if other.kind == "time")
    years = {one.first for one in told if one is not None and one.grain == "day" and one.first is not None}
    return any(
        one.year != day.year
        and _weekday(day, one.year) == weekday
        and abs((one - _in_year(day, one.year)).days) <= NEAR_DAYS
        for one in years
    )


def _in_year(day: date, year: int) -> date:
    """The same day of another year; of February 29 the day before."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _weekday(day: date, year: int) -> int | None:
    """What weekday a day is in another year; February 29 is in few."""
    try:
        return day.replace(year=year).weekday()
    except ValueError:
        return None


def _day(slot: Slot) -> date | None:
    """The one day that a slot tells."""
    period = slot.period
    one = period is not None and period.grain == "day" and period.first == period.last
    return period.first if period is not None and one else None


def _misnamed(slot: Slot, text: str, named: str, statement: Statement, pack: RulePack) -> Conflict:
    day = _day(slot)
    assert day is not None
    real = WEEKDAYS[day.weekday()]
    words = {"a": text, "b": real, "date": day.isoformat(), "told": named, "real": real}
    weight = 0.9 if str(day.year) in slot.text else 0.6
    return of_places("FC404", pack, words, (slot.place,), (statement.article,), (statement.place.text,), weight)


def redated(redatings: Iterable[Redating], pack: RulePack) -> Iterator[Conflict]:
    """FC502: one sentence, two dates, and no other difference that would make it another event."""
    for item in redatings:
        if not item.retold and not (_clash(item) and _one_event(item)):
            continue
        a, b = item.a_slot, item.b_slot
        weight = 0.9 if item.copies else 0.5 if item.retold else 0.6
        said, articles = (item.a.place.text, item.b.place.text), (item.a.article, item.b.article)
        yield of_places("FC502", pack, {"a": a.text, "b": b.text}, (a.place, b.place), articles, said, weight)


def _clash(item: Redating) -> bool:
    ours, theirs = item.a_slot.period, item.b_slot.period
    if ours is None or theirs is None:
        return False
    how = ours.overlap(theirs)
    if how is Overlap.UNKNOWN:
        # Two versions of one text have "today" and "yesterday" from the days on which they were written.
        if item.copies and (FROM_NOW.search(ours.text) or FROM_NOW.search(theirs.text)):
            return False
        return item.copies and ours.grain == theirs.grain and ours.text.casefold() != theirs.text.casefold()
    return how is Overlap.DISJOINT


def _one_event(item: Redating) -> bool:
    """Copies of one text, or long sentences with a name written at about the same time, whose figures agree."""
    if _of_writing(item.a_slot, item.a) and _of_writing(item.b_slot, item.b):
        return False  # each article tells its own day in the line that says where it was printed
    if not _figures_agree(item.a, item.b):
        return False
    if item.copies:
        return True
    words = sum(token.isalpha() for token in item.a.tokens)
    return (
        words >= FEWEST_WORDS
        and bool(item.a.telling & item.b.telling)
        and _near(item.a.as_of, item.b.as_of)
        and item.a.article != item.b.article
    )


def _of_writing(slot: Slot, statement: Statement) -> bool:
    """Whether a date is the day of the article it stands in, which has it from elsewhere."""
    told, written = slot.period, statement.as_of
    if told is None or written is None or told.text == written.text:  # without a date it is of the first that it tells
        return False
    return told.grain == "day" and told.first == told.last == written.first == written.last


def _figures_agree(a: Statement, b: Statement) -> bool:
    return _values(a.slots) == _values(b.slots)


def _values(slots: Iterable[Slot]) -> list[object]:
    return [(slot.claim.quantity.low, slot.claim.quantity.high) for slot in slots if slot.claim]


def _near(a: Period | None, b: Period | None) -> bool:
    """Whether two articles may be of one date: an undated one takes the date it tells, right or wrong."""
    if a is None or b is None or a.first is None or b.first is None:
        return True
    return abs((a.first - b.first).days) <= NEAR_DAYS
