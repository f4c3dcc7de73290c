"""Tables of a page that hold data, told from those that lay it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

from factcheck.model.text import Span
from factcheck.read import columns
from factcheck.read.page_text import UNREAD_INLINE, Flow
from factcheck.read.tags import Tag, attributes

_LONGEST_CELL = 400
_MOST_COLUMNS = 100
_ROW_TAGS = frozenset(("tr", "thead", "tbody", "tfoot", "table", "caption"))
_LINE_TAGS = frozenset(("p", "br", "div", "li", "ul", "ol", "hr", "h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(slots=True)
class PageTable:
    """The cells of a table row by row, as spans of the source; a cell over several columns or rows is repeated.

    ``lines`` are the rows as they stand in the source, without what reaches into them from above.
    """

    rows: list[tuple[Span, ...]] = field(default_factory=list)
    lines: list[Span] = field(default_factory=list)
    heads: int = 0
    caption: Span | None = None


@dataclass(slots=True)
class _Shape:
    """What tells a data table: several rows, several columns, and no cell that is a text of its own.

    One row will do where all that stands beside its first cell are ``figures``.
    """

    at: int
    rows: int = 0
    columns: int = 0
    widest: int = 0
    cell: int = 0
    longest: int = 0
    is_nested: bool = False
    figures: int = 0
    begun: list[str] = field(default_factory=list)

    @property
    def is_data(self) -> bool:
        is_entry = self.rows == 1 and self.figures == self.widest - 1
        return (self.rows > 1 or is_entry) and self.widest > 1 and self.longest <= _LONGEST_CELL and not self.is_nested


def data_tables(source: str, found: Sequence[Tag], pairs: Mapping[int, int]) -> frozenset[int]:
    """The indices of the tags that open a data table."""
    data: set[int] = set()
    open_tables: list[_Shape] = []
    end = 0
    for at, tag in enumerate(found):
        if open_tables:
            _measure(open_tables[-1], tag, source[end : tag.start])
        end = tag.end
        if tag.name == "table" and not tag.closing and at in pairs:
            for shape in open_tables[-1:]:
                shape.is_nested = True
            open_tables.append(_Shape(at))
        elif tag.name == "table" and tag.closing and open_tables and pairs.get(open_tables[-1].at) == at:
            shape = open_tables.pop()
            data.update((shape.at,) if shape.is_data else ())
    return frozenset(data)


def _measure(shape: _Shape, tag: Tag, text: str) -> None:
    shape.cell += len(text)
    shape.longest = max(shape.longest, shape.cell)
    if shape.rows == 1 and shape.columns > 1 and shape.cell <= _LONGEST_CELL:
        shape.begun.append(text)
    if tag.closing:
        if tag.name in ("td", "th", "tr"):
            shape.figures += columns.is_figure(unescape("".join(shape.begun)).strip())
            shape.begun.clear()
        return
    if tag.name == "tr":
        shape.rows, shape.columns, shape.cell = shape.rows + 1, 0, 0
    elif tag.name in ("td", "th"):
        shape.columns, shape.cell = shape.columns + 1, 0
        shape.widest = max(shape.widest, shape.columns)


def page_table(flow: Flow, found: Sequence[Tag], within: range, pairs: Mapping[int, int]) -> PageTable:
    """The table that the tags ``within`` make; the first opens it and the last closes it."""
    reading = _Reading(flow)
    at, end = within.start, found[within.start].start
    while at < within.stop:
        tag = found[at]
        reading.text(end, tag.start)
        last = pairs.get(at, at) if tag.name in UNREAD_INLINE else at
        reading.tag(tag, found[last].end)
        at, end = last + 1, found[last].end
    return reading.table


class _Above(NamedTuple):
    """A cell that reaches into so many more rows below its own."""

    cell: Span
    rows: int
    is_head: bool


@dataclass(slots=True)
class _Reading:
    """A table as far as it has been read."""

    flow: Flow
    table: PageTable = field(default_factory=PageTable)
    row: list[Span] = field(default_factory=list)
    cell: int | None = None
    columns: int = 1
    lines: int = 1
    named: int = 0
    above: dict[int, _Above] = field(default_factory=dict)  # by column
    reaching: dict[int, _Above] = field(default_factory=dict)  # out of this row
    line: Span | None = None
    is_head: bool = False
    in_head: bool = False
    caption: int | None = None

    def text(self, start: int, end: int) -> None:
        if self.cell is None and self.caption is None:
            self.flow.cut(start, end)
        else:
            self.flow.take(start, end)

    def tag(self, tag: Tag, end: int) -> None:
        by = ""
        if tag.name == "sup":
            self.flow.is_raised = not tag.closing
        elif tag.name in ("td", "th"):
            by = self._cell(tag)
        elif tag.name in _ROW_TAGS:
            by = self._row(tag)
        elif tag.name in _LINE_TAGS:
            by = self.flow.space()
        self.flow.cut(tag.start, end, by)

    def _cell(self, tag: Tag) -> str:
        self._end_cell(tag.start)
        self.flow.is_raised = False
        if tag.closing:
            return ""
        self._reach_down()
        self.cell, self.is_head = tag.end, tag.name == "th"
        self.columns, self.lines = _covered(self.flow.source, tag)
        if self.line is None:
            return ""
        self.flow.spaced = True
        return "\t"

    def _end_cell(self, end: int) -> None:
        if self.cell is not None:
            cell = Span(self.cell, end)
            for _ in range(min(self.columns, _MOST_COLUMNS - min(len(self.row), _MOST_COLUMNS))):
                if self.lines > 1:
                    self.reaching[len(self.row)] = _Above(cell, self.lines - 1, self.is_head)
                self.row.append(cell)
                self.named += self.is_head
            self.line = Span(self.line.start if self.line else cell.start, cell.end)
        self.cell = None

    def _reach_down(self) -> None:
        """Take in what reaches into the next columns from above."""
        while (above := self.above.pop(len(self.row), None)) is not None:
            if above.rows > 1:
                self.reaching[len(self.row)] = above._replace(rows=above.rows - 1)
            self.row.append(above.cell)
            self.named += above.is_head

    def _row(self, tag: Tag) -> str:
        self._end_cell(tag.start)
        if tag.name == "thead":
            self.in_head = not tag.closing
        if tag.name == "caption":
            self._caption(tag)
        if self.line is not None:
            self._end_row(self.line)
        self.row, self.named, self.line = [], 0, None
        self.flow.spaced = True
        return "\n"

    def _end_row(self, line: Span) -> None:
        self._reach_down()
        is_head = (self.in_head or self.named >= len(self.row)) and self.table.heads == len(self.table.rows)
        self.table.heads += is_head
        self.table.rows.append(tuple(self.row))
        self.table.lines.append(line)
        self.above, self.reaching = self.reaching, {}

    def _caption(self, tag: Tag) -> None:
        if tag.closing and self.caption is not None:
            self.table.caption = Span(self.caption, tag.start)
        self.caption = None if tag.closing else tag.end


def _covered(source: str, tag: Tag) -> tuple[int, int]:
    """How many columns and how many rows a cell covers."""
    said = attributes(source, tag) if "span" in source[tag.start : tag.end].lower() else {}
    return _number(source, said.get("colspan")), _number(source, said.get("rowspan"))


def _number(source: str, said: Span | None) -> int:
    text = source[said.start : said.end].strip() if said else ""
    is_number = text.isascii() and text.isdecimal() and 0 < len(text) < 4 and text.strip("0")
    return min(int(text), _MOST_COLUMNS) if is_number else 1
