"""``factcheck chart``: one subject's values over time, where each is said, and which disagree."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest

from tests.command import Command
from tests.report.page import parsed

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three articles on one company's revenue: two years agreed on, one in dispute, one figure in another currency."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "years"
    folder.mkdir()
    said = {
        "a.txt": "Microsoft had revenue of $211.9 billion in 2023. Microsoft had revenue of $245.1 billion in 2024.",
        "b.txt": "Microsoft had revenue of $211.9 billion in 2023. Microsoft had revenue of $254.1 billion in 2024.",
        "c.txt": "Microsoft had revenue of €3 billion in 2022.",
    }
    for name, text in said.items():
        (folder / name).write_text(text + "\n", encoding="utf-8")
    return folder


def test_a_line_for_each_value_with_its_time_its_sources_and_what_was_found(factcheck: Command, years: Path) -> None:
    run = factcheck("chart", "Microsoft", "revenue", "years")
    assert run.status == 0
    assert run.out.splitlines() == [
        "Microsoft, revenue: 3 values in 2 articles, 1 finding",
        "  2023-01-01 to 2023-12-31  211,900,000,000 USD  years/a.txt:1:26, years/b.txt:1:26",
        "  2024-01-01 to 2024-12-31  245,100,000,000 USD  years/a.txt:1:75  FC101",
        "  2024-01-01 to 2024-12-31  254,100,000,000 USD  years/b.txt:1:75  FC101",
        "  FC101 error  Microsoft, revenue: $245.1 billion and $254.1 billion, 3.5% apart.",
        '  in another unit (EUR): "€3 billion" years/c.txt:1:26',
    ]


@pytest.mark.parametrize(("subject", "metric"), [("MSFT", "revenue"), ("microsoft", "Sales"), ("Microsoft", "REVENUE")])
def test_a_subject_and_a_metric_may_be_called_by_any_of_their_names(
    factcheck: Command, years: Path, subject: str, metric: str
) -> None:
    assert factcheck("chart", subject, metric, "years").out.startswith("Microsoft, revenue: 3 values")


@pytest.mark.parametrize(
    ("subject", "metric", "message"),
    [
        ("Mircosoft", "revenue", 'no figure is known to be of "Mircosoft"; the nearest: "Microsoft" (5)'),
        ("Qqq", "revenue", 'no figure is known to be of "Qqq"; there are "Microsoft" (5)'),
        ("Microsoft", "revenu", 'of Microsoft there is no "revenu"; the nearest: "revenue" (5)'),
        ("Microsoft", "zeal", 'of Microsoft there is no "zeal"; there are "revenue" (5)'),
    ],
)
def test_what_is_not_there_is_answered_with_what_is(
    factcheck: Command, years: Path, subject: str, metric: str, message: str
) -> None:
    run = factcheck("chart", subject, metric, "years", "--out", "svg=chart.svg")
    assert (run.status, run.out, run.err) == (2, "", f"factcheck: {message}\n")
    assert not Path("chart.svg").exists()


def test_a_folder_without_a_figure_says_so(factcheck: Command, years: Path) -> None:
    (years / "d.txt").write_text("Rain.\n", encoding="utf-8")
    run = factcheck("chart", "Microsoft", "revenue", years / "d.txt")
    assert (run.status, "there are none at all that could be placed" in run.err) == (2, True)


def test_the_drawing_rings_what_disagrees_and_joins_it(factcheck: Command, years: Path) -> None:
    root = Tree.fromstring(factcheck("chart", "Microsoft", "revenue", "years", "--format", "svg").out)
    circles = [(circle.get("class"), float(circle.get("cx", ""))) for circle in root.iter(f"{SVG}circle")]
    dots = [x for kind, x in circles if kind == "dot"]
    rings = [x for kind, x in circles if kind == "ringed error"]
    assert len(dots) == 3
    assert rings == [dots[1]] * 2
    assert dots[0] < dots[1]
    (joined,) = (line for line in root.iter(f"{SVG}line") if line.get("class") == "joined error")
    assert float(joined.get("x1", "")) == dots[1]
    heights = sorted(
        float(circle.get("cy", "")) for circle in root.iter(f"{SVG}circle") if circle.get("class") == "dot"
    )
    assert heights[0] < heights[1] < heights[2]
    told = " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    assert "years/a.txt:1:75" in told
    assert "FC101 Microsoft, revenue: $245.1 billion and $254.1 billion, 3.5% apart." in told


def test_a_value_whose_time_is_only_that_of_its_article_is_hollow(factcheck: Command, tmp_path: Path) -> None:
    records = [
        {"date": "2026-07-01", "body": "Oil closed at $70.10 a barrel."},
        {"date": "2026-07-02", "body": "Oil closed at $71.20 a barrel on July 1, 2026."},
        {"body": "Oil closed at $73.50 a barrel."},
    ]
    file = tmp_path / "oil.jsonl"
    file.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    run = factcheck("chart", "crude oil", "price", file, "--out", f"svg={tmp_path / 'oil.svg'}")
    assert "(2026-07-01)" in run.out
    assert 'without a date: "$73.50"' in run.out
    kinds = [circle.get("class") for circle in Tree.parse(tmp_path / "oil.svg").iter(f"{SVG}circle")]
    assert sorted(kind for kind in kinds if kind in ("dot", "assumed")) == ["assumed", "dot"]


def test_values_without_a_date_are_listed_though_nothing_can_be_drawn(factcheck: Command, tmp_path: Path) -> None:
    file = tmp_path / "undated.txt"
    file.write_text("Microsoft had revenue of $3 billion.\n", encoding="utf-8")
    for name in ("text", "svg", "html"):
        run = factcheck("chart", "Microsoft", "revenue", file, "--format", name)
        assert run.status == 0
        assert "without a date: " in run.out
        assert "0 values in 0 articles" in run.out
        assert "<circle" not in run.out


def test_a_fall_stands_below_zero_and_is_called_one(factcheck: Command, tmp_path: Path) -> None:
    file = tmp_path / "falls.txt"
    file.write_text("Microsoft shares fell 3% on July 1, 2026. Microsoft shares rose 2% on July 2, 2026.\n")
    root = Tree.fromstring(factcheck("chart", "Microsoft", "share price change", file, "--format", "svg").out)
    down, up = (float(dot.get("cy", "")) for dot in root.iter(f"{SVG}circle"))
    assert down > up
    assert {text.text for text in root.iter(f"{SVG}text") if text.get("class") == "value"} == {"down 3%", "up 2%"}


def test_the_page_holds_the_drawing_and_every_value_in_its_sentence(factcheck: Command, years: Path) -> None:
    page = parsed(factcheck("chart", "Microsoft", "revenue", "years", "--format", "html").out)
    assert page.one("h1").text == "Microsoft, revenue"
    assert len(page.one("svg", "chart").all("circle", "dot")) == 3
    rows = page.one("tbody").all("tr")
    assert [row.all("td")[0].text for row in rows] == [
        "211,900,000,000 USD", "245,100,000,000 USD FC101", "254,100,000,000 USD FC101",
    ]  # fmt: skip
    assert rows[2].one("q").text == "Microsoft had revenue of $254.1 billion in 2024."
    assert "€3 billion" in page.one("main").text


def test_hostile_words_are_no_part_of_a_drawing(factcheck: Command, years: Path) -> None:
    evil = years / "<svg onload=alert(1)>\x1b[2J\u202e&.txt"
    evil.write_text(
        "Microsoft had revenue of $199 billion in 2024. </text><script>alert(1)</script>\n", encoding="utf-8"
    )
    for name in ("svg", "html", "text"):
        out = factcheck("chart", "Microsoft", "revenue", "years", "--format", name).out
        assert not {"\x1b", "\u202e"} & set(out)
        assert name == "text" or not {"<script", "<svg onload"} & {out[at : at + 11] for at in range(len(out))}
        if name == "svg":
            assert "alert" not in " ".join(node.tag for node in Tree.fromstring(out).iter())


def test_a_chart_is_written_whole_or_not_at_all(factcheck: Command, years: Path) -> None:
    run = factcheck("chart", "Microsoft", "revenue", "years", "--out", "svg=a.svg", "--out", "html=no/such/b.html")
    assert (run.status, run.out) == (2, "")
    assert not Path("a.svg").exists()
    unknown = factcheck("chart", "Microsoft", "revenue", "years", "--out", "png=a.png")
    assert (unknown.status, "with one of text, svg, html" in " ".join(unknown.err.split())) == (2, True)
