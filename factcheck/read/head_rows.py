"""The heads of a table set out with spaces, each put over the columns that it stands above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from factcheck.model.text import Span
from factcheck.read.lines import Line

Row = tuple[Span, ...]
LEAST_COLUMNS = 3  # a label and two figures: with fewer, no head spans anything


class Reach(NamedTuple):
    """From where to where something stands in its line."""

    start: int
    end: int

    def overlaps(self, other: Reach) -> bool:
        return self.start < other.end and other.start < self.end

    def apart(self, at: float) -> float:
        """How far a place in the line is from it."""
        return max(self.start - at, at - self.end, 0)

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


def laid_out(rows: Mapping[int, Row], lines: Sequence[Line], figures: Mapping[int, int]) -> dict[int, Row]:
    """The rows, those above the first figures with a cell for each column; a head over several stands in each.

    ``figures`` tells how many figures each row holds beyond its first cell.
    """
    found = dict(rows)
    body = [at for at in rows if figures[at]]
    wide = Counter(len(rows[at]) for at in body).most_common(1)
    if not wide or wide[0][0] < LEAST_COLUMNS or any("\t" in lines[at].text for at in rows):
        return found
    columns = _columns([at for at in body if len(rows[at]) == wide[0][0]], rows, lines)
    for at in rows:
        if at >= body[0]:
            break
        found[at] = _over(rows[at], lines[at], columns) or rows[at]
    return found


def _columns(body: Sequence[int], rows: Mapping[int, Row], lines: Sequence[Line]) -> list[Reach]:
    """Where the columns of the body stand, the labels among them."""
    cells = [[_reach(cell, lines[at]) for cell in rows[at]] for at in body]
    return [
        Reach(min(cell.start for cell in same), max(cell.end for cell in same)) for same in zip(*cells, strict=True)
    ]


def _reach(cell: Span, line: Line) -> Reach:
    return Reach(line.indent + cell.start - line.start, line.indent + cell.end - line.start)


def _over(row: Row, line: Line, columns: Sequence[Reach]) -> Row | None:
    """A row of heads with a cell for each column; nothing where it has one for each already, or is a title."""
    places = [_reach(cell, line) for cell in row]
    labels, figures = columns[0], columns[1:]
    own = next((number for number, place in enumerate(places) if place.end > labels.end and number), 0)
    first = 1 if places[0].start < labels.end and places[0].end <= figures[0].start else 0
    heads = list(zip(row[first:], places[first:], strict=True))
    if len(row) == len(columns) or not heads or own > 1 or places[first].start < labels.start + 1:
        return None
    empty = Span(line.start, line.start)
    return (row[0] if first else empty, *(_head(column, figures, heads) or empty for column in figures))


def _head(column: Reach, columns: Sequence[Reach], heads: Sequence[tuple[Span, Reach]]) -> Span | None:
    """The head over a column: the nearest, if it does not stand over one other column alone."""
    cell, place = min(heads, key=lambda head: head[1].apart(column.middle))
    over = [other for other in columns if place.overlaps(other)]
    alone = len(over) == 1 and len(heads) != 1 and over[0] is not column and len(heads) >= len(columns) - 1
    return None if alone or (len(heads) == 1 and len(over) == 1 and over[0] is not column) else cell
