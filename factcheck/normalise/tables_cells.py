"""The cells of a table: their words, times and figures."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.model.later import later
from factcheck.model.mention import Mention
from factcheck.model.text import Span, Text
from factcheck.model.time import Time
from factcheck.normalise.tokens import Token, tokens

NOTE = later(r"(?<=\S)\s*(?:\(\d{1,2}\)\s*)+$")
RAISED = "¹⁴⁵⁶⁷⁸⁹⁰"  # but m² and m³
MOST_WORDS = 3  # beside its figure a cell of figures holds no more than a unit or a note


class Cell(NamedTuple):
    """A cell with its words, its times, and the numbers of the mentions that begin in it."""

    span: Span
    text: str
    words: tuple[Token, ...]
    times: tuple[Time, ...]
    figures: tuple[int, ...]

    @property
    def is_empty(self) -> bool:
        return not any(character.isalnum() or character in "%$€£¥+±Δ" for character in self.text)


def made(
    text: Text, span: Span, mention_starts: Sequence[int], times: Sequence[Time], time_starts: Sequence[int]
) -> Cell:
    """The cell of a table that stands at a span."""
    inside = times[bisect_left(time_starts, span.start) : bisect_left(time_starts, span.end)]
    figures = range(bisect_left(mention_starts, span.start), bisect_left(mention_starts, span.end))
    words = tuple(_noteless(word) for word in tokens(text.content, span.start, span.end))
    return Cell(span, text.quote(span), words, tuple(inside), tuple(figures))


def _noteless(word: Token) -> Token:
    """A word without the raised figures that call a note: "Revenue¹"."""
    bare = word.text.rstrip(RAISED)
    if len(bare) == len(word.text) or not bare:
        return word
    return Token(bare, bare.lower(), word.start, word.start + len(bare))


def emptied(cell: Cell) -> Cell:
    """The cell with nothing in it."""
    return cell._replace(text="", words=(), times=(), figures=())


def is_figure(cell: Cell, mentions: Sequence[Mention]) -> bool:
    """Whether a cell holds a figure and no sentence about it."""
    note = NOTE.search(cell.text)
    end = cell.span.start + note.start() if note else cell.span.end
    said = [n for n in cell.figures if mentions[n].span.start < end and not _in_time(mentions[n], cell.times)]
    if not said or all(_worded(mentions[number], cell) for number in said):
        return False
    reaches = [mentions[number].reach for number in cell.figures]
    others = [
        word
        for word in cell.words
        if word.text.isalpha() and not any(reach.start <= word.start < reach.end for reach in reaches)
    ]
    return len(others) <= MOST_WORDS


def _in_time(mention: Mention, times: Sequence[Time]) -> bool:
    return any(time.span.overlaps(mention.span) for time in times)


def _worded(mention: Mention, cell: Cell) -> bool:
    """A number word alone, as in "(dollars in millions)"."""
    return not any(character.isdigit() for character in cell.text)
