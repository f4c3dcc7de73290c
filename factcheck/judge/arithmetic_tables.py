"""FC402 in tables: a total that is not the sum of the rows above it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import figure
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading, Statement

PRINTED = later(r"[0-9](?:[0-9,]*[0-9])?(?:\.[0-9]+)?")
LONGEST_NUMBER = 40
WORDED = later(r"[0-9]\s?[a-z]")
MOST_ROWS = 40
MOST_SUMS = 60  # of one table
RATES = frozenset({"percent", "percentage_point", "x"})
CLOSING = frozenset({"ending", "closing", "end"})
TOTALS = frozenset({"total", "totals", "sum"})


class Cell(NamedTuple):
    """A figure of a table; ``owed`` where it stands in brackets, as what is taken off does."""

    claim: Claim
    owed: bool

    @property
    def value(self) -> Decimal:
        near = self.claim.quantity.near
        return -abs(near) if self.owed else near


class Row(NamedTuple):
    """One row: its label, its figures by column, and the columns that hold a percentage."""

    label: tuple[str, ...]
    cells: dict[int, Cell]
    rates: frozenset[int]

    @property
    def total(self) -> bool:
        return bool(self.label) and (self.label[0] in TOTALS or self.label[-1] in TOTALS or self.closing)

    @property
    def closing(self) -> bool:
        """Whether it is what is left at the end of what stands above: "Ending balance", "Balance at end of year"."""
        return "balance" in self.label and bool(CLOSING.intersection(self.label))


def totals(readings: Iterable[Reading], pack: RulePack) -> Iterator[Conflict]:
    """A column whose total does not fit, in a table in which the other totals do."""
    for reading in readings:
        for table in tables(reading.statements):
            sums = [at for at, row in enumerate(table) if row.total and at >= 2 and len(row.cells) >= 2]
            for at in sums[:MOST_SUMS]:
                yield from _judged(table, at, pack)


def tables(statements: Sequence[Statement]) -> Iterator[list[Row]]:
    """Runs of table rows with nothing but headings between them."""
    table: list[Row] = []
    for statement in statements:
        row = _row(statement)
        if row is None:
            if any(slot.claim for slot in statement.slots):
                yield table
                table = []
            continue
        table.append(row)
    yield table


def _row(statement: Statement) -> Row | None:
    figures = [slot for slot in statement.slots if slot.claim and slot.claim.block == "row"]
    if not figures:
        return None
    column, label = 0, list[str]()
    cells: dict[int, Cell] = {}
    rates: set[int] = set()
    at = {slot.token: slot.claim for slot in figures}
    labelled: int | None = None
    for index, token in enumerate(statement.tokens):
        claim = at.get(index)
        if token == "|":
            column += 1
        elif token == "%":
            rates.add(column)
        elif claim is not None and column != labelled:
            rates |= {column} if claim.quantity.unit in RATES else set()
            cells.setdefault(column, Cell(claim, statement.tokens[index - 1 : index] == ("(",)))
        elif token.isalpha() and not cells:
            label.append(token)
            labelled = column
    return Row(tuple(label), cells, frozenset(rates))


def _judged(table: Sequence[Row], at: int, pack: RulePack) -> Iterator[Conflict]:
    best: list[int] | None = None
    parts: list[Row] = []
    for rows in _candidates(table, at):
        wrong, fitting = _columns(rows, table[at])
        if not wrong and fitting:
            return
        if len(wrong) == 1 and fitting and (best is None or fitting > best[1]):
            best, parts = [wrong[0], fitting], rows
    if best is not None:
        yield _finding(parts, table[at], best[0], pack)


def _candidates(table: Sequence[Row], at: int) -> Iterator[list[Row]]:
    """The rows that a total may be made of: all since a row above, or the subtotals among them."""
    for first in range(at - 2, max(at - MOST_ROWS, 0) - 1, -1):
        rows = list(table[first:at])
        yield rows
        subtotals = [row for row in rows if row.total]
        if subtotals:
            yield _without_subtotalled(rows)


def _without_subtotalled(rows: Sequence[Row]) -> list[Row]:
    """The subtotals and the rows behind the last of them."""
    last = max(index for index, row in enumerate(rows) if row.total)
    return [row for row in rows[: last + 1] if row.total] + list(rows[last + 1 :])


def _columns(rows: Sequence[Row], total: Row) -> tuple[list[int], int]:
    """The columns that do not sum, and how many do; a column with a gap is none."""
    wrong, fitting = [], 0
    rates = frozenset().union(*(row.rates for row in (*rows, total)))
    for column, sum_ in total.cells.items():
        if column in rates:
            continue
        cells = [row.cells[column] for row in rows if column in row.cells]
        if len(cells) < 2 or not _one_unit([*cells, sum_]):
            continue
        *values, whole = _written([*cells, sum_])
        if abs(sum(values, start=Decimal(0)) - whole) <= _slack([*values, whole]):
            fitting += 1
        elif not min(values) <= whole <= max(values):  # a mean price or a rate lies among its parts
            wrong.append(column)
    return wrong, fitting


def _one_unit(cells: Sequence[Cell]) -> bool:
    units = {cell.claim.quantity.unit for cell in cells} - {None}
    return len(units) <= 1 and all(cell.claim.quantity.point is not None for cell in cells)


def _written(cells: Sequence[Cell]) -> list[Decimal]:
    """What is printed in the cells of a column, as all of them are told in one scale, whether it is known or not."""
    if any(WORDED.search(cell.claim.place.text) for cell in cells):
        return [cell.value for cell in cells]
    return [printed(cell) for cell in cells]


def printed(cell: Cell) -> Decimal:
    """What is printed in a cell, whatever its scale; below nothing where it is told so."""
    found = PRINTED.search(cell.claim.place.text)
    if found is None or len(found[0]) > LONGEST_NUMBER:
        return cell.value
    size = Decimal(found[0].replace(",", ""))
    return -size if cell.value < 0 else size


def _slack(values: Sequence[Decimal]) -> Decimal:
    """Half a step for each figure: columns are rounded one by one."""
    places = max(-int(value.as_tuple().exponent) for value in values)
    return Decimal(1).scaleb(-max(places, 0)) * len(values) / 2


def _finding(rows: Sequence[Row], total: Row, column: int, pack: RulePack) -> Conflict:
    cells = [row.cells[column] for row in rows if column in row.cells]
    *values, _ = _written([*cells, total.cells[column]])
    whole = total.cells[column].claim
    worked = figure(sum(values, start=Decimal(0)), 2)
    said = {"metric": " ".join(total.label), "a": told(whole), "b": worked}
    return misfit(
        "FC402", pack, [cell.claim for cell in cells], whole, said, f"The rows above make {worked}, not {told(whole)}."
    )
