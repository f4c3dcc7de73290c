"""What bears each key, of many articles of which one after the other may change; all of them numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import Protocol


class Kept(Protocol):
    """What bears each key by an index that was kept; nothing in it changes."""

    def of(self, key: int) -> Iterable[int]: ...

    def count(self, key: int) -> int: ...


class Empty:
    """Nothing kept."""

    def of(self, key: int) -> Iterable[int]:
        return ()

    def count(self, key: int) -> int:
        return 0


class Index:
    """What bears each key: all that is ``kept``, but for the ``removed``, and the ``added``."""

    def __init__(self, kept: Kept | None = None) -> None:
        self.kept = kept or Empty()
        self.added: defaultdict[int, set[int]] = defaultdict(set)
        self.removed: defaultdict[int, set[int]] = defaultdict(set)

    def add(self, key: int, value: int) -> None:
        """Takes in what bears a key; it must not be there already."""
        _put(self.added, self.removed, key, value)

    def remove(self, key: int, value: int) -> None:
        """Forgets what bears a key; it must be there."""
        _put(self.removed, self.added, key, value)

    def of(self, key: int) -> set[int]:
        """Everything that bears the key."""
        return set(self.kept.of(key)).difference(self.removed.get(key, ())).union(self.added.get(key, ()))

    def count(self, key: int) -> int:
        """How much bears the key."""
        return self.kept.count(key) - len(self.removed.get(key, ())) + len(self.added.get(key, ()))

    def sharing(self, keys: Iterable[int]) -> set[int]:
        """Everything that bears one of the keys."""
        return set(chain.from_iterable(map(self.of, set(keys))))


def _put(to: defaultdict[int, set[int]], other: defaultdict[int, set[int]], key: int, value: int) -> None:
    """Puts a value there, or takes it from the other where it is."""
    if value not in other.get(key, ()):
        to[key].add(value)
        return
    other[key].discard(value)
    if not other[key]:
        del other[key]
