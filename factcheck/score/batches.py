"""Pairs of like length side by side, so that little is padded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def by_length(lengths: Sequence[int], size: int) -> Iterator[list[int]]:
    """The positions of so many items at a time, longest first: what does not fit into memory says so at once.

    >>> list(by_length([3, 9, 5], 2))
    [[1, 2], [0]]
    """
    order = sorted(range(len(lengths)), key=lambda at: (-lengths[at], at))
    for start in range(0, len(order), size):
        yield order[start : start + size]


def in_batches(
    items: Sequence[Item], length: Callable[[Item], int], size: int, work: Callable[[list[Item]], Sequence[Result]]
) -> list[Result]:
    """What the work makes of each item, in the order of the items."""
    made: dict[int, Result] = {}
    for batch in by_length([length(item) for item in items], size):
        made.update(zip(batch, work([items[at] for at in batch]), strict=True))
    return [made[at] for at in range(len(items))]
