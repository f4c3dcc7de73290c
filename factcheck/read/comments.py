"""The comments of a source; what stands in code is shown to readers, and is no comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.model.later import later
from factcheck.model.text import Span

_OPENING, _CLOSING = "<!--", "-->"
_ELEMENT = r"<(?P<element>pre|code|script|style|textarea)\b"
_FENCE = r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^`\r\n]*$"
_TICKS = r"(?<![\\`])(?P<ticks>`+)"
_IN_PAGES = later(f"{_OPENING}|{_ELEMENT}", re.IGNORECASE)
_IN_MARKDOWN = later(f"{_OPENING}|{_FENCE}|{_ELEMENT}|{_TICKS}", re.IGNORECASE | re.MULTILINE)
_BLANK = later(r"\n[ \t\r]*\n")
_ITEM = later(r"[ \t]*(?:[-*+•]|[0-9]{1,9}[.)])[ \t]")
_INDENT = 4  # columns from which on a line behind an empty one is code
_FARTHEST = 100  # lines that are looked back for what an indented one belongs to
_LONGEST = 2_000  # characters of code within a paragraph


def comments(source: str, start: int = 0, *, markdown: bool = False) -> Iterator[Span]:
    """Where the comments stand, in order; those in code are passed over.

    >>> [source[a:b] for source in ["a <!-- b --> c <pre><!-- d --></pre>"] for a, b in comments(source)]
    ['<!-- b -->']
    >>> list(comments("`<!-- a -->`", markdown=True)), list(comments("~~~" + chr(10) + "<!-- a -->", markdown=True))
    ([], [Span(start=4, end=14)])
    """
    scan = _Scan(source)
    pattern = _IN_MARKDOWN if markdown else _IN_PAGES
    while found := pattern.search(source, start):
        if found[0] != _OPENING:
            start = scan.behind(found)
            continue
        end = source.find(_CLOSING, found.end())
        if end < 0:
            return
        start = end + len(_CLOSING)
        if not (markdown and _is_indented(source, found.start())):
            yield Span(found.start(), start)


@dataclass(slots=True)
class _Scan:
    """A source on the way through it, and what was found to have no end, so that none is looked for again."""

    source: str
    endless: set[str] = field(default_factory=set)

    def behind(self, opening: re.Match[str]) -> int:
        """Where the code ends that begins here; behind its opening where it has no end."""
        if opening["element"]:
            name = opening["element"].lower()
            return self._past(name, rf"</{name}\s*>", opening)
        groups = opening.groupdict()
        if fence := groups.get("fence"):
            return self._past(fence, rf"^[ \t>]*{fence[0]}{{{len(fence)},}}[ \t\r]*$", opening)
        ticks = len(opening["ticks"])
        blank = _BLANK.search(self.source, opening.end(), opening.end() + _LONGEST)
        limit = blank.start() if blank else opening.end() + _LONGEST
        closing = re.compile(rf"(?<!`)`{{{ticks}}}(?!`)").search(self.source, opening.end(), limit)
        return closing.end() if closing else opening.end()

    def _past(self, name: str, closing: str, opening: re.Match[str]) -> int:
        if name not in self.endless:
            found = re.compile(closing, re.IGNORECASE | re.MULTILINE).search(self.source, opening.end())
            if found:
                return found.end()
            self.endless.add(name)
        return opening.end()


def _is_indented(source: str, at: int) -> bool:
    """Whether a comment stands in lines of code that are set off by their indent alone."""
    end = source.rfind("\n", 0, at) + 1
    if not _is_deep(source[end:at]):
        return False
    was_blank = False
    for _ in range(_FARTHEST):
        if not end:
            return True
        begin = source.rfind("\n", 0, end - 1) + 1
        line, end = source[begin:end].rstrip("\r\n"), begin
        if line.strip() and not _is_deep(line):
            return was_blank and not _ITEM.match(line)
        was_blank = not line.strip()
    return False


def _is_deep(line: str) -> bool:
    text = line.expandtabs(_INDENT)
    return len(text) - len(text.lstrip()) >= _INDENT
