"""The rows of tables that are drawn cell by cell: what stands beside lines that came before is put on these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from factcheck.read.columns import is_figure
from factcheck.read.documents.pdf_lines import Cell, Line

_ON_LINE = 0.25  # in heights of the type
_BETWEEN = 0.75  # … where a figure is set at half the height of its label
_HIGHEST = 8  # lines of one cell
_SAME_SIZE = 0.85
_PROSE = 3  # words that a line of running text has


def beside(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page in the order in which it is written, a cell that is written later on the line of its row.

    >>> label = [Line(700, 10, [Cell("Cost of revenue,", 60, 140)]), Line(690, 10, [Cell("in all", 60, 90)])]
    >>> [line.words for line in beside([*label, Line(700, 10, [Cell("2,900", 200, 225)])])]
    ['Cost of revenue, 2,900', 'in all']
    """
    made: list[Line] = []
    at = 0
    while at < len(lines):
        places = list(_places(made, lines[at : at + _HIGHEST]))
        if places and not _is_text(made[min(places) :], lines[at : at + len(places)]):
            for place, line in zip(places, lines[at : at + len(places)], strict=True):
                made[place] = made[place]._replace(cells=sorted([*made[place].cells, *line.cells], key=_left))
            at += len(places)
        else:
            made.append(lines[at])
            at += 1
    return made


def _places(made: Sequence[Line], lines: Sequence[Line]) -> Iterator[int]:
    """Beside which lines the first of some stand, as far as each stands beside one."""
    taken = -1
    for line in lines:
        last = range(max(taken + 1, len(made) - _HIGHEST), len(made))
        near = [at for at in last if _is_beside(line, made[at])]
        if not near:
            return
        place = min(near, key=lambda at: (round(_off(line, made[at])), at))
        taken = place
        yield place


def _is_beside(line: Line, other: Line) -> bool:
    if line.left < other.right or min(line.size, other.size) < _SAME_SIZE * max(line.size, other.size):
        return False
    return _off(line, other) <= (_BETWEEN if _has_figure(line) else _ON_LINE) * other.size


def _off(line: Line, other: Line) -> float:
    return abs(line.y - other.y)


def _is_text(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether these are lines of two columns of running text, none of them a mere number."""
    words = [len(line.words.split()) for line in right]
    prose = median(words) >= _PROSE and median(len(line.words.split()) for line in left) >= _PROSE
    return prose and all(any(map(str.isalpha, line.words)) for line in (*left, *right))


def _has_figure(line: Line) -> bool:
    return any(is_figure(cell.words) for cell in line.cells)


def _left(cell: Cell) -> float:
    return cell.left
