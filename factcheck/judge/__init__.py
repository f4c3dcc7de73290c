"""Alignment → Conflict: the relation of aligned claims, by rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.judge.arithmetic import misfits
from factcheck.judge.conflicts import conflicts as paired
from factcheck.judge.dates import redated, weekdays
from factcheck.judge.entails import Following, following
from factcheck.judge.events import dated, events
from factcheck.judge.lists import counted, lists
from factcheck.judge.statements import contradictions
from factcheck.judge.verdicts import verdict
from factcheck.model.finding import Alignments, Conflict
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading
from factcheck.model.text import Place


def conflicts(alignments: Alignments, readings: Sequence[Reading], pack: RulePack) -> tuple[Conflict, ...]:
    """Everything that does not fit, between claims, inside sentences and between dates."""
    claims = [claim for reading in readings for claim in reading.claims]
    return (
        *paired(alignments.pairs, claims, pack),
        *misfits(readings, pack),
        *lists(readings, pack),
        *weekdays(readings, pack),
        *_dates(alignments, readings, pack),
    )


def topics(reading: Reading, pack: RulePack) -> frozenset[object]:
    """What an article lists and dates: without an aligned claim, it is held against others that share one of these."""
    return frozenset((*counted(reading), *dated(reading, pack)))


def _dates(alignments: Alignments, readings: Sequence[Reading], pack: RulePack) -> Iterator[Conflict]:
    """Events dated in two ways, each pair of dates once."""
    seen: set[frozenset[Place]] = set()
    for conflict in (*redated(alignments.redatings, pack), *events(readings, pack)):
        if frozenset(conflict.places) not in seen:
            seen.add(frozenset(conflict.places))
            yield conflict


__all__ = ["Following", "conflicts", "contradictions", "following", "topics", "verdict"]
