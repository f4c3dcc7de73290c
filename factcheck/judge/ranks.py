"""FC101: the place of one in a ranking, what it won, or how often in a row, told with two numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from itertools import combinations

from factcheck.judge.of_places import of_places
from factcheck.model.finding import Conflict, Recount
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.period import Overlap
from factcheck.model.statement import Rank, Reading
from factcheck.model.stem import stem

CROWD = 40  # times that one is ranked; more are a ranking itself
NEWS = 30  # days between articles of one ranking
UNITS = {
    "run": ("time", "times in a row"),
    "turn": ("time", "times so far"),
    "term": ("term", "term"),
    "": ("place", "rank"),
}
WORD = later(r"[a-z]{4,}")
SAME_RUN = 5  # days between articles within which a run of weeks or months does not grow


def ranks(readings: Iterable[Reading], pack: RulePack) -> Iterator[tuple[object, Conflict]]:
    """One finding for each two places of one thing, with the topic by which it is found."""
    told: defaultdict[object, list[Rank]] = defaultdict(list)
    for reading in readings:
        for rank in filter(_of_somebody, reading.ranks):
            told[_topic(rank)].append(rank)
    idle = frozenset(pack.words.phrases["stop"]["word"])
    for topic, held in told.items():
        if len(held) <= CROWD:
            yield from ((topic, place_twice(a, b, pack)) for a, b in combinations(held, 2) if _clash(a, b, idle))


def ranked(reading: Reading) -> frozenset[object]:
    """What an article ranks."""
    return frozenset(map(_topic, filter(_of_somebody, reading.ranks)))


def recounted(recounts: Iterable[Recount], pack: RulePack) -> Iterator[Conflict]:
    """How often one thing has happened, told with two numbers by two tellings of one story."""
    for one in recounts:
        yield place_twice(one.a, one.b, pack)


def _of_somebody(rank: Rank) -> bool:
    """Whether a rank is known by whose it is; what happens again and again is known by its story alone."""
    return bool(rank.of)


def _topic(rank: Rank) -> object:
    return rank.group, "rank", rank.of, rank.what


def _clash(a: Rank, b: Rank, idle: Set[str]) -> bool:
    if "run" in a.what:
        return _two_runs(a, b, idle)
    if a.number == b.number or not (a.settled and b.settled) or a.measure != b.measure or a.scope != b.scope:
        return False
    if any(x.overlap(y) is Overlap.DISJOINT for x in a.periods for y in b.periods):
        return False
    return _apart(a, b) <= NEWS


def _two_runs(a: Rank, b: Rank, idle: Set[str]) -> bool:
    """Whether one thing has come so often in a row here, and so often there.

    What comes daily, as a strike does, is known by whom and the day; of anything else the sentences must share a
    measure or a word. In one text its measure and its way are told twice.
    """
    if a.number == b.number or not (a.settled and b.settled):
        return False
    told = (a.measure, b.measure), (a.scope, b.scope)
    if any(ours and theirs and ours != theirs for ours, theirs in told):
        return False
    if a.article == b.article:
        return all(ours and ours == theirs for ours, theirs in told)
    if "day" in a.what:
        return _apart(a, b) == 0
    alike = bool(a.measure & b.measure) or bool(_content(a, idle) & _content(b, idle))
    return alike and _apart(a, b) <= SAME_RUN


def _content(run: Rank, idle: Set[str]) -> frozenset[str]:
    """The stems of what a sentence says beside its run and its subject."""
    own = WORD.findall(f"{run.place.text} {run.of}".lower())
    return frozenset(stem(word) for word in WORD.findall(run.sentence.lower()) if word not in own and word not in idle)


def _apart(a: Rank, b: Rank) -> int:
    if a.as_of is None or b.as_of is None or a.as_of.first is None or b.as_of.first is None:
        return 0
    return abs((a.as_of.first - b.as_of.first).days)


def place_twice(a: Rank, b: Rank, pack: RulePack) -> Conflict:
    apart = abs(a.number - b.number)
    unit, metric = UNITS[next((kind for kind in UNITS if kind in a.what), "")]
    gap = f"{apart} {unit if apart == 1 else f'{unit}s'} apart"
    whose = a.of if a.of == b.of != "" else "Two tellings of one story"
    words = {"subject": whose, "metric": metric, "a": a.place.text, "b": b.place.text, "gap": gap}
    said, articles = (a.sentence, b.sentence), (a.article, b.article)
    return of_places("FC101", pack, words, (a.place, b.place), articles, said, 0.6, severity="warning")
