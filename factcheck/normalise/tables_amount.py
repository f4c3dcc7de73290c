"""How much a figure of a table tells: "1,496.5" under "(in millions)" in a table of dollars."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TypeGuard

from factcheck.model.metric import Metric
from factcheck.model.quantity import Quantity
from factcheck.normalise.quantity import quantity
from factcheck.normalise.tables_sheet import RATIOS, Seen, Sheet
from factcheck.normalise.tables_units import NONE, Measure, included

UNSCALED = frozenset({"percent", "points", "multiple", "duration"})
POINTS = frozenset({"pt", "pts", "point", "points", "ppt", "ppts"})
PER_SHARE = (
    "per share", "a share", "per ordinary share", "per common share", "per unit",
    "exercise price", "conversion price", "grant date fair value", "grant-date fair value",
)  # fmt: skip


def scaled(sheet: Sheet, seen: Seen, metric: Metric | None, *, change: bool) -> Quantity:
    """The quantity with the unit and the scale that the table says of it."""
    amount = quantity(seen.amount, sheet.pack)
    if metric is not None and "percent" in metric.dimensions and _in_points(seen, amount):
        return replace(amount, unit="percentage_point")
    if amount.unit is not None and not _is_money(sheet, amount.unit):
        return amount
    ratio = None if amount.unit else _ratio(sheet, seen)
    own = NONE if ratio or (change and seen.spot.column in sheet.percents) else sheet.told_in(seen.spot.row)
    if own.unit is not None and amount.unit in (None, own.unit):
        return _told_in(sheet, seen, amount, own)
    said = ratio or _said(sheet, seen)
    if ratio is not None:
        unit = "percent" if change and seen.spot.column in sheet.percents else ratio.unit
    else:
        unit = amount.unit or _paid(sheet, _unit(sheet, seen, said, metric, change=change), metric)
    bare = all(numeral.scale == 1 for numeral in seen.amount.numerals)
    factor = said.factor if bare and said.factor is not None and _scales(sheet, seen, said, unit) else Decimal(1)
    return _times(sheet, seen, amount, factor, unit, amount.per or _per(seen, said, unit))


def _told_in(sheet: Sheet, seen: Seen, amount: Quantity, own: Measure) -> Quantity:
    """The quantity in the unit that a column of units says of its row."""
    bare = all(numeral.scale == 1 for numeral in seen.amount.numerals)
    factor = own.factor if bare and own.factor is not None else Decimal(1)
    return _times(sheet, seen, amount, factor, own.unit, amount.per or own.per)


def _times(sheet: Sheet, seen: Seen, amount: Quantity, factor: Decimal, unit: str | None, per: str | None) -> Quantity:
    """So many times an amount, told as finely as its column is."""
    step = amount.precision
    if all(numeral.scale == 1 for numeral in seen.amount.numerals) and amount.point is not None:
        step = min(step, sheet.steps.get(seen.spot.column, step))
    low, high = (None if end is None else end * factor for end in (amount.low, amount.high))
    return Quantity(low, high, step * factor, unit, per, amount.approx)


def _in_points(seen: Seen, amount: Quantity) -> bool:
    """Whether a rate is told to move by points: "+0.3 pts"."""
    words = {word.lower for word in seen.spot.cell.words}
    return amount.unit == "count:point" or (amount.unit is None and bool(words & POINTS))


def _said(sheet: Sheet, seen: Seen) -> Measure:
    """What is said of a figure's unit, by the row before the column before the table."""
    found = NONE
    for cell in (seen.spot.label, *reversed(seen.spot.sections), *reversed(seen.spot.heads)):
        if cell is not None:
            found = found.over(sheet.said(cell))
    return found.over(sheet.overall)


def _ratio(sheet: Sheet, seen: Seen) -> Measure | None:
    """What the row or the column, by the lowest head with a unit, says of a figure in percent or in points.

    It is one whatever the rest is told in: "Change %" beside years in "(€m)". Points go before percent.
    """
    label = sheet.ratio(seen.spot.label) if seen.spot.label is not None else None
    heads = reversed(seen.spot.heads)
    head = next((told for cell in heads if (told := sheet.ratio(cell) or sheet.said(cell)).unit), NONE)
    found = [said for said in (label, head) if said is not None and _dimension(sheet, said.unit) in RATIOS]
    found.sort(key=lambda said: _dimension(sheet, said.unit) != "points")
    return found[0] if found else None


def _dimension(sheet: Sheet, unit: str | None) -> str:
    return sheet.pack.units.dimension(unit)


def _paid(sheet: Sheet, unit: str | None, metric: Metric | None) -> str | None:
    """A unit that is a weight and money as well, as what is told in money only has it: a profit in "million pounds"."""
    weighed = sheet.pack.units.weighed.get(unit or "")
    return weighed.currency if weighed and metric and set(metric.dimensions) == {"money"} else unit


def _unit(sheet: Sheet, seen: Seen, said: Measure, metric: Metric | None, *, change: bool) -> str | None:
    """The unit of a figure written without one."""
    if change and seen.spot.column in sheet.percents:
        return "percent"
    own = [cell for cell in (seen.spot.label, *reversed(seen.spot.heads)) if cell is not None]
    if _counts(metric) and not change and _is_money(sheet, said.unit) and not _below_unit(sheet, seen):
        return f"count:{metric.counted[0]}"  # heads below "$ millions", which means the sales beside them
    if (unit := next((unit for cell in own if (unit := sheet.said(cell).unit)), None)) is not None:
        return unit
    counted = next((label.counted for label in (seen.label, *reversed(seen.heads)) if label.counted), None)
    if metric is None and counted is not None and not said.per:
        return f"count:{counted}"
    if metric is None:
        return None if _is_spared(sheet, seen) else said.unit or sheet.currency
    if _counts(metric) and not change:
        return f"count:{metric.counted[0]}"
    if not {"money", "any"} & set(metric.dimensions):
        return None if _is_money(sheet, said.unit) else said.unit
    if _is_spared(sheet, seen) and not is_per_share(seen) and set(metric.dimensions) != {"money"}:
        return None
    return said.unit or sheet.currency


def _below_unit(sheet: Sheet, seen: Seen) -> bool:
    """Whether a head of the very column says the unit, and not one that spans it."""
    rows = (sheet.grid.rows[head] for head in sheet.grid.overs[seen.spot.row].heads)
    own = (row[seen.spot.column] for row in rows if seen.spot.column < len(row))
    return any(sheet.said(cell).unit for cell in own)


def _counts(metric: Metric | None) -> TypeGuard[Metric]:
    """Whether a measure is a number of things: employees, vehicles delivered."""
    return metric is not None and metric.dimensions == ("count",) and bool(metric.counted)


def _per(seen: Seen, said: Measure, unit: str | None) -> str | None:
    if unit == "percent":
        return None
    if said.per is not None and unit == said.unit:
        return said.per
    return "share" if unit is not None and is_per_share(seen) else None


def _scales(sheet: Sheet, seen: Seen, said: Measure, unit: str | None) -> bool:
    """Whether the scale that is said means this row."""
    if _dimension(sheet, unit) in UNSCALED:
        return unit == said.unit and said.factor is not None and said.factor < 1  # basis points
    if seen.spot.label is not None and sheet.said(seen.spot.label).factor is not None:
        return True
    heads = zip(seen.heads, seen.spot.heads, strict=True)
    if any(head.counted and sheet.said(cell).factor is not None for head, cell in heads):
        return True  # "Shares (in thousands)"
    if is_per_share(seen):
        return False
    if _is_money(sheet, unit):
        return True
    if _is_money(sheet, said.unit) and unit is not None:
        return False  # the scale was told with a currency
    return not _is_spared(sheet, seen) and not ("share" in seen.label.said and said.spares_shares)


def _is_spared(sheet: Sheet, seen: Seen) -> bool:
    """Whether a row is one of ratios, days or heads, which the scale of the table does not mean."""
    return bool(seen.label.said & sheet.lexicon.sets["column_unscaled"])


def _is_money(sheet: Sheet, unit: str | None) -> bool:
    return unit is not None and sheet.pack.units.dimension(unit) == "money"


def is_per_share(seen: Seen) -> bool:
    """Whether a figure is told for one share."""
    if seen.label.metric is not None and seen.label.metric.name.endswith("per share"):
        return True
    cells = (seen.spot.label, *seen.spot.sections, *seen.spot.heads)
    said = [included(cell.text).lower() for cell in cells if cell is not None]
    return any(words in text for text in said for words in PER_SHARE)
