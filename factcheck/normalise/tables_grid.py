"""A table laid out for reading: which rows name the columns, which name a section, and which hold figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from factcheck.model.mention import Mention
from factcheck.model.text import Span, Table, Text
from factcheck.model.time import Time
from factcheck.normalise.tokens import Token, tokens

RowKind = Literal["head", "section", "data", "rule"]

RULE = re.compile(r"[-:=_|+\s]*-[-:=_|+\s]*")
CURRENCY = re.compile("[$€£¥₩₹]")
NOTE = re.compile(r"(?<=\S)\s*(?:\(\d{1,2}\)\s*)+$")
MOST_WORDS = 3  # beside its figure a cell of figures holds no more than a unit or a note
MOST_HEADS = 8
PAIR = 2  # cells: what is told, and its figure
MOST_ROWS = 20_000
MOST_COLUMNS = 120


class Cell(NamedTuple):
    """A cell with its words, its times, and the numbers of the mentions that begin in it."""

    span: Span
    text: str
    words: tuple[Token, ...]
    times: tuple[Time, ...]
    figures: tuple[int, ...]

    @property
    def is_empty(self) -> bool:
        return not any(character.isalnum() or character in "%$€£¥+±Δ" for character in self.text)


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
        label = row[0] if column > 0 and not row[0].is_empty else None
        return Spot(at, column, row[column], label, tuple(cell for cell in heads if cell), over.sections)

    def _is_of_another(self, head: int, heads: Sequence[int], row: Sequence[Cell], column: int) -> bool:
        """Whether a head row says one thing that another column means: "(in thousands)" of shares beside their price.

        Below years it is of all columns, and so it is where it stands in their middle or all are in money.
        """
        said = [at for at, cell in enumerate(self.rows[head]) if at and not cell.is_empty]
        if len(said) != 1 or said[0] == column or len(self.rows[head]) != len(row):
            return False
        if 2 * said[0] == len(row) or self._in_money(said[0]) == self._in_money(column):
            return False
        others = [self.rows[other] for other in heads if other < head and len(self.rows[other]) == len(row)]
        named = [cell for other in others for cell in (other[said[0]], other[column])]
        return bool(named) and not any(cell.is_empty or cell.times for cell in named)

    def _in_money(self, column: int) -> bool:
        """Whether figures of a column bear the sign of a currency."""
        cells = (row[column] for row in self.of_kind("data") if column < len(row))
        return any(CURRENCY.search(cell.text) for cell in cells)

    def of_kind(self, *kinds: RowKind) -> Iterator[tuple[Cell, ...]]:
        """The rows of some kinds, in order."""
        return (row for row, kind in zip(self.rows, self.kinds, strict=True) if kind in kinds and row)


def grid(text: Text, table: Table, mentions: Sequence[Mention], times: Sequence[Time]) -> Grid:
    """The table as it is read; rows beyond a bound are left out."""
    mention_starts = [mention.span.start for mention in mentions]
    time_starts = [time.span.start for time in times]
    rows = tuple(
        tuple(_cell(text, span, mention_starts, times, time_starts) for span in row[:MOST_COLUMNS])
        for row in table.rows[:MOST_ROWS]
    )
    kinds: list[RowKind] = []
    for row in rows:
        kinds.append(_kind(row, mentions, kinds))
    if "head" not in kinds and table.heads and kinds and kinds[0] == "data" and not _is_entry(rows[0], mentions):
        kinds[: table.heads] = ["head"] * table.heads
    first = next((at for at, kind in enumerate(kinds) if kind == "data"), 0)
    corner = tuple(row[0] for row, kind in zip(rows[:first], kinds, strict=False) if kind != "rule" and row)
    return Grid(rows, tuple(kinds), tuple(_overs(rows, kinds)), tuple(cell for cell in corner if not cell.is_empty))


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


def _cell(
    text: Text, span: Span, mention_starts: Sequence[int], times: Sequence[Time], time_starts: Sequence[int]
) -> Cell:
    inside = times[bisect_left(time_starts, span.start) : bisect_left(time_starts, span.end)]
    figures = range(bisect_left(mention_starts, span.start), bisect_left(mention_starts, span.end))
    words = tuple(tokens(text.content, span.start, span.end))
    return Cell(span, text.quote(span), words, tuple(inside), tuple(figures))


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


def is_figure(cell: Cell, mentions: Sequence[Mention]) -> bool:
    """Whether a cell holds a figure and no sentence about it."""
    note = NOTE.search(cell.text)
    end = cell.span.start + note.start() if note else cell.span.end
    said = [n for n in cell.figures if mentions[n].span.start < end and not _in_time(mentions[n], cell.times)]
    if not said or all(_worded(mentions[number], cell) for number in said):
        return False
    reaches = [mentions[number].reach for number in cell.figures]
    others = [
        word
        for word in cell.words
        if word.text.isalpha() and not any(reach.start <= word.start < reach.end for reach in reaches)
    ]
    return len(others) <= MOST_WORDS


def _in_time(mention: Mention, times: Sequence[Time]) -> bool:
    return any(time.span.overlaps(mention.span) for time in times)


def _worded(mention: Mention, cell: Cell) -> bool:
    """A number word alone, as in "(dollars in millions)"."""
    return not any(character.isdigit() for character in cell.text)


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
    said = [at for at in range(1, len(head)) if not head[at].is_empty]
    if column == 0 or not said:
        return None
    if len(said) == 1:
        return head[said[0]] if len(head) > 2 or said[0] == column else None
    at = _spanning(said, column)
    return head[at] if head[at].times or not bottom else None


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
