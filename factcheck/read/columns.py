"""Tables in plain text: cells parted by bars, tabs or two spaces and more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from factcheck.model.later import later
from factcheck.model.text import Span, Table
from factcheck.read.head_rows import laid_out
from factcheck.read.lines import Line

Row = tuple[Span, ...]
# The lines of heads, one over the other; how long such a line is, and how far it is set in.
MOST_HEADS, LONGEST_HEAD, LEAST_INDENT = 4, 60, 10

_GAP = later(r"\t\s*|(?<![.!?:;,\s])\s{2,}|(?<=[:;,])\s{4,}")
# White space other than a blank: the scan for it skips at full speed what has none.
_ODD = later("[\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_BAR = later(r"(?<!\\)\|")
_FIGURE = later(
    r"""
    [(<~+\-−–]?\s? [A-Z]{0,3}[$€£¥₩₹]?\s? [+\-−–]?      # a bracket, a sign, a currency
    (?P<number> \d[\d,.]*|[.]\d+ ) \s?
    (?: [%)*] | [a-z]++ \.? )*                          # a unit, a note, taken whole: else tried in every way
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HEAD = later(
    r"""
    (?:19|20)\d\d[AE]? | [QH][1-4] | [1-4][QH] | FY\s?\d\d(?:\d\d)?[AE]?                      # 2026, Q1, 2H, FY26
    | \d{1,2}\s(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?          # 30 June
    """,
    re.VERBOSE | re.IGNORECASE,
)

LEAST_TABBED = 3  # columns that are parted by single tabs
LONGEST_SECTION = 60  # of a label that heads rows


def is_figure(cell: str) -> bool:
    """Whether a cell holds one figure and nothing else; a year, a quarter or a day heads a column.

    >>> [is_figure(cell) for cell in ("$ 1,452.4", "(3.1%)", "2026", "Q1", "FY26", "Q1 2026", "30 June", "Other")]
    [True, True, False, False, False, False, False, False]
    """
    return _FIGURE.fullmatch(cell) is not None and _HEAD.fullmatch(cell) is None


def tables(content: str, lines: Sequence[Line]) -> tuple[dict[int, Row], tuple[Table, ...]]:
    """The rows of all tables by the index of their line, and the tables they form."""
    rows: dict[int, Row] = {}
    found: list[Table] = []
    for run in _runs(lines):
        bordered = all("|" in lines[at].text for at in run)
        for part in _bordered(content, lines, run) if bordered else _spaced(content, lines, _headed(lines, run, rows)):
            rows.update(part)
            cells = tuple(part.values())
            found.append(Table(cells, heads(content, cells)))
    return rows, tuple(found)


def heads(content: str, rows: Sequence[Row]) -> int:
    """How many rows at the top name the columns: they hold words, years and dates, beyond the first column."""
    count = 0
    for row in rows:
        cells = [content[start:end] for start, end in row]
        if any(map(is_figure, cells)) or not (any(cells[1:]) or count == 0):
            break
        count += 1
    return count if count < len(rows) else min(1, len(rows) - 1)


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Runs of neighbouring lines that are cut alike."""
    run: list[int] = []
    how: str | None = None
    for at, line in enumerate(lines):
        sign = _sign(line.text)
        if run and not sign and _is_section(lines, at):
            run.append(at)
            continue
        if run and (sign != how or line.after_blank):
            yield run
            run = []
        if sign:
            run.append(at)
        how = sign
    if run:
        yield run


def _is_section(lines: Sequence[Line], at: int) -> bool:
    """Whether a line within a table heads the rows below it: "Revenue:"."""
    line, below = lines[at], lines[at + 1 : at + 2]
    if len(line.text) > LONGEST_SECTION or line.text[-1] in ".!?,;" or line.after_blank or not below:
        return False
    names = line.text.endswith(":") or below[0].indent > line.indent
    return names and not below[0].after_blank and _sign(below[0].text) == " " and _sign(lines[at - 1].text) == " "


def _sign(text: str) -> str | None:
    if "|" in text:
        return "|"
    wide = "  " in text or _ODD.search(text) is not None
    return " " if wide and _GAP.search(text) else None


def _bordered(content: str, lines: Sequence[Line], run: Sequence[int]) -> Iterator[dict[int, Row]]:
    """Rows parted by bars; a bar that every row begins or ends with is a border, not an empty cell."""
    texts = [lines[at].text for at in run]
    left = all(text.startswith("|") for text in texts)
    right = all(text.endswith("|") for text in texts)
    part = {at: bar_cells(content, lines[at].span, left=left, right=right) for at in run}
    if len(part) > 1 and any(is_figure(content[cell.start : cell.end]) for row in part.values() for cell in row):
        yield part


def bar_cells(content: str, line: Span, *, left: bool, right: bool) -> Row:
    """The cells of a line between its bars, without the space around them."""
    bars = [match.start() for match in _BAR.finditer(content, line.start, line.end)]
    begins = [line.start, *(bar + 1 for bar in bars)]
    ends = [*bars, line.end]
    cells = list(zip(begins, ends, strict=True))[1 if left else 0 : -1 if right else None]
    return tuple(trimmed(content, start, end) for start, end in cells)


def trimmed(content: str, start: int, end: int) -> Span:
    inner = content[start:end]
    begin = start + len(inner) - len(inner.lstrip())
    return Span(min(begin, end), max(min(begin, end), start + len(inner.rstrip())))


def _spaced(content: str, lines: Sequence[Line], run: Sequence[int]) -> Iterator[dict[int, Row]]:
    """Rows parted by tabs or wide gaps, where at least two rows hold figures in columns."""
    part = _tabbed(content, [lines[at] for at in run], run) or {at: _gap_cells(lines[at]) for at in run}
    # A figure in the first column alone may number a note.
    told = {at: sum(is_figure(content[cell.start : cell.end]) for cell in row[1:]) for at, row in part.items()}
    figures = told.values()
    columns = max(len(row) for row in part.values())
    safe = max(figures) >= 2 or (sum(count >= 1 for count in figures) >= 2 and columns >= 2)
    heads = min(next((at for at, count in enumerate(figures) if count), 0), MOST_HEADS)
    if safe and sum(count >= 1 for count in figures) * 2 >= len(part) - heads:
        yield laid_out(part, lines, told)


def _tabbed(content: str, lines: Sequence[Line], run: Sequence[int]) -> dict[int, Row] | None:
    """The rows of a table copied from a sheet, a tab between two cells, empty ones too.

    ``None`` where several tabs set out one column, so that the rows would have more cells than the heads.
    """
    if not all("\t" in line.text for line in lines) or any("  " in line.text for line in lines):
        return None
    rows = {at: _tab_cells(content, line) for at, line in zip(run, lines, strict=True)}
    widest = max(map(len, rows.values()))
    filled = [sum(cell.end > cell.start for cell in row) for row in rows.values()]
    if len(rows[run[0]]) != widest or max(filled) < widest or widest < LEAST_TABBED:
        return None
    return {at: (*row, *[Span(row[-1].end, row[-1].end)] * (widest - len(row))) for at, row in rows.items()}


def _tab_cells(content: str, line: Line) -> Row:
    """The cells between single tabs; one before the line's first word is an empty label."""
    begin = line.start
    while begin and content[begin - 1] == "\t":
        begin -= 1
    ends = [*(begin + at for at, letter in enumerate(content[begin : line.end]) if letter == "\t"), line.end]
    begins = [begin, *(end + 1 for end in ends[:-1])]
    return tuple(trimmed(content, start, end) for start, end in zip(begins, ends, strict=True))


def _headed(lines: Sequence[Line], run: Sequence[int], rows: Mapping[int, Row]) -> list[int]:
    """A run with the lines right above it that stand over its columns alone: "Three months ended June 30"."""
    first = run[0]
    while first and run[0] - first < MOST_HEADS and first - 1 not in rows and _is_head(lines[first - 1], lines[first]):
        first -= 1
    return [*range(first, run[0]), *run]


def _is_head(line: Line, below: Line) -> bool:
    short = len(line.text) <= LONGEST_HEAD and line.text[-1] not in ".!?" and "|" not in line.text
    return short and line.indent >= LEAST_INDENT and not below.after_blank


def _gap_cells(line: Line) -> Row:
    gaps = [(line.start + match.start(), line.start + match.end()) for match in _GAP.finditer(line.text)]
    begins = [line.start, *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), line.end]
    return tuple(Span(start, end) for start, end in zip(begins, ends, strict=True))
