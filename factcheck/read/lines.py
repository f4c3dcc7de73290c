"""Lines: a line ends at ``\\n``, ``\\r\\n`` or ``\\r``, and at nothing else."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.model.later import later
from factcheck.model.text import Span

_LINE_END = later(r"\r\n|\n|\r")
_NEWLINE = later(r"\n")


class Line(NamedTuple):
    """A line that holds something, without the white space around it.

    ``indent`` is how far it is set in; ``after_blank`` says that an empty line, or the start, comes before it.
    """

    start: int
    end: int
    text: str
    indent: int
    after_blank: bool

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def starts(source: str) -> tuple[int, ...]:
    r"""The offsets at which lines begin.

    >>> starts("a\nb\r\nc\rd")
    (0, 2, 5, 7)
    """
    ends = _LINE_END if "\r" in source else _NEWLINE
    return (0, *(match.end() for match in ends.finditer(source)))


def around(line_starts: tuple[int, ...], within: Span) -> tuple[int, tuple[int, ...]]:
    r"""The number of the line in which a stretch begins, and where its lines and the one behind them begin.

    >>> around(starts("a\nb\nc\nd"), Span(2, 3))
    (2, (2, 4))
    """
    first = bisect_right(line_starts, within.start)
    return first, line_starts[first - 1 : bisect_right(line_starts, max(within)) + 1]


def lines(content: str, within: Span) -> list[Line]:
    r"""The lines of a stretch of content that are not empty.

    >>> [(line.text, line.after_blank) for line in lines("Acme\n\n  Beta \nGamma", Span(0, 19))]
    [('Acme', True), ('Beta', True), ('Gamma', False)]
    """
    return list(_lines(content, within))


def _lines(content: str, within: Span) -> Iterator[Line]:
    start, after_blank = within.start, True
    for raw in _raw_lines(content[within.start : within.end]):
        left = raw.lstrip()
        text = left.rstrip()
        if text:
            indent = len(raw) - len(left)
            yield Line(start + indent, start + indent + len(text), text, indent, after_blank)
        after_blank = not text
        start += len(raw)


def _raw_lines(content: str) -> Iterator[str]:
    """The lines with their ends, by the rule above; ``str.splitlines`` ends lines at a dozen more characters."""
    begin = 0
    for end in (*starts(content)[1:], len(content)):
        yield content[begin:end]
        begin = end
