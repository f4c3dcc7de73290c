"""The blocks of plain text: headings, paragraphs, list items and table rows, without menus."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model.later import later
from factcheck.model.text import Block, BlockKind, Span, Table
from factcheck.read import columns, navigation
from factcheck.read.lines import Line, lines
from factcheck.read.signs import without_signs
from factcheck.read.wrapping import Wrapping, wrapping

_MARK = later(r"(?:[•▪‣●]\s*|[·○◦*–—-]\s+|\(?\d{1,2}[.)]\s+)(?=\S)")
_UNDERLINE = later(r"[-=_*~.·—–\s]+")
_HEADING_LENGTH = 120
_SHORT = 80
_CLOSED = 16  # how far from the end of a line its stop may stand
_STOP = later(r"[.!?:;,…。！？：；，][\"'”’)\]]*$")


def blocks_of(content: str, within: Span) -> tuple[tuple[Block, ...], tuple[Table, ...]]:
    """The blocks of a stretch of plain text, in order, and its tables."""
    found = [line for line in lines(content, within) if not _UNDERLINE.fullmatch(line.text)]
    kept = navigation.content_lines([line.text for line in found])
    found = found[kept.start : kept.stop]
    rows, tables = columns.tables(content, found)
    return tuple(_blocks(found, rows)), tables


def _blocks(found: Sequence[Line], rows: dict[int, columns.Row]) -> list[Block]:
    how = wrapping([line for at, line in enumerate(found) if at not in rows])
    blocks: list[Block] = []
    at = 0
    while at < len(found):
        last = at
        while at not in rows and last + 1 < len(found) and _goes_on(found, last, rows, how):
            last += 1
        blocks.append(_block(found, at, last, is_row=at in rows))
        at = last + 1
    return blocks


def _goes_on(found: Sequence[Line], at: int, rows: dict[int, columns.Row], how: Wrapping) -> bool:
    following = found[at + 1]
    return at + 1 not in rows and not _MARK.match(following.text) and how.joins(found[at], following)


def _block(found: Sequence[Line], first: int, last: int, *, is_row: bool) -> Block:
    start, end = found[first].start, found[last].end
    if is_row:
        return Block("row", Span(start, end))
    mark = _MARK.match(found[first].text)
    if mark:
        return Block("item", Span(start + mark.end(), end))
    return Block(_kind(found, first) if first == last else "paragraph", Span(start, end))


def _kind(found: Sequence[Line], at: int) -> BlockKind:
    """A short line that does not end in a stop is a heading; three or more of them in a row are a list."""
    if not _is_short(found, at):
        return "paragraph"
    begin = end = at
    while begin > 0 and at - begin < 3 and _is_listed(found, begin - 1):
        begin -= 1
    while end + 1 < len(found) and end - at < 3 and _is_listed(found, end + 1):
        end += 1
    return "item" if end - begin >= 2 and _is_listed(found, at) else "heading"


def _is_short(found: Sequence[Line], at: int) -> bool:
    text = without_signs(found[at].text)
    if len(text) > _HEADING_LENGTH:
        return False
    # A question above longer lines heads them; a byline may stand between.
    is_question = text.endswith(("?", "？")) and any(len(line.text) > len(text) for line in found[at + 1 : at + 3])
    return is_question or not _STOP.search(text, max(0, len(text) - _CLOSED))


def _is_listed(found: Sequence[Line], at: int) -> bool:
    text = without_signs(found[at].text)
    return len(text) <= _SHORT and not _STOP.search(text) and not _MARK.match(text)
