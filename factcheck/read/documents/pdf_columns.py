"""The columns of a page: where narrow gaps part figures, and where text runs down beside text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from factcheck.read.columns import is_figure
from factcheck.read.documents.pdf_cells import beside
from factcheck.read.documents.pdf_lines import Cell, Gap, Line

_MOST_GAPS = 60  # of a line that may be a row
_MOST_ROWS = 500
_WIDER = 1.6  # than between words, in a document that writes no blanks
_LEADING = 2.5  # in heights of the type
_FEWEST = 4  # lines of text that runs in columns
_PROSE = 3  # words that a line of it has


class Band(NamedTuple):
    """A stretch across the page that several lines in a row leave empty."""

    left: float
    right: float
    lines: frozenset[int]

    def meets(self, left: float, right: float) -> bool:
        return left < self.right and self.left < right


def arranged(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, rows cut where their columns part, and text in columns one column after the other."""
    lines = beside(lines)
    candidate = _candidates(lines)
    found: list[Line] = []
    for run in _runs(lines, candidate):
        found += _in_order(run, candidate) if len(run) > 1 else run
    return found


class _Candidates(NamedTuple):
    """Which gaps may part cells: those without a blank, or, where a page writes none, the wider ones."""

    writes_blanks: bool
    width: float

    def of(self, line: Line) -> list[tuple[Cell, Gap]]:
        return [(cell, gap) for cell in line.cells for gap in cell.gaps if self.is_wide(gap, line)]

    def is_wide(self, gap: Gap, line: Line) -> bool:
        if self.writes_blanks:
            return not gap.written
        return (gap.right - gap.left) > self.width * line.size


def _candidates(lines: Sequence[Line]) -> _Candidates:
    gaps = [(gap, line.size) for line in lines for cell in line.cells for gap in cell.gaps]
    written = sum(gap.written for gap, _ in gaps)
    widths = [(gap.right - gap.left) / size for gap, size in gaps if size]
    return _Candidates(2 * written >= len(gaps), _WIDER * (median(widths) if widths else 0))


def _runs(lines: Sequence[Line], candidates: _Candidates) -> Iterator[list[Line]]:
    """Lines one below the other, from one that is parted to the last that is."""
    run: list[Line] = []
    for line in lines:
        if run and (not 0 < run[-1].y - line.y < _LEADING * line.size or len(run) >= _MOST_ROWS):
            yield from _trimmed(run, candidates)
            run = []
        run.append(line)
    yield from _trimmed(run, candidates)


def _trimmed(run: Sequence[Line], candidates: _Candidates) -> Iterator[list[Line]]:
    """The run without what stands before and behind its first and last parted line, each of these alone."""
    parted = [at for at, line in enumerate(run) if len(line.cells) > 1 or candidates.of(line)]
    first, last = (parted[0], parted[-1]) if parted else (len(run), len(run) - 1)
    yield from ([line] for line in run[:first])
    if parted:
        yield list(run[first : last + 1])
    yield from ([line] for line in run[last + 1 :])


def _in_order(run: Sequence[Line], candidates: _Candidates) -> list[Line]:
    bands = _bands(run, candidates)
    between = _text_columns(run, bands)
    if between is not None:
        return [line for side in zip(*(_sides(line, between) for line in run), strict=True) for line in side if line]
    return [_cut(line, bands, candidates) for line in run]


def _bands(run: Sequence[Line], candidates: _Candidates) -> list[Band]:
    """Where gaps of several lines stand one above the other; narrow ones first, which tell best where that is."""
    gaps = sorted(
        ((left, right, number) for number, line in enumerate(run) for left, right in _gaps(line, candidates)),
        key=lambda gap: gap[1] - gap[0],
    )
    bands: list[Band] = []
    for left, right, number in gaps:
        met = [at for at, band in enumerate(bands) if band.meets(left, right)]
        if not met:
            bands.append(Band(left, right, frozenset({number})))
        for at in met:
            band = bands[at]
            narrowed = (max(left, band.left), min(right, band.right)) if len(met) == 1 else band[:2]
            bands[at] = Band(*narrowed, band.lines | {number})
    return [band for band in bands if len(band.lines) > 1]


def _gaps(line: Line, candidates: _Candidates) -> list[tuple[float, float]]:
    between = [(a.right, b.left) for a, b in zip(line.cells, line.cells[1:], strict=False)]
    found = between + [(gap.left, gap.right) for _, gap in candidates.of(line)]
    return found if len(found) <= _MOST_GAPS else []


def _cut(line: Line, bands: Sequence[Band], candidates: _Candidates) -> Line:
    """The line, its cells parted where others are."""
    if len(_gaps(line, candidates)) == 0:
        return line
    cells: list[Cell] = []
    for cell in line.cells:
        at = [gap for held, gap in candidates.of(line) if held is cell]
        cells += cell.parted(gap for gap in at if any(band.meets(gap.left, gap.right) for band in bands))
    return line._replace(cells=cells)


def _text_columns(run: Sequence[Line], bands: Sequence[Band]) -> Band | None:
    """What parts two columns of running text: a band that no line crosses, with words on either side of it."""
    return next((band for band in bands if _parts_text(run, band)), None)


def _parts_text(run: Sequence[Line], band: Band) -> bool:
    if len(band.lines) < _FEWEST or 2 * len(band.lines) < len(run):
        return False
    sides = [_sides(line, band) for line in run]
    if any(side is None and other is None for side, other in sides):
        return False
    both = [(left, right) for left, right in sides if left and right]
    words = [len(side.words.split()) for pair in both for side in pair]
    figures = sum(any(is_figure(cell.words) for cell in side.cells) for pair in both for side in pair)
    return median(words) >= _PROSE and figures * 4 < len(both)


def _sides(line: Line, band: Band) -> tuple[Line | None, Line | None]:
    """What of a line stands to the left and to the right of a band; neither where a cell crosses it."""
    left = [cell for cell in line.cells if cell.right <= band.right]
    right = [cell for cell in line.cells if cell.left >= band.left]
    if len(left) + len(right) != len(line.cells):
        return None, None
    return line._replace(cells=left) if left else None, line._replace(cells=right) if right else None
