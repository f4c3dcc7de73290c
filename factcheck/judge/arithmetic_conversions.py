"""FC403: a figure told again in another unit, "75 miles (120 kilometers)", that is not the same length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import Room, as_told, figure, room
from factcheck.model.claim import Claim
from factcheck.model.conversion import factor
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading

NUMBER = later(r"\d[\d.,]*(?: (?:thousand|million|billion|trillion)\b)?")
TIMES = later(r"(?:\s?[x×*]\s?|\s(?:by|x)\s|-by-)[\d(]")
TIMES_BEFORE = later(r"(?:\d\S*(?: [a-z]+)?\s?[x×*]\s?|\d\S*(?: [a-z]+)? by |-by-)$")
CELSIUS, FAHRENHEIT = "celsius", "fahrenheit"
SCALES = ((CELSIUS, FAHRENHEIT), (FAHRENHEIT, CELSIUS))
DEGREES = Decimal(9) / 5  # degrees Fahrenheit in one Celsius
FREEZING = 32  # Fahrenheit
ROUGHLY = Decimal("0.05")  # share of a figure by which rounding both ends of a conversion may move it


def conversions(readings: Iterable[Reading], pack: RulePack) -> Iterator[Conflict]:
    """Every figure whose conversion beside it is another amount, sums of money aside."""
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
    if (ours.unit, theirs.unit) in SCALES:
        yield from _degrees(first, again, pack)
        return
    if TIMES_BEFORE.search(first.sentence[: first.within.start]) or TIMES.match(again.sentence[again.within.end :]):
        return  # "8ft x 5ft (2.4m x 1.5m)"
    by = factor(ours.unit, theirs.unit, pack.units)
    one, other = (room(claim, pack.tolerances) for claim in (as_told(first), as_told(again)))
    if by is None or one is None or other is None:
        return
    if Room(by, by).meets(other) and not one.meets(Room(Decimal(1), Decimal(1))):
        return  # "2,788,000 hundredweights (100 pounds)" says what one of them is
    slack = ROUGHLY * abs(theirs.near)
    if Room(one.low * by, one.high * by).meets(Room(other.low - slack, other.high + slack)):
        return
    real = f"it is {NUMBER.sub(figure(abs(ours.near) * by), told(again), count=1)}"
    said = {"a": told(first), "b": told(again), "reason": real}
    yield misfit("FC403", pack, (first,), again, said, f"{told(first)}: {real}.")


def _degrees(first: Claim, again: Claim, pack: RulePack) -> Iterator[Conflict]:
    """A temperature on the other scale, or a difference of two of them, which starts from no freezing point."""
    ours, theirs = first.quantity, again.quantity
    if ours.point is None or theirs.point is None or None in (ours.unit, theirs.unit):
        return
    warm = ours.unit == CELSIUS
    levels = {-1, 1} if ours.point > 0 and not first.place.text.lstrip().startswith(("-", "−")) else {1}
    may = [(ours.point * DEGREES + FREEZING) if warm else (ours.point - FREEZING) / DEGREES]
    may.append(ours.point * DEGREES if warm else ours.point / DEGREES)
    may += [-value * DEGREES + FREEZING for value in (ours.point,) if warm and -1 in levels]  # "minus" goes unread
    step = max(ours.precision, Decimal(1)) * (DEGREES if warm else 1 / DEGREES)
    slack = step * (2 if ours.approx else 1) + max(theirs.precision / 2, Decimal("0.5"))
    if any(abs(abs(value) - abs(theirs.point)) <= slack for value in may):
        return
    real = f"it is {NUMBER.sub(figure(may[0]), told(again), count=1)}"
    said = {"a": told(first), "b": told(again), "reason": real}
    yield misfit("FC403", pack, (first,), again, said, f"{told(first)}: {real}.")
