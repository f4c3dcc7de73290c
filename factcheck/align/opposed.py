"""Sentences that may contradict each other in words: few enough to be asked about, never all pairs."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from factcheck.align.clashes import Clash, clash
from factcheck.model.period import Period
from factcheck.model.statement import Saying
from factcheck.model.stem import stem

COMMON = 30  # a word in more sentences than this brings no two of them together
FEWEST_SHARED = 3  # words of content; of which one may be a name
ALIKE = 0.4  # share of what the words of both sentences tell that both must tell


class Pair(NamedTuple):
    """Two sentences about the same thing that clash; ``alike`` says how much of their words they share, from 0 to 1.

    It is the mean of what both share of both together and of the shorter one: a retelling leaves out as a rule.
    """

    a: Saying
    b: Saying
    alike: float
    clash: Clash


def candidates(sayings: Sequence[Saying]) -> list[Pair]:
    """The pairs that clash and are not the same to the letter, those that are most alike first."""
    found = (pair for group in _grouped(sayings) for pair in _pairs(group))
    return sorted(found, key=lambda pair: (-pair.alike, _key(pair.a), _key(pair.b)))


def _key(saying: Saying) -> tuple[str, str, int]:
    return saying.article, saying.place.field, saying.place.start


def _grouped(sayings: Sequence[Saying]) -> list[list[Saying]]:
    groups: defaultdict[str | None, dict[object, Saying]] = defaultdict(dict)
    for saying in sorted(sayings, key=_key):
        groups[saying.group].setdefault(saying.text.casefold(), saying)
    return [list(group.values()) for group in groups.values()]


def _pairs(sayings: Sequence[Saying]) -> Iterator[Pair]:
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, saying in enumerate(sayings):
        for word in saying.words:
            holders[word].append(at)
    worth = {word: math.log(1 + len(sayings) / len(held)) for word, held in holders.items()}
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if 1 < len(held) <= COMMON:
            shared.update(combinations(held, 2))
    for (i, j), count in shared.items():
        a, b = sayings[i], sayings[j]
        if count >= 2 and _comparable(a, b):
            both = a.words & b.words
            alike = _alike(sum(worth[word] for word in both), _told(a, worth), _told(b, worth))
            if alike < ALIKE or len(both) < FEWEST_SHARED:
                continue
            found = clash(a, b)
            if found is not None and (_of_one(a, b) or found.kind == "post"):
                yield Pair(a, b, alike, found)


def _alike(both: float, ours: float, theirs: float) -> float:
    """
    >>> _alike(3.0, 3.0, 3.0), _alike(3.0, 3.0, 9.0)
    (1.0, 0.75)
    """
    return both / (ours + theirs) + both / min(ours, theirs) / 2


def _of_one(a: Saying, b: Saying) -> bool:
    """Whether neither names someone or a measure the other does not, while the other does the same."""
    ours, theirs = _unheld(a, b), _unheld(b, a)
    others = (ours and theirs) or (a.measures - b.measures and b.measures - a.measures)
    return not others and (ours < a.names or theirs < b.names or not (a.names and b.names))


def _unheld(a: Saying, b: Saying) -> set[str]:
    """Whom the first names and the second does not, not even by a longer or a shorter name."""
    return {name for name in a.names - b.names if not {stem(word) for word in name.lower().split()} <= b.words}


def _told(saying: Saying, worth: dict[str, float]) -> float:
    return sum(worth[word] for word in saying.words)


def _comparable(a: Saying, b: Saying) -> bool:
    """Whether both speak of one time, one in a row, and what is or what may be, and their figures leave it to words."""
    kinds = {kind for kind, _ in a.figures} & {kind for kind, _ in b.figures}
    if a.doubtful != b.doubtful or any((kind in kinds) for kind, _ in a.figures ^ b.figures):
        return False
    return not (a.periods and b.periods) or any(_meet(x, y) for x in a.periods for y in b.periods)


def _meet(x: Period, y: Period) -> bool:
    if not (x.resolved and y.resolved):
        ours, theirs = f" {x.text.casefold()} ", f" {y.text.casefold()} "
        return ours in theirs or theirs in ours  # Friday, and its night
    return (
        x.first is None
        or y.last is None
        or x.last is None
        or y.first is None
        or (x.first <= y.last and y.first <= x.last)
    )
