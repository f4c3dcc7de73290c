"""FC502: what happens to somebody but once, on two days: "Valdor died on Friday", and "Valdor died on May 3"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from factcheck.judge.of_places import of_places
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.pack import RulePack
from factcheck.model.period import Period
from factcheck.model.statement import Reading, Slot, Statement

NEAR = 8  # tokens behind a verb within which its day stands
FARTHEST = 10  # days between two datings of one thing: beyond them it was another
ENDS = frozenset({",", ";", "‹T›", "‹Q›", "and", "but", "after", "before", "who", "that", "when", "until", "since"})
AGAIN = frozenset({"again", "first", "second", "twice", "later", "earlier", "previously", "would", "will", "if", "not"})
OWNS = frozenset({"'s", "’s"})
DAYS = frozenset({"day", "weekday"})


class Happened(NamedTuple):
    """What happened to whom, the slot of its day, and its sentence."""

    day: date
    slot: Slot
    said: Statement


def happened_once(reading: Reading, spoken: Spoken) -> Iterator[Conflict]:
    """One finding for each two days of one thing that happened to one person."""
    told: defaultdict[tuple[str, str], list[Happened]] = defaultdict(list)
    for said in reading.statements:
        for whom, what, one in _happenings(said, spoken):
            told[whom, what].append(one)
    for held in told.values():
        for a, b in combinations(held, 2):
            if a.said.order != b.said.order and 0 < abs((a.day - b.day).days) <= FARTHEST:
                yield _finding(a, b, spoken.pack)
                break


def _happenings(said: Statement, spoken: Spoken) -> Iterator[tuple[str, str, Happened]]:
    """What a sentence dates by a day, right behind the name of whom it happened to."""
    if not AGAIN.isdisjoint(said.tokens):
        return
    kin = OWNS.union(spoken.pack.words.phrases["set"]["kin"])
    for at, token in enumerate(said.tokens[1:], 1):
        for words, what in spoken.once.get(token, ()):
            whom = said.tokens[at - 1]
            if said.tokens[at : at + len(words)] != words or whom not in said.telling or not _named(said, whom):
                continue
            if not kin.isdisjoint(said.tokens[max(0, at - 3) : at - 1]):
                continue  # "his brother Karl Valdor"
            slot = _day(said, at + len(words))
            if slot is not None and slot.period is not None and slot.period.first is not None:
                yield whom, what, Happened(slot.period.first, slot, said)


def _named(said: Statement, whom: str) -> bool:
    return whom.capitalize() in said.place.text


def _day(said: Statement, at: int) -> Slot | None:
    """The first day told behind a verb in its own clause."""
    slot = next((slot for slot in said.slots if slot.token >= at), None)
    if slot is None or slot.kind != "time" or slot.token > at + NEAR:
        return None
    between = said.tokens[at : slot.token]
    return slot if _one_day(slot.period) and ENDS.isdisjoint(between) else None


def _one_day(period: Period | None) -> bool:
    one = period is not None and period.grain in DAYS and period.partial is None
    return one and period is not None and period.first is not None and period.first == period.last


def _finding(a: Happened, b: Happened, pack: RulePack) -> Conflict:
    words, said = {"a": a.slot.text, "b": b.slot.text}, (a.said.place.text, b.said.place.text)
    days = " and ".join(one.day.strftime("%A, %B %-d") for one in (a, b))
    hint = f"It happens but once, and these are {days}."
    return of_places("FC502", pack, words, (a.slot.place, b.slot.place), (a.said.article,), said, 0.6, hint=hint)
