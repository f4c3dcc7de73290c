"""A table laid out for reading: which rows name the columns, which name a section, and which hold figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from factcheck.model.later import later
from factcheck.model.mention import Mention
from factcheck.normalise.tables_cells import Cell, is_figure

RowKind = Literal["head", "section", "data", "rule"]

RULE = later(r"[-:=_|+\s]*-[-:=_|+\s]*")
CURRENCY = later("[$€£¥₩₹]")
MOST_HEADS = 8
PAIR = 2  # cells: what is told, and its figure


class Spot(NamedTuple):
    """What stands around a figure: its cell, the row's label, the column's heads from the top, and the sections."""

    row: int
    column: int
    cell: Cell
    label: Cell | None
    heads: tuple[Cell, ...]
    sections: tuple[Cell, ...]


class Over(NamedTuple):
    """What holds for a row: the rows that head its columns, and the section labels above it."""

    heads: tuple[int, ...] = ()
    sections: tuple[Cell, ...] = ()


class Grid(NamedTuple):
    """The cells of a table by row, the kind of each row, what holds for it, and the corner cells above the labels."""

    rows: tuple[tuple[Cell, ...], ...]
    kinds: tuple[RowKind, ...]
    overs: tuple[Over, ...]
    corner: tuple[Cell, ...]

    def spot(self, at: int, column: int) -> Spot:
        """What stands around the cell of a data row."""
        row, over = self.rows[at], self.overs[at]
        heads = [
            _head(self.rows[head], row, column, bottom=head == over.heads[-1])
            for head in over.heads
            if not self._is_of_another(head, over.heads, row, column)
        ]
        label, sections = (row[0] if column > 0 and not row[0].is_empty else None), over.sections
        if label is not None and column > 1 and self._is_group(at):
            label, sections = row[1], (*sections, label)
        return Spot(at, column, row[column], label, tuple(cell for cell in heads if cell), sections)

    def _is_group(self, at: int) -> bool:
        """Whether the first cell of a row covers several rows, which the next ones tell apart."""
        span, label = self.rows[at][0].span, self.rows[at][1]
        beside = (self.rows[other] for other in (at - 1, at + 1) if 0 <= other < len(self.rows))
        covers = any(row and row[0].span == span for row in beside)
        return covers and bool(label.words) and not label.figures and not label.times

    @property
    def announcing(self) -> Iterator[Cell]:
        """The cells of head rows that hold nothing else and are shorter than the table: "$ in millions" above years."""
        widest = max((len(row) for row in self.rows), default=0)
        for row in self.of_kind("head"):
            said = [cell for cell in row if not cell.is_empty]
            if len(said) == 1 and len(row) < widest:
                yield said[0]

    def _is_of_another(self, head: int, heads: Sequence[int], row: Sequence[Cell], column: int) -> bool:
        """Whether a head row says one thing that another column means: "(in thousands)" of shares beside their price.

        Below years it is of all columns, and so it is where it stands in their middle or all are in money.
        """
        said = _said(self.rows[head])
        if not _is_lone(self.rows[head], said) or column in said or len(self.rows[head]) != len(row):
            return False
        if said[0] + said[-1] == len(row) or self._in_money(said[-1]) == self._in_money(column):
            return False
        others = [self.rows[other] for other in heads if other < head and len(self.rows[other]) == len(row)]
        named = [cell for other in others for cell in (other[said[-1]], other[column])]
        return bool(named) and not any(cell.is_empty or cell.times for cell in named)

    def _in_money(self, column: int) -> bool:
        """Whether figures of a column bear the sign of a currency."""
        cells = (row[column] for row in self.of_kind("data") if column < len(row))
        return any(CURRENCY.search(cell.text) for cell in cells)

    def of_kind(self, *kinds: RowKind) -> Iterator[tuple[Cell, ...]]:
        """The rows of some kinds, in order."""
        return (row for row, kind in zip(self.rows, self.kinds, strict=True) if kind in kinds and row)


def grid(rows: Sequence[tuple[Cell, ...]], heads: int, mentions: Sequence[Mention]) -> Grid:
    """The table as it is read; so many rows at its top are heads where none tells that it is."""
    kinds: list[RowKind] = []
    for row in rows:
        kinds.append(_kind(row, mentions, kinds))
    if "head" not in kinds and heads and kinds and kinds[0] == "data" and not _is_entry(rows[0], mentions):
        kinds[:heads] = ["head"] * heads
    first = next((at for at, kind in enumerate(kinds) if kind == "data"), 0)
    above = [row[0] for row, kind in zip(rows[:first], kinds, strict=False) if kind != "rule" and row]
    corner = tuple(cell for cell in above if not cell.is_empty)
    return Grid(tuple(rows), tuple(kinds), tuple(_overs(rows, kinds)), corner)


def _overs(rows: Sequence[Sequence[Cell]], kinds: Sequence[RowKind]) -> Iterator[Over]:
    """What holds for each row, from the top: a new head ends the sections, a total ends its own."""
    earlier: tuple[int, ...] = ()
    block: tuple[int, ...] = ()
    sections: tuple[Cell, ...] = ()
    closed = False  # whether the next section stands beside the one before, not below it
    for at, (row, kind) in enumerate(zip(rows, kinds, strict=True)):
        if kind == "head":
            earlier = earlier if block and kinds[at - 1] in ("head", "rule") else _held(rows, earlier, block)
            block = (*block, at) if block and kinds[at - 1] in ("head", "rule") else (at,)
            sections = ()
        elif kind == "section":
            sections = (_first(row),) if closed else (*sections, _first(row))
            closed = False
        yield Over(_held(rows, earlier, block), sections)
        if kind == "data":
            closed = True
            sections = () if _is_total(row) else sections


def _held(rows: Sequence[Sequence[Cell]], earlier: tuple[int, ...], block: tuple[int, ...]) -> tuple[int, ...]:
    """Heads that tell a time take the place of those before; units in mid-table are added to them."""
    timed = any(cell.times for at in block for cell in rows[at])
    return block if timed or not earlier else (*earlier[-MOST_HEADS:], *block)


def _kind(row: Sequence[Cell], mentions: Sequence[Mention], above: Sequence[RowKind]) -> RowKind:
    if all(RULE.fullmatch(cell.text) for cell in row if cell.text.strip()) and any(cell.text.strip() for cell in row):
        return "rule"
    if any(is_figure(cell, mentions) for cell in row[1:]) and not _counts_time(row, mentions, above):
        return "data"
    others = [cell for cell in row[1:] if not cell.is_empty and cell.span != row[0].span]
    if others or "data" not in above:
        return "head" if others or not above else "section"
    return "section"


def _is_entry(row: Sequence[Cell], mentions: Sequence[Mention]) -> bool:
    """Whether a row at the top says a thing and its amount, as those below do: Markdown has no table without a head."""
    said = [mentions[number].unit for cell in row[1:] for number in cell.figures]
    return len(row) == PAIR and bool(row[0].words) and any(unit is not None for unit in said)


def _counts_time(row: Sequence[Cell], mentions: Sequence[Mention], above: Sequence[RowKind]) -> bool:
    """ "53 WEEKS" over a column is a head."""
    if "data" in above or not row[0].is_empty:
        return False
    units = {mentions[number].unit for cell in row[1:] for number in cell.figures}
    return units <= {"week", "month", "day"}


def _first(row: Sequence[Cell]) -> Cell:
    return next((cell for cell in row if not cell.is_empty), row[0])


def _is_total(row: Sequence[Cell]) -> bool:
    return bool(row[0].words) and row[0].words[0].lower in ("total", "subtotal")


def _head(head: Sequence[Cell], row: Sequence[Cell], column: int, *, bottom: bool) -> Cell | None:
    """The cell of a head row that speaks of a column."""
    if len(head) != len(row):
        return _opposite(head, row, column)
    cell = head[column]
    if not cell.is_empty:
        return cell
    spans = (at for at, other in enumerate(row) if at and other.figures and other.span == row[column].span)
    spanned = (at for at in spans if not head[at].is_empty)
    if column and (own := next(spanned, None)) is not None:
        return head[own]
    said = _said(head)
    if column == 0 or not said:
        return None
    if _is_lone(head, said):
        return head[said[0]] if len(head) > 2 or said[0] == column else None
    at = _spanning(said, column)
    return head[at] if head[at].times or not bottom else None


def _said(head: Sequence[Cell]) -> list[int]:
    """The columns beside the labels above which a head row says something."""
    return [at for at in range(1, len(head)) if not head[at].is_empty]


def _is_lone(head: Sequence[Cell], said: Sequence[int]) -> bool:
    """Whether all that a head row says is one cell, over however many columns."""
    return bool(said) and all(head[at].span == head[said[0]].span for at in said)


def _spanning(said: Sequence[int], column: int) -> int:
    """Which of the head cells spans an empty one: that on its left, or the nearest where heads are centred."""
    left = [at for at in said if at < column]
    if left and said[0] == 1:
        return left[-1]
    return min(said, key=lambda at: (abs(at - column), at))


def _opposite(head: Sequence[Cell], row: Sequence[Cell], column: int) -> Cell | None:
    """The head above a cell where the rows have not the same number of cells."""
    missing = len(row) - len(head)
    if missing in (1, -1) or not head:
        at = column - missing
        return head[at] if 0 <= at < len(head) and not head[at].is_empty and (at or missing == 1) else None
    places = [(cell.span.start + cell.span.end) / 2 - head[0].span.start for cell in head]
    ours = (row[column].span.start + row[column].span.end) / 2 - row[0].span.start
    nearest = min(range(len(head)), key=lambda at: abs(places[at] - ours))
    return head[nearest] if not head[nearest].is_empty else None
