"""Places that a line does not lead to are told by their paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import read
from factcheck.model.article import Article
from factcheck.model.limits import Limits
from factcheck.read import Source

# As Google Docs exports a text: all of it on one line.
PAGE = (
    "<html><head><style>.c1{{color:#000}}</style></head><body>"
    '<h1 class="c1"><span>Acme rises</span></h1>{0}<h2><span>Results</span></h2>{0}'
    '<p class="c1"><span>Acme rose </span><span>5%.</span></p>{0}<ul><li><span>Beta fell 3%.</span></li></ul>{0}'
    "<table><tr><td>Revenue</td><td>2026</td></tr>{0}<tr><td>Acme</td><td>$3 billion</td></tr></table>{0}"
    "<p><span>Gamma paid $4.</span></p></body></html>"
)


@pytest.mark.parametrize("between", ["", "\n"])
def test_a_page_on_one_line_tells_its_paragraphs_and_rows(between: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE.format(between), encoding="utf-8")
    (found,) = read.read(Source(str(path), "html"), Limits())
    assert isinstance(found, Article)
    body = found.body
    named = {body.quote(block.span): body.place("a", block.span).part for block in body.blocks}
    expected = {
        "Results": "paragraph 2",
        "Acme rose 5%.": "paragraph 3",
        "Beta fell 3%.": "paragraph 4",
        "Revenue\t2026": "table 1, row 1",
        "Acme\t$3 billion": "table 1, row 2",
        "Gamma paid $4.": "paragraph 5",
    }
    assert named == (dict.fromkeys(expected) if between else expected)


def test_a_row_is_told_by_its_own_cells(tmp_path: Path) -> None:
    """The first may be empty, or reach down from the row above."""
    table = (
        "<table><tr><td></td><td>2025</td><td>2026</td></tr><tr><td rowspan=2>Acme</td><td>$3</td><td>$4</td></tr>"
        "<tr><td>$5</td><td>$6</td></tr></table>"
    )
    path = tmp_path / "a.html"
    path.write_text(f"<html><body><p>Acme reported on Tuesday.</p>{table}</body></html>", encoding="utf-8")
    (found,) = read.read(Source(str(path), "html"), Limits())
    assert isinstance(found, Article)
    body = found.body
    named = {body.quote(block.span): body.place("a", block.span).part for block in body.blocks}
    assert named == {
        "Acme reported on Tuesday.": "paragraph 1",
        "2025\t2026": "table 1, row 1",
        "Acme\t$3\t$4": "table 1, row 2",
        "$5\t$6": "table 1, row 3",
    }
