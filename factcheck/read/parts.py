"""What an editor finds a place by where the lines of a file lead nowhere: its paragraph, or its row of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factcheck.model.text import Part, Text

HEADLINE = "headline"


def parted(found: Text, before: int = 0) -> Text:
    """The text with its paragraphs named where a line of the file holds several; ``before`` so many stood elsewhere.

    Where the text is part of a file with parts of its own, the paragraph is named behind these.
    """
    starts = [found.source_span(block.span).start for block in found.blocks]
    lines = [found.line_column(start)[0] for start in starts]
    if len(set(lines)) == len(lines):
        return found
    within = (found.part(start) for start in starts)
    named = zip(starts, within, _names(found, before), strict=True)
    parts = (Part(start, ", ".join(filter(None, (above, name)))) for start, above, name in named)
    return replace(found, parts=tuple(sorted((*found.parts, *parts), key=lambda part: part.start)))


def headlined(found: Text) -> Text:
    """A title that stands on a line with other things."""
    return replace(found, parts=tuple(part._replace(name=part.name or HEADLINE) for part in found.parts))


def _names(found: Text, before: int) -> Iterator[str]:
    """How each block is called: rows by their table, all else by its number among the paragraphs."""
    rows: dict[int, str] = {}
    for table, one in enumerate(found.tables, 1):
        for at, row in enumerate(one.rows, 1):
            for cell in row:  # the first may be empty, or reach down from the row above
                rows.setdefault(cell.start, f"table {table}, row {at}")
    number = before
    for block in found.blocks:
        if block.kind == "row" and block.span.start in rows:
            yield rows[block.span.start]
        else:
            number += 1
            yield f"paragraph {number}"
