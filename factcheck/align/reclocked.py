"""Times of day left over where two articles tell one story: one event, told by two hours.

The hours that both articles tell are set aside, as exactly as they are meant; of what is left, two stand for each other
if their sentences name the same thing happening, share a name or words, and tell of no two days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from factcheck.align.clock import Clock, Clocks, may_be, of_one
from factcheck.align.happening import Happening, Happenings, happening, happenings
from factcheck.align.mutual import best
from factcheck.align.passages import Passage, Passages, shared, shared_around
from factcheck.model.finding import Redating
from factcheck.model.pack import RulePack
from factcheck.model.period import Overlap, Period
from factcheck.model.statement import Reading, Slot

MOST_OPEN = 4  # hours left over in an article beyond which it is a timetable
ENOUGH = 1.5
NEAR = 12  # tokens around an hour within which stands what happens at it
REACH = timedelta(days=7)  # of the days around its own of which an article tells without a date
BEFORE, BEHIND = 5, 5  # the same for what hedges it, and for the part of the day that it is in


class Hour(NamedTuple):
    """A time of day, where it stands, and what happens then."""

    told: Clock
    slot: Slot
    passage: Passage
    happens: Happening


def redatings(stories: Iterable[tuple[Reading, Reading]], passages: Passages, pack: RulePack) -> Iterator[Redating]:
    """Pairs of hours that stand for each other in two tellings of one story."""
    words, clocks = happenings(pack.words.phrases["hour"]), Clocks(pack)
    for ours, theirs in stories:
        if ours is theirs:
            continue
        mine, others = (list(_hours(passages.of(side), words, clocks)) for side in (ours, theirs))
        here, there = _left_over(mine, others), _left_over(others, mine)
        if not (0 < len(here) <= MOST_OPEN and 0 < len(there) <= MOST_OPEN):
            continue
        weights = {
            (i, j): _weight(a, b)
            for i, a in enumerate(here)
            for j, b in enumerate(there)
            if _of_one_thing(a, b, lone=len(mine) == len(others) == 1)
            and of_one(a.told, b.told)
            and not _of_two_days(a.passage, b.passage)
        }
        for i, j in best(weights, ENOUGH):
            a, b = here[i], there[j]
            yield Redating(a.passage.statement, b.passage.statement, a.slot, b.slot, copies=False, retold=True)


def _of_one_thing(a: Hour, b: Hour, *, lone: bool) -> bool:
    """Whether the same thing happens at two hours; of two texts that tell no other, be it told farther off."""
    return bool(a.happens.around & b.happens.around if lone else a.happens.nearest & b.happens.nearest)


def _hours(passages: Sequence[Passage], words: Happenings, clocks: Clocks) -> Iterator[Hour]:
    for passage in passages:
        tokens = passage.statement.tokens
        for slot in passage.statement.slots:
            if slot.kind != "time" or slot.period is not None:
                continue
            before = " ".join(tokens[max(0, slot.token - BEFORE) : slot.token])
            behind = " ".join(tokens[slot.token + 1 : slot.token + 1 + BEHIND])
            if told := clocks.read(slot.text, before.rpartition("‹")[2], behind):
                yield Hour(told, slot, passage, happening(tokens, slot.token, words, NEAR))


def _left_over(ours: Sequence[Hour], theirs: Sequence[Hour]) -> list[Hour]:
    """The hours that the other text does not tell, as far as both go by one clock."""
    return [one for one in ours if not any(of_one(one.told, x.told) and may_be(one.told, x.told) for x in theirs)]


def _of_two_days(a: Passage, b: Passage) -> bool:
    """Whether each sentence tells of a day of its own, be it that of its article, of which nothing is told."""
    days = (_days(one) for one in (a, b))
    return any(x.overlap(y) is Overlap.DISJOINT for ours, theirs in [tuple(days)] for x in ours for y in theirs)


def _days(one: Passage) -> list[Period]:
    """The times that a sentence tells; else the days before its article and behind, of any of which it may tell."""
    told = [slot.period for slot in one.statement.slots if slot.period is not None]
    written = one.statement.as_of
    if told or written is None or written.first is None or written.last is None:
        return told
    return [replace(written, first=written.first - REACH, last=written.last + REACH)]


def _weight(a: Hour, b: Hour) -> float:
    """What two sentences share: what happens, names, words, figures."""
    ours, theirs = a.passage, b.passage
    names, words = shared(ours, theirs)
    context = shared_around(ours, theirs)
    figures = {claim.quantity.near for claim in ours.claims} & {claim.quantity.near for claim in theirs.claims}
    return 0.8 + 0.7 * min(2, len(names)) + 0.4 * min(3, len(words)) + 0.8 * min(2, len(figures)) + 0.2 * len(context)
