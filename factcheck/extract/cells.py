"""Cells of a table that are written like a year and are an amount: 1850 below "Revenue ($m)", 1912 beside 310."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.later import later
from factcheck.model.text import Table, Text

NUMBER = later(r"[\d.,]*\d")
YEAR = later(r"(?:1[89]|20)\d\d")
# A head that says how much its column is of, and one of a column of years.
OF_AMOUNTS = later(r"[$€£¥₹%]|\b(?:m|mn|mln|bn|million|billion|thousand|000s?|tonnes|tons|barrels|number|staff)\b")
OF_YEARS = later(
    r"\b(?:years?|yr|since|founded|established|opened|opening|built|completed|born|date|season|vintage|due|maturity|"
    r"maturing|expir[a-z]*|fiscal|fy|period|ended|ending|listed|launched?|model|edition|class)\b"
)


def amounts(text: Text) -> frozenset[int]:
    """Where the cells begin that are written like a year in a column of amounts."""
    return frozenset(at for table in text.tables if table.heads for at in _of(table, text.content))


def _of(table: Table, content: str) -> Iterator[int]:
    columns = max((len(row) for row in table.rows), default=0)
    for column in range(1, columns):
        heads = " ".join(
            content[row[column].start : row[column].end] for row in table.rows[: table.heads] if column < len(row)
        ).lower()
        if OF_YEARS.search(heads) or YEAR.search(heads):
            continue
        cells = [row[column] for row in table.rows[table.heads :] if column < len(row)]
        told = {cell.start: content[cell.start : cell.end].strip() for cell in cells}
        like = [at for at, word in told.items() if YEAR.fullmatch(word)]
        other = any(NUMBER.fullmatch(word) and not YEAR.fullmatch(word) for word in told.values())
        if like and (other or OF_AMOUNTS.search(heads)):
            yield from like
