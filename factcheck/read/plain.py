"""Plain text: the source is the content but for comments to this tool, and its lines make the blocks."""

from __future__ import annotations

from factcheck.model.text import Block, Segment, Span, Text
from factcheck.read import lines as line_rule
from factcheck.read.ignores import ours
from factcheck.read.mask import Cut, Masked, masked
from factcheck.read.paragraphs import blocks_of
from factcheck.read.sentences import sentences


def plain_body(source: str, start: int = 0) -> Text:
    """The body of a text whose first ``start`` characters are metadata."""
    cuts = [Cut(*span) for span in ours(source, start)]
    seen = masked(source, cuts) if cuts else Masked(source, ())
    blocks, tables = blocks_of(seen.content, Span(start, len(seen.content)))
    return Text(
        field="body",
        content=seen.content,
        line_starts=line_rule.starts(source),
        segments=seen.segments,
        blocks=blocks,
        sentences=sentences(seen.content, blocks),
        tables=tables,
    )


def plain_title(title: str) -> Text:
    """A title that stands in a field of its own."""
    return title_text(title, (), line_rule.starts(title))


def title_text(content: str, segments: tuple[Segment, ...], line_starts: tuple[int, ...]) -> Text:
    """A title read from a source whose lines begin at ``line_starts``."""
    start = len(content) - len(content.lstrip())
    heading = Block("heading", Span(start, max(start, len(content.rstrip()))))
    blocks = (heading,) if content.strip() else ()
    return Text("title", content, line_starts, segments, blocks, sentences(content, blocks))
