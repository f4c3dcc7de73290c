"""The rows of a table as they are read: each sign beside its figure, and no column that only ranks the rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.model.mention import Mention
from factcheck.model.text import Table, Text
from factcheck.model.time import Time
from factcheck.model.units import UnitTable
from factcheck.normalise.tables_cells import Cell, emptied, is_figure, made
from factcheck.normalise.tables_signs import signed

MOST_ROWS = 20_000
MOST_COLUMNS = 120
RANK = re.compile(r"[#=T]{0,2}\d{1,4}(?:st|nd|rd|th)?[=.):]?|[-–—]?")
NOTE = re.compile(
    r"\(?\d{1,2}(?:[.,&][ ]?\d{1,2}){0,4}[a-z]?(?:\([a-z]{1,3}\))?\)?|[a-z]"
)  # "4", "12, 13", "5.2", "7(b)"
LEAST_RANKED = 3  # rows that are counted from one on, under no head that says so


class Rows(NamedTuple):
    """The cells by row, the figures of which their signs say more, and those that only rank or call a note."""

    cells: tuple[tuple[Cell, ...], ...]
    signed: Mapping[int, Mention]
    idle: frozenset[int]


def rows(
    text: Text,
    table: Table,
    mentions: Sequence[Mention],
    times: Sequence[Time],
    units: UnitTable,
    words: Mapping[str, frozenset[str]],
) -> Rows:
    """The rows of a table, those beyond a bound left out; ``words`` are the sets of words that head columns."""
    mention_starts = [mention.span.start for mention in mentions]
    time_starts = [time.span.start for time in times]
    found = [
        _labelled([made(text, span, mention_starts, times, time_starts) for span in row[:MOST_COLUMNS]])
        for row in table.rows[:MOST_ROWS]
    ]
    idle: set[int] = set()
    if _is_ranked(found, mentions, words["column_rank"]):
        idle.update(number for row in found for number in row[0].figures)
        found = [row[1:] for row in found]
    for column in _noted(found, mentions, words["column_note"]):
        idle.update(number for row in found for number in row[column].figures)
        found = [[*row[:column], emptied(row[column]), *row[column + 1 :]] for row in found]
    told: dict[int, Mention] = {}
    for at, row in enumerate(found):
        found[at], more = signed(row, mentions, units)
        told.update(more)
    return Rows(tuple(map(tuple, found)), told, frozenset(idle))


def _labelled(row: Sequence[Cell]) -> Sequence[Cell]:
    """A row whose label stands in its first column alone, for all the columns that it spans."""
    if all(cell.span == row[0].span for cell in row):
        return row
    return [cell if at == 0 or cell.span != row[0].span else emptied(cell) for at, cell in enumerate(row)]


def _noted(found: Sequence[Sequence[Cell]], mentions: Sequence[Mention], noting: frozenset[str]) -> Iterator[int]:
    """The columns that tell where the notes to the rows stand."""
    if not found or any(len(row) != len(found[0]) for row in found):
        return
    first = next((at for at, row in enumerate(found) if any(is_figure(cell, mentions) for cell in row[1:])), 0)
    for column in range(1, len(found[0])):
        is_headed = any(row[column].text.strip(" .").lower() in noting for row in found[:first])
        told = [text for row in found[first:] if (text := row[column].text.strip())]
        if is_headed and told and all(NOTE.fullmatch(text) for text in told):
            yield column


def _is_ranked(found: Sequence[Sequence[Cell]], mentions: Sequence[Mention], ranking: frozenset[str]) -> bool:
    """Whether the first column ranks the rows and the next one names them: "1", "Acme", "$5 billion"."""
    body = [row for row in found if len(row) > 2 and any(is_figure(cell, mentions) for cell in row[2:])]
    if not body or any(len(row) < 2 for row in found):
        return False
    firsts = [row[0].text.strip() for row in body]
    named = all(row[1].words and not is_figure(row[1], mentions) for row in body if row[0].words)
    if not any(firsts) or not named or not all(RANK.fullmatch(text) for text in firsts):
        return False
    above = found[: next(at for at, row in enumerate(found) if row is body[0])]
    heads = [text for row in above if (text := row[0].text.strip(" .").lower())]
    if heads:
        return heads[-1] in ranking
    counted = [str(number) for number in range(1, len(firsts) + 1)]
    return len(firsts) >= LEAST_RANKED and [text.strip("#.)") for text in firsts] == counted
