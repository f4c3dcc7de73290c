"""The tags of an HTML page and where they stand, in one pass over any input.

The standard ``html.parser`` searches the rest of the page again for every comment or tag that is never closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

from factcheck.model.later import later
from factcheck.model.text import Span

_OPENING = later(r"""<[a-zA-Z][^\s/>]{0,60}(?:[^>"']++|"[^"]*+"|'[^']*+')*>""")
_NAME = later(r"</?([a-zA-Z][^\s/>]{0,60})")
_ATTRIBUTE = later(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?""")
_REFERENCE = later(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?")
_LONGEST_TAG = 32 * 1024
_BROKEN_TAGS = 100
# Their content is no mark-up: it ends at their closing tag and nowhere else.
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))


class Tag(NamedTuple):
    """A tag; a comment or declaration is one with an empty name."""

    name: str
    start: int
    end: int
    closing: bool = False


def tags(source: str) -> Iterator[Tag]:
    """All tags, in order.

    >>> [tag.name for tag in tags("<p>a < b <!-- <i> --><b title='>'>c</b><script>if (a<b) {}</script>")]
    ['p', '', 'b', 'b', 'script', 'script']
    """
    at, broken = 0, 0
    while (start := source.find("<", at)) >= 0:
        name = _NAME.match(source, start)
        if name is None:
            end = _declaration_end(source, start)
            if end > start + 1:
                yield Tag("", start, end)
            at = end
            continue
        match = None if source[start + 1] == "/" or broken > _BROKEN_TAGS else _whole(source, start)
        end = match or source.find(">", start) + 1
        if not end:
            return
        broken += match is None and source[start + 1] != "/"
        yield Tag(name[1].lower(), start, end, closing=source[start + 1] == "/")
        at = _raw_end(source, name[1].lower(), end) if source[start + 1] != "/" else end


def tag_end(source: str, start: int) -> int:
    """Where the tag that begins at ``start`` ends."""
    return _whole(source, start) or source.find(">", start) + 1 or len(source)


def _whole(source: str, start: int) -> int | None:
    """Where a tag ends, with ">" inside quotes passed over."""
    match = _OPENING.match(source, start, start + _LONGEST_TAG)
    return match.end() if match else None


def _declaration_end(source: str, start: int) -> int:
    if source.startswith("<!--", start):
        return source.find("-->", start + 4) + 3 if source.find("-->", start + 4) >= 0 else len(source)
    if source.startswith(("<!", "<?"), start):
        return source.find(">", start) + 1 or len(source)
    return start + 1


def _raw_end(source: str, name: str, at: int) -> int:
    if name not in _RAW:
        return at
    closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, at)
    return closing.start() if closing else len(source)


def attributes(source: str, tag: Tag) -> dict[str, Span]:
    """Where the values of a tag's attributes stand, by name in lower case; the first of a name counts."""
    found: dict[str, Span] = {}
    for match in _ATTRIBUTE.finditer(source, tag.start + 1 + len(tag.name), tag.end):
        group = match.lastindex or 1
        found.setdefault(match[1].lower(), Span(*match.span(group)) if group > 1 else Span(match.end(), match.end()))
    return found


def closings(found: Sequence[Tag]) -> dict[int, int]:
    """The index of the closing tag, by the index of the tag it closes."""
    pairs: dict[int, int] = {}
    waiting: dict[str, list[int]] = {}
    for at, tag in enumerate(found):
        if not tag.closing:
            waiting.setdefault(tag.name, []).append(at)
        elif waiting.get(tag.name):
            pairs[waiting[tag.name].pop()] = at
    return pairs


def references(source: str, within: Span) -> Iterator[tuple[Span, str]]:
    """The character references of a stretch, and the characters they stand for."""
    for match in _REFERENCE.finditer(source, within.start, within.end):
        seen = unescape(match[0])
        if seen != match[0]:
            yield Span(*match.span()), seen
