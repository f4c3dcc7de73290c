"""A sheet as a table of comma-separated values (RFC 4180), for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from factcheck.model.claim import Claim
from factcheck.model.later import later
from factcheck.report.escape import visible
from factcheck.report.record import claim_record
from factcheck.report.sheet.rows import Row, Sheet, rows

# Without it, the commonest spreadsheet takes UTF-8 for the code page of its system.
MARK = "\ufeff"
HEAD = (
    "number", "checked", "article", "place", "figure", "value", "low", "high", "unit", "per", "subject", "metric",
    "direction", "period", "limits", "evidence", "sentence",
)  # fmt: skip
# What a spreadsheet takes for the beginning of a formula, in either width, behind blanks too; a plain number is none.
FORMULA = later(r"\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20\u2212]")
NUMBER = later(r"-?\d+(?:\.\d+)?")


def as_csv_sheet(sheets: Iterable[Sheet]) -> Iterator[str]:
    """The table, page by page: a line a figure, with a column left free to tick."""
    yield MARK + _line(HEAD)
    for sheet in sheets:
        for row, claim in zip(rows(sheet), sheet.claims, strict=True):
            yield _line(_cells(row, claim, sheet))


def _cells(row: Row, claim: Claim, sheet: Sheet) -> tuple[str, ...]:
    told = claim_record(claim)
    low, high, unit, per, direction = (told[key] or "" for key in ("low", "high", "unit", "per", "direction"))
    return (
        str(row.number), "", sheet.article.id, row.where, row.figure, row.value, low, high, unit, per, row.subject,
        row.metric, direction, row.period, row.limits, row.evidence, row.sentence,
    )  # fmt: skip


def _line(cells: Iterable[str]) -> str:
    page = io.StringIO()
    csv.writer(page).writerow(map(harmless, cells))
    return page.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet computes: an apostrophe before what would begin a formula.

    >>> harmless("=1+1"), harmless("-5%"), harmless("-0.5"), harmless("8.8%")
    ("'=1+1", "'-5%", '-0.5', '8.8%')
    """
    told = visible(cell)
    is_formula = FORMULA.match(cell) or FORMULA.match(told)
    return f"'{told}" if is_formula and not NUMBER.fullmatch(told) else told
