"""Where words stand: a span, the text a reader sees, and the way back to the file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from math import inf
from typing import Literal, NamedTuple

FieldName = Literal["body", "title"]
BlockKind = Literal["heading", "paragraph", "item", "row"]


class Span(NamedTuple):
    """Characters ``start`` up to, not including, ``end``."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


class Segment(NamedTuple):
    """A run of the text and the run of the source it was read from.

    Both runs are equally long where the source was copied; an entity or a mark-up run maps as a whole.
    """

    start: int
    end: int
    source_start: int
    source_end: int


class Block(NamedTuple):
    """A heading, a paragraph, a list item or a table row; sentences never cross its ends."""

    kind: BlockKind
    span: Span


class Sentence(NamedTuple):
    """One sentence and the index of the block it stands in."""

    span: Span
    block: int


class Table(NamedTuple):
    """Cells of a table, row by row, as spans of the text; the first ``heads`` rows are column heads."""

    rows: tuple[tuple[Span, ...], ...]
    heads: int
    caption: Span | None = None


class Part(NamedTuple):
    """Where a part of the source begins that an editor finds by its name: "page 3", "table 1, row 2", "item 7"."""

    start: int
    name: str


class Place(NamedTuple):
    """A span of the source file with its line and column, both counted from 1, in characters.

    ``last`` are the line and column behind its last character, where that is another line. In JSON Lines all of these
    count within a field of the record that stands on line ``record`` of the file. ``part`` is what an editor knows the
    place by where a file is more than its lines: an item of a feed, a paragraph of a document, a page.
    """

    path: str
    field: FieldName
    start: int
    end: int
    line: int
    column: int
    text: str
    last: tuple[int, int] | None = None
    record: int | None = None
    part: str | None = None

    @property
    def file_line(self) -> int:
        """The line of the file."""
        return self.record or self.line


@dataclass(frozen=True, slots=True)
class Text:
    """One field of an article as a reader sees it, with the way back to the file.

    ``segments`` is empty where the content is the source, character for character.
    ``line_starts`` are the offsets at which the lines of the *source* begin; ``record`` is the line of the file of
    which the source is a field. Where ``line_starts`` tell of a stretch of the source only, the first of them begins
    line ``first_line``. ``parts`` are those of the source, in order.
    """

    field: FieldName
    content: str
    line_starts: tuple[int, ...]
    segments: tuple[Segment, ...] = ()
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    tables: tuple[Table, ...] = ()
    record: int | None = None
    first_line: int = 1
    parts: tuple[Part, ...] = ()

    def quote(self, span: Span) -> str:
        return self.content[span.start : span.end]

    def line(self, span: Span) -> str:
        """The words of a span on one line, with one blank between them."""
        return " ".join(self.quote(span).split())

    def within_line(self, span: Span, part: Span) -> Span:
        """Where a part of a span stands in the line of that span."""
        # The mark stands for the part: it keeps the blank before it, if there is one.
        before = " ".join(f"{self.quote(Span(span.start, part.start))}^".split())
        start = len(before) - len("^")
        return Span(start, start + len(self.line(part)))

    def source_span(self, span: Span) -> Span:
        """The characters of the source that a span of the content was read from."""
        if not self.segments:
            return span
        start = self._source_offset(span.start, at_end=False)
        end = self._source_offset(span.end - 1, at_end=True) if span.end > span.start else start
        return Span(start, end)

    def found(self, place: Place) -> Span | None:
        """Where the words of a place stand in the content; nothing where the place is not of this text."""
        start = self._content_offset(place.start)
        span = Span(start, start + len(place.text))
        return span if self.quote(span) == place.text else None

    def line_column(self, source_offset: int) -> tuple[int, int]:
        at = bisect_right(self.line_starts, source_offset)
        return at + self.first_line - 1, source_offset - self.line_starts[at - 1] + 1

    def part(self, source_offset: int) -> str | None:
        """The name of the part in which a character of the source stands."""
        if not self.parts:
            return None
        at = bisect_right(self.parts, source_offset, key=lambda part: part.start)
        return (self.parts[at - 1].name or None) if at else None

    def place(self, path: str, span: Span) -> Place:
        source = self.source_span(span)
        line, column = self.line_column(source.start)
        last = self.line_column(source.end) if source.end > self._line_end(line) else None
        part = self.part(source.start)
        return Place(path, self.field, *source, line, column, self.quote(span), last, self.record, part)

    def _line_end(self, line: int) -> int | float:
        at = line - self.first_line + 1
        return self.line_starts[at] - 1 if at < len(self.line_starts) else inf

    def sentence_index(self, offset: int) -> int | None:
        """Which sentence holds this character of the content."""
        at = bisect_right(self.sentences, offset, key=lambda sentence: sentence.span.start) - 1
        if at < 0 or offset >= self.sentences[at].span.end:
            return None
        return at

    def _content_offset(self, source_offset: int) -> int:
        at = bisect_right(self.segments, source_offset, key=lambda segment: segment.source_start) - 1
        if at < 0:
            return source_offset
        segment = self.segments[at]
        return segment.start + min(source_offset - segment.source_start, segment.end - segment.start)

    def _source_offset(self, offset: int, *, at_end: bool) -> int:
        at = bisect_right(self.segments, offset, key=lambda segment: segment.start) - 1
        segment = self.segments[max(at, 0)]
        if segment.end - segment.start != segment.source_end - segment.source_start:
            return segment.source_end if at_end else segment.source_start
        return segment.source_start + offset - segment.start + (1 if at_end else 0)
