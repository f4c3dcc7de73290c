"""What an element of XML says, as its words come in, with the way back to the source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from factcheck.model.text import Segment, Span
from factcheck.read.mask import Masked


class Field(NamedTuple):
    """One thing that an item says: its attributes, where it stands between its tags, and its words."""

    name: str
    attributes: Mapping[str, str]
    within: Span
    text: Masked


@dataclass(slots=True)
class OpenField:
    """A field that has begun, and its words so far."""

    path: str
    attributes: Mapping[str, str]
    start: int
    depth: int
    pieces: list[str] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    length: int = 0

    def add(self, data: str, source: str, at: int) -> None:
        """Take in characters as they stand, or what a reference or a line end stands for."""
        if source[at] == "&":
            end = source.index(";", at) + 1
        else:
            end = at + (2 if source.startswith("\r\n", at) else len(data))
        self.take(data, Span(at, end))

    def take(self, data: str, within: Span) -> None:
        self.pieces.append(data)
        end = self.length + len(data)
        last = self.segments[-1] if self.segments else None
        copied = len(data) == within.end - within.start
        if last and copied and last.source_end == within.start and _is_copied(last):
            self.segments[-1] = last._replace(end=end, source_end=within.end)
        else:
            self.segments.append(Segment(self.length, end, *within))
        self.length = end

    @property
    def masked(self) -> Masked:
        return Masked("".join(self.pieces), tuple(self.segments))


def _is_copied(segment: Segment) -> bool:
    return segment.end - segment.start == segment.source_end - segment.source_start
