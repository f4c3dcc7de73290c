"""An index in two columns, as it is kept and as it is changed."""

from __future__ import annotations

from array import array
from collections import defaultdict
from random import Random

import pytest

from factcheck.cache.ordered import Ordered


def test_an_index_tells_after_any_change_what_one_made_anew_tells() -> None:
    random = Random(1)
    pairs = {(random.randrange(-9, 9), random.randrange(50)) for _ in range(200)}
    index = columns(pairs)
    for _ in range(20):
        gone = set(random.sample(sorted(pairs), random.randrange(5)))
        new = {(random.randrange(-12, 12), random.randrange(50)) for _ in range(4)} - pairs
        pairs = pairs - gone | new
        index = Ordered.of_bytes(*index.changed(by_key(new), by_key(gone)).as_bytes())
        held = {key: sorted(index.of(key)) for key in range(-13, 13)}
        assert held == {key: sorted(columns(pairs).of(key)) for key in held}
        assert [index.count(key) for key in held] == list(map(len, held.values()))


def test_columns_of_two_lengths_are_no_index() -> None:
    with pytest.raises(ValueError, match="as long as"):
        Ordered.of_bytes(bytes(16), bytes(8))


def columns(pairs: set[tuple[int, int]]) -> Ordered:
    listed = [*pairs, *pairs]
    return Ordered.of_columns(array("q", [key for key, _ in listed]), array("q", [value for _, value in listed]))


def by_key(pairs: set[tuple[int, int]]) -> dict[int, set[int]]:
    held: defaultdict[int, set[int]] = defaultdict(set)
    for key, value in pairs:
        held[key].add(value)
    return held
