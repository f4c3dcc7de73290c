"""The marks inside a line of Markdown: emphasis, links, images, code, escapes, entities, tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from factcheck.model.later import later
from factcheck.model.text import Span
from factcheck.read.mask import Cut

_TOKEN = later(
    r"""
    \\ (?P<escaped> [!-/:-@\[-`{-~] )
    | (?P<ticks> (?<!`) `{1,3} (?!`) ) (?P<code> [^`]{1,300} ) (?P=ticks) (?!`)
    | < (?P<address> (?:https?://|mailto:) [^<>\s]{1,2000} ) >
    | (?P<tag> </?[A-Za-z][^<>]{0,2000}> )
    | (?P<entity> &(?: \#[0-9]{1,7} | \#[xX][0-9a-fA-F]{1,6} | [A-Za-z][A-Za-z0-9]{1,30} ); )
    | (?P<note> \[\^[^\[\]\s]{1,40}\] )
    | (?P<opening> !?\[ )
    | (?P<closing> \] (?:
          \( \s{0,3}
              (?: <[^<>\n]{0,2000}> | [^()\s]{0,2000} (?: \([^()\s]{0,200}\) [^()\s]{0,200} ){0,3} )
              (?: \s{1,3} (?: "[^"]{0,500}" | '[^']{0,500}' ) )? \s{0,3}
          \)
        | \[ [^\[\]\n]{0,200} \] )? )
    | (?P<run> \*{1,3} | (?<!_)_{1,3}(?!_) | ~~ )
    """,
    re.VERBOSE,
)


@dataclass(slots=True)
class _Run:
    """A run of marks that may begin emphasis: its place, and how many of its marks are still unpaired."""

    start: int
    left: int


@dataclass(slots=True)
class _Inline:
    """The cuts found so far, and what stands open."""

    source: str
    within: Span
    cuts: list[Cut] = field(default_factory=list)
    brackets: list[re.Match[str]] = field(default_factory=list)
    runs: dict[str, list[_Run]] = field(default_factory=lambda: {"*": [], "_": [], "~": []})
    links: list[Span] = field(default_factory=list)

    def take(self, match: re.Match[str]) -> None:
        kind = match.lastgroup
        start, end = match.span()
        if kind == "escaped":
            self.cuts.append(Cut(start, start + 1))
        elif kind in ("code", "address"):
            self.cuts += (Cut(start, match.start(kind)), Cut(match.end(kind), end))
        elif kind == "tag":
            self.cuts.append(Cut(start, end, " " if match[0][:3].lower() == "<br" else ""))
        elif kind == "entity":
            self._entity(match)
        elif kind == "note":
            self.cuts.append(Cut(start, end))
        elif kind == "opening":
            self.brackets.append(match)
        elif kind == "closing":
            self._close_bracket(match)
        else:
            self._emphasis(match)

    def _entity(self, match: re.Match[str]) -> None:
        seen = unescape(match[0])
        if seen != match[0]:
            self.cuts.append(Cut(match.start(), match.end(), seen))

    def _close_bracket(self, match: re.Match[str]) -> None:
        if not self.brackets:
            return
        opening = self.brackets.pop()
        if match[0] == "]":
            return
        if opening[0] == "![":
            self.cuts.append(Cut(opening.start(), match.end()))
            return
        self.cuts += (Cut(opening.start(), opening.end()), Cut(match.start(), match.end()))
        self.links.append(Span(opening.start(), match.end()))

    def _emphasis(self, match: re.Match[str]) -> None:
        before = self.source[match.start() - 1] if match.start() > self.within.start else " "
        after = self.source[match.end()] if match.end() < self.within.end else " "
        mark, left = match[0][0], len(match[0])
        inside_word = mark == "_" and before.isalnum() and after.isalnum()
        can_close = not before.isspace() and not inside_word and not (mark == "_" and after.isalnum())
        if can_close:
            left = self._pair(mark, match.start(), left)
        can_open = not after.isspace() and not inside_word and not (mark == "_" and before.isalnum())
        if left and can_open:
            self.runs[mark].append(_Run(match.end() - left, left))

    def _pair(self, mark: str, start: int, left: int) -> int:
        """Pair marks at ``start`` with the nearest that are open; how many of them are left over."""
        while left and self.runs[mark]:
            opener = self.runs[mark][-1]
            paired = min(left, opener.left)
            opener.left -= paired
            inner = opener.start + opener.left
            if mark == "~":
                self.cuts.append(Cut(inner, start + paired))  # struck out: the author has taken it back
            else:
                self.cuts += (Cut(inner, inner + paired), Cut(start, start + paired))
            start, left = start + paired, left - paired
            if not opener.left:
                self.runs[mark].pop()
        return left


def inline_cuts(source: str, within: Span) -> tuple[list[Cut], list[Span]]:
    """The marks inside a block that a reader does not see, and the links in it.

    >>> from factcheck.read.mask import masked
    >>> text = "**Acme** rose [5%](http://a.example/x_y_z) to 3 \\\\* $2_000, ~~not 4%~~"
    >>> masked(text, inline_cuts(text, Span(0, len(text)))[0]).content
    'Acme rose 5% to 3 * $2_000, '
    """
    found = _Inline(source, within)
    for match in _tokens(source, within):
        found.take(match)
    return found.cuts, found.links


def _tokens(source: str, within: Span) -> Iterator[re.Match[str]]:
    return _TOKEN.finditer(source, within.start, within.end)
