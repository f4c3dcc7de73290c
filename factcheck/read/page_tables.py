"""Tables of a page that hold data, told from those that lay it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

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
    """The cells of a table row by row, as spans of the source; a cell over several columns is repeated."""

    rows: list[tuple[Span, ...]] = field(default_factory=list)
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


@dataclass(slots=True)
class _Reading:
    """A table as far as it has been read."""

    flow: Flow
    table: PageTable = field(default_factory=PageTable)
    row: list[Span] = field(default_factory=list)
    cell: int | None = None
    columns: int = 1
    named: int = 0
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
        self.cell, self.columns = tag.end, _columns(self.flow.source, tag)
        self.named += tag.name == "th"
        if not self.row:
            return ""
        self.flow.spaced = True
        return "\t"

    def _end_cell(self, end: int) -> None:
        if self.cell is not None:
            self.row += [Span(self.cell, end)] * min(self.columns, _MOST_COLUMNS - min(len(self.row), _MOST_COLUMNS))
        self.cell = None

    def _row(self, tag: Tag) -> str:
        self._end_cell(tag.start)
        if tag.name == "thead":
            self.in_head = not tag.closing
        if tag.name == "caption":
            self._caption(tag)
        if self.row:
            is_head = (self.in_head or self.named >= len(self.row)) and self.table.heads == len(self.table.rows)
            self.table.heads += is_head
            self.table.rows.append(tuple(self.row))
        self.row, self.named = [], 0
        self.flow.spaced = True
        return "\n"

    def _caption(self, tag: Tag) -> None:
        if tag.closing and self.caption is not None:
            self.table.caption = Span(self.caption, tag.start)
        self.caption = None if tag.closing else tag.end


def _columns(source: str, tag: Tag) -> int:
    """How many columns a cell covers."""
    said = attributes(source, tag).get("colspan")
    text = source[said.start : said.end].strip() if said else ""
    return (
        min(int(text), _MOST_COLUMNS)
        if text.isascii() and text.isdecimal() and 0 < len(text) < 4 and text.strip("0")
        else 1
    )
