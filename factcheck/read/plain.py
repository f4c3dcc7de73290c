"""Plain text: the source is the content, and its lines make the blocks."""

from __future__ import annotations

from factcheck.model.text import Block, Span, Table, Text
from factcheck.read import lines as line_rule
from factcheck.read.paragraphs import blocks_of
from factcheck.read.sentences import sentences


def plain_body(source: str, start: int = 0) -> Text:
    """The body of a text whose first ``start`` characters are metadata."""
    blocks, tables = blocks_of(source, Span(start, len(source)))
    return Text(
        field="body",
        content=source,
        line_starts=line_rule.starts(source),
        blocks=blocks,
        sentences=sentences(source, blocks),
        tables=tables,
    )


def plain_title(title: str) -> Text:
    """A title that stands in a field of its own."""
    blocks: tuple[Block, ...] = ()
    if title.strip():
        start = len(title) - len(title.lstrip())
        blocks = (Block("heading", Span(start, len(title.rstrip()))),)
    tables: tuple[Table, ...] = ()
    return Text("title", title, line_rule.starts(title), (), blocks, sentences(title, blocks), tables)
