"""HTML where plain text is expected: told by its tags, and read as what it is, with the way back to the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from factcheck.model.later import later
from factcheck.model.text import Span, Text
from factcheck.read import lines as line_rule
from factcheck.read.ignores import ours
from factcheck.read.mask import Cut, masked
from factcheck.read.page_text import UNREAD_INLINE
from factcheck.read.plain import plain_body, title_text
from factcheck.read.tags import Tag, closings, references, tags
from factcheck.read.way import traced

Kind = Literal["blocks", "inline", "references"]

_BLOCKS = "p|div|h[1-6]|[uod]l|li|d[td]|table|thead|tbody|t[rhd]|blockquote|section|article|figure|pre|body|html"
_INLINE = "a|abbr|b|strong|i|em|u|span|font|small|mark|su[bp]|q|cite|code|time|s|strike|del|ins"
# An element that is opened and closed; a tag alone may be anything: a ticker, a placeholder, a lesser-than.
_ELEMENT = later(rf"</(?:(?P<blocks>{_BLOCKS})|(?P<inline>{_INLINE}))\s{{0,9}}>", re.IGNORECASE)
_OPENED = "<{}(?=[\\s>])"
_BREAK = later(r"<br\s{0,9}/?>", re.IGNORECASE)
_REFERENCE = later(r"&(?:#[0-9]{2,6}|#x[0-9a-f]{2,5}|[a-z][a-z0-9]{1,9});", re.IGNORECASE)
_NAMES = later(rf"{_BLOCKS}|{_INLINE}|br|wbr|hr|img", re.IGNORECASE)


def kind(source: str, start: int = 0) -> Kind | None:
    """What a source is marked up with from ``start`` on; ``None`` for plain text.

    >>> [kind(text) for text in ("<p>Acme rose 5%</p>", "Acme <b>rose</b> 5%", "R&amp;D", "Acme <A> rose, 3 < 5")]
    ['blocks', 'inline', 'references', None]
    """
    found: Kind | None = None
    if source.find("<", start) >= 0:
        searched: dict[str, int] = {}  # how far no opening tag of a name was found
        for match in _ELEMENT.finditer(source, start):
            name = (match["blocks"] or match["inline"]).lower()
            opened = re.compile(_OPENED.format(name), re.IGNORECASE)
            if opened.search(source, searched.get(name, start), match.start()):
                if match["blocks"]:
                    return "blocks"
                found = "inline"
            searched[name] = match.start()
        if len(_BREAK.findall(source, start)) > 1:
            return "blocks"
    if found is None and source.find("&", start) >= 0 and _REFERENCE.search(source, start):
        return "references"
    return found


def inline_body(source: str, start: int = 0) -> Text:
    """The body of a text whose lines are its own, and in which tags and references stand."""
    found = [tag for tag in tags(source) if tag.start >= start and (not tag.name or _NAMES.fullmatch(tag.name))]
    kept = masked(source, (*_cuts(source, found, start), *(Cut(*span) for span in ours(source, start))))
    text = plain_body(kept.content, min(start, len(kept.content)))
    return replace(text, line_starts=line_rule.starts(source), segments=traced(text, kept))


def marked_title(source: str) -> Text:
    """A title that stands in a field of its own, in which tags and references may stand."""
    shown = masked(source, _cuts(source, list(tags(source)) if kind(source) != "references" else [], 0))
    shown = shown.excerpt(shown.trimmed())
    return title_text(shown.content, shown.segments, line_rule.starts(source))


def _cuts(source: str, found: list[Tag], start: int) -> Iterator[Cut]:
    """What a reader does not see: tags, what they hide, and the references in between."""
    pairs = closings(found)
    for at, tag in enumerate(found):
        hides = tag.name in UNREAD_INLINE and not tag.closing and at in pairs
        yield Cut(tag.start, found[pairs[at]].end if hides else tag.end, "\n" if tag.name == "br" else "")
    yield from (Cut(*span, by) for span, by in references(source, Span(start, len(source))))
