"""FC401 and FC402 in tables: a row whose columns do not go together as those of the other rows do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import figure
from factcheck.judge.arithmetic_tables import Row, printed, tables
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading

FEWEST = 2  # rows by which it is known how columns go together: two differences are not met by chance
ENOUGH = 3  # the same of a sum, which two rows may make by chance
MOST_WRONG = 1  # rows that may go against it; more, and the columns are others
MOST_COLUMNS, MOST_ROWS = 8, 200
FEW_COLUMNS = 3  # of which none is the sum of the others, but one the change between two
STEPS = Decimal("1.01")  # of the last digit printed, by which rounding may move a difference of two figures
POINTS = Decimal("1.01")  # percentage points by which rounding may move a rate of change

Values = dict[int, Decimal]
Fit = Callable[[Values], bool | None]


class Relation(NamedTuple):
    """How some columns go together: the columns, whether a row fits (``None``: it has not all of them), what it is."""

    columns: tuple[int, ...]
    kind: str
    fits: Fit


def rows(readings: Iterable[Reading], pack: RulePack) -> Iterator[Conflict]:
    """Each row that breaks what all other rows of its table keep: a difference, a rate of change, a sum."""
    for reading in readings:
        for table in tables(reading.statements):
            full = [row for row in table if len(row.cells) > 2]
            if FEWEST < len(full) <= MOST_ROWS:
                yield from _broken(full, pack)


def _broken(table: Sequence[Row], pack: RulePack) -> Iterator[Conflict]:
    values = [_values(row) for row in table]
    broken: dict[int, Relation] = {}
    fitting: set[tuple[int, int]] = set()
    for relation in _relations(table):
        kept = [relation.fits(value) for value in values]
        wrong = [at for at, fits in enumerate(kept) if fits is False]
        if kept.count(True) >= (ENOUGH if relation.kind == "sum" else FEWEST):
            fitting |= {(at, relation.columns[-1]) for at, fits in enumerate(kept) if fits}
            if len(wrong) == MOST_WRONG:
                broken.setdefault(wrong[0], relation)
    for at, relation in broken.items():
        if (at, relation.columns[-1]) not in fitting:
            yield _finding(table[at], relation, values[at], pack)


def _values(row: Row) -> Values:
    """What is printed in each cell but in the first, which is a label; what stands in brackets is below nothing."""
    cells = {column: cell for column, cell in row.cells.items() if column > 0}
    return {column: -abs(printed(cell)) if cell.owed else printed(cell) for column, cell in cells.items()}


def _relations(table: Sequence[Row]) -> Iterator[Relation]:
    """The ways in which columns of a table may go together, those first that tell most."""
    columns = sorted({column for row in table for column in row.cells})
    rates = frozenset().union(*(row.rates for row in table))
    plain = [column for column in columns if column not in rates]
    if len(columns) > MOST_COLUMNS:
        return
    for now, then in permutations(plain, 2):
        for change in plain:
            if change not in (now, then):
                yield Relation((now, then, change), "difference", _difference(now, then, change))
        for rate in rates & set(columns):
            yield Relation((now, then, rate), "rate", _rate(now, then, rate))
    if len(plain) > FEW_COLUMNS:
        for whole in (plain[0], plain[-1]):
            parts = tuple(column for column in plain if column != whole)
            yield Relation((*parts, whole), "sum", _sum(parts, whole))


def _difference(now: int, then: int, change: int) -> Fit:
    def fits(row: Values) -> bool | None:
        if not {now, then, change} <= row.keys() or not row[change]:
            return None
        return abs(abs(row[now] - row[then]) - abs(row[change])) <= STEPS * _step(row, (now, then, change))

    return fits


def _rate(now: int, then: int, rate: int) -> Fit:
    def fits(row: Values) -> bool | None:
        if not {now, then, rate} <= row.keys() or row[then] <= 0 or row[now] < 0:
            return None
        real = 100 * (row[now] / row[then] - 1)
        slack = POINTS * _step(row, (rate,)) + 100 * _step(row, (now, then)) / row[then]
        return abs(abs(real) - abs(row[rate])) <= slack

    return fits


def _sum(parts: tuple[int, ...], whole: int) -> Fit:
    def fits(row: Values) -> bool | None:
        given = [row[part] for part in parts if part in row]
        if whole not in row or len(given) < 2:
            return None
        return abs(sum(given, start=Decimal(0)) - row[whole]) <= len(given) * _step(row, (*parts, whole))

    return fits


def _step(row: Values, columns: Iterable[int]) -> Decimal:
    """The step to which the columns of a row are printed."""
    exponents = [int(row[column].as_tuple().exponent) for column in columns if column in row]
    return Decimal(1).scaleb(max(-max((-exponent for exponent in exponents), default=0), -9))


def _finding(row: Row, relation: Relation, values: Values, pack: RulePack) -> Conflict:
    *one, last = (row.cells[column].claim for column in relation.columns if column in values)
    if relation.kind == "sum":
        total = figure(sum((values[c] for c in relation.columns[:-1] if c in values), start=Decimal(0)), 2)
        said = {"metric": _label(row), "a": told(last), "b": total}
        return misfit("FC402", pack, one, last, said, f"The other columns make {total}, as in the other rows.")
    now, then, _ = relation.columns
    apart = values[now] - values[then]
    way = "rise" if apart >= 0 else "fall"
    size = figure(abs(apart), 2) if relation.kind == "difference" else f"{figure(100 * abs(apart) / values[then])}%"
    return _changed(row.cells[now].claim, row.cells[then].claim, last, f"a {way} of {size}", _label(row), pack)


def _changed(now: Claim, then: Claim, change: Claim, real: str, label: str, pack: RulePack) -> Conflict:
    way = f"{told(then)} to {told(now)}"
    said = {"metric": label, "a": way, "b": told(change), "reason": real}
    return misfit("FC401", pack, (then, now), change, said, f"From {way} is {real}; in the other rows it fits.")


def _label(row: Row) -> str:
    return " ".join(row.label) or "the figures"
