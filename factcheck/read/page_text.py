"""The running text of a page: character references are read and white space collapses."""

from __future__ import annotations

from dataclasses import dataclass, field

from factcheck.model.later import later
from factcheck.model.text import Span
from factcheck.read.mask import Cut
from factcheck.read.raised import raised
from factcheck.read.tags import references

# Elements inside a line that a reader does not see as text, or whose text the author has taken back.
UNREAD_INLINE = frozenset(
    ("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "canvas")
).union(("button", "select", "textarea", "noframes"), ("del", "s", "strike"))
_SPACE = later(r"[ ]{2,}|[ ]?[\t\n\r\f][ \t\n\r\f]*")
_WHITE = " \t\n\r\f"
_KEPT = 12


@dataclass(slots=True)
class Flow:
    """What is cut from a source so far; ``spaced`` says that what is left ends in white space.

    ``is_raised`` says that what comes next stands raised behind ``last``, the last words taken in.
    """

    source: str
    cuts: list[Cut] = field(default_factory=list)
    spaced: bool = True
    is_raised: bool = False
    last: str = ""

    def take(self, start: int, end: int) -> int:
        """Take in the text between two tags; the length of its words."""
        raw = self.source[start:end]
        words = raw.strip(_WHITE)
        if not words:
            if raw:
                self.cuts.append(Cut(start, end, self.space()))
            return 0
        if self.is_raised and (shown := raised(self.last, words)) != words:
            self.cuts.append(Cut(start, end, shown))
            return len(shown)
        self.last = raw[-_KEPT:]
        if raw[0] in _WHITE:
            lead = start + len(raw) - len(raw.lstrip(_WHITE))
            self.cuts.append(Cut(start, lead, self.space()))
            start = lead
        self.cuts += (Cut(*match.span(), " ") for match in _SPACE.finditer(self.source, start, end))
        if "&" in words:
            self.cuts += (Cut(*span, seen) for span, seen in references(self.source, Span(start, end)))
        self.spaced = raw[-1] in _WHITE
        return len(words)

    def keep(self, start: int, end: int) -> int:
        """Take in text with its white space as it is."""
        self.cuts += (Cut(*span, seen) for span, seen in references(self.source, Span(start, end)))
        self.spaced = True
        return end - start

    def cut(self, start: int, end: int, by: str = "") -> None:
        self.cuts.append(Cut(start, end, by))
        self.spaced = self.spaced or bool(by)

    def space(self) -> str:
        """A space where none stands yet."""
        space = "" if self.spaced else " "
        self.spaced = True
        return space
