"""An index as two columns of numbers in the order of the first: what a run can look things up in without reading it."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.int64]


class Ordered:
    """What bears each key, as it was kept."""

    def __init__(self, keys: Column, values: Column) -> None:
        self.keys, self.values = keys, values

    @classmethod
    def of_bytes(cls, keys: bytes, values: bytes) -> Ordered:
        """The columns as ``as_bytes`` gives them. Raises ValueError where they are none."""
        columns = np.frombuffer(keys, np.int64), np.frombuffer(values, np.int64)
        if len(columns[0]) != len(columns[1]):
            raise ValueError("the two columns are not as long as each other")
        return cls(*columns)

    @classmethod
    def of_columns(cls, keys: array[int], values: array[int]) -> Ordered:
        """Each key with what bears it, once, of pairs in any order."""
        first, second = np.frombuffer(keys, np.int64), np.frombuffer(values, np.int64)
        order = np.lexsort((second, first))
        first, second = first[order], second[order]
        new = np.ones(len(first), bool)
        new[1:] = (first[1:] != first[:-1]) | (second[1:] != second[:-1])
        return cls(first[new], second[new])

    def as_bytes(self) -> tuple[bytes, bytes]:
        return self.keys.tobytes(), self.values.tobytes()

    def of(self, key: int) -> list[int]:
        """Everything that bears the key."""
        first, last = self._range(key)
        found: list[int] = self.values[first:last].tolist()
        return found

    def count(self, key: int) -> int:
        first, last = self._range(key)
        return last - first

    def changed(self, added: Mapping[int, set[int]], removed: Mapping[int, set[int]]) -> Ordered:
        """The same with what was added, and without what was removed."""
        gone = [at for key, values in removed.items() for at in self._places(key, values)]
        new = [(key, value) for key, values in added.items() for value in values]
        if not gone and not new:
            return self
        keys, values = np.delete(self.keys, gone), np.delete(self.values, gone)
        more = sorted(new)
        at = np.searchsorted(keys, np.array([key for key, _ in more], np.int64))
        return Ordered(
            np.insert(keys, at, [key for key, _ in more]), np.insert(values, at, [value for _, value in more])
        )

    def _range(self, key: int) -> tuple[int, int]:
        return int(self.keys.searchsorted(key)), int(self.keys.searchsorted(key, "right"))

    def _places(self, key: int, values: set[int]) -> list[int]:
        first, last = self._range(key)
        found: Any = np.flatnonzero(np.isin(self.values[first:last], list(values)))
        return [first + int(at) for at in found]
