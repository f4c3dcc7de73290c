"""FC101: the place or the term of somebody, told in one story with two numbers and less said of it on one side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from factcheck.judge.ranks import place_twice
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.statement import Rank, Reading

TERM, SIZE = "term", "size"
HERE = frozenset({"country", "nation"})  # wherever that is
WORLD = frozenset({"world"})


def ranked_twice(reading: Reading, spoken: Spoken) -> Iterator[Conflict]:
    """ "Tavria's second-largest insurer", and "ranks fourth in the country"; "her third term", "her fourth"."""
    settled = [rank for rank in reading.ranks if rank.of and rank.settled]
    for a, b in combinations(settled, 2):
        if a.of == b.of and a.number != b.number and (_two_terms(a, b) or _two_sizes(a, b) or _two_sizes(b, a)):
            yield place_twice(a, b, spoken.pack)
            return


def _two_terms(a: Rank, b: Rank) -> bool:
    """Whether two terms are of one office, which one of them need not name."""
    return a.what == b.what == {TERM} and (a.scope == b.scope or not (a.scope and b.scope))


def _two_sizes(bare: Rank, other: Rank) -> bool:
    """Whether the one tells a place among nobody says what, and the other what that is."""
    if bare.what != {SIZE} or not bare.what < other.what or bare.measure != other.measure:
        return False
    return bare.scope == other.scope or (bare.scope <= HERE and bool(other.scope) and other.scope != WORLD)
