"""What kind of thing the figures of a row or a column tell: money, a number of things, so many percent, a rate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TypeGuard

from factcheck.model.later import later
from factcheck.model.metric import Metric
from factcheck.normalise.tables_cells import Cell
from factcheck.normalise.tables_sheet import Seen, Sheet
from factcheck.normalise.tables_units import included

RATED = later(r"(?:\bper\ |[^\W\d]/)((?:[^\W\d]+[23²³]?\.?\ ?){1,2})", re.IGNORECASE | re.VERBOSE)
SHORT = frozenset({"hourly", "daily", "weekly"})
HUNDREDTH = Decimal("0.01")
LEAST_PERCENT, MOST_PERCENT = Decimal("0.1"), 100


def spares_money(sheet: Sheet, seen: Seen) -> bool:
    """Whether a row is none of the money that all heads say: a number of things, or so many for one of something."""
    rates = seen.spot.label is not None and rated(sheet, seen.spot.label) is not None and not pays(sheet, seen)
    return seen.label.counted is not None or rates


def shared_units(sheet: Sheet, own: Sequence[Cell]) -> Iterator[str | None]:
    return (sheet.said(cell).unit for cell in own if cell.span.start in sheet.shared)


def is_share(seen: Seen, metric: Metric | None) -> bool:
    """Whether the label of a row is of a measure that is told in percent alone: a margin, a return."""
    return metric is not None and metric.dimensions == ("percent",) and seen.label.metric is metric and seen.label.pure


def are_like_percent(sheet: Sheet, seen: Seen) -> bool:
    """Whether the bare figures of a row may be percentages as written: "17.2", and neither "0.172" nor "4,210"."""
    figures = [number for cell in sheet.grid.rows[seen.spot.row][1:] for number in cell.figures[:1]]
    bare = [
        numeral for number in figures if not sheet.mention(number).unit for numeral in sheet.mention(number).numerals
    ]
    return all(one.scale == 1 and one.step >= HUNDREDTH and (one.value == 0 or _is_near(one.value)) for one in bare)


def are_like_percent_alone(seen: Seen) -> bool:
    """Whether a bare figure may be a percentage as written."""
    numerals = seen.amount.numerals
    return all(one.scale == 1 and one.step >= HUNDREDTH and (one.value == 0 or _is_near(one.value)) for one in numerals)


def _is_near(value: Decimal) -> bool:
    return LEAST_PERCENT <= abs(value) <= MOST_PERCENT


def counted(sheet: Sheet, seen: Seen) -> str | None:
    """What is counted: by the row's label, by a head, or by a plural that money does not come in.

    A plural is counted where the columns are of several measures, or where it alone has whole numbers.
    """
    if sure := next((label.counted for label in (seen.label, *reversed(seen.heads)) if label.counted), None):
        return sure
    if sheet.heads_measure and seen.heads and seen.heads[-1].plural and seen.spot.column in sheet.whole_columns:
        return seen.heads[-1].plural
    return seen.label.plural if seen.spot.row in sheet.whole_rows else None


def is_whole(sheet: Sheet, seen: Seen) -> bool:
    """Whether a column is of whole numbers beside columns of other measures that have decimals: "Squad size"."""
    return sheet.heads_measure and sheet.columns_fine and seen.spot.column in sheet.whole_columns


def pays(sheet: Sheet, seen: Seen) -> bool:
    """Whether a label or a head has a word for what is told in money."""
    return any(label.said & sheet.lexicon.sets["column_paid"] for label in (seen.label, *seen.heads))


def rescaled(sheet: Sheet, own: Sequence[Cell]) -> bool:
    """Whether a cell says a scale and no money in a table that says money and its scale: "ASK (m)" in one of "€m"."""
    both = is_money(sheet, sheet.overall.unit) and sheet.overall.factor is not None
    return both and any(sheet.said(cell).factor is not None for cell in own)


def means_count(sheet: Sheet, seen: Seen) -> bool:
    """Whether a measure that is a number of things is told as one below money: "£m" over all years means the rest."""
    if not _below_unit(sheet, seen):
        return True
    whole = all(numeral.step >= 1 for numeral in seen.amount.numerals)
    return whole and seen.label.pure and all(cell.span.start in sheet.shared for cell in _of_column(sheet, seen))


def _of_column(sheet: Sheet, seen: Seen) -> list[Cell]:
    """The heads of the very column that say a unit."""
    rows = (sheet.grid.rows[head] for head in sheet.grid.overs[seen.spot.row].heads)
    own = (row[seen.spot.column] for row in rows if seen.spot.column < len(row))
    return [cell for cell in own if sheet.said(cell).unit]


def _below_unit(sheet: Sheet, seen: Seen) -> bool:
    """Whether a head of the very column says the unit, and not one that spans it."""
    return bool(_of_column(sheet, seen))


def counts(metric: Metric | None) -> TypeGuard[Metric]:
    """Whether a measure is a number of things: employees, vehicles delivered."""
    return metric is not None and metric.dimensions == ("count",) and bool(metric.counted)


def rated(sheet: Sheet, cell: Cell) -> str | None:
    """What the figures of a cell are told for one of: "Rent per sq ft"; so much a year may be as much as the rest."""
    match = RATED.search(included(cell.text))
    if match is None:
        return None
    words = match[1].lower().split()
    rates = (sheet.pack.units.rates.get(" ".join(words[:last])) for last in range(len(words), 0, -1))
    rate = next((rate for rate in rates if rate), None)
    return None if dimension(sheet, rate) == "duration" else rate


def flow(sheet: Sheet, seen: Seen) -> str | None:
    """What an adjective before a measure makes a sum one for: "Average hourly earnings", "Daily charter rate".

    Of months and years the columns tell.
    """
    own = [(cell, sheet.label(cell)) for cell in (seen.spot.label, *reversed(seen.spot.heads)) if cell is not None]
    for cell, label in (*own, *zip(sheet.above.cells, sheet.captions, strict=True)):
        if label.metric is not None:
            named = {word.lower for word in cell.words} & SHORT
            return sheet.pack.numbers.rates.get(named.pop()) if len(named) == 1 else None
    return None


def is_spared(sheet: Sheet, seen: Seen) -> bool:
    """Whether a row is one of ratios, days or heads, which the scale of the table does not mean."""
    if sheet.heads_measure and seen.heads and seen.heads[-1].said & sheet.lexicon.sets["column_ratio"]:
        return True
    return bool(seen.label.said & sheet.lexicon.sets["column_unscaled"])


def is_money(sheet: Sheet, unit: str | None) -> bool:
    return unit is not None and sheet.pack.units.dimension(unit) == "money"


def is_per_share(sheet: Sheet, seen: Seen) -> bool:
    """Whether a figure is told for one share."""
    if any(label.metric is not None and label.metric.name.endswith("per share") for label in (seen.label, *seen.heads)):
        return True
    cells = (seen.spot.label, *seen.spot.sections, *seen.spot.heads)
    said = [included(cell.text).lower() for cell in cells if cell is not None]
    return any(words in text for text in said for words in sheet.lexicon.sets["measure_per_share"])


def dimension(sheet: Sheet, unit: str | None) -> str:
    return sheet.pack.units.dimension(unit)
