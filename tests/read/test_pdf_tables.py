"""Tables in PDF as programs print them: cells broken over lines, and drawn one after the other."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from factcheck import read
from factcheck.model.article import Article
from factcheck.model.limits import Limits
from factcheck.read import Source
from tests import invariants
from tests.documents import pdf

Words = tuple[float, float, float, str]
Cell = Sequence[str]

COLUMNS = (60, 260, 360)
LEAD = (60, 760, 10, "Zelko Motors told on July 22, 2026, how its second quarter had gone, in millions.")


def rows(tmp_path: Path, words: Sequence[Words]) -> list[list[str]]:
    """The rows of the one table of a page."""
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf([LEAD, *words]))
    (found,) = read.read(Source(str(file), "pdf"), Limits())
    assert isinstance(found, Article)
    (grid,) = found.body.tables
    return [[found.body.quote(cell) for cell in row] for row in grid.rows]


def drawn(table: Sequence[Sequence[Cell]], *, by_cell: bool, leading: float = 11, apart: float = 8) -> list[Words]:
    """A table of cells of several lines each, written line by line or cell by cell."""
    words: list[Words] = []
    y = 720.0
    for row in table:
        placed = [
            (x, y - leading * number, 10, line)
            for x, cell in zip(COLUMNS, row, strict=True)
            for number, line in enumerate(cell)
        ]
        words += placed if by_cell else sorted(placed, key=lambda one: (-one[1], one[0]))
        y -= leading * max(map(len, row)) + apart
    return words


HEADS = ([], ["Three months", "ended June 30,", "2026"], ["Three months", "ended June 30,", "2025"])
TABLE = (
    HEADS,
    (["Revenue:"], [], []),
    (["Product"], ["3,100"], ["3,020"]),
    (["Service and other"], ["1,020"], ["960"]),
    (["Cost of revenue, including", "depreciation of leased", "vans"], ["2,900"], ["2,850"]),
    (["Net profit of owners of", "Zelko Motors"], ["310"], ["290"]),
    (["Diluted profit per share"], ["1.21"], ["1.14"]),
)


@pytest.mark.parametrize("by_cell", [True, False], ids=["cell by cell", "line by line"])
def test_a_label_that_goes_on_below_its_figures_stands_whole_in_its_row(tmp_path: Path, by_cell: bool) -> None:
    *_, revenue, product, service, costs, profit, share = rows(tmp_path, drawn(TABLE, by_cell=by_cell))
    assert revenue == ["Revenue:", "", ""]
    assert (product, service) == (["Product", "3,100", "3,020"], ["Service and other", "1,020", "960"])
    assert costs == ["Cost of revenue, including depreciation of leased vans", "2,900", "2,850"]
    assert profit == ["Net profit of owners of Zelko Motors", "310", "290"]
    assert share == ["Diluted profit per share", "1.21", "1.14"]


def test_a_head_of_several_lines_names_the_columns_below(tmp_path: Path) -> None:
    found = rows(tmp_path, drawn(TABLE, by_cell=True))
    assert found[:3] == [["", *line] for line in zip(HEADS[1], HEADS[2], strict=True)]


WORDY = (
    (["Measure"], ["Remark"], ["Value"]),
    (["Revenue"], ["Rose on demand for", "vans in Europe"], ["$4,120", "million"]),
    (["Net profit"], ["Held back by the", "cost of two plants"], ["$310", "million"]),
    (["Employees"], ["At the end of June"], ["12,000"]),
)


@pytest.mark.parametrize("by_cell", [True, False], ids=["cell by cell", "line by line"])
def test_a_figure_and_a_remark_that_go_on_are_put_together_too(tmp_path: Path, by_cell: bool) -> None:
    assert rows(tmp_path, drawn(WORDY, by_cell=by_cell)) == [
        ["Measure", "Remark", "Value"],
        ["Revenue", "Rose on demand for vans in Europe", "$4,120 million"],
        ["Net profit", "Held back by the cost of two plants", "$310 million"],
        ["Employees", "At the end of June", "12,000"],
    ]


def test_figures_at_half_the_height_of_their_label_are_of_its_row(tmp_path: Path) -> None:
    words = [
        *drawn(TABLE[:4], by_cell=True),
        (60.0, 600.0, 10.0, "Net profit of owners of"), (60.0, 590.0, 10.0, "Zelko Motors"),
        (260.0, 595.0, 10.0, "310"), (360.0, 595.0, 10.0, "290"),
        (60.0, 570.0, 10.0, "Employees"), (260.0, 570.0, 10.0, "910"), (360.0, 570.0, 10.0, "870"),
    ]  # fmt: skip
    assert rows(tmp_path, words)[-2] == ["Net profit of owners of Zelko Motors", "310", "290"]


@pytest.mark.parametrize("label", ["Expenses:", "Expenses"])
def test_a_label_of_the_rows_below_is_no_part_of_the_row_above(tmp_path: Path, label: str) -> None:
    table = (*TABLE[:4], ([label], [], []), (["Research"], ["410"], ["400"]), (["Selling"], ["90"], ["80"]))
    found = rows(tmp_path, drawn(table, by_cell=False, apart=3))
    assert found[-3:] == [[label, "", ""], ["Research", "410", "400"], ["Selling", "90", "80"]]


def test_a_page_full_of_figures_takes_no_long_time(tmp_path: Path) -> None:
    words = [(60.0 + at % 4 * 100, 760 - at // 4 * 0.9, 8.0, f"{at}.5") for at in range(3200)]
    began = time.process_time()
    (tmp_path / "a.pdf").write_bytes(pdf(words, words, words))
    (found,) = read.read(Source(str(tmp_path / "a.pdf"), "pdf"), Limits())
    assert isinstance(found, Article)
    assert time.process_time() - began < 5


def test_what_stands_below_a_table_is_no_part_of_its_last_row(tmp_path: Path) -> None:
    table = drawn(TABLE[:4], by_cell=True)
    note = (60.0, min(y for _, y, _, _ in table) - 12, 10.0, "The company expects more in the second half, it said.")
    assert rows(tmp_path, [*table, note])[-1] == ["Service and other", "1,020", "960"]


# Glyphs of a page, as `invariants.sheets` reads them.
RAGGED = (
    b"il up, metals down\n\nLONDON, March 05, 2031 - Brent crude settled"
    b" at $84.15 a barrel on Tuesday, up 1.2%. U.S. West Texas Interme"
    b"diate crude settled at $79.60 a barrel, 0.9% higher.\n\nOPEC pumpe"
    b"d 28.3 million ba\xff\xff\xff\xffrrels a day in February.\n\nCopper 60 a barre"
    b"l, 0.9% higher.\n\nOPEC pumped 28.3 million ba\xff\xff\xff\xffrrels a day in F"
    b"ebruary.\n\nCopper closed 2.1% lower on Tuesday at $9,412 a tonne."
    b" Gold ended Tuesday at $2,closed 2.1% lower on Tuesday at $9,412"
    b" a tonne. Gold ended Tuesday at $2,884 an ounce.\n"
)


def test_a_line_may_go_on_with_more_cells_than_its_row_began_with() -> None:
    for found in invariants.results(RAGGED, "pdf"):
        invariants.hold(found, None)
