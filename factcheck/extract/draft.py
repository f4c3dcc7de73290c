"""A figure while it is being read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.model.mention import Numeral
from factcheck.model.quantity import Approx, Direction

DURATIONS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})


class Draft(NamedTuple):
    """A figure and what was read around it.

    ``start`` to ``end`` is the figure with sign, currency, scale and unit; ``left`` to ``right`` takes in hedge and
    denominator. ``floor`` is where its block begins, ``clause`` where the figure before it ends. ``money`` says that
    a currency stands before it, ``spelled`` that it is written in words, ``minor`` that a part of the
    unit is told ("cents"), ``weak`` that it is a figure only as the end of a range ("one to two years", "3-5"),
    ``last`` that its block ends with it, ``direction`` which way it goes where its own words say so.
    """

    start: int
    end: int
    left: int
    right: int
    floor: int
    block: int
    clause: int
    numerals: tuple[Numeral, ...]
    unit: str | None = None
    per: str | None = None
    approx: Approx | None = None
    noun: str | None = None
    money: bool = False
    spelled: bool = False
    minor: bool = False
    weak: bool = False
    last: bool = False
    direction: Direction | None = None


def put_among(drafts: Sequence[Draft], found: Sequence[Draft]) -> list[Draft]:
    """The figures in order, with those ``found`` in place of any that they overlap."""
    kept = [one for one in drafts if not any(it.start < one.end and one.start < it.end for it in found)]
    return sorted((*kept, *found), key=lambda draft: draft.start)
