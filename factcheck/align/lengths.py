"""Lengths of time that one sentence tells by hours, minutes and seconds, as one figure: "two hours and six minutes"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from factcheck.model.claim import Claim
from factcheck.model.conversion import factor
from factcheck.model.statement import Slot, Statement
from factcheck.model.text import Span
from factcheck.model.units import UnitTable

JOINTS = frozenset({(), (",",), ("and",), (",", "and"), ("&",)})


def told(statement: Statement, table: UnitTable) -> Iterator[tuple[Claim, int]]:
    """The figures of a sentence, each with its place among the tokens; what tells one length is one figure."""
    held: tuple[Claim, int] | None = None
    last: Slot | None = None
    for slot in statement.slots:
        if slot.claim is None:
            continue
        one = held and last and _together(held[0], slot.claim, table, statement.tokens[last.token + 1 : slot.token])
        if held and not one:
            yield held
        held, last = (one, held[1]) if one and held else (slot.claim, slot.token), slot
    if held:
        yield held


def _together(a: Claim, b: Claim, table: UnitTable, between: tuple[str, ...]) -> Claim | None:
    if between not in JOINTS or {table.dimension(one.quantity.unit) for one in (a, b)} != {"duration"}:
        return None
    makes = factor(a.quantity.unit or "", b.quantity.unit or "", table)
    if makes is None or makes <= 1 or makes != int(makes):
        return None
    whole, part = a.quantity, b.quantity
    plain = None not in (whole.point, part.point) and whole.per is part.per is part.approx is None
    if not plain or whole.near != int(whole.near) or not 0 <= part.near < makes:
        return None
    value = whole.near * makes + part.near
    within = Span(a.within.start, b.within.end)
    text = a.sentence[within.start : within.end]
    return replace(
        a,
        quantity=replace(part, low=value, high=value, approx=whole.approx, precision=min(part.precision, Decimal(1))),
        within=within,
        span=Span(a.span.start, b.span.end),
        place=a.place._replace(end=b.place.end, last=b.place.last, text=text),
    )
