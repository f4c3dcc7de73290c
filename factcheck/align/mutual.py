"""Which of many pairs are each other's best."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import TypeVar

Ours = TypeVar("Ours", bound=Hashable)
Theirs = TypeVar("Theirs", bound=Hashable)

AHEAD = 0.3  # by how much the best must be better than the next


def best(weights: Mapping[tuple[Ours, Theirs], float], enough: float) -> Iterator[tuple[Ours, Theirs]]:
    """The pairs of which each is the other's best, and clearly so; none that weighs less than ``enough``.

    >>> list(best({(0, 0): 3.0, (0, 1): 1.0, (1, 1): 1.0}, 2.5))
    [(0, 0)]
    """
    for (i, j), weight in weights.items():
        rivals = (other for (k, n), other in weights.items() if (k == i) != (n == j))
        if weight >= enough and weight >= max(rivals, default=weight - AHEAD) + AHEAD:
            yield i, j
