"""An HTML page as blocks: what stands in each, how much of it is links, and in which container."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import islice

from factcheck.model.later import later
from factcheck.model.text import BlockKind, Span
from factcheck.read.line_breaks import LONG, goes_on
from factcheck.read.page_styles import Styles, styles
from factcheck.read.page_tables import PageTable, data_tables, page_table
from factcheck.read.page_text import UNREAD_INLINE, Flow
from factcheck.read.tags import Tag, attributes, closings

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_UNREAD = frozenset(("head", "title", "nav", "header", "footer", "aside", "form", "dialog"))
_UNREAD_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu"))
_CONTAINERS = HEADINGS.union(
    ("html", "body", "div", "section", "article", "main", "ul", "ol", "dl", "li", "dt", "dd", "blockquote", "pre"),
    ("figure", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "center", "header", "form"),
)
_BREAKS = _CONTAINERS.union(("p", "br", "hr", "figcaption", "address", "details", "summary", "option"), _UNREAD)
# An opening tag that ends its like, unless one of the others stands between.
_ENDS_LIKE = {
    "li": (("li",), ("ul", "ol")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "tr": (("tr",), ("table",)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
}
_HIDDEN = later(r"\shidden(?=[\s/>=])|display\s{0,3}:\s{0,3}none", re.IGNORECASE)


@dataclass(slots=True)
class Part:
    """A block of the page: its place in the source, its length, and how much of that is links."""

    kind: BlockKind
    span: Span
    node: int
    tag: str
    length: int = 0
    linked: int = 0
    table: int | None = None


@dataclass(slots=True)
class Page:
    """The parts of a page and its tables.

    ``parents`` and ``names`` describe its containers, of which the first is the page itself. ``too_deep`` is where
    containers began to lie deeper than they are followed.
    """

    flow: Flow
    parts: list[Part] = field(default_factory=list)
    remarks: list[Part] = field(default_factory=list)
    tables: list[PageTable] = field(default_factory=list)
    parents: list[int] = field(default_factory=lambda: [0])
    names: list[str] = field(default_factory=lambda: [""])
    too_deep: int | None = None


def page(source: str, found: Sequence[Tag], start: int, max_depth: int) -> Page:
    """The page that the tags make of a source, from ``start`` on."""
    pairs = closings(found)
    tables = data_tables(source, found, pairs)
    walk = _Walk(source, max_depth, styles(source, found))
    walk.flow.cut(0, start)
    at, index = start, next((index for index, tag in enumerate(found) if tag.start >= start), len(found))
    while index < len(found):
        walk.text(at, found[index].start)
        last = walk.element(found, index, pairs, is_table=index in tables)
        at, index = found[last].end, last + 1
    walk.text(at, len(source))
    walk.end_part()
    told = walk.page.parts
    walk.page.parts = [part for part in told if part.node not in walk.remarks]
    walk.page.remarks = [part for part in told if part.node in walk.remarks]
    return walk.page


class _Walk:
    """Goes through the tags once, and makes parts of the text between those that break it."""

    def __init__(self, source: str, max_depth: int, styles: Styles) -> None:
        self.source, self.styles = source, styles
        self.flow = Flow(source)
        self.page = Page(self.flow)
        self.max_depth = max_depth
        self.stack: list[tuple[str, int]] = [("", 0)]  # names of open containers, and their nodes
        self.open: Counter[str] = Counter()
        self.beyond: Counter[str] = Counter()  # open ones that lie too deep to be followed
        self.in_link = False
        self.raised_to: int | None = None  # the index of the tag that ends what stands raised
        self.role: str | None = None
        self.remarks: set[int] = set()
        self.part: Part | None = None
        self.broken = 0  # how much of the part stands before its last line
        self.after_break = False

    def element(self, found: Sequence[Tag], index: int, pairs: Mapping[int, int], *, is_table: bool) -> int:
        """Read a tag, or pass over a whole element, or read a whole table; the index of the last tag read."""
        tag, last = found[index], pairs.get(index, index)
        if last > index and (tag.name in UNREAD_INLINE or self._is_taken_back(tag)):
            self.flow.cut(tag.start, found[last].end)
        elif last > index and self._is_unread(tag, found[last]):
            self.flow.cut(tag.start, found[last].end, self._line_end())
        elif tag.name == "br" and self._goes_on(found, index):
            self.flow.cut(tag.start, tag.end, self.flow.space())
        elif is_table:
            self._table(found, range(index, last + 1), pairs)
        else:
            self._tag(tag)
            self._raise(tag, index, last)
            return index
        return last

    def _goes_on(self, found: Sequence[Tag], index: int) -> bool:
        """Whether a line break stands within a sentence; the lines of a list are many and short."""
        follows, after = self._line(found, index)
        is_short = self.part is not None and self.part.length - self.broken < LONG
        apart = is_short and (self.after_break or follows)
        self.after_break = True
        if self.part is None or not goes_on(unescape(self.flow.last), unescape(after), apart=apart):
            return False
        self.broken = self.part.length
        return True

    def _line(self, found: Sequence[Tag], index: int) -> tuple[bool, str]:
        """Whether the line behind a break ends in one, and its words."""
        words: list[str] = []
        for tag, behind in zip(islice(found, index, None), islice(found, index + 1, None), strict=False):
            words.append(self.source[tag.end : behind.start])
            if behind.name in _BREAKS:
                return behind.name == "br", "".join(words)
        return False, "".join(words)

    def _is_taken_back(self, tag: Tag) -> bool:
        return tag.name not in _BREAKS and self.styles.takes_back(tag)

    def _raise(self, tag: Tag, index: int, last: int) -> None:
        """Note where something begins or ends to stand raised, and where a remark begins."""
        if tag.name == "sup":
            self.flow.is_raised = not tag.closing
        elif index == self.raised_to:
            self.flow.is_raised, self.raised_to = False, None
        elif last > index and tag.name not in _BREAKS and self.styles.raises(tag):
            self.flow.is_raised, self.raised_to = True, last
        if self.styles.is_comment(tag) and self.stack[-1][0] == "div":
            self.remarks.add(self.stack[-1][1])

    def text(self, start: int, end: int) -> None:
        take = self.flow.keep if self.open["pre"] else self.flow.take
        length = take(start, end) if end > start else 0
        if not length:
            return
        if self.part is None:
            name, node = self.stack[-1]
            is_heading = name in HEADINGS or self.role is not None
            kind: BlockKind = "heading" if is_heading else "item" if name in ("li", "dt", "dd") else "paragraph"
            self.part = Part(kind, Span(start, end), node, self.role or name)
        self.part.span = Span(self.part.span.start, end)
        self.part.length += length
        self.part.linked += length if self.in_link else 0

    def end_part(self) -> None:
        if self.part is not None:
            self.page.parts.append(self.part)
            self.part, self.broken = None, 0

    def _is_unread(self, tag: Tag, closing: Tag) -> bool:
        if tag.name == "header" and (self.open["article"] or self.open["main"]):
            return False  # a headline stands there
        if tag.name == "form" and (closing.start - tag.end) * 2 > len(self.source):
            return False  # some pages are one form
        if tag.name in _UNREAD:
            return True
        if tag.name not in _BREAKS or tag.name in ("html", "body"):
            return False
        text = self.source[tag.start : tag.end]
        return _HIDDEN.search(text) is not None or ("role" in text and self._role(tag) in _UNREAD_ROLES)

    def _role(self, tag: Tag) -> str:
        role = attributes(self.source, tag).get("role", Span(0, 0))
        return self.source[role.start : role.end].lower()

    def _table(self, found: Sequence[Tag], within: range, pairs: Mapping[int, int]) -> None:
        self.end_part()
        table = page_table(self.flow, found, within, pairs)
        number = len(self.page.tables)
        self.page.tables.append(table)
        for span in table.lines:
            self.page.parts.append(Part("row", span, self.stack[-1][1], "tr", span.end - span.start, 0, number))

    def _tag(self, tag: Tag) -> None:
        if tag.name == "a":
            self.in_link = not tag.closing
        breaks = tag.name in _BREAKS
        self.after_break = self.after_break and (not breaks or tag.name == "br")
        self.flow.cut(tag.start, tag.end, self._line_end() if breaks else "")
        self.role = self.styles.role(tag) if breaks else self.role
        if tag.name in _CONTAINERS:
            self._leave(tag.name) if tag.closing else self._enter(tag)

    def _line_end(self) -> str:
        """End the open part; the line end that stands in the content where it ended."""
        ended = self.part is not None
        self.end_part()
        self.flow.spaced, self.flow.is_raised = True, False
        return "\n" if ended else ""

    def _enter(self, tag: Tag) -> None:
        likes, bounds = _ENDS_LIKE.get(tag.name, ((), ()))
        if any(self.open[like] for like in likes):
            self._end_like(likes, bounds)
        if len(self.stack) > self.max_depth:
            self.beyond[tag.name] += 1
            self.page.too_deep = tag.start if self.page.too_deep is None else self.page.too_deep
            return
        self.page.parents.append(self.stack[-1][1])
        self.page.names.append(tag.name)
        self.stack.append((tag.name, len(self.page.names) - 1))
        self.open[tag.name] += 1

    def _end_like(self, likes: Sequence[str], bounds: Sequence[str]) -> None:
        for name, _ in reversed(self.stack):
            if name in bounds:
                return
            if name in likes:
                self._leave(name)
                return

    def _leave(self, name: str) -> None:
        if self.beyond[name]:
            self.beyond[name] -= 1
            return
        while self.open[name]:
            left, _ = self.stack.pop()
            self.open[left] -= 1
            if left == name:
                return
