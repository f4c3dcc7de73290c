"""The cells of a printed table that go on in the next line, for want of room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median

from factcheck.read.columns import is_figure
from factcheck.read.documents.pdf_lines import Cell, Line

_LEADING = 1.6  # within a cell, in heights of the type
_NEARER = 0.85  # than rows stand apart
_LINES = 4  # of one cell
SAMPLE = 60  # lines by which it is told how far rows stand apart


@dataclass(frozen=True, slots=True)
class Printed:
    """A line and the page it is printed on."""

    line: Line
    page: int


def rows_apart(printed: Sequence[Printed]) -> float:
    """How far most rows stand below each other; without end where there are no two."""
    rows = [one for one in printed[:SAMPLE] if len(one.line.cells) > 1]
    return median([gap for a, b in pairwise(rows) if (gap := _gap(a, b)) > 0] or [inf])


def goes_on(printed: Sequence[Printed], at: int, apart: float) -> Line | None:
    """The row whose cells go on in this line: it stands under them and holds words alone; nothing of a row of its own.

    Under the first cell, where a label could begin, it starts in small letters, or nearer than rows stand ``apart``.
    """
    row = _row_above(printed, at)
    line = printed[at].line
    if row is None or line.words.endswith(":") or not all(map(_is_words, line.cells)):
        return None
    under = [column_of(cell, row, line.size) for cell in line.cells]
    following = printed[at + 1] if at + 1 < len(printed) else None
    above, below = _gap(printed[at - 1], printed[at]), _gap(printed[at], following) if following else inf
    below = below if below > 0 else inf
    if None in under or not 0 < above < _LEADING * line.size or above > below:
        return None
    if 0 not in under or line.words[0].islower():
        return row
    return row if following is not None and above < _NEARER * min(apart, below) and below < inf else None


def column_of(cell: Cell, row: Line, size: float) -> int | None:
    """Under which cell of a row a cell stands."""
    beneath = (at for at, one in enumerate(row.cells) if _is_under(cell, one, size))
    return next(beneath, None)


def _row_above(printed: Sequence[Printed], at: int) -> Line | None:
    """The row with figures above a line, or above what already goes on from it."""
    for before in reversed(printed[max(0, at - _LINES) : at]):
        if before.page != printed[at].page:
            return None
        if any(is_figure(cell.words) for cell in before.line.cells[1:]):
            return before.line
        if not all(map(_is_words, before.line.cells)):
            return None
    return None


def _is_words(cell: Cell) -> bool:
    return any(map(str.isalpha, cell.words)) and not is_figure(cell.words)


def _is_under(cell: Cell, above: Cell, size: float) -> bool:
    return abs(cell.left - above.left) <= size or abs(cell.right - above.right) <= size


def _gap(a: Printed, b: Printed) -> float:
    """How far a line stands below another, on the same page."""
    return a.line.y - b.line.y if a.page == b.page else 0.0
