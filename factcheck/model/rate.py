"""Rates by a number of heads: "seven per 100,000 people" and "70 of every million residents" are one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from factcheck.model.later import later
from factcheck.model.quantity import Quantity

BASE = later(r"(?P<number>\d+)(?: (?P<noun>.+))?")


def on_base_of(a: Quantity, b: Quantity, anybody: Collection[str]) -> Quantity | None:
    """The second by as many of the same as the first; ``None`` where either has no base or they are of two sorts.

    >>> a_thousand, of_all = (Quantity(Decimal(n), Decimal(n), Decimal(1), None, per) for n, per in
    ...                       ((4, "1000 resident"), (390, "100000 person")))
    >>> str(on_base_of(a_thousand, of_all, {"person", "resident"}).low)
    '3.90'
    """
    ours, theirs = BASE.fullmatch(a.per or ""), BASE.fullmatch(b.per or "")
    if ours is None or theirs is None or not _one_sort(ours["noun"], theirs["noun"], anybody):
        return None
    return replace(b.times(Decimal(ours["number"]) / Decimal(theirs["number"]), b.unit), per=a.per)


def _one_sort(ours: str | None, theirs: str | None, anybody: Collection[str]) -> bool:
    """Whether both count the same, or one of them just people: those of every sort are people."""
    return ours == theirs or any(noun is None or noun in anybody for noun in (ours, theirs))
