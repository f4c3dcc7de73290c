"""Alignment → Conflict: the relation of aligned claims, by rules."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.judge.arithmetic import misfits
from factcheck.judge.conflicts import conflicts as paired
from factcheck.judge.dates import redated, weekdays
from factcheck.judge.lists import lists
from factcheck.judge.verdicts import verdict
from factcheck.model.finding import Alignments, Conflict
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading


def conflicts(alignments: Alignments, readings: Sequence[Reading], pack: RulePack) -> tuple[Conflict, ...]:
    """Everything that does not fit, between claims, inside sentences and between dates."""
    claims = [claim for reading in readings for claim in reading.claims]
    return (
        *paired(alignments.pairs, claims, pack),
        *misfits(readings, pack),
        *lists(readings, pack),
        *weekdays(readings, pack),
        *redated(alignments.redatings, pack),
    )


__all__ = ["conflicts", "verdict"]
