"""How much a figure of a table tells: "1,496.5" under "(in millions)" in a table of dollars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from factcheck.model.later import later
from factcheck.model.metric import Metric
from factcheck.model.quantity import Quantity
from factcheck.normalise.quantity import quantity
from factcheck.normalise.tables_cells import Cell
from factcheck.normalise.tables_change import levels, way
from factcheck.normalise.tables_kinds import (
    are_like_percent,
    are_like_percent_alone,
    counted,
    counts,
    dimension,
    flow,
    is_money,
    is_per_share,
    is_share,
    is_spared,
    is_whole,
    means_count,
    pays,
    rated,
    rescaled,
    shared_units,
    spares_money,
)
from factcheck.normalise.tables_sheet import RATIOS, Seen, Sheet
from factcheck.normalise.tables_wording import NONE, Measure

BRACKETS = later(r"[^\s(].*\(")  # words before what stands in brackets
THOUSANDTH = Decimal("0.001")
UNSCALED = frozenset({"percent", "points", "multiple", "duration"})
POINTS = frozenset({"pt", "pts", "point", "points", "ppt", "ppts"})


def scaled(sheet: Sheet, seen: Seen, metric: Metric | None, *, change: bool) -> Quantity:
    """The quantity with the unit and the scale that the table says of it."""
    amount = quantity(seen.amount, sheet.pack)
    if _in_points(seen, amount) and _is_rate(sheet, seen, metric):
        return replace(amount, unit="percentage_point")
    if amount.unit is not None and not is_money(sheet, amount.unit):
        return amount
    # Of a row of growth no cell is the difference of those before it.
    headed = any(head.change or head.pace for head in seen.heads)
    if change and headed and amount.unit is None and (told := _as_changed(sheet, seen, amount, metric)) is not None:
        return told
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
    if factor == 1 and unit is not None and unit.startswith("count:") and _is_grouped(seen):
        factor = Decimal(1000)
    return _times(sheet, seen, amount, factor, unit, amount.per or _per(sheet, seen, said, unit))


def _is_grouped(seen: Seen) -> bool:
    """Whether a point in a number of things parts its thousands, as in German: "9.412" employees."""
    numerals = seen.amount.numerals
    return all(one.scale == 1 and one.step == THOUSANDTH and abs(one.value) >= THOUSANDTH for one in numerals)


def _as_changed(sheet: Sheet, seen: Seen, amount: Quantity, metric: Metric | None) -> Quantity | None:
    """The quantity of a bare change in the unit of the figures that it is the difference of, or in percent."""
    own = [told for cell in seen.spot.heads if (told := sheet.said(cell)).unit or sheet.ratio(cell)]
    numbers = levels(sheet, seen) if not own else []
    if not numbers:
        return None
    level, mention = scaled(sheet, sheet.seen(numbers[0]), metric, change=False), sheet.mention(numbers[0])
    told_in = way(sheet, seen, in_points=level.unit == "percent" or _is_rate(sheet, seen, metric))
    if told_in is None:
        return None
    if told_in == "percent":
        return _times(sheet, seen, amount, Decimal(1), "percent", None)
    written = mention.numerals[0].value * mention.numerals[0].scale
    factor = level.point / written if level.point is not None and written else Decimal(1)
    unit = "percentage_point" if level.unit == "percent" else level.unit
    return _times(sheet, seen, amount, factor, unit, level.per)


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


def _is_rate(sheet: Sheet, seen: Seen, metric: Metric | None) -> bool:
    """Whether a row is told in percent, by its measure or by its label."""
    told = sheet.ratio(seen.spot.label) if seen.spot.label is not None else None
    if (metric is not None and "percent" in metric.dimensions) or (told is not None and told.unit == "percent"):
        return True
    return any(sheet.mention(number).unit == "percent" for number in levels(sheet, seen))


def _in_points(seen: Seen, amount: Quantity) -> bool:
    """Whether a rate is told to move by points: "+0.3 pts"."""
    words = {word.lower for word in seen.spot.cell.words}
    return amount.unit == "count:point" or (amount.unit is None and bool(words & POINTS))


def _said(sheet: Sheet, seen: Seen) -> Measure:
    """What is said of a figure's unit, by the row before the column before the table."""
    found = NONE
    for cell in (seen.spot.label, *reversed(seen.spot.sections), *reversed(seen.spot.heads)):
        if cell is not None:
            told = sheet.said(cell)
            found = found.over(replace(told, factor=Decimal(1)) if _is_full(sheet, cell, told) else told)
    return found.over(sheet.overall)


def _is_full(sheet: Sheet, cell: Cell, told: Measure) -> bool:
    """Whether a cell tells its money in full: a price for so much, or "Average price (£)" in a table of "£000"."""
    if told.factor is not None or told.unit is None or cell.span.start in sheet.shared:
        return False
    if sheet.overall.unless and sheet.pack.units.dimension(told.unit) in ("money", "physical"):
        return BRACKETS.search(cell.text) is not None or told.per is not None
    if not is_money(sheet, told.unit):
        return False
    if told.per is not None or rated(sheet, cell) is not None:
        return True
    restated = told.unit == sheet.overall.unit and sheet.overall.factor is not None
    return (
        restated
        and bool(sheet.label(cell).said - {"amount", "value", "total"})
        and BRACKETS.search(cell.text) is not None
    )


def _ratio(sheet: Sheet, seen: Seen) -> Measure | None:
    """What the row or the column, by the lowest head with a unit, says of a figure in percent or in points.

    It is one whatever the rest is told in: "Change %" beside years in "(€m)". Points go before percent.
    """
    label = sheet.ratio(seen.spot.label) if seen.spot.label is not None else None
    heads = reversed(seen.spot.heads)
    head = next((told for cell in heads if (told := sheet.ratio(cell) or sheet.said(cell)).unit), NONE)
    found = [said for said in (label, head) if said is not None and dimension(sheet, said.unit) in RATIOS]
    found.sort(key=lambda said: dimension(sheet, said.unit) != "points")
    return found[0] if found else None


def _paid(sheet: Sheet, unit: str | None, metric: Metric | None) -> str | None:
    """A unit that is a weight and money as well, as what is told in money only has it: a profit in "million pounds"."""
    weighed = sheet.pack.units.weighed.get(unit or "")
    return weighed.currency if weighed and metric and set(metric.dimensions) == {"money"} else unit


def _unit(sheet: Sheet, seen: Seen, said: Measure, metric: Metric | None, *, change: bool) -> str | None:
    """The unit of a figure written without one."""
    if change and seen.spot.column in sheet.percents:
        return "percent"
    own = [cell for cell in (seen.spot.label, *reversed(seen.spot.heads)) if cell is not None]
    if seen.spot.column in sheet.percents and _lacks_sign(sheet, seen, own, metric):
        return "percent"
    if counts(metric) and not change and is_money(sheet, said.unit) and means_count(sheet, seen):
        return f"count:{metric.counted[0]}"  # heads below "$ millions", which means the sales beside them
    plain = sheet.shared if spares_money(sheet, seen) else frozenset()
    unit = next((unit for cell in own if cell.span.start not in plain and (unit := sheet.said(cell).unit)), None)
    common = unit in (None, sheet.overall.unit, *shared_units(sheet, own))
    if common and not change and is_share(seen, metric) and are_like_percent(sheet, seen):
        return "percent"
    if unit is not None:
        return unit
    thing = counted(sheet, seen)
    if thing is not None and not said.per and (metric is None or not {"money", "any"} & set(metric.dimensions)):
        return thing if sheet.pack.units.dimension(thing) == "duration" else f"count:{thing}"
    if metric is None and any(rated(sheet, cell) for cell in own) and not pays(sheet, seen):
        return None if is_money(sheet, said.unit) else said.unit  # "Accidents per million hours"
    if metric is None:
        spared = is_spared(sheet, seen) or rescaled(sheet, own) or (is_whole(sheet, seen) and not pays(sheet, seen))
        return None if spared else said.unit or sheet.currency
    if counts(metric) and not change:
        return f"count:{metric.counted[0]}"
    if not {"money", "any"} & set(metric.dimensions):
        return None if is_money(sheet, said.unit) else said.unit
    if is_spared(sheet, seen) and not is_per_share(sheet, seen) and set(metric.dimensions) != {"money"}:
        return None
    return said.unit or sheet.currency


def _lacks_sign(sheet: Sheet, seen: Seen, own: Sequence[Cell], metric: Metric | None) -> bool:
    """Whether a bare figure stands among percentages of its column, and neither its row nor its head says a unit."""
    plain = not any(sheet.said(cell).unit for cell in own) and seen.label.metric is None and seen.label.counted is None
    measured = metric is None or "percent" in metric.dimensions
    return plain and measured and sheet.heads_measure and seen.heads != () and are_like_percent_alone(seen)


def _per(sheet: Sheet, seen: Seen, said: Measure, unit: str | None) -> str | None:
    if unit == "percent":
        return None
    if said.per is not None and unit == said.unit:
        return said.per
    if unit is not None and is_per_share(sheet, seen):
        return "share"
    rates = (rated(sheet, cell) for cell in (seen.spot.label, *reversed(seen.spot.heads)) if cell is not None)
    rate = next((rate for rate in rates if rate), None) if is_money(sheet, unit) else None
    return rate or (flow(sheet, seen) if is_money(sheet, unit) else None)


def _scales(sheet: Sheet, seen: Seen, said: Measure, unit: str | None) -> bool:
    """Whether the scale that is said means this row."""
    if dimension(sheet, unit) == "duration" and said.unit is None:
        return seen.spot.label is not None and sheet.said(seen.spot.label).factor is not None  # "Hours (millions)"
    if dimension(sheet, unit) in UNSCALED:
        return unit == said.unit and said.factor is not None and said.factor < 1  # basis points
    if seen.spot.label is not None and sheet.said(seen.spot.label).factor is not None:
        return True
    heads = zip(seen.heads, seen.spot.heads, strict=True)
    if any(head.counted and sheet.said(cell).factor is not None for head, cell in heads):
        return True  # "Shares (in thousands)"
    if is_per_share(sheet, seen):
        return said.factor is not None and said.factor < 1  # pence
    if any(rated(sheet, cell) for cell in (seen.spot.label, *seen.spot.heads) if cell is not None):
        return said.factor == 1 or any(sheet.said(cell).factor is not None for cell in seen.spot.heads)
    if is_money(sheet, unit):
        return True
    if is_money(sheet, said.unit) or is_money(sheet, sheet.overall.unit):
        own = (sheet.said(cell) for cell in seen.spot.heads)  # another was told with a currency
        return any(told.factor is not None and not is_money(sheet, told.unit) for told in own)
    return not is_spared(sheet, seen) and not ("share" in seen.label.said and said.spares_shares)
