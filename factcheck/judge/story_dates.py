"""FC502: one event of a story dated twice, with the digits of the day exchanged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from factcheck.judge.of_places import of_places
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading, Slot, Statement
from factcheck.model.stem import stem

NEAR = 6  # tokens around a date in which stands what happened on it
LETTERS = 6  # by which "approved" and "approval" are one word
MOST = 30  # dates of a story beyond which it is a calendar


class Dated(NamedTuple):
    """A day of a month, its slot, its sentence, and the beginnings of the words near it."""

    month: int
    day: int
    slot: Slot
    said: Statement
    words: frozenset[str]


def redated(reading: Reading, spoken: Spoken) -> Iterator[Conflict]:
    """ "Approved on March 12", and "the approval of March 21" below, where neither day is told again."""
    dates = list(_dates(reading.statements, spoken))
    times = Counter((date.month, date.day) for date in dates)
    once = [date for date in dates if times[date.month, date.day] == 1]
    for a, b in combinations(once, 2) if len(once) <= MOST else ():
        same = a.month == b.month and _year(a) == _year(b) and a.said is not b.said
        if same and f"{a.day:02}" == f"{b.day:02}"[::-1] and a.words & b.words:
            yield _finding(a, b, spoken.pack)


def _dates(statements: Sequence[Statement], spoken: Spoken) -> Iterator[Dated]:
    moved = frozenset(spoken.pack.words.phrases["set"]["put_off"])
    for said in statements:
        for slot in said.slots if moved.isdisjoint(said.tokens) else ():
            day = _day(slot)
            if slot.kind == "time" and day is not None:
                near = said.tokens[max(0, slot.token - NEAR) : slot.token + NEAR]
                words = {word[:LETTERS] for word in near if len(word) >= LETTERS and stem(word) not in spoken.idle}
                yield Dated(*day, slot, said, frozenset(words))


def _day(slot: Slot) -> tuple[int, int] | None:
    """The month and the day that a slot tells in figures of two digits or with one that could be turned."""
    period = slot.period
    if period is None or not any(character.isdigit() for character in slot.text):
        return None
    if period.partial is not None:
        first, last = period.partial
        return (first.month, first.day) if first == last and first.month and first.day else None
    if period.first is None or period.first != period.last:
        return None
    return period.first.month, period.first.day


def _year(date: Dated) -> int | None:
    period = date.slot.period
    return period.first.year if period is not None and period.first is not None else None


def _finding(a: Dated, b: Dated, pack: RulePack) -> Conflict:
    shared = ", ".join(sorted({token for token in a.said.tokens if token[:LETTERS] in a.words & b.words}))
    words, said = {"a": a.slot.text, "b": b.slot.text}, (a.said.place.text, b.said.place.text)
    hint = f"Digits of the day are exchanged, and each day is told once; both sentences speak of {shared}."
    return of_places("FC502", pack, words, (a.slot.place, b.slot.place), (a.said.article,), said, 0.6, hint=hint)
