"""Alignment → Conflict: the relation of aligned claims, by rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.judge.arithmetic import misfits
from factcheck.judge.conflicts import breaches, conflict, connected, slot
from factcheck.judge.conflicts import conflicts as paired
from factcheck.judge.dates import redated, weekdays
from factcheck.judge.entails import Following, following, follows, worst
from factcheck.judge.events import dated, events
from factcheck.judge.explained import Judged
from factcheck.judge.lists import counted, lists
from factcheck.judge.statements import Answer, answers, contradictions, tally
from factcheck.judge.verdicts import verdict
from factcheck.judge.within import untold, within
from factcheck.model.finding import Alignments, Conflict
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading


def conflicts(alignments: Alignments, readings: Sequence[Reading], pack: RulePack) -> tuple[Conflict, ...]:
    """Everything that does not fit, between claims, inside sentences and between dates."""
    claims = [claim for reading in readings for claim in reading.claims]
    dates = (*redated(alignments.redatings, pack), *(conflict for _, conflict in shared(readings, pack)))
    found = (*paired(alignments.pairs, claims, pack), *inside(readings, pack), *once(dates))
    return (*found, *untold(within(readings, pack), found))


def inside(readings: Sequence[Reading], pack: RulePack) -> Iterator[Conflict]:
    """What does not fit inside one sentence, table or date, of each article of some."""
    yield from misfits(readings, pack)
    yield from weekdays(readings, pack)


def shared(readings: Sequence[Reading], pack: RulePack) -> Iterator[tuple[object, Conflict]]:
    """What articles list or date otherwise than others, with each topic by which it is found."""
    yield from lists(readings, pack)
    yield from events(readings, pack)


def topics(reading: Reading, pack: RulePack) -> frozenset[object]:
    """What an article lists and dates: without an aligned claim, it is held against others that share one of these."""
    return frozenset((*counted(reading), *dated(reading, pack)))


def once(found: Iterable[Conflict]) -> Iterator[Conflict]:
    """Each of what is shared or dated in two ways once, however it was found."""
    seen: set[object] = set()
    for one in found:
        key = frozenset(one.articles), frozenset(one.places)
        if key not in seen:
            seen.add(key)
            yield one


__all__ = [
    "Answer",
    "Following",
    "Judged",
    "answers",
    "breaches",
    "conflict",
    "conflicts",
    "connected",
    "contradictions",
    "following",
    "follows",
    "inside",
    "once",
    "redated",
    "shared",
    "slot",
    "tally",
    "topics",
    "untold",
    "verdict",
    "within",
    "worst",
]
