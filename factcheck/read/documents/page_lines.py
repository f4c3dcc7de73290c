"""Lines of a document, each a block with the part it stands in, and the text they make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from factcheck.model.text import Block, BlockKind, Part, Segment, Span, Table, Text
from factcheck.read import columns
from factcheck.read import lines as line_rule
from factcheck.read.escapes import hidden
from factcheck.read.plain import title_text
from factcheck.read.sentences import sentences

_MOST_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of the text as it is read: a paragraph, a heading, an item, or the cells of a row.

    ``table`` counts the tables of the document; ``is_head`` rows name its columns. ``widths`` say over how many
    columns each cell goes.
    """

    kind: BlockKind
    words: str
    part: str
    level: int | None = None
    cells: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    table: int | None = None
    is_head: bool = False
    is_caption: bool = False


def text_of(found: Sequence[PageLine]) -> tuple[Text | None, Text]:
    """The title, if a line at the top is one, and the body; both count in the text that all lines make."""
    lines = [_cleaned(line) for line in found]
    content = "\n".join(line.words for line in lines)
    starts = line_rule.starts(content)
    parts = _parts(lines, starts)
    spans = [Span(start, start + len(line.words)) for start, line in zip(starts, lines, strict=False)]
    titled = _titled(lines)
    shown = [
        (line, _trimmed(content, span))
        for at, (line, span) in enumerate(zip(lines, spans, strict=True))
        if at != titled
    ]
    blocks = tuple(Block(line.kind, span) for line, span in shown if span.end > span.start)
    tables = tuple(_tables(lines, spans, content))
    body = Text("body", content, starts, (), blocks, sentences(content, blocks), tables, parts=parts)
    return (None if titled is None else _title(content, spans[titled], starts, parts)), body


def _cleaned(line: PageLine) -> PageLine:
    """The line without line ends and escape sequences, of which cells are told apart by tabs."""
    cells = tuple(_one_line(cell).replace("\t", " ") for cell in line.cells)
    return replace(line, words="\t".join(cells) if cells else _one_line(line.words), cells=cells)


def _one_line(words: str) -> str:
    seen = hidden(words)
    kept = seen.content if seen else words
    return kept.replace("\r", " ").replace("\n", " ").strip(" ")


def _parts(lines: Sequence[PageLine], starts: Sequence[int]) -> tuple[Part, ...]:
    named = zip(starts, (line.part for line in lines), strict=False)
    found: list[Part] = []
    for start, name in named:
        if not found or found[-1].name != name:
            found.append(Part(start, name))
    return tuple(found)


def _titled(lines: Sequence[PageLine]) -> int | None:
    """The line that is the title: of level 0, or the first one if it is the only heading of the first level."""
    for at, line in enumerate(lines):
        if line.level == 0:
            return at
        if line.level == 1:
            return at if not at and sum(other.level == 1 for other in lines) == 1 else None
    return None


def _title(content: str, span: Span, starts: tuple[int, ...], parts: tuple[Part, ...]) -> Text:
    start, end = _trimmed(content, span)
    title = title_text(content[start:end], (Segment(0, end - start, start, end),), starts)
    return replace(title, parts=parts)


def _trimmed(content: str, span: Span) -> Span:
    return columns.trimmed(content, *span)


def _tables(lines: Sequence[PageLine], spans: Sequence[Span], content: str) -> Iterable[Table]:
    """The tables, each with its rows and the caption that stands right above."""
    rows: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        if line.table is not None:
            rows.setdefault(line.table, []).append(at)
    for numbers in rows.values():
        cells = tuple(_cells(lines[at], spans[at]) for at in numbers)
        heads = next((count for count, at in enumerate(numbers) if not lines[at].is_head), len(numbers))
        above = numbers[0] - 1
        caption = spans[above] if above >= 0 and lines[above].is_caption else None
        yield Table(cells, heads or columns.heads(content, cells), caption)


def _cells(line: PageLine, span: Span) -> tuple[Span, ...]:
    """The cells of a row; one that goes over several columns stands in each."""
    found: list[Span] = []
    at = span.start
    for cell, width in zip(line.cells, line.widths or (1,) * len(line.cells), strict=True):
        found += [Span(at, at + len(cell))] * max(1, min(width, _MOST_COLUMNS - len(found)))
        at += len(cell) + 1
    return tuple(found)
