"""Lines and columns of a file in characters ↔ positions of the protocol, which count from 0 in the client's units."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from lsprotocol import types

from factcheck.model.later import later
from factcheck.model.text import Place

LINE_END = later(r"\r\n|\n|\r")  # those of the protocol are ours
MEASURES: dict[str, Callable[[str], int]] = {
    "utf-8": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "utf-16": lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    "utf-32": len,
}


class Page:
    """A text by its lines, measured as a client measures it.

    >>> place = Page("小米🚀 8%", "utf-16").position(1, 5)
    >>> place.line, place.character
    (0, 5)
    """

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self.lines = LINE_END.split(text)
        self.starts = [0, *(match.end() for match in LINE_END.finditer(text))]
        self.measure = MEASURES[encoding]

    def position(self, line: int, column: int) -> types.Position:
        """The position of a line and a column, both counted from 1; the end of the text where it is shorter."""
        if line > len(self.lines):
            return self.position(len(self.lines), len(self.lines[-1]) + 1)
        return types.Position(line - 1, self.measure(self.lines[line - 1][: column - 1]))

    def range(self, place: Place) -> types.Range:
        """From where to where a place reaches; in JSON Lines all of the record's line."""
        if place.record is not None:
            return self.whole(place.record)
        end = place.last or (place.line, place.column + place.end - place.start)
        return types.Range(self.position(place.line, place.column), self.position(*end))

    def whole(self, line: int) -> types.Range:
        return types.Range(self.position(line, 1), self.position(line + 1, 1) if line < len(self.lines) else self.end)

    @property
    def end(self) -> types.Position:
        return self.position(len(self.lines) + 1, 1)

    def at(self, offset: int) -> types.Position:
        """The position of a character of the text."""
        line = max(at for at, start in enumerate(self.starts) if start <= offset)
        return self.position(line + 1, offset - self.starts[line] + 1)

    def spot(self, position: types.Position) -> tuple[int, int]:
        """The line and the column, from 1 and in characters, of a position."""
        line = self.lines[position.line] if position.line < len(self.lines) else ""
        column = bisect_right(range(len(line)), position.character, key=lambda at: self.measure(line[: at + 1]))
        return position.line + 1, column + 1

    def span(self, within: types.Range) -> tuple[int, int]:
        """The characters of the text from where to where a range reaches; what lies behind the text is its end."""
        start, end = map(self._offset, (within.start, within.end))
        return start, max(start, end)

    def _offset(self, position: types.Position) -> int:
        line, column = self.spot(position)
        return self.starts[line - 1] + column - 1 if line <= len(self.lines) else self.starts[-1] + len(self.lines[-1])
