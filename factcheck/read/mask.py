"""What a reader sees of a marked-up source: runs are cut out or replaced, the rest keeps its way back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from factcheck.model.text import Segment, Span


class Cut(NamedTuple):
    """Characters of the source that a reader does not see, and what stands in their place."""

    start: int
    end: int
    by: str = ""


@dataclass(frozen=True, slots=True)
class Masked:
    """The content that is left of a source, with its segments."""

    content: str
    segments: tuple[Segment, ...]

    def offset(self, source_offset: int) -> int:
        """Where in the content the first character at or after an offset of the source stands.

        >>> masked("<b>Acme</b> Co", [Cut(0, 3), Cut(7, 11)]).offset(12)
        5
        """
        at = bisect_right(self.segments, source_offset, key=lambda segment: segment.source_start) - 1
        if at < 0:
            return 0
        segment = self.segments[at]
        if source_offset >= segment.source_end:
            return segment.end
        replaced = segment.end - segment.start != segment.source_end - segment.source_start
        return segment.start if replaced else segment.start + source_offset - segment.source_start

    def span(self, source: Span) -> Span:
        """The content of a stretch of the source, without the white space around it."""
        return _trimmed(self.content, self.offset(source.start), self.offset(source.end))

    def quote(self, source: Span) -> str:
        """What a reader sees of a stretch of the source."""
        start, end = self.span(source)
        return self.content[start:end]

    def trimmed(self) -> Span:
        """All of the content but the white space around it."""
        return _trimmed(self.content, 0, len(self.content))

    def excerpt(self, span: Span) -> Masked:
        """A stretch of the content on its own, with its way back to the same source."""
        parts = (clipped(segment, span) for segment in self.segments)
        return Masked(self.content[span.start : span.end], tuple(part for part in parts if part))


def _trimmed(content: str, start: int, end: int) -> Span:
    inner = content[start:end]
    begin = start + len(inner) - len(inner.lstrip())
    return Span(begin, max(begin, start + len(inner.rstrip())))


def clipped(segment: Segment, span: Span) -> Segment | None:
    """What of a segment stands in a stretch of the content, counted from where that begins."""
    start, end = max(segment.start, span.start), min(segment.end, span.end)
    if start >= end:
        return None
    source_start, source_end = segment.source_start, segment.source_end
    if segment.end - segment.start == source_end - source_start:
        source_start, source_end = source_start + start - segment.start, source_end - (segment.end - end)
    return Segment(start - span.start, end - span.start, source_start, source_end)


def masked(source: str, cuts: Iterable[Cut]) -> Masked:
    """A source without its cuts; of cuts that overlap, the first and longest holds.

    >>> masked("Acme &amp; Co", [Cut(5, 10, "&")])
    Masked(content='Acme & Co', segments=(Segment(start=0, end=5, source_start=0, source_end=5), \
Segment(start=5, end=6, source_start=5, source_end=10), Segment(start=6, end=9, source_start=10, source_end=13)))
    """
    pieces: list[str] = []
    segments: list[Segment] = []
    at = length = 0
    for cut in (*sorted(cuts, key=lambda cut: (cut.start, -cut.end)), Cut(len(source), len(source))):
        if cut.start < at:
            continue
        kept = cut.start - at
        if kept:
            segments.append(Segment(length, length + kept, at, cut.start))
            pieces.append(source[at : cut.start])
        if cut.by:
            segments.append(Segment(length + kept, length + kept + len(cut.by), cut.start, cut.end))
            pieces.append(cut.by)
        length += kept + len(cut.by)
        at = cut.end
    return Masked("".join(pieces), tuple(segments))
