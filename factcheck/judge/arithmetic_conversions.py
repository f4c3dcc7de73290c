"""FC403: a figure told again in another unit, "75 miles (120 kilometers)", that is not the same length."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import Room, figure, room
from factcheck.model.claim import Claim
from factcheck.model.conversion import factor
from factcheck.model.finding import Conflict
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading

NUMBER = re.compile(r"\d[\d.,]*(?: (?:thousand|million|billion|trillion)\b)?")
ROUGHLY = Decimal("0.05")  # share of a figure by which rounding both ends of a conversion may move it


def conversions(readings: Iterable[Reading], pack: RulePack) -> Iterator[Conflict]:
    """Every figure whose conversion beside it is another amount; of money only a rate of exchange could tell."""
    for reading in readings:
        by_id = {claim.id: claim for claim in reading.claims if claim.table is None}
        for claim in by_id.values():
            first = by_id.get(claim.partner or "")
            if first is not None and not claim.superseded:
                yield from _misfit(first, claim, pack)


def _misfit(first: Claim, again: Claim, pack: RulePack) -> Iterator[Conflict]:
    ours, theirs = first.quantity, again.quantity
    if ours.unit is None or theirs.unit is None or ours.per != theirs.per or ours.unit == theirs.unit:
        return
    by = factor(ours.unit, theirs.unit, pack.units)
    one, other = room(first, pack.tolerances), room(again, pack.tolerances)
    if by is None or one is None or other is None:
        return
    slack = ROUGHLY * abs(theirs.near)
    if Room(one.low * by, one.high * by).meets(Room(other.low - slack, other.high + slack)):
        return
    real = f"it is {NUMBER.sub(figure(abs(ours.near) * by), told(again), count=1)}"
    said = {"a": told(first), "b": told(again), "reason": real}
    yield misfit("FC403", pack, (first,), again, said, f"{told(first)}: {real}.")
