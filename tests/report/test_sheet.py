"""A proof sheet: every figure of an article, to be ticked off."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.command import Command
from tests.documents import docx, paragraph, pdf, table

TEXT = """---
title: "<b>Acme</b> profit up 12%"
date: 2026-07-02
---
Apple shares fell 8.8% on July 1, 2026. Revenue was $4.2 billion, and 3 of 7 sites closed.

"=HYPERLINK(1)" said the release: -5% in all.
"""


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    return "a.md"


class Boxes(HTMLParser):
    """What a browser would show of a page: its boxes and labels, and the names of all its elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.boxes: list[str] = []
        self.labels: list[str] = []
        self.names: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        held = dict(attrs)
        if tag == "input":
            assert held["type"] == "checkbox"
            self.boxes.append(held["id"] or "")
        if tag == "label":
            self.labels.append(held["for"] or "")

    handle_startendtag = handle_starttag


def figures(factcheck: Command, article: str) -> list[str]:
    return [json.loads(line)["text"] for line in factcheck("extract", article).out.splitlines()]


def test_each_figure_has_a_box_in_reading_order(factcheck: Command, article: str) -> None:
    told = figures(factcheck, article)
    assert told[:3] == ["12%", "8.8%", "$4.2 billion"]
    run = factcheck("claims", article)
    assert run.status == 0
    assert re.findall(r">>(.*?)<<", run.out) == told
    assert [int(number) for number in re.findall(r"^\[ \] +(\d+) ", run.out, re.MULTILINE)] == [
        *range(1, len(told) + 1)
    ]
    assert "Apple, share price change: down 8.8%; 2026-07-01; all in its clause" in run.out


CARRIED = """---
date: 2026-07-20
---
Zelko reported results for the second quarter of 2026. Revenue was $4.1 billion.

Zelko's headcount was 12,000. It repaid $90 million of debt in the first half.
"""


def test_what_another_sentence_tells_is_marked(factcheck: Command, article: str) -> None:
    """An editor who ticks a figure off has to see which part of it the article does not say in that place."""
    Path("c.md").write_text(CARRIED, encoding="utf-8")
    told = [line.split(": ", 1)[1] for line in factcheck("claims", "c.md").out.splitlines() if line.startswith("[")]
    assert told == [
        "4,100,000,000 USD; 2026-04-01 to 2026-06-30 (carried over); subject and period in another sentence",
        "12,000; 2026-04-01 to 2026-06-30 (carried over); period in another sentence",
        "90,000,000 USD; 2026-01-01 to 2026-06-30; subject in another sentence",
    ]
    page = factcheck("claims", "c.md", "--format", "html").out
    marked = re.findall(r'<div class="inferred"><dt>(\w+)</dt><dd>(.*?)</dd>', page)
    assert [term for term, _ in marked] == ["when", "evidence", "when", "evidence", "evidence"]
    table = io.StringIO(factcheck("claims", "c.md", "--format", "csv").out.removeprefix("\ufeff"), newline="")
    rows = list(csv.DictReader(table))
    assert [row["evidence"] for row in rows] == [line.rpartition("; ")[2] for line in told]
    assert {row["period"] for row in rows} == {"2026-04-01 to 2026-06-30", "2026-01-01 to 2026-06-30"}


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("t.txt", "Zelko sells more bread\n\nZelko had revenue of $4 million in May 2026.\n", "Zelko sells more bread"),
        ("t.txt", "Zelko had revenue of $4 million in May 2026. It employs 90 people.\n", "t.txt"),
        ("t.txt", "---\ntitle: Bread\n---\nZelko sells more\n\nZelko had revenue of $4 million.\n", "Bread"),
        (
            "t.md",
            "# Zelko sells more bread\n\nZelko had revenue of $4 million in May 2026.\n",
            "Zelko sells more bread",
        ),
    ],
)
def test_an_article_is_called_by_its_title_or_the_heading_it_opens_with(
    factcheck: Command, article: str, name: str, text: str, title: str
) -> None:
    Path(name).write_text(text, encoding="utf-8")
    assert factcheck("claims", name).out.splitlines()[0] == title
    page = factcheck("check", name, "--format", "html").out
    assert re.findall(r"<h3[^>]*>(.*?)</h3>", page) == [title]
    assert page.count("Zelko sells more") == ("Zelko sells more" in text)
    assert factcheck("check", name, "--format", "json").out.count(f'"title": "{title}"') == (title != name)


def test_a_finding_says_that_a_period_was_carried_over(factcheck: Command, article: str) -> None:
    Path("c.md").write_text(CARRIED, encoding="utf-8")
    Path("d.md").write_text(CARRIED.replace("$4.1", "$4.6"), encoding="utf-8")
    out = factcheck("check", "c.md", "d.md").out
    assert out.count("= Zelko, revenue: 4,100,000,000 USD; 2026-04-01 to 2026-06-30 (carried over)") == 1


def test_the_page_has_boxes_to_tick_and_runs_nothing(factcheck: Command, article: str) -> None:
    page = factcheck("claims", article, "--format", "html").out
    seen = Boxes(page)
    count = len(figures(factcheck, article))
    assert len(seen.boxes) == len(set(seen.boxes)) == count
    assert seen.labels == seen.boxes
    assert not seen.names & {"b", "script", "link", "img", "form", "iframe"}
    assert "&lt;b&gt;Acme&lt;/b&gt;" in page
    assert re.search(r"default-src 'none'; style-src 'sha256-[\w+/=]+'", unescape(page))
    assert "http:" not in page.replace("http://www.w3.org", "")


def test_a_spreadsheet_computes_nothing_of_an_article(factcheck: Command, article: str) -> None:
    out = factcheck("claims", article, "--format", "csv").out
    assert out.startswith("\ufeffnumber,checked,")
    assert out.count("\r\n") == out.count("\n") == len(figures(factcheck, article)) + 1
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))
    assert [row["figure"].lstrip("'") for row in rows] == figures(factcheck, article)
    by_figure = {row["figure"]: row for row in rows}
    assert by_figure["8.8%"]["low"] == "8.8"
    assert by_figure["8.8%"]["checked"] == ""
    assert by_figure["'-5%"]["low"] == "-5"  # a number, and no formula
    cells = [cell for row in rows for name, cell in row.items() if name not in ("low", "high")]
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r")]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", " ="])
def test_what_begins_a_formula_is_defused(start: str) -> None:
    from factcheck.report.sheet.table import harmless

    assert harmless(f"{start}cmd|' /C calc'!A0")[0] == "'"


def test_several_articles_each_have_a_part(factcheck: Command, article: str) -> None:
    Path("b.txt").write_text("Acme shares rose 2%.\n", encoding="utf-8")
    Path("c.txt").write_text("Rain.\n", encoding="utf-8")
    page = factcheck("claims", "a.md", "b.txt", "c.txt", "--format", "html").out
    assert len(re.findall(r"<h2", page)) == 3
    assert "No figure was found in it." in page
    assert len(set(Boxes(page).boxes)) == len(Boxes(page).boxes)


def test_what_cannot_be_read_is_said(factcheck: Command, article: str) -> None:
    run = factcheck("claims", "missing.md", "--format", "html")
    assert (run.status, run.out) == (2, "")
    assert "missing.md:1:1: FC901" in run.err


def test_a_figure_of_a_document_has_the_place_that_an_editor_finds(factcheck: Command, article: str) -> None:
    body = [paragraph("Rain."), paragraph("Acme shares fell 5%."), table(("Acme", "2025"), ("Revenue", "$3.1 billion"))]
    Path("a.docx").write_bytes(docx(*body))
    out = factcheck("claims", "a.docx").out
    assert re.findall(r"^\[ \] +\d+  (.+?)  ", out, re.MULTILINE) == ["paragraph 2 (2:18)", "table 1, row 2 (4:9)"]
    assert "<dd>table 1, row 2 (4:9)</dd>" in factcheck("claims", "a.docx", "--format", "html").out
    assert "a.docx:4:9 (table 1, row 2)" in factcheck("claims", "a.docx", "--format", "csv").out


def test_a_figure_of_a_feed_or_of_a_page_has_its_item_or_its_page(factcheck: Command, article: str) -> None:
    items = "".join(f"<item><description>Acme shares fell {at}%.</description></item>" for at in (5, 6))
    Path("a.rss").write_text(f"<rss><channel>{items}</channel></rss>", encoding="utf-8")
    assert re.findall(r"item \d+ \(1:\d+\)", factcheck("claims", "a.rss").out) == ["item 1 (1:51)", "item 2 (1:111)"]
    Path("a.pdf").write_bytes(pdf([(72, 700, 12, "Rain.")], [(72, 700, 12, "Acme shares fell 5%.")]))
    assert "  page 2 (2:18)  " in factcheck("claims", "a.pdf").out


def test_a_sheet_is_written_to_files_as_well(factcheck: Command, article: str) -> None:
    outs = ("--out", "html=a.html", "--out", "csv=a.csv", "--out", "text=a.out")
    run = factcheck("claims", article, *outs)
    assert run.status == 0
    assert run.out.startswith("<b>Acme</b> profit up 12%")
    for name, file in (("html", "a.html"), ("csv", "a.csv")):
        assert Path(file).read_bytes().decode() == factcheck("claims", article, "--format", name).out
    assert ">>8.8%<<" in Path("a.out").read_text(encoding="utf-8")
    assert factcheck("claims", article, "--out", "csv=-").out == Path("a.csv").read_bytes().decode()


def test_no_sheet_is_written_where_one_cannot_be_or_over_what_is_read(factcheck: Command, article: str) -> None:
    for bad, told in (("html=no/such/a.html", "cannot be written"), (f"csv={article}", "would write over it")):
        run = factcheck("claims", article, "--out", "text=a.out", "--out", bad)
        assert (run.status, run.out, told in run.err) == (2, "", True)
        assert not Path("a.out").exists()
    assert Path(article).read_text(encoding="utf-8") == TEXT
    refused = factcheck("claims", article, "--out", "pdf=a.pdf")
    assert (refused.status, "with one of text, html, csv" in " ".join(refused.err.split())) == (2, True)


def test_a_sheet_is_no_file_where_nothing_could_be_read(factcheck: Command, article: str) -> None:
    assert factcheck("claims", "missing.md", "--out", "csv=a.csv").status == 2
    assert not Path("a.csv").exists()
