"""Hard-wrapped prose: whether a line goes on in the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.model.later import later
from factcheck.read.lines import Line
from factcheck.read.signs import without_signs

_NARROWEST, _WIDEST = 40, 132
_LONG = 90
_RAGGED = 0.95
_SET_IN, _FEWEST_SET_IN, _FULL = 3, 2, 50
_STOP = later(r"[.!?:;…。！？：][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """The width that prose was wrapped to; ``None`` where it was not. ``proven`` by more than a line or two.

    ``opening`` is where the first line begins, which is short where the dateline before it was cut off; ``set_in`` says
    that paragraphs begin further to the right.
    """

    width: int | None = None
    proven: bool = False
    opening: int = -1
    set_in: bool = False

    def joins(self, line: Line, following: Line) -> bool:
        """Whether a line was broken only because the next word would not have fitted."""
        if following.after_blank or following.indent > line.indent + 1:
            return False
        stops = _STOP.search(without_signs(line.text)) is not None
        goes_on = following.text[0].islower() or following.text[0].isdigit()
        if len(line.text) >= _LONG and following.text[0].islower() and not stops:
            return True  # a sentence cut in two, however the rest is set
        # A paragraph that begins further to the right, or goes on, has not ended where such a line does.
        begun = self.set_in and following.indent == 0 and not 0 < line.indent < _SET_IN
        if begun and not stops and (goes_on or line.indent + len(line.text) >= _FULL):
            return True
        if self.width is None:
            return False
        if line.start == self.opening and not stops:
            return following.indent <= line.indent and (goes_on or (self.set_in and self.proven))
        return (self.proven or goes_on) and _is_full(line, following, self.width)


def wrapping(lines: Sequence[Line]) -> Wrapping:
    """How the prose of a text is wrapped, judged by its lines that have another right below."""
    wide = sum(len(line.text) > _WIDEST for line in lines)
    pairs = [pair for pair in pairwise(lines) if not pair[1].after_blank]
    if not pairs or wide * 4 > len(lines):
        return Wrapping()
    deeper = sum(following.indent >= line.indent + _SET_IN for line, following in pairs)
    set_in = deeper >= _FEWEST_SET_IN or sum(line.indent >= _SET_IN for line in lines) > _FEWEST_SET_IN
    width = _width([line.indent + len(line.text) for line, _ in pairs if len(line.text) <= _WIDEST])
    # A dateline that was cut off leaves the first line short.
    inner = pairs[1:] if len(pairs) > 1 and pairs[0][0] is lines[0] and pairs[0][1].text[0].islower() else pairs
    broken = [pair for pair in inner if not _STOP.search(without_signs(pair[0].text))]
    full = sum(_is_full(*pair, width) for pair in broken)
    if width < _NARROWEST or len(broken) * 10 < len(inner) * 4 or full * 10 < len(broken) * 7:
        return Wrapping(set_in=set_in)
    return Wrapping(width, len(pairs) >= 3, lines[0].start, set_in)


def _width(lengths: list[int]) -> int:
    """The width that nine lines in ten keep to: one overlong address must not set it."""
    return sorted(lengths)[(len(lengths) * 9 - 1) // 10] if lengths else 0


def _is_full(line: Line, following: Line, width: int) -> bool:
    first_word = following.text.split(None, 1)[0]
    # Set in proportional type, lines of equal width differ in characters.
    return line.indent + len(line.text) + 1 + len(first_word) > width * _RAGGED
