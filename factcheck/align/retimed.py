"""Dates left over where two articles tell one story: one event, dated in two ways.

As with figures, the dates that both articles tell are set aside; of what is left, two that differ in the day, the
month or the year alone stand for each other if their sentences share enough else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from factcheck.align.mutual import best
from factcheck.align.passages import Passage, Passages
from factcheck.model.finding import Redating
from factcheck.model.pack import RulePack
from factcheck.model.period import Period
from factcheck.model.statement import Reading, Slot

MOST_OPEN = 12  # dates left over in an article beyond which it is a chronicle
ENOUGH = 2.0
SAID = 0.4
FARTHEST = 10  # days or years between two dates of one event, where only that part of them differs


class Calendar(NamedTuple):
    """What of a date is told."""

    year: int | None
    month: int | None
    day: int | None


class Dated(NamedTuple):
    """A date, and the sentence it stands in."""

    told: Calendar
    slot: Slot
    passage: Passage


def redatings(stories: Iterable[tuple[Reading, Reading]], passages: Passages, pack: RulePack) -> Iterator[Redating]:
    """Pairs of dates that stand for each other in two tellings of one story."""
    put_off = frozenset(pack.words.phrases["set"]["put_off"])
    for ours, theirs in stories:
        if ours is theirs:
            continue
        mine, others = _dates(passages.of(ours), put_off), _dates(passages.of(theirs), put_off)
        here, there = _left_over(mine, others), _left_over(others, mine)
        if not (0 < len(here) <= MOST_OPEN and 0 < len(there) <= MOST_OPEN):
            continue
        told = frozenset(one.told[1:] for one in mine) & frozenset(one.told[1:] for one in others)
        weights = {
            (i, j): _weight(a, b, told)
            for i, a in enumerate(here)
            for j, b in enumerate(there)
            if _slipped(a.told, b.told)
        }
        for i, j in best(weights, ENOUGH):
            a, b = here[i], there[j]
            yield Redating(a.passage.statement, b.passage.statement, a.slot, b.slot, copies=False, retold=True)


def _dates(passages: Sequence[Passage], put_off: frozenset[str]) -> list[Dated]:
    """The dates of an article; of what was put off, none."""
    return [
        Dated(told, slot, passage)
        for passage in passages
        if put_off.isdisjoint(passage.statement.tokens)
        for slot in passage.statement.slots
        if slot.kind == "time" and (told := _calendar(slot)) is not None
        if not _of_writing(slot.period, passage.statement.as_of)
    ]


def _of_writing(told: Period | None, written: Period | None) -> bool:
    """Whether a date is the day of the article itself, or the one before: the next report tells its own."""
    if told is None or written is None or told.first is None or written.last is None:
        return False
    taken = written.text == told.text  # an article without a date is taken to be of the first that it tells
    return told.grain == "day" and not taken and 0 <= (written.last - told.first).days <= 1


def _calendar(slot: Slot) -> Calendar | None:
    """The parts of a date that its words tell: of "July 26" no year."""
    period = slot.period
    if period is None or not any(character.isdigit() for character in slot.text):
        return None
    if period.partial is not None:
        first, last = period.partial
        end = period.last or period.first  # "until December 16, 2032"
        year = end.year if end is not None and str(end.year) in slot.text else None
        return Calendar(year, first.month, first.day) if first == last and first.month and first.day else None
    if period.first is None or period.last is None or period.grain not in ("day", "month", "year"):
        return None
    return _parts(period.first, period.grain, said=str(period.first.year) in slot.text)


def _parts(day: date, grain: str, *, said: bool) -> Calendar:
    month = None if grain == "year" else day.month
    return Calendar(day.year if said else None, month, day.day if grain == "day" else None)


def _left_over(ours: Sequence[Dated], theirs: Sequence[Dated]) -> list[Dated]:
    return [one for one in ours if not any(_may_be(one.told, other.told) for other in theirs)]


def _may_be(a: Calendar, b: Calendar) -> bool:
    """Whether two dates agree in all that both tell."""
    return all(None in (x, y) or x == y for x, y in zip(a, b, strict=True))


def _slipped(a: Calendar, b: Calendar) -> bool:
    """Whether of two dates told to the same part only one part differs: the day, the month or the year."""
    if [x is None for x in (a.month, a.day)] != [x is None for x in (b.month, b.day)] or a.month is None:
        return False
    if a.day is None and a.year != b.year:
        return False  # the same month of the year before is what news is compared with
    apart = [abs(x - y) for x, y in zip(a, b, strict=True) if x is not None and y is not None and x != y]
    return len(apart) == 1 and apart[0] <= FARTHEST


def _weight(a: Dated, b: Dated, told: frozenset[tuple[int | None, ...]]) -> float:
    """What two sentences share: the dates and figures beside, names, words."""
    ours, theirs = a.passage, b.passage
    names = (ours.named & theirs.words) | (theirs.named & ours.words)
    words = (ours.words & theirs.words) - names
    figures = _values(ours) & _values(theirs)
    dates = told & _told(ours) & _told(theirs)
    near = ours.around(a.slot.token) & theirs.around(b.slot.token)
    context = (ours.words & theirs.context) | (theirs.words & ours.context)
    return (
        1.5 * min(2, len(dates) + len(figures))
        + 0.7 * min(3, len(names))
        + SAID * min(4, len(words))
        + 0.6 * min(3, len(near))
        + 0.2 * min(4, len(context))
    )


def _values(passage: Passage) -> frozenset[object]:
    return frozenset(claim.quantity.near for claim in passage.claims)


def _told(passage: Passage) -> frozenset[tuple[int | None, ...]]:
    """The months and days that a sentence tells."""
    return frozenset(
        told[1:] for slot in passage.statement.slots if slot.kind == "time" and (told := _calendar(slot)) is not None
    )
