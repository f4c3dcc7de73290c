"""How often something has happened, where two articles tell one story: the third walkout here, the fourth there.

What both tell is set aside. A number left over stands for that of the other article where each tells but one of its
sort that the other does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from factcheck.model.finding import Recount
from factcheck.model.pack import RulePack
from factcheck.model.statement import Rank, Reading
from factcheck.model.text import Place

RUN, TURN, ROW = "run", "turn", "row"
STEP = "step"  # of a run whose stretch is not told: "four straight falls"


class Told(NamedTuple):
    """A number of times, and those of whom it may be told that the pack knows."""

    rank: Rank
    known: frozenset[str]


def recounts(stories: Iterable[tuple[Reading, Reading]], pack: RulePack) -> Iterator[Recount]:
    """Pairs of numbers that stand for each other in two tellings of one story."""
    known = frozenset(subject.name for subject in pack.subjects)
    held: dict[str, Sequence[Told]] = {}
    for ours, theirs in stories:
        if ours is theirs:
            continue
        for one in (ours, theirs):
            if one.article not in held:
                held[one.article] = list(_told(one, known))
        mine, others = held[ours.article], held[theirs.article]
        here, there = _left_over(mine, others), _left_over(others, mine)
        facing = {id(a): [b for b in there if _one_sort(a, b)] for a in here}
        faced = {id(b): [a for a in here if _one_sort(a, b)] for b in there}
        told: set[tuple[str, int]] = set()  # where begins what is a run, and a turn as well
        for a in here:
            against = facing[id(a)]
            begins = a.rank.place.field, a.rank.place.start
            if begins in told or not (_alone(against) and all(_alone(faced[id(b)]) for b in against)):
                continue
            for b in against:  # in the headline, and in the text
                told.add(begins)
                yield Recount(a.rank, b.rank)


def _told(reading: Reading, known: frozenset[str]) -> Iterator[Told]:
    """What has happened so often by an article, each place once as a run and once as a turn."""
    places: defaultdict[tuple[Place, bool], list[Rank]] = defaultdict(list)
    unsettled = {(one.place.field, one.place.start) for one in reading.ranks if not one.settled}
    for one in reading.ranks:
        begins = one.place.field, one.place.start  # of a run that is to come the turn is, too
        if RUN in one.what or (TURN in one.what and begins not in unsettled):
            places[one.place, RUN in one.what].append(one)
    for ranks in places.values():
        yield Told(ranks[0], frozenset(one.of for one in ranks) & known)


def _left_over(ours: Sequence[Told], theirs: Sequence[Told]) -> list[Told]:
    return [one for one in ours if not any(_one_sort(one, x) and one.rank.number == x.rank.number for x in theirs)]


def _alone(told: Sequence[Told]) -> bool:
    return len({one.rank.number for one in told}) == 1


def _one_sort(a: Told, b: Told) -> bool:
    """Whether two numbers may count one thing: events of one sort, or what went one way in a row."""
    ours, theirs = a.rank, b.rank
    if TURN in ours.what or TURN in theirs.what:
        sorts = (ours.what & theirs.what) - {TURN, ROW}
        return TURN in ours.what & theirs.what and bool(sorts) and (ROW in ours.what) is (ROW in theirs.what)
    two = bool(a.known and b.known) and a.known.isdisjoint(b.known)
    measured = not (ours.measure and theirs.measure) or bool(ours.measure & theirs.measure)
    stretch = ours.what == theirs.what or (STEP in ours.what | theirs.what and bool(ours.scope))
    return not two and measured and stretch and ours.scope == theirs.scope and ours.settled == theirs.settled
