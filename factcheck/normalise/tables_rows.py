"""The rows of a table as they are read: each sign beside its figure, and no column that only ranks the rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.model.later import later
from factcheck.model.mention import Mention
from factcheck.model.text import Table, Text
from factcheck.model.time import Time
from factcheck.model.units import UnitTable
from factcheck.normalise.tables_cells import Cell, emptied, is_figure, made
from factcheck.normalise.tables_signs import signed

MOST_ROWS = 20_000
MOST_COLUMNS = 120
RANK = later(r"[#=T]{0,2}\d{1,4}(?:st|nd|rd|th)?[=.):]?|[-–—]?")
NOTE = later(r"\(?\d{1,2}(?:[.,&][ ]?\d{1,2}){0,4}[a-z]?(?:\([a-z]{1,3}\))?\)?|[a-z]")  # "4", "12, 13", "5.2", "7(b)"
CODE = later(r"[A-Z]{3}")
RANKS = frozenset({"rank", "ranking"})
MOST_WORDS = 3  # "Rank in 2025"
MOST_RANKS = 2  # that of now and the one before
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
    if ranks := _ranks(found, mentions, words["column_rank"]):
        idle.update(number for row in found for cell in row[:ranks] for number in cell.figures)
        found = [row[ranks:] for row in found]
    for column in _noted(found, mentions, words["column_note"]):
        idle.update(number for row in found for number in row[column].figures)
        found = [[*row[:column], emptied(row[column]), *row[column + 1 :]] for row in found]
    for column in _called(found, mentions, words["column_idle_number"]):
        idle.update(number for row in found for number in row[column].figures)
        if column:
            found = [[*row[:column], row[column]._replace(figures=()), *row[column + 1 :]] for row in found]
    if _dated_first(found, mentions, words["column_day"]):
        found = [[row[1], row[0], *row[2:]] for row in found]
    told: dict[int, Mention] = {}
    coded = frozenset(_coded(found, mentions, units, words["column_code"]))
    for at, row in enumerate(found):
        found[at], more = signed(row, mentions, units, coded)
        told.update(more)
    return Rows(tuple(map(tuple, found)), told, frozenset(idle))


def _labelled(row: Sequence[Cell]) -> Sequence[Cell]:
    """A row whose label stands in its first column alone, for all the columns that it spans."""
    if all(cell.span == row[0].span for cell in row):
        return row
    return [cell if at == 0 or cell.span != row[0].span else emptied(cell) for at, cell in enumerate(row)]


def _dated_first(found: Sequence[Sequence[Cell]], mentions: Sequence[Mention], days: frozenset[str]) -> bool:
    """Whether days stand before the labels, as in a calendar: "4 March", "Retail sales", "January", "0.3%"."""
    if not found or len(found[0]) <= MOST_WORDS or any(len(row) != len(found[0]) for row in found):
        return False
    first = next((at for at, row in enumerate(found) if any(is_figure(cell, mentions) for cell in row[1:])), 0)
    if not any(row[0].text.strip(" .").lower() in days for row in found[:first]):
        return False
    body = [row for row in found[first:] if any(not cell.is_empty for cell in row)]
    dated = all(row[0].times or row[0].is_empty for row in body) and any(row[0].times for row in body)
    return dated and all(row[1].words and not row[1].figures for row in body)


def _coded(
    found: Sequence[Sequence[Cell]], mentions: Sequence[Mention], units: UnitTable, coding: frozenset[str]
) -> Iterator[int]:
    """The columns of letters that call something: by their head, or because some of them are the code of no money."""
    first = next((at for at, row in enumerate(found) if any(is_figure(cell, mentions) for cell in row[1:])), 0)
    for column in range(1, max(map(len, found), default=0)):
        cells = [row[column].text.strip() for row in found if column < len(row)]
        letters = [
            text for row in found[first:] if column < len(row) and CODE.fullmatch(text := row[column].text.strip())
        ]
        is_headed = any(text.strip(" .").lower() in coding for text in cells[:first])
        if letters and (is_headed or any(units.dimension(text) != "money" for text in letters)):
            yield column


def _called(found: Sequence[Sequence[Cell]], mentions: Sequence[Mention], calling: frozenset[str]) -> Iterator[int]:
    """The columns of numbers that count nothing, as their heads say: "ID", "Postcode", "Founded"."""
    if not found or any(len(row) != len(found[0]) for row in found):
        return
    first = next((at for at, row in enumerate(found) if any(is_figure(cell, mentions) for cell in row)), 0)
    for column in range(len(found[0])):
        bare = all(mentions[number].unit is None for row in found[first:] for number in row[column].figures)
        if bare and any(row[column].text.strip(" .:#").lower() in calling for row in found[:first]):
            yield column


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


def _ranks(found: Sequence[Sequence[Cell]], mentions: Sequence[Mention], ranking: frozenset[str]) -> int:
    """How many columns rank the rows before the one that names them: "1", "Acme", "$5 billion"."""
    body = [row for row in found if len(row) > 2 and any(is_figure(cell, mentions) for cell in row[2:])]
    many = 0
    while body and many < MOST_RANKS and all(RANK.fullmatch(row[many].text.strip()) for row in body):
        many += 1
    if not many or any(len(row) <= many for row in found) or not any(row[0].words for row in body):
        return 0
    if not all(row[many].words and not is_figure(row[many], mentions) for row in body if row[0].words):
        return 0
    above = found[: next(at for at, row in enumerate(found) if row is body[0])]
    heads = [row[0] for row in above if not row[0].is_empty or row[0].text.strip() in ranking]
    if heads:
        text, words = heads[-1].text.strip(" .").lower(), {word.lower for word in heads[-1].words}
        return many if text in ranking or (len(words) <= MOST_WORDS and words & RANKS) else 0
    counted = [str(number) for number in range(1, len(body) + 1)]
    is_counted = len(body) >= LEAST_RANKED and [row[0].text.strip(" #.)") for row in body] == counted
    return many if is_counted and many == 1 else 0
