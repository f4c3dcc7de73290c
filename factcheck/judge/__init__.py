"""Alignment → Conflict: the relation of aligned claims, by rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from factcheck.judge.arithmetic import misfits
from factcheck.judge.conflicts import breaches, conflict, connected, slot
from factcheck.judge.conflicts import conflicts as paired
from factcheck.judge.dates import redated, weekdays
from factcheck.judge.entails import Following, following, follows, worst
from factcheck.judge.events import dated, events
from factcheck.judge.explained import Judged
from factcheck.judge.lists import counted, lists
from factcheck.judge.of_places import joined
from factcheck.judge.ranks import ranked, ranks, recounted
from factcheck.judge.statements import Answer, answers, contradictions, tally
from factcheck.judge.tallies import tallies, voted
from factcheck.judge.verdicts import verdict
from factcheck.judge.within import untold, within
from factcheck.model.finding import Alignments, Conflict, Own
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading
from factcheck.model.text import Place


def conflicts(
    alignments: Alignments, readings: Sequence[Reading], owns: Sequence[Own], pack: RulePack
) -> tuple[Conflict, ...]:
    """Everything that does not fit, between claims and between dates, and what each article has of its own."""
    claims = [claim for reading in readings for claim in reading.claims]
    stories = *redated(alignments.redatings, pack), *recounted(alignments.recounts, pack)
    dates = (*stories, *(conflict for _, conflict in shared(readings, pack)))
    compared = tuple(paired(alignments.pairs, claims, pack))
    return every(compared, dates, owns)


def every(compared: Sequence[Conflict], dates: Iterable[Conflict], owns: Sequence[Own]) -> tuple[Conflict, ...]:
    """All of them, each told once."""
    found = (*compared, *(conflict for own in owns for conflict in own.alone), *once(dates, compared))
    return (*found, *untold((conflict for own in owns for conflict in own.within), found))


def alone(reading: Reading, pack: RulePack) -> Iterator[Conflict]:
    """What does not fit inside one sentence, table or date of an article."""
    yield from misfits([reading], pack)
    yield from weekdays([reading], pack)


def shared(readings: Sequence[Reading], pack: RulePack) -> Iterator[tuple[object, Conflict]]:
    """What articles list, date or count the votes of otherwise than others, with each topic by which it is found."""
    yield from lists(readings, pack)
    yield from events(readings, pack)
    yield from tallies(readings, pack)
    yield from ranks(readings, pack)


def topics(reading: Reading, pack: RulePack) -> frozenset[object]:
    """What an article lists, dates and tells of votes: it is held against others that share one of these."""
    return frozenset((*counted(reading), *dated(reading, pack), *voted(reading), *ranked(reading)))


def once(found: Iterable[Conflict], compared: Iterable[Conflict] = ()) -> Iterator[Conflict]:
    """Each of what is shared or dated in two ways once, however it was found.

    Of a vote nothing is told again where its figures are ``compared`` by themselves: "215 votes in favour".
    """
    return joined(_once(found, compared))


def _once(found: Iterable[Conflict], compared: Iterable[Conflict]) -> Iterator[Conflict]:
    seen: set[object] = set()
    figures: defaultdict[str, list[Conflict]] = defaultdict(list)
    for other in compared:
        for path in {claim.place.path for claim in other.claims}:
            figures[path].append(other)
    for one in found:
        key = frozenset(one.articles), frozenset(one.places)
        if key not in seen and not any(_told_by(it, one) for it in figures[one.places[0].path]):
            seen.add(key)
            yield one


def _told_by(compared: Conflict, one: Conflict) -> bool:
    """Whether in each place of a conflict stands a figure of another."""
    figures = [claim.place for claim in compared.claims]
    return all(any(_stands_in(figure, place) for figure in figures) for place in one.places)


def _stands_in(figure: Place, place: Place) -> bool:
    here = (figure.path, figure.field, figure.record) == (place.path, place.field, place.record)
    return here and place.start <= figure.start and figure.end <= place.end


__all__ = [
    "Answer",
    "Following",
    "Judged",
    "alone",
    "answers",
    "breaches",
    "conflict",
    "conflicts",
    "connected",
    "contradictions",
    "every",
    "following",
    "follows",
    "recounted",
    "redated",
    "shared",
    "slot",
    "tally",
    "topics",
    "verdict",
    "within",
    "worst",
]
