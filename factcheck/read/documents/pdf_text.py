"""The lines of printed pages to running text: paragraphs, headings and rows, without what each page repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.model.later import later
from factcheck.read.documents.page_lines import PageLine
from factcheck.read.documents.pdf_columns import arranged
from factcheck.read.documents.pdf_lines import Cell, Line
from factcheck.read.documents.pdf_margins import Sheet, repeated
from factcheck.read.documents.pdf_tables import row_lines, tables
from factcheck.read.documents.pdf_wrapped import Printed

# In heights of the type.
_LEADING = 1.7
_INDENT = 0.8
_SAME_COLUMN = 3.0
_LARGER = 1.12
_TITLE = 1.3
_ENOUGH = 4
_LONGEST_HEADING = 120
_LONGEST_WORD = 100
_FLUSH = 3  # lines that show how far a column goes by themselves …
_WIDE = 15  # … where it is so wide
_STOP = later(r"[.!?:;…。！？：；][\"'”’»)\]]*[⁰¹²³⁴-⁹]*$")
_ALONE = later(r"[•▪‣●◦○–—*-]|\(?(?:\d{1,2}|[a-z])[.)]")
_MARK = later(r"(?:[•▪‣●◦○]\s*|[–—*-]\s+|\(?\d{1,2}[.)]\s+)(?=\S)")
_PARTED = later(r"(?P<word>[^\W\d_]{2,})(?P<hyphen>[-\xad‐])$")
_RANGE = later(r"[0-9%][-\xad‐]$")
_GOES_ON = later(r"[^\W\d_]+")


def page_lines(sheets: Sequence[Sheet]) -> list[PageLine]:
    """The text of printed pages in order; a paragraph that goes on in the next column or page is one."""
    sheets = [sheet._replace(lines=arranged(sheet.lines)) for sheet in sheets]
    left_out = repeated(sheets)
    printed = [
        Printed(_with_its_mark(line), number)
        for number, sheet in enumerate(sheets, 1)
        for at, line in enumerate(sheet.lines)
        if (number, at) not in left_out
    ]
    return _Setting(printed).lines() if printed else []


def _with_its_mark(line: Line) -> Line:
    """The line, of which the bullet or number of an item is no cell of its own, however far in its words begin."""
    if len(line.cells) < 2 or not _ALONE.fullmatch(line.cells[0].words):
        return line
    mark, words, *others = line.cells
    return line._replace(cells=[Cell(f"{mark.words} {words.words}", mark.left, words.right), *others])


class _Setting:
    """How a text is set, and the paragraphs that follow from it."""

    def __init__(self, printed: Sequence[Printed]) -> None:
        self.printed = printed
        sizes: Counter[float] = Counter()
        running = [one for one in printed if len(one.line.cells) == 1]  # a table may be set smaller, and hold more
        for one in running or printed:
            sizes[round(one.line.size, 1)] += len(one.line.words)
        self.body = sizes.most_common(1)[0][0]
        self.rights = self._right_edges()
        self.flush = {at: right for block in self._blocks() if (right := self._flush_right(block)) for at in block}
        self.known = Counter(word.lower() for one in printed for word in re.findall(r"[\w-]+", one.line.words))

    def _right_edges(self) -> dict[tuple[int, int, int], tuple[int, float]]:
        """How many lines there are, and how far they go, by page, 0 for all, by column they begin in, and by height."""
        found: dict[tuple[int, int, int], tuple[int, float]] = {}
        for one in self.printed:
            if len(one.line.cells) == 1:
                column, size = self._column(one.line), round(one.line.size)
                for page in (one.page, 0):
                    count, right = found.get((page, column, size), (0, 0.0))
                    found[page, column, size] = count + 1, max(right, one.line.right)
        return found

    def _column(self, line: Line) -> int:
        return round(line.left / (_SAME_COLUMN * self.body))

    def _blocks(self) -> Iterator[range]:
        """Lines that stand one below the other."""
        start = 0
        for at in range(1, len(self.printed) + 1):
            if at == len(self.printed) or not self._is_below(at - 1, at):
                yield range(start, at)
                start = at

    def _is_below(self, at: int, following: int) -> bool:
        a, b = self.printed[at], self.printed[following]
        near = abs(a.line.left - b.line.left) <= _INDENT * a.line.size
        return near and a.page == b.page and 0 < a.line.y - b.line.y < _LEADING * a.line.size

    def _flush_right(self, block: range) -> float | None:
        """How far a block goes of which each line but the last goes as far as it can; nothing of another."""
        lines = [self.printed[at].line for at in block]
        right = max(line.right for line in lines)
        if len(lines) < _FLUSH or right - lines[0].left < _WIDE * self.body:
            return None
        pairs = pairwise(lines)
        return right if all(a.right + self._first_word(b) >= right for a, b in pairs) else None

    def _right(self, at: int) -> float:
        """How far the column of a line goes: by its block, on its page, or, where that holds little of it, on any."""
        if at in self.flush:
            return self.flush[at]
        one = self.printed[at]
        column, size = self._column(one.line), round(one.line.size)
        near = (column - 1, column, column + 1)
        here, anywhere = ([self.rights.get((page, at, size), (0, 0.0)) for at in near] for page in (one.page, 0))
        enough = sum(count for count, _ in here) >= _ENOUGH
        return max(right for _, right in (here if enough else anywhere))

    def lines(self) -> list[PageLine]:
        rows = {at: number for number, run in enumerate(tables(self.printed)) for at in run}
        made: list[PageLine] = []
        at = 0
        while at < len(self.printed):
            last = at
            if at in rows:
                while rows.get(last + 1) == rows[at]:
                    last += 1
                made += row_lines(self.printed[at : last + 1], rows[at])
            else:
                while last + 1 < len(self.printed) and last + 1 not in rows and self._goes_on(at, last):
                    last += 1
                made.append(self._paragraph(self.printed[at : last + 1]))
            at = last + 1
        return _with_title(made, [one.line.size for one in self.printed], self.body)

    def _goes_on(self, first: int, at: int) -> bool:
        one, following = self.printed[at], self.printed[at + 1]
        a, b = one.line, following.line
        if abs(a.size - b.size) > 0.08 * a.size or _MARK.match(b.words):
            return False
        below = one.page == following.page and 0 < a.y - b.y < _LEADING * a.size
        is_full = a.right + self._first_word(b) >= self._right(at)
        if not below:
            # In the next column or on the next page only what is plainly cut goes on.
            return is_full and not _STOP.search(a.words) and (b.words[0].islower() or self.body_sized(a))
        indented = b.left - a.left > _INDENT * a.size
        hangs = at == first and _MARK.match(a.words) is not None
        if indented and not hangs:
            return False
        if a.size > _LARGER * self.body:
            return True
        return is_full or b.words[0].islower()

    def body_sized(self, line: Line) -> bool:
        return abs(line.size - self.body) <= 0.08 * self.body

    def _first_word(self, line: Line) -> float:
        cell = line.cells[0]
        word = cell.words.split(" ", 1)[0]
        return (cell.right - cell.left) / max(1, len(cell.words)) * (len(word) + 1)

    def _paragraph(self, printed: Sequence[Printed]) -> PageLine:
        words = printed[0].line.words
        for one in printed[1:]:
            words = self._joined(words, one.line.words)
        words = words.replace("\xad", "")
        part = f"page {printed[0].page}"
        mark = _MARK.match(words)
        if mark:
            return PageLine("item", words[mark.end() :], part)
        told = len(words) > _LONGEST_HEADING and _STOP.search(words) is not None
        larger = printed[0].line.size > _LARGER * self.body and not told
        short = len(words) <= _LONGEST_HEADING and not _STOP.search(words)
        level = round(printed[0].line.size / self.body * 100) if larger else None
        return PageLine("heading" if larger or (short and len(printed) == 1) else "paragraph", words, part, level)

    def _joined(self, words: str, following: str) -> str:
        """Two lines of a paragraph; a word that was parted is put together, unless it is known with its hyphen."""
        last = max(0, len(words) - _LONGEST_WORD)  # a paragraph of many lines is not searched again for each
        parted, after = _PARTED.search(words, last), _GOES_ON.match(following)
        if _RANGE.search(words, last) and following[0].isdigit():
            return f"{words[:-1]}-{following}"
        if not (parted and after):
            return f"{words} {following}"
        left, right = parted["word"].lower(), after[0].lower()
        whole, hyphened = self.known[left + right], self.known[f"{left}-{right}"]
        keeps = following[0].isupper() or (hyphened > whole)
        return f"{words[: parted.start('hyphen')]}{'-' if keeps else ''}{following}"


def _with_title(made: Sequence[PageLine], sizes: Sequence[float], body: float) -> list[PageLine]:
    """The lines, of which the largest at the top of the first page is the title; other headings have no level."""
    first_page = [at for at, line in enumerate(made) if line.part == "page 1"]
    largest = max((made[at].level or 0 for at in first_page[:10]), default=0)
    titled = next((at for at in first_page[:10] if made[at].level == largest), None) if largest else None
    is_title = largest >= _TITLE * 100
    return [
        PageLine(
            line.kind, line.words, line.part, 0 if is_title and at == titled else None,
            line.cells, line.widths, line.table,
        )
        for at, line in enumerate(made)
    ]  # fmt: skip
