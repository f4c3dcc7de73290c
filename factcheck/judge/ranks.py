"""FC101: the place of one in a ranking, or what it won, told with two numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from factcheck.judge.of_places import of_places
from factcheck.model.finding import Conflict
from factcheck.model.pack import RulePack
from factcheck.model.period import Overlap
from factcheck.model.statement import Rank, Reading

CROWD = 40  # times that one is ranked; more are a ranking itself
NEWS = 30  # days between articles of one ranking


def ranks(readings: Iterable[Reading], pack: RulePack) -> Iterator[tuple[object, Conflict]]:
    """One finding for each two places of one thing, with the topic by which it is found."""
    told: defaultdict[object, list[Rank]] = defaultdict(list)
    for reading in readings:
        for rank in reading.ranks:
            told[_topic(rank)].append(rank)
    for topic, held in told.items():
        if len(held) <= CROWD:
            yield from ((topic, _finding(a, b, pack)) for a, b in combinations(held, 2) if _clash(a, b))


def ranked(reading: Reading) -> frozenset[object]:
    """What an article ranks."""
    return frozenset(map(_topic, reading.ranks))


def _topic(rank: Rank) -> object:
    return rank.group, "rank", rank.of, rank.what


def _clash(a: Rank, b: Rank) -> bool:
    if a.number == b.number or not (a.settled and b.settled) or a.measure != b.measure or a.scope != b.scope:
        return False
    if any(x.overlap(y) is Overlap.DISJOINT for x in a.periods for y in b.periods):
        return False
    return _apart(a, b) <= NEWS


def _apart(a: Rank, b: Rank) -> int:
    if a.as_of is None or b.as_of is None or a.as_of.first is None or b.as_of.first is None:
        return 0
    return abs((a.as_of.first - b.as_of.first).days)


def _finding(a: Rank, b: Rank, pack: RulePack) -> Conflict:
    apart = abs(a.number - b.number)
    gap = f"{apart} {'place' if apart == 1 else 'places'} apart"
    words = {"subject": a.of, "metric": "rank", "a": a.place.text, "b": b.place.text, "gap": gap}
    said, articles = (a.sentence, b.sentence), (a.article, b.article)
    return of_places("FC101", pack, words, (a.place, b.place), articles, said, 0.6, severity="warning")
