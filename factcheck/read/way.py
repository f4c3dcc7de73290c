"""The way back through two readings: what was read of a masked source, in that source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from factcheck.model.text import Segment, Span, Text
from factcheck.read.mask import Masked, clipped


def traced(found: Text, seen: Masked) -> tuple[Segment, ...]:
    """The segments of a text that was read of a masked source, leading to the source."""
    whole = (Segment(0, len(found.content), 0, len(found.content)),) if found.content else ()
    return retraced(found.segments or whole, seen)


def retraced(segments: Sequence[Segment], seen: Masked) -> tuple[Segment, ...]:
    """Segments that lead to what is seen of a source, leading to the source.

    >>> retraced([Segment(0, 4, 2, 6)], Masked("a beta", (Segment(0, 4, 10, 14), Segment(4, 6, 20, 22))))
    (Segment(start=0, end=2, source_start=12, source_end=14), Segment(start=2, end=4, source_start=20, source_end=22))
    """
    shown = Text("body", seen.content, (0,), seen.segments)
    return tuple(piece for segment in segments for piece in _pieces(segment, shown))


def _pieces(segment: Segment, shown: Text) -> Iterator[Segment]:
    """A segment of what was read, in the source: copies are taken apart where something was masked in them."""
    start, end, source_start, source_end = segment
    if end - start != source_end - source_start:
        yield Segment(start, end, *shown.source_span(Span(source_start, source_end)))
        return
    pieces, within = shown.segments, Span(source_start, source_end)
    at = bisect_right(pieces, source_start, key=lambda piece: piece.start) - 1
    while at < len(pieces) and (piece := clipped(pieces[at], within)):
        yield piece._replace(start=start + piece.start, end=start + piece.end)
        at += 1
