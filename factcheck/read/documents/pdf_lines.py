"""The glyphs of a page to its lines: what stands on one baseline, parted where a column could begin."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from factcheck.read.raised import SUPERSCRIPTS, raised

# In heights of the type.
_COLUMN_GAP = 0.7
_WORD_GAP = 0.15
_ON_LINE = 0.25
_RAISED = 0.75
_SMALL = 0.85
_STEP_BACK = 0.5
_KEPT = 12


class Glyph(NamedTuple):
    """A character, where it begins and ends on its line, its baseline, and its height; a gap has no height."""

    character: str
    left: float
    right: float
    y: float
    size: float


class Gap(NamedTuple):
    """A gap between two words: where it begins and ends, and whether a blank is written there.

    ``at`` is where the words of the cell go on behind it.
    """

    at: int
    left: float
    right: float
    written: bool


class Cell(NamedTuple):
    """Words that stand together, from ``left`` to ``right``, with the gaps between them."""

    words: str
    left: float
    right: float
    gaps: tuple[Gap, ...] = ()

    def parted(self, at: Iterable[Gap]) -> list[Cell]:
        """The cell, cut in these of its gaps."""
        cells: list[Cell] = []
        start, left = 0, self.left
        for gap in (*at, None):
            end, right = (gap.at, gap.left) if gap else (len(self.words), self.right)
            held = tuple(one._replace(at=one.at - start) for one in self.gaps if start < one.at < end)
            cells.append(Cell(self.words[start:end].strip(), left, right, held))
            start, left = (gap.at, gap.right) if gap else (start, left)
        return cells


class Line(NamedTuple):
    """What stands on one baseline; several cells where wide gaps part it."""

    y: float
    size: float
    cells: list[Cell]

    @property
    def words(self) -> str:
        return " ".join(cell.words for cell in self.cells)

    @property
    def left(self) -> float:
        return self.cells[0].left

    @property
    def right(self) -> float:
        return self.cells[-1].right


def lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines of a page in the order in which it is written.

    >>> line = [Glyph(letter, 10 * at, 10 * at + 9, 700, 12) for at, letter in enumerate("Up 5")]
    >>> [found.words for found in lines([*line, Glyph("2", 40, 43, 705, 8), Glyph("a", 0, 9, 680, 12)])]
    ['Up 5', 'a']
    """
    found: list[Line] = []
    open_line: _Open | None = None
    for glyph in glyphs:
        if open_line is None or not open_line.takes(glyph):
            found += open_line.made() if open_line else ()
            open_line = _Open(glyph.y, glyph.size)
        open_line.add(glyph)
    return [*found, *(open_line.made() if open_line else ())]


class _Open:
    """A line as far as it has been read."""

    def __init__(self, y: float, size: float) -> None:
        self.y, self.size = y, size
        self.right: float | None = None
        self.last: Glyph | None = None
        self.cells: list[list[str]] = []
        self.edges: list[tuple[float, float]] = []
        self.gaps: list[list[Gap]] = []
        self.length = 0  # of the last cell
        self.spaced = self.is_written = False

    def takes(self, glyph: Glyph) -> bool:
        if not glyph.size or self.right is None or self._is_of_the_last(glyph):
            return True
        size = max(self.size, glyph.size)
        if glyph.left < self.right - _STEP_BACK * size:
            return False
        rise = (glyph.y - self.y) / size
        small = min(self.size, glyph.size) < _SMALL * size
        return abs(rise) <= _ON_LINE or (small and abs(rise) <= _RAISED)

    def add(self, glyph: Glyph) -> None:
        if glyph.character.isspace():
            self.spaced = True
            self.is_written = self.is_written or glyph.size > 0  # others are made up where there is a gap
            return
        if not glyph.size or (not glyph.character.isprintable() and glyph.character != "\xad"):
            return
        if self.right is None:
            self.y, self.size = glyph.y, glyph.size
        elif self._is_raised(self.y, self.size, glyph.y, glyph.size):
            # What came so far stood raised before the line proper: the number of a note.
            self.cells = [["".join(cell).translate(SUPERSCRIPTS)] for cell in self.cells]
            self.y, self.size = glyph.y, glyph.size
        letters = _letters(glyph.character)
        if self._is_raised(glyph.y, glyph.size, self.y, self.size):
            letters = raised("".join(self.cells[-1][-_KEPT:]), letters)
        self._put(letters, glyph)

    def _is_of_the_last(self, glyph: Glyph) -> bool:
        """Whether it is another letter of the glyph before: each letter of a ligature has the box of the whole."""
        last = self.last
        return last is not None and (glyph.left, glyph.right, glyph.y) == (last.left, last.right, last.y)

    @staticmethod
    def _is_raised(y: float, size: float, base: float, height: float) -> bool:
        return size < _SMALL * height and y - base > 0.1 * height

    def _put(self, letters: str, glyph: Glyph) -> None:
        gap = self._gap(glyph)
        if gap >= _COLUMN_GAP:
            self.cells.append([])
            self.edges.append((glyph.left, glyph.right))
            self.gaps.append([])
            self.length = 0
        elif self.spaced or gap > _WORD_GAP:
            self.cells[-1].append(" ")
            self.length += 1
            self.gaps[-1].append(Gap(self.length, self.right or glyph.left, glyph.left, self.is_written))
        self.cells[-1].append(letters)
        self.length += len(letters)
        self.edges[-1] = (self.edges[-1][0], glyph.right)
        self.right, self.last, self.spaced, self.is_written = glyph.right, glyph, False, False

    def _gap(self, glyph: Glyph) -> float:
        if self.right is None:
            return _COLUMN_GAP
        return 0.0 if self._is_of_the_last(glyph) else (glyph.left - self.right) / self.size

    def made(self) -> tuple[Line, ...]:
        found = zip(self.cells, self.edges, self.gaps, strict=True)
        cells = [Cell("".join(cell), *edge, tuple(gaps)) for cell, edge, gaps in found]
        return (Line(self.y, self.size, cells),) if cells else ()


def _letters(character: str) -> str:
    """The letters that a ligature is made of."""
    return unicodedata.normalize("NFKC", character) if "\ufb00" <= character <= "\ufb06" else character
