"""What the style sheet of a page takes back, hides or raises, and what of an exported document is no text of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.model.later import later
from factcheck.model.text import Span
from factcheck.read.tags import Tag, attributes

_RULE = later(r"\.([A-Za-z_][\w-]{0,60})\s{0,9}\{([^{}]{0,2000})\}")
_TAKEN_BACK = later(r"line-through|display\s{0,3}:\s{0,3}none", re.IGNORECASE)
_RAISED = later(r"vertical-align\s{0,3}:\s{0,3}super", re.IGNORECASE)
_EXPORTED = later(r"<body\s[^>]{0,400}\bdoc-content\b")
# How Google Docs names the comments below a text, and the notes at its foot.
_COMMENT = later(r"cmnt[0-9]+")
_NOTE = later(r"ftnt[0-9]+")


@dataclass(slots=True)
class Styles:
    """The classes of which the words are taken back or hidden, those raised, and whether a document was exported."""

    source: str
    taken_back: set[str] = field(default_factory=set)
    raised: set[str] = field(default_factory=set)
    is_exported: bool = False

    def takes_back(self, tag: Tag) -> bool:
        """Whether the words of an element are struck out or hidden."""
        return self._says(tag, self.taken_back, _TAKEN_BACK)

    def raises(self, tag: Tag) -> bool:
        """Whether they stand raised, or are the number that a note begins with."""
        return self._says(tag, self.raised, _RAISED) or (self.is_exported and self._called(tag, _NOTE))

    def is_comment(self, tag: Tag) -> bool:
        """Whether the remark of a reviewer begins here."""
        return self.is_exported and tag.name == "a" and self._called(tag, _COMMENT)

    def role(self, tag: Tag) -> str | None:
        """The title and subtitle of an exported document, which are paragraphs there."""
        if not self.is_exported or tag.name != "p" or tag.closing:
            return None
        return next((role for role in ("title", "subtitle") if role in self._value(tag, "class").split()), None)

    def _says(self, tag: Tag, classes: set[str], style: re.Pattern[str]) -> bool:
        text = self.source[tag.start : tag.end]
        if tag.closing or not (classes or "style" in text):
            return False
        named = not classes.isdisjoint(self._value(tag, "class").split()) if "class" in text else False
        return named or ("style" in text and style.search(self._value(tag, "style")) is not None)

    def _called(self, tag: Tag, name: re.Pattern[str]) -> bool:
        return tag.name == "a" and not tag.closing and name.fullmatch(self._value(tag, "id")) is not None

    def _value(self, tag: Tag, key: str) -> str:
        start, end = attributes(self.source, tag).get(key, Span(0, 0))
        return self.source[start:end]


def styles(source: str, found: Sequence[Tag]) -> Styles:
    """What the style sheets in a page say."""
    told = Styles(source)
    for at, tag in enumerate(found):
        if tag.name == "style" and not tag.closing and at + 1 < len(found):
            for match in _RULE.finditer(source, tag.end, found[at + 1].start):
                told.taken_back.update((match[1],) if _TAKEN_BACK.search(match[2]) else ())
                told.raised.update((match[1],) if _RAISED.search(match[2]) else ())
        elif tag.name == "body" and not tag.closing:
            told.is_exported = _EXPORTED.match(source, tag.start) is not None
            break
    return told
