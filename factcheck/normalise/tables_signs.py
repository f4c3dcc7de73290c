"""Cells that hold only the sign of the figure beside them: "$", "5,293"; "(45", ")"; "44.1", "%"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from factcheck.model.later import later
from factcheck.model.mention import Mention
from factcheck.model.text import Span
from factcheck.model.units import UnitForm, UnitTable
from factcheck.normalise.tables_cells import Cell, emptied, is_figure

LONGEST = 6  # of a sign, brackets and all
BRACKETS = "()[] \xa0"
OWN = later(r"([^\d\s(\[]{1,4})\s*[(\[]\s*\d")  # "$ (45"
OPENED = later(r"[(\[]\s*[^\s\w]?\s*$")  # "(45", "($45"
CLOSED = later(r"[\s%)\]*]*")
UNITS = frozenset({"percent", "points", "multiple"})


class Signed(NamedTuple):
    """The cells of a row, a sign now part of the cell of its figure, and the figures that it says more of."""

    cells: tuple[Cell, ...]
    mentions: dict[int, Mention]


def signed(
    row: Sequence[Cell], mentions: Sequence[Mention], units: UnitTable, coded: frozenset[int] = frozenset()
) -> Signed:
    """A row with its signs put to their figures.

    A sign before a figure leaves its column to that figure, as a cell that spans both would; one behind leaves its
    own empty. What stands in the columns ``coded`` is a name by its letters, and no sign.
    """
    cells, told = list(row), dict[int, Mention]()
    for first, last in _spans(row):
        cell = row[last]
        if not cell.figures or not is_figure(cell, mentions):
            continue
        before = _sign(row[first - 1]) if first > 1 and first - 1 not in coded else ""
        after = _sign(row[last + 1]) if last + 1 < len(row) else ""
        currency, unit = units.prefixes.get(before.strip(BRACKETS)), _unit(after, units)
        leads = currency is not None or before in ("(", "[")
        if leads:
            cells[first - 1] = cell
        if unit or after in (")", "]"):
            cells[last + 1] = emptied(row[last + 1])
        own = OWN.match(cell.text)
        unit = unit or currency or (units.prefixes.get(own[1]) if own else None)
        opened = _is_opened(cell, mentions[cell.figures[0]].span, before if leads else "")
        told.update(_told(mentions, cell.figures[0], unit, negative=opened))
    return Signed(tuple(cells), told)


def _spans(row: Sequence[Cell]) -> Iterator[tuple[int, int]]:
    """The first and the last column of each cell beside the label."""
    first = 1
    for at in range(1, len(row)):
        if at + 1 == len(row) or row[at + 1].span != row[at].span:
            yield first, at
            first = at + 1


def _is_opened(cell: Cell, figure: Span, before: str) -> bool:
    """Whether the figure of a cell stands in brackets of which it may have only the first: a loss."""
    begins, ends = figure.start - cell.span.start, figure.end - cell.span.start
    opened = OPENED.search(before + cell.text[:begins]) or "(" in cell.text[begins:ends]
    return bool(opened) and CLOSED.fullmatch(cell.text[ends:]) is not None


def _sign(cell: Cell) -> str:
    """The text of a cell that may be a sign."""
    text = cell.text.strip()
    return text if len(text) <= LONGEST and not cell.figures else ""


def _unit(text: str, units: UnitTable) -> UnitForm | None:
    """A unit told behind a figure: "%", ")%", "bps"."""
    form = units.symbols.get(text.strip(BRACKETS))
    return form if form is not None and units.dimension(form.symbol) in UNITS else None


def _told(mentions: Sequence[Mention], number: int, form: UnitForm | None, *, negative: bool) -> dict[int, Mention]:
    """The figure with what its signs say and it does not say itself."""
    mention = mentions[number]
    if form is not None and mention.unit is None:
        numerals = tuple(numeral._replace(scale=numeral.scale * form.factor) for numeral in mention.numerals)
        mention = replace(mention, unit=form.symbol, numerals=numerals)
    if negative and all(numeral.value > 0 for numeral in mention.numerals):
        numerals = tuple(numeral._replace(value=-numeral.value) for numeral in mention.numerals)
        mention = replace(mention, numerals=numerals)
    return {number: mention} if mention is not mentions[number] else {}
