r"""Escape sequences of terminals: a reader does not see them, so they are hidden before anything is read.

What is then read knows its way back to the source, in which the sequences still count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from factcheck.model.article import Article, Notice
from factcheck.model.later import later
from factcheck.model.suppression import Ignore
from factcheck.model.text import Place, Span, Text
from factcheck.read import lines as line_rule
from factcheck.read.mask import Cut, Masked, masked
from factcheck.read.way import traced

# No part of a pattern takes a control character, so that a sequence left open ends where the next begins.
_SEQUENCE = later(
    r"""
    (?: \x1b\[ | \x9b ) (?: [0-?]* [ -/]* (?P<final>[@-~]) | [0-?]* (?= [\x00-\x1f\x7f-\x9f] | \Z ) )?  # colour, move
    | (?: \x1b[\]PX^_] | [\x90\x98\x9d-\x9f] ) [^\x00-\x1f\x7f-\x9f]* (?: \x07 | \x1b\\ | \x9c )    # titles, links
    | (?: \x1b\] | \x9d ) (?: [0-9]+ ;? )?                                           # one that was not ended
    | \x1b [ -/]+ [0-~]
    | \x1b [78=>@-Z\\^-~]
    | [\x1b\x90\x98\x9d-\x9f]
    """,
    re.VERBOSE,
)
_BEGINS = later(r"[\x1b\x90\x98\x9b\x9d-\x9f]")
# Colours, and erasing to the end of the line, move nothing; what stands behind another sequence stands elsewhere.
_UNMOVED = frozenset("mK")


def hidden(source: str) -> Masked | None:
    r"""What is left of a source without its escape sequences, or ``None`` where it has none.

    >>> [hidden(source).content for source in ("up \x1b[1m5%\x1b[0m", "\x1b]0;pwn\x07Acme", "\x1b]0;Acme")]
    ['up 5%', 'Acme', 'Acme']
    >>> hidden("1\x1b[2C234").content, hidden("Acme")
    ('1 234', None)
    >>> hidden("$\x1b[14.27").content, hidden("up\x1b[0").content
    ('$14.27', 'up')
    """
    begins = "\x1b" in source if source.isascii() else _BEGINS.search(source)
    return masked(source, _cuts(source)) if begins else None


def _cuts(source: str) -> Iterator[Cut]:
    for match in _SEQUENCE.finditer(source):
        yield Cut(*match.span(), " " if (match["final"] or "m") not in _UNMOVED else "")


def results(source: str, read: Callable[[str], Iterable[Article | Notice]]) -> Iterator[Article | Notice]:
    """What ``read`` makes of a source, its escape sequences hidden."""
    seen = hidden(source)
    if seen is None:
        yield from read(source)
        return
    way = _Way(source, seen)
    for result in read(seen.content):
        yield way.article(result) if isinstance(result, Article) else way.notice(result)


def field(source: str, read: Callable[[str], Text]) -> Text:
    """What ``read`` makes of a field, its escape sequences hidden."""
    seen = hidden(source)
    return _Way(source, seen).text(read(seen.content)) if seen else read(source)


class _Way:
    """The way back from what was read of a source without its sequences to the source itself."""

    def __init__(self, source: str, seen: Masked) -> None:
        self.seen = seen
        self.line_starts = line_rule.starts(source)
        self.shown = Text("body", seen.content, self.line_starts, seen.segments)

    def article(self, found: Article) -> Article:
        title = self.text(found.title) if found.title else None
        ignores = tuple(map(self.ignore, found.ignores))
        return replace(found, body=self.text(found.body), title=title, ignores=ignores)

    def notice(self, found: Notice) -> Notice:
        return replace(found, place=self.place(found.place))

    def ignore(self, found: Ignore) -> Ignore:
        within = None if found.within is None else self.shown.source_span(found.within)
        return replace(found, place=self.place(found.place), within=within)

    def place(self, found: Place) -> Place:
        start, end = self.shown.source_span(Span(found.start, found.end))
        line, column = self.shown.line_column(start)
        return found._replace(start=start, end=end, line=line, column=column)

    def text(self, found: Text) -> Text:
        return replace(found, line_starts=self.line_starts, segments=traced(found, self.seen))
