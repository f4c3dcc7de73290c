"""The tables of printed pages: which lines are their rows, and in which columns the cells of these stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.read import columns
from factcheck.read.documents.page_lines import PageLine
from factcheck.read.documents.pdf_lines import Cell, Line
from factcheck.read.documents.pdf_wrapped import SAMPLE, Printed, column_of, goes_on, rows_apart

_LEADING = 2.5  # between rows, in heights of the type
_NEARER = 0.85  # than rows stand apart
_LEAST_APART, _MOST_APART = 1.2, 6.0  # of rows: as most of a table are, and in heights of the type
_LABELS = 3  # lines in a row that hold no more than words for what follows
_HEADS = 4  # lines
_COVERED = 0.5  # of a column, by a head that goes over it


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
    apart = rows_apart(printed[start : start + SAMPLE])
    for at in range(start, len(printed)):
        if printed[at].page != printed[start].page:
            break
        if len(printed[at].line.cells) > 1 or (at == end > start and goes_on(printed, at, apart)):
            end, labels = at + 1, 0
            continue
        labels += 1
        if at == start or labels > _LABELS or not _is_label(printed, at, apart):
            break
    return end


def _is_label(printed: Sequence[Printed], at: int, apart: float) -> bool:
    """Whether a line stands within a table, whose rows stand so far ``apart``, and ends before its figures begin."""
    line = printed[at].line
    leading = max(_LEADING * line.size, _LEAST_APART * apart if apart < _MOST_APART * line.size else 0)
    following = next((one for one in printed[at + 1 : at + 1 + _LABELS] if len(one.line.cells) > 1), None)
    near = 0 < printed[at - 1].line.y - line.y < leading
    if following is None or following.page != printed[at].page or not near:
        return False
    below = following.line
    reaches = 0 < line.y - below.y < _LABELS * leading
    return reaches and line.right < below.cells[1].left and line.left < below.cells[0].right


def _is_table(lines: Sequence[Line]) -> bool:
    held = [any(columns.is_figure(cell.words) for cell in line.cells[1:]) for line in lines if len(line.cells) > 1]
    # A head may take several lines, however few rows stand below it.
    heads = min(held.index(True), _HEADS) if sum(held) > 1 else 0
    return len(held) > 1 and sum(held) * 2 >= len(held) - heads


def row_lines(printed: Sequence[Printed], table: int) -> list[PageLine]:
    """The rows of a table, each cell in its column; one that goes on in the next line stands there whole."""
    edges = _edges([one.line.cells for one in printed])
    found: list[PageLine] = []
    for number, cells in _rows(printed):
        placed, widths = _in_columns(cells, edges)
        found.append(PageLine("row", "", f"page {number}", cells=placed, widths=widths, table=table))
    return found


def _rows(printed: Sequence[Printed]) -> Iterator[tuple[int, list[Cell]]]:
    """The rows and their pages, put together of their lines."""
    apart = rows_apart(printed)
    begun = ""
    row: tuple[int, list[Cell]] | None = None
    for at, one in enumerate(printed):
        cells = one.line.cells
        if row and not begun and (above := goes_on(printed, at, apart)):
            row = row[0], _with_more(row[1], cells, above, one.line.size)
            continue
        if row:
            yield row
        row = None
        following = printed[at + 1].line.cells[0].words if at + 1 < len(printed) else ""
        if len(cells) == 1 and (following[:1].islower() or _is_begun(printed, at, apart)):
            begun = f"{begun} {cells[0].words}".strip()
            continue
        if begun:
            cells, begun = [cells[0]._replace(words=f"{begun} {cells[0].words}"), *cells[1:]], ""
        row = one.page, cells
    if row:
        yield row


def _is_begun(printed: Sequence[Printed], at: int, apart: float) -> bool:
    """Whether a label goes on in the next line, nearer to it than rows stand apart."""
    if at + 1 == len(printed) or not at or printed[at].line.words.endswith(":"):
        return False
    above, here, below = (one.line.y for one in printed[at - 1 : at + 2])
    return 0 < here - below < _NEARER * min(apart, above - here)


def _with_more(row: Sequence[Cell], cells: Sequence[Cell], above: Line, size: float) -> list[Cell]:
    """A row whose cells go on in those that stand under them."""
    found = list(row)
    for cell in cells:
        # The line above may itself go on with more cells than its row began with.
        at = min(column_of(cell, above, size) or 0, len(found) - 1)
        found[at] = found[at]._replace(words=f"{found[at].words} {cell.words}", right=max(found[at].right, cell.right))
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
