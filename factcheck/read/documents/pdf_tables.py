"""The tables of printed pages: which lines are their rows, and in which columns the cells of these stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.read import columns
from factcheck.read.documents.page_lines import PageLine
from factcheck.read.documents.pdf_lines import Cell, Line

_LEADING = 2.5  # between rows, in heights of the type
_LABELS = 3  # lines in a row that hold no more than words for what follows
_COVERED = 0.5  # of a column, by a head that goes over it


@dataclass(frozen=True, slots=True)
class Printed:
    """A line and the page it is printed on."""

    line: Line
    page: int


def tables(printed: Sequence[Printed]) -> Iterator[range]:
    """Runs of lines that wide gaps part into figures, with the lines between them that hold no more than a label."""
    at = 0
    while at < len(printed):
        end = _end(printed, at)
        if _is_table([one.line for one in printed[at:end]]):
            yield range(at, end)
        at = max(end, at + 1)


def _end(printed: Sequence[Printed], start: int) -> int:
    """Behind the last parted line of the run that starts there."""
    end, labels = start, 0
    for at in range(start, len(printed)):
        if printed[at].page != printed[start].page:
            break
        if len(printed[at].line.cells) > 1:
            end, labels = at + 1, 0
            continue
        labels += 1
        if at == start or labels > _LABELS or not _is_label(printed, at):
            break
    return end


def _is_label(printed: Sequence[Printed], at: int) -> bool:
    """Whether a line stands within a table, and ends before its figures begin."""
    line = printed[at].line
    following = next((one for one in printed[at + 1 : at + 1 + _LABELS] if len(one.line.cells) > 1), None)
    near = 0 < printed[at - 1].line.y - line.y < _LEADING * line.size
    if following is None or following.page != printed[at].page or not near:
        return False
    below = following.line
    reaches = 0 < line.y - below.y < _LABELS * _LEADING * line.size
    return reaches and line.right < below.cells[1].left and line.left < below.cells[0].right


def _is_table(lines: Sequence[Line]) -> bool:
    held = [[cell.words for cell in line.cells[1:]] for line in lines if len(line.cells) > 1]
    with_figures = sum(any(map(columns.is_figure, row)) for row in held)
    return len(held) > 1 and with_figures * 2 >= len(held)


def row_lines(printed: Sequence[Printed], table: int) -> list[PageLine]:
    """The rows of a table, each cell in its column; a label that goes on in the next row stands there whole."""
    edges = _edges([one.line.cells for one in printed])
    found: list[PageLine] = []
    begun = ""
    for one, following in zip(printed, (*printed[1:], None), strict=True):
        cells = one.line.cells
        if len(cells) == 1 and following and following.line.cells[0].words[:1].islower():
            begun = f"{begun} {cells[0].words}".strip()
            continue
        if begun:
            cells, begun = [cells[0]._replace(words=f"{begun} {cells[0].words}"), *cells[1:]], ""
        placed, widths = _in_columns(cells, edges)
        found.append(PageLine("row", "", f"page {one.page}", cells=placed, widths=widths, table=table))
    return found


def _edges(rows: Sequence[Sequence[Cell]]) -> list[tuple[float, float]]:
    """From where to where the columns reach: those of the rows that have most cells."""
    most = max(map(len, rows))
    columns_of = zip(*(row for row in rows if len(row) == most), strict=True)
    return [(min(cell.left for cell in column), max(cell.right for cell in column)) for column in columns_of]


def _in_columns(cells: Sequence[Cell], edges: Sequence[tuple[float, float]]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The cells of a row, each in the column it stands in, and over how many it goes."""
    if len(cells) == len(edges):
        return tuple(cell.words for cell in cells), ()
    if len(cells) > 1 and (over := _spread(cells, edges)):
        return over
    found = [""] * len(edges)
    for cell in cells:
        at = min(range(len(edges)), key=lambda column: _apart(cell, edges[column]))
        found[at] = f"{found[at]} {cell.words}".strip()
    return tuple(found), ()


def _spread(
    cells: Sequence[Cell], edges: Sequence[tuple[float, float]]
) -> tuple[tuple[str, ...], tuple[int, ...]] | None:
    """The cells of a row of heads that go over several columns; nothing where no cell does, or two share one."""
    covers = [[at for at, edge in enumerate(edges) if _covers(cell, edge)] for cell in cells]
    told = [at for covered in covers for at in covered]
    if not all(covers) or told != sorted(set(told)) or all(len(covered) == 1 for covered in covers):
        return None
    found: list[tuple[str, int]] = []
    at = 0
    for cell, covered in zip(cells, covers, strict=True):
        found += [("", 1)] * (covered[0] - at) + [(cell.words, len(covered))]
        at = covered[-1] + 1
    found += [("", 1)] * (len(edges) - at)
    return tuple(words for words, _ in found), tuple(width for _, width in found)


def _covers(cell: Cell, edge: tuple[float, float]) -> bool:
    left, right = edge
    return min(cell.right, right) - max(cell.left, left) >= _COVERED * (right - left)


def _apart(cell: Cell, edge: tuple[float, float]) -> float:
    """How far a cell is from standing in a column: by their nearest edges or their middles."""
    left, right = edge
    return min(abs(cell.left - left), abs(cell.right - right), abs(cell.left + cell.right - left - right) / 2)
