"""Markdown: the marks are masked, so that what is left keeps its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.model.later import later
from factcheck.model.text import Block, BlockKind, Span, Table, Text
from factcheck.read import columns, navigation
from factcheck.read import lines as line_rule
from factcheck.read.line_breaks import LONG, goes_on
from factcheck.read.markdown_inline import inline_cuts
from factcheck.read.mask import Cut, Masked, masked
from factcheck.read.plain import title_text
from factcheck.read.sentences import sentences

_HEADING = later(r"[ ]{0,3}\#{1,6}(?:[ \t]+|$)")
_HEADING_END = later(r"(?:(?<=[ \t])|^)\#+[ \t]*$")
_ITEM = later(r"[ \t]*(?:[-*+•]|[0-9]{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_QUOTE = later(r"[ ]{0,3}(?:>[ \t]?)+")
_RULE = later(r"[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})")
_UNDERLINE = later(r"[ ]{0,3}(?:=+|-+)[ \t]*")
_FENCE = later(r"[ ]{0,3}(`{3,}|~{3,})[^`]*")
_DEFINITION = later(r"[ ]{0,3}\[(?!\^)[^\[\]]{1,300}\]:[ \t]*\S.*")
_FOOTNOTE = later(r"[ ]{0,3}\[\^[^\[\]\s]{1,40}\]:[ \t]*")
_HIDDEN = later(r"<!--|<(script|style)\b", re.IGNORECASE)
_BREAK = ("  ", "\\")
_DELIMITER = later(r":?-+:?")
_LONGEST_WRAPPED = 120


@dataclass(slots=True)
class _Part:
    """A block of the source, made of one or more stretches of it."""

    kind: BlockKind
    spans: list[Span]
    cells: tuple[Span, ...] = ()
    level: int | None = None

    @property
    def span(self) -> Span:
        return Span(self.spans[0].start, self.spans[-1].end)


@dataclass(slots=True)
class _Outline:
    """Blocks, tables and line marks found so far."""

    cuts: list[Cut]
    unclosed: dict[str, int] = field(default_factory=dict)
    parts: list[_Part] = field(default_factory=list)
    tables: list[list[_Part]] = field(default_factory=list)
    is_open: bool = False
    breaks: int = 0  # how many lines in a row have ended in a break that the writer set
    last: str = ""

    def goes_on_in(self, text: str) -> bool:
        """Whether the open part goes on in the next line, for all a break that was set before it."""
        apart = len(self.last) < LONG and (self.breaks > 1 or text.endswith(_BREAK))
        return not self.breaks or goes_on(self.last, text.rstrip(" \\"), apart=apart)

    def add(self, kind: BlockKind, span: Span) -> None:
        self.parts.append(_Part(kind, [span]))
        self.is_open = kind in ("item", "paragraph")

    def go_on(self, span: Span) -> None:
        """Add a line to the open paragraph or item, or begin a paragraph."""
        if self.is_open:
            self.parts[-1].spans.append(span)
        else:
            self.add("paragraph", span)


def markdown_body(source: str, start: int = 0, *, titled: bool = False) -> tuple[Text | None, Text]:
    """The title, where the text opens with its only heading of the first level, and the body.

    ``start`` is where the body begins, behind the front matter; an article that is ``titled`` there keeps its
    heading in the body.
    """
    outline = _outline(source, start)
    parts = _settled(source, outline.parts)
    cuts, links = list(outline.cuts), set[Span]()
    for part in parts:
        found, linked = inline_cuts(source, part.span)
        cuts += found
        links.update(linked)
    seen = masked(source, cuts)
    line_starts = line_rule.starts(source)
    kept = _content(parts, seen, links)
    title = None if titled else _title(kept, seen, line_starts)
    blocks = tuple(Block(part.kind, seen.span(part.span)) for part in (kept[1:] if title else kept))
    tables = tuple(_table_seen(rows, seen) for rows in outline.tables)
    body = Text("body", seen.content, line_starts, seen.segments, blocks, sentences(seen.content, blocks), tables)
    return title, body


def _title(parts: list[_Part], seen: Masked, line_starts: tuple[int, ...]) -> Text | None:
    levels = [part.level for part in parts]
    if not parts or parts[0].level != 1 or levels.count(1) > 1:
        return None
    found = seen.excerpt(seen.span(parts[0].span))
    return title_text(found.content, found.segments, line_starts)


def _outline(source: str, start: int) -> _Outline:
    hidden = list(_hidden(source, start))
    visible = _blanked(source, hidden)
    outline = _Outline([Cut(0, start), *hidden])
    lines = [Span(*span) for span in _line_spans(visible) if span[0] >= start]
    at = 0
    while at < len(lines):
        at += _take(visible, lines, at, outline)
    return outline


def _line_spans(source: str) -> Iterator[tuple[int, int]]:
    starts = line_rule.starts(source)
    for start, end in zip(starts, (*starts[1:], len(source)), strict=True):
        yield start, start + len(source[start:end].rstrip("\r\n"))


def _hidden(source: str, start: int) -> Iterator[Cut]:
    """Comments, scripts and style sheets; one that does not end is left as text."""
    endless: set[str] = set()
    while opening := _HIDDEN.search(source, start):
        name = (opening[1] or "").lower()
        start = opening.end()
        if name in endless:
            continue
        ending = re.compile(rf"</{name}\s*>" if name else "-->", re.IGNORECASE).search(source, start)
        if ending:
            yield Cut(opening.start(), ending.end())
            start = ending.end()
        else:
            endless.add(name)


def _blanked(source: str, hidden: list[Cut]) -> str:
    pieces: list[str] = []
    at = 0
    for cut in hidden:
        pieces += (source[at : cut.start], re.sub(r"[^\r\n]", " ", source[cut.start : cut.end]))
        at = cut.end
    return "".join((*pieces, source[at:]))


def _take(source: str, lines: list[Span], at: int, outline: _Outline) -> int:
    """Add the line at hand, and those that belong to it, to the outline; how many lines that was."""
    line = _unquoted(source, lines[at], outline)
    text = source[line.start : line.end]
    count = _fence(source, lines, at, outline) or _table(source, lines, at, outline)
    if count or not text.strip():
        outline.is_open = False
        return count or 1
    if _is_rule(text, outline):
        outline.cuts.append(Cut(*line))
        outline.is_open = False
    elif _DEFINITION.fullmatch(text):
        outline.cuts.append(Cut(*line))
    else:
        _take_words(line, text, outline)
    return 1


def _take_words(line: Span, text: str, outline: _Outline) -> None:
    outline.is_open = outline.is_open and outline.goes_on_in(text)
    heading, item = _HEADING.match(text), _item(text, outline)
    footnote = _FOOTNOTE.match(text)
    if heading:
        closing = _HEADING_END.search(text, heading.end())
        end = line.start + (closing.start() if closing else len(text))
        outline.cuts += (Cut(line.start, line.start + heading.end()), Cut(end, line.end))
        outline.add("heading", Span(line.start + heading.end(), end))
        outline.parts[-1].level = heading[0].count("#")
    elif item or footnote:
        mark = item or footnote
        assert mark is not None
        outline.cuts.append(Cut(line.start, line.start + mark.end()))
        outline.add("item" if item else "paragraph", Span(line.start + mark.end(), line.end))
    else:
        outline.go_on(line)
    outline.breaks = outline.breaks + 1 if text.endswith(_BREAK) else 0
    outline.last = text.rstrip(" \\")
    outline.cuts += (Cut(line.end - 1, line.end),) if text.endswith("\\") else ()


def _item(text: str, outline: _Outline) -> re.Match[str] | None:
    """The mark of a list item. Inside a paragraph only "1." begins a list: "2026." may be where a line was wrapped."""
    mark = _ITEM.match(text)
    inside = outline.is_open and outline.parts[-1].kind == "paragraph"
    number = mark[0].strip(" \t.)") if mark else ""
    return None if inside and number.isdecimal() and number != "1" else mark


def _is_rule(text: str, outline: _Outline) -> bool:
    """Whether a line only draws a line; below a short paragraph it makes a heading of it."""
    if outline.is_open and _UNDERLINE.fullmatch(text):
        last = outline.parts[-1]
        if last.kind == "paragraph" and last.span.end - last.span.start <= _LONGEST_WRAPPED:
            last.kind, last.level = "heading", 1 if "=" in text else 2
        return True
    return _RULE.fullmatch(text) is not None


def _unquoted(source: str, line: Span, outline: _Outline) -> Span:
    mark = _QUOTE.match(source, line.start, line.end)
    if not mark:
        return line
    outline.cuts.append(Cut(*mark.span()))
    return Span(mark.end(), line.end)


def _fence(source: str, lines: list[Span], at: int, outline: _Outline) -> int:
    """How many lines of code begin here; a fence that is never closed fences nothing."""
    opening = _FENCE.fullmatch(source, *lines[at])
    if not opening:
        return 0
    mark, length = opening[1][0], len(opening[1])
    if length >= outline.unclosed.get(mark, length + 1):
        return 1
    closing = re.compile(rf"[ ]{{0,3}}{mark}{{{length},}}[ \t]*")
    end = next((n for n in range(at + 1, len(lines)) if closing.fullmatch(source, *lines[n])), None)
    if end is None:
        outline.unclosed[mark] = length
        return 1
    return end - at + 1


def _table(source: str, lines: list[Span], at: int, outline: _Outline) -> int:
    """How many lines of a table begin here: a head, a line of dashes, and rows."""
    if at + 1 >= len(lines) or not _parts_columns(source, lines[at], lines[at + 1]):
        return 0
    outline.cuts.append(Cut(*lines[at + 1]))
    end = at + 2
    while end < len(lines) and "|" in source[lines[end].start : lines[end].end]:
        end += 1
    rows = [_row(source, line) for line in (lines[at], *lines[at + 2 : end])]
    for line, row in zip((lines[at], *lines[at + 2 : end]), rows, strict=True):
        outline.cuts += (Cut(line.start, row.span.start), Cut(row.span.end, line.end))
    outline.parts += rows
    outline.tables.append(rows)
    return end - at


def _parts_columns(source: str, head: Span, dashes: Span) -> bool:
    if "|" not in source[head.start : head.end] or "-" not in source[dashes.start : dashes.end]:
        return False
    cells = _cells(source, dashes)
    is_dashes = all(_DELIMITER.fullmatch(source, *cell) for cell in cells)
    return is_dashes and len(cells) == len(_cells(source, head))


def _row(source: str, line: Span) -> _Part:
    cells = _cells(source, line)
    return _Part("row", [Span(cells[0].start, cells[-1].end)], cells)


def _cells(source: str, line: Span) -> columns.Row:
    inner = columns.trimmed(source, *line)
    text = source[inner.start : inner.end]
    return columns.bar_cells(source, inner, left=text.startswith("|"), right=len(text) > 1 and text.endswith("|"))


def _settled(source: str, parts: list[_Part]) -> list[_Part]:
    """The parts, with paragraphs taken apart that were not wrapped but written a line each."""
    settled: list[_Part] = []
    for part in parts:
        if len(part.spans) > 1 and any(end - start > _LONGEST_WRAPPED for start, end in part.spans):
            settled += (_Part(part.kind if at == 0 else "paragraph", [span]) for at, span in enumerate(part.spans))
        else:
            settled.append(part)
    return [part for part in settled if source[part.span.start : part.span.end].strip()]


def _content(parts: list[_Part], seen: Masked, links: set[Span]) -> list[_Part]:
    """The parts between menus; what the author marked as a heading, an item or a row is no line of a menu."""
    with_words = [(part, seen.span(part.span)) for part in parts]
    with_words = [(part, span) for part, span in with_words if span.end > span.start]
    shapes = [
        ("" if part.kind == "paragraph" or part.span in links else "• ") + seen.content[span.start : span.end]
        for part, span in with_words
    ]
    kept = navigation.content_lines(shapes)
    return [part for part, _ in with_words[kept.start : kept.stop]]


def _table_seen(rows: list[_Part], seen: Masked) -> Table:
    return Table(tuple(tuple(seen.span(cell) for cell in row.cells) for row in rows), heads=1)
