"""HTML: the article of a page, with the way back to the file."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape

from factcheck.model.article import Notice
from factcheck.model.limits import Limits
from factcheck.model.text import Block, Span, Table, Text
from factcheck.read import columns, navigation
from factcheck.read import lines as line_rule
from factcheck.read.decode import remarks_passed_over
from factcheck.read.main_text import main_parts
from factcheck.read.mask import Masked, masked
from factcheck.read.metadata import Metadata, Where, dated
from factcheck.read.page import Page, Part, page
from factcheck.read.page_metadata import said
from factcheck.read.page_tables import PageTable
from factcheck.read.page_text import Flow
from factcheck.read.paragraphs import blocks_of
from factcheck.read.parts import parted
from factcheck.read.plain import title_text
from factcheck.read.sentences import sentences
from factcheck.read.tags import tags

IN_PART = "FC904"


@dataclass(frozen=True, slots=True)
class Hypertext:
    """What was read of a page."""

    metadata: Metadata
    title: Text | None
    body: Text
    notices: tuple[Notice, ...]


def hypertext(source: str, path: str, limits: Limits, start: int = 0) -> Hypertext:
    """The article of a page whose mark-up begins at ``start``."""
    found = list(tags(source))
    line_starts = line_rule.starts(source)
    statements = said(source, found)
    whole = page(source, found, start, limits.max_depth)
    seen = masked(source, whole.flow.cuts)
    parts = _content(main_parts(whole), seen)
    title, is_first = _title(source, parts, seen, statements.get("title"), line_starts)
    body = _body(whole, [part for part in parts if part is not is_first], seen, line_starts)
    body = parted(body, 0 if is_first is None else 1)
    metadata, notices = _metadata(source, path, statements, line_starts)
    beside = _remarks(whole, seen, path, line_starts)
    return Hypertext(metadata, title, body, (*notices, *beside, *_too_deep(whole, path, limits, line_starts)))


def fragment(source: str, limits: Limits) -> tuple[Text, int | None]:
    """The body of an article that is no page of its own: all of it, and where it lies too deep if it does."""
    whole = page(source, list(tags(source)), 0, limits.max_depth)
    seen = masked(source, whole.flow.cuts)
    parts = [part for part in whole.parts if seen.quote(part.span).strip()]
    return _body(whole, parts, seen, line_rule.starts(source)), whole.too_deep


def _content(parts: list[Part], seen: Masked) -> list[Part]:
    """The parts between menus; a heading or a row is no line of a menu."""
    parts = [part for part in parts if seen.quote(part.span).strip()]
    shapes = [("• " if part.kind in ("heading", "row") else "") + seen.quote(part.span) for part in parts]
    kept = navigation.content_lines(shapes)
    return parts[kept.start : kept.stop]


def _body(whole: Page, parts: list[Part], seen: Masked, line_starts: tuple[int, ...]) -> Text:
    numbers = dict.fromkeys(part.table for part in parts if part.table is not None)
    tables = [_table(whole.tables[number], seen) for number in numbers]
    blocks: list[Block] = []
    for part in parts:
        made, set_out = _blocks(part, seen)
        blocks += made
        tables += set_out
    return Text(
        "body",
        seen.content,
        line_starts,
        seen.segments,
        tuple(blocks),
        sentences(seen.content, blocks),
        tuple(tables),
    )


def _blocks(part: Part, seen: Masked) -> tuple[tuple[Block, ...], tuple[Table, ...]]:
    """A part is a block; text that was set out with spaces is read as plain text."""
    span = seen.span(part.span)
    return blocks_of(seen.content, span) if part.tag == "pre" else ((Block(part.kind, span),), ())


def _table(table: PageTable, seen: Masked) -> Table:
    rows = tuple(tuple(seen.span(cell) for cell in row) for row in table.rows)
    caption = seen.span(table.caption) if table.caption else None
    return Table(rows, table.heads or columns.heads(seen.content, rows), caption)


def _title(
    source: str, parts: list[Part], seen: Masked, stated: Span | None, line_starts: tuple[int, ...]
) -> tuple[Text | None, Part | None]:
    """The title, and the part it was taken from: the headline, where the head of the page says no other title."""
    flow = Flow(source)
    if stated:
        flow.cut(0, stated.start)
        flow.take(*stated)
        flow.cut(stated.end, len(source))
    in_head = masked(source, flow.cuts) if stated else Masked("", ())
    in_head = in_head.excerpt(in_head.trimmed())
    document = next((part for part in parts if part.tag == "title"), None)
    if document:
        in_head = seen.excerpt(seen.span(document.span))
        return title_text(in_head.content, in_head.segments, line_starts), document
    headline = next((part for part in parts if part.tag == "h1"), None)
    words = _words(seen.quote(headline.span)) if headline else ""
    if headline and (not in_head.content or words in _words(in_head.content)):
        in_head = seen.excerpt(seen.span(headline.span))
    else:
        headline = None
    return (title_text(in_head.content, in_head.segments, line_starts) if in_head.content else None), headline


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


def _metadata(
    source: str, path: str, statements: dict[str, Span], line_starts: tuple[int, ...]
) -> tuple[Metadata, tuple[Notice, ...]]:
    values = {key: unescape(source[start:end]).strip() for key, (start, end) in statements.items()}
    offset = statements["date"].start if "date" in statements else 0
    date, notices = dated(values.get("date", ""), Where(path, line_starts, offset))
    return Metadata({key: value for key, value in values.items() if value}, date), notices


def _remarks(whole: Page, seen: Masked, path: str, line_starts: tuple[int, ...]) -> tuple[Notice, ...]:
    """A notice of the remarks of reviewers that have figures in them."""
    told = [part for part in whole.remarks if any(map(str.isdigit, seen.quote(part.span)))]
    if not told:
        return ()
    return (remarks_passed_over(Where(path, line_starts, told[0].span.start).place, len({part.node for part in told})),)


def _too_deep(whole: Page, path: str, limits: Limits, line_starts: tuple[int, ...]) -> tuple[Notice, ...]:
    if whole.too_deep is None:
        return ()
    return (Notice(IN_PART, Where(path, line_starts, whole.too_deep).place, too_deep(limits)),)


def too_deep(limits: Limits) -> str:
    """What is said of a page whose elements lie deeper than they are followed."""
    message = f"elements lie more than {limits.max_depth} deep; what is deeper is read as if it were not nested"
    return f"{message}: flatten the page"
