"""What stands above a table and speaks of it: its caption, the heading and the line that announces it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.text import Span, Table, Text
from factcheck.model.time import Time
from factcheck.normalise.tables_cells import Cell
from factcheck.normalise.tables_units import announced, measure, wholly
from factcheck.normalise.tables_wording import NONE, Measure
from factcheck.normalise.tokens import tokens

ANNOUNCES = later(
    r"""\b(?:following|below|above)\ tables?\b
    | \btables?\ (?:below|above|sets?|shows?|presents?|summari[sz]es?|provides?|lists?)\b
    | \bas\ follows\b | :\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
BLOCKS = 8
LONGEST = 600


class Above(NamedTuple):
    """The texts that announce a table, nearest first, and the one time they tell."""

    cells: tuple[Cell, ...]
    farther: tuple[str, ...]
    time: Time | None

    def measure(self, pack: RulePack) -> Measure:
        """The unit and the scale of the whole table."""
        found = NONE
        for cell in self.cells:
            found = found.over(measure(cell.text, pack)).over(announced(cell.text, pack))
        for text in self.farther:
            found = found.over(wholly(text, pack)).over(announced(text, pack))
        return found


def entitles(cell: Cell) -> bool:
    """Whether a text above a table says what the table is of, and is not the story going on: "Its shares fell 5%."."""
    return not cell.text.rstrip().endswith(".") or ANNOUNCES.search(cell.text) is not None


def above(text: Text, table: Table, times: Sequence[Time]) -> Above:
    """What is said of a table before it begins."""
    # An empty cell may touch the end of the block before.
    start = next((cell.start for row in table.rows for cell in row if cell.end > cell.start), 0)
    at = bisect_left(text.blocks, start, key=lambda block: block.span.end)
    while at > 0 and (at >= len(text.blocks) or text.blocks[at].span.start > start):
        at -= 1
    blocks = []
    for index in range(at - 1, max(at - 1 - BLOCKS, -1), -1):
        if text.blocks[index].kind == "row":
            break
        blocks.append(text.blocks[index])
    spans = [table.caption] if table.caption else []
    for distance, block in enumerate(blocks):
        quoted = text.quote(block.span)
        near = distance == 0 and (block.kind == "heading" or len(quoted) <= 120)
        if near or (ANNOUNCES.search(quoted) and len(quoted) <= LONGEST):
            spans.append(_announcing(text, block.span))
    cells = tuple(_cell(text, span, times) for span in spans)
    told = [time for cell in cells for time in cell.times if time.kind in ("point", "stretch", "range")]
    one = told[0] if len({time.text.lower() for time in told}) == 1 else None
    return Above(cells, tuple(text.quote(block.span)[-LONGEST:] for block in blocks), one)


def _announcing(text: Text, block: Span) -> Span:
    """The sentence of a block that announces the table, its last if none does."""
    first = text.sentence_index(block.start)
    if first is None:
        return block
    inside = []
    for sentence in text.sentences[first:]:
        if sentence.span.start >= block.end:
            break
        inside.append(sentence.span)
    for span in reversed(inside):
        if ANNOUNCES.search(text.quote(span)):
            return span
    return inside[-1] if inside else block


def _cell(text: Text, span: Span, times: Sequence[Time]) -> Cell:
    inside = tuple(time for time in times if span.start <= time.span.start < span.end)
    return Cell(span, text.quote(span), tuple(tokens(text.content, span.start, span.end)), inside, ())
