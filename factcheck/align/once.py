"""What is worked out of one thing but once, although every pair that it may be of asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
Made = TypeVar("Made")


class Once(Generic[Thing, Made]):
    """What a function makes of things, each made when it is first asked for.

    A thing is known by its place in memory, which costs less than to compare it; it is held, and keeps its place.

    >>> asked = []
    >>> sizes = Once(lambda word: asked.append(word) or len(word))
    >>> word = "crowns"
    >>> sizes(word), sizes(word), asked
    (6, 6, ['crowns'])
    """

    def __init__(self, make: Callable[[Thing], Made]) -> None:
        self._make = make
        self._held: dict[int, tuple[Thing, Made]] = {}

    def __call__(self, thing: Thing) -> Made:
        found = self._held.get(id(thing))
        if found is None:
            found = self._held[id(thing)] = thing, self._make(thing)
        return found[1]
