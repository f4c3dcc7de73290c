"""What is made of a rule pack, once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from factcheck.model.pack import RulePack

Made = TypeVar("Made")


class OfPack(Generic[Made]):
    """What a function makes of a pack: made anew only where it is asked of another pack than before.

    One article after another is read by the same pack, in a run as while an editor writes.
    """

    def __init__(self, make: Callable[[RulePack], Made]) -> None:
        self._make = make
        self._last: tuple[RulePack, Made] | None = None

    def __call__(self, pack: RulePack) -> Made:
        if self._last is None or self._last[0] is not pack:
            self._last = pack, self._make(pack)
        return self._last[1]
