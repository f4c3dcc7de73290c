"""``factcheck chart``: one subject's values over time, where each is said, and which disagree."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as Tree

import pytest

from tests.command import Command
from tests.report.page import parsed

SVG = "{http://www.w3.org/2000/svg}"


class Sign(NamedTuple):
    """An element of a drawing, and how far from its edges the middle of it is."""

    kind: str
    x: float
    y: float


def signs(svg: str, *kinds: str) -> list[Sign]:
    """The dots, rhombuses and rings of a drawing, of some kinds, in order."""
    found = []
    for group in Tree.fromstring(svg).iter(f"{SVG}g"):
        moved = re.match(r"translate\(([\d.]+) 0\)", group.get("transform", ""))
        for node in group if moved else ():
            kind, down = node.get("class", ""), re.match(r"translate\(0 ([\d.]+)\)", node.get("transform", ""))
            y = float(node.get("cy") or node.get("y") or (down[1] if down else 0)) + float(node.get("height", 0)) / 2
            if kind in kinds and moved:
                found.append(Sign(kind, float(moved[1]), y))
    return found


def words(svg: str, kind: str) -> list[str]:
    return ["".join(text.itertext()) for text in Tree.fromstring(svg).iter(f"{SVG}text") if text.get("class") == kind]


def written(folder: Path, *records: dict[str, str]) -> Path:
    file = folder / "said.jsonl"
    file.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return file


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


def test_the_beginning_of_a_longer_name_is_enough_where_it_is_of_one(
    factcheck: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = "{} had revenue of ${}.1 billion in 2025.\n"
    firms = enumerate(("Kestrel Media Works", "Halden Foods", "Halden Steel"), 2)
    (tmp_path / "a.txt").write_text("".join(said.format(firm, at) for at, firm in firms), encoding="utf-8")
    for asked in ("Kestrel", "kestrel media", "Kestrel Media Works"):
        assert factcheck("chart", asked, "revenue", ".").out.startswith("Kestrel Media Works, revenue: 1 value")
    run = factcheck("chart", "Halden", "revenue", ".")
    assert (run.status, run.out) == (2, "")
    assert run.err == (
        'factcheck: "Halden" begins the names of several; name one of them: "Halden Foods" (1), "Halden Steel" (1)\n'
    )


def test_a_folder_without_a_figure_says_so(factcheck: Command, years: Path) -> None:
    (years / "d.txt").write_text("Rain.\n", encoding="utf-8")
    run = factcheck("chart", "Microsoft", "revenue", years / "d.txt")
    assert (run.status, "there are none at all that could be placed" in run.err) == (2, True)


def test_the_drawing_rings_what_disagrees_and_joins_it(factcheck: Command, years: Path) -> None:
    svg = factcheck("chart", "Microsoft", "revenue", "years", "--format", "svg").out
    first, low, high = signs(svg, "dot")
    assert signs(svg, "ringed error") == [Sign("ringed error", dot.x, dot.y) for dot in (high, low)]
    assert (first.x < low.x == high.x, first.y > low.y > high.y) == (True, True)
    (joined,) = (line for line in Tree.fromstring(svg).iter(f"{SVG}line") if line.get("class") == "joined error")
    assert [float(joined.get(name, "")) for name in ("x1", "y1", "x2", "y2")] == [low.x, low.y, high.x, high.y]
    told = " ".join(words(svg, "listed") + words(svg, "listed error"))
    assert "years/a.txt:1:75" in told
    assert "FC101 Microsoft, revenue: $245.1 billion and $254.1 billion, 3.5% apart." in told


def test_values_that_disagree_and_nearly_touch_have_one_ring_around_both(factcheck: Command, tmp_path: Path) -> None:
    said = ("$245.1 billion in 2024", "$245.9 billion in 2024", "$120 billion in 2023", "$1 billion in 2020")
    file = written(tmp_path, *({"body": f"Microsoft had revenue of {told}."} for told in said))
    svg = factcheck("chart", "Microsoft", "revenue", file, "--format", "svg").out
    near = sorted(signs(svg, "dot"), key=lambda dot: dot.y)[:2]
    assert [(ring.x, near[0].y <= ring.y <= near[1].y) for ring in signs(svg, "ringed error")] == [(near[0].x, True)]
    assert set(words(svg, "value")) == {told.partition(" in")[0] for told in said}


def test_a_rounding_is_a_finding_too(factcheck: Command, tmp_path: Path) -> None:
    told = [f"Microsoft shares rose {figure} on July 1, 2026." for figure in ("8.8%", "9%")]
    file = written(tmp_path, *({"body": body} for body in told))
    out = factcheck("chart", "Microsoft", "share price change", file).out
    assert out.startswith("Microsoft, share price change: 2 values in 2 articles, 1 finding\n")
    assert out.count("  FC301\n") == 2
    assert "  FC301 info  Microsoft, share price change: up 8.8% and up 9%, one value rounded differently.\n" in out
    svg = factcheck("chart", "Microsoft", "share price change", file, "--format", "svg").out
    assert {sign.kind for sign in signs(svg, "ringed info", "ringed warning", "ringed error")} == {"ringed info"}


def test_a_value_is_called_in_the_drawing_what_its_finding_calls_it(factcheck: Command, tmp_path: Path) -> None:
    said = ("between $1.25 billion and $1.35 billion", "more than $1.4 billion", "$1.2 billion")
    file = written(
        tmp_path, *({"body": f"Microsoft had revenue of {told} in the second quarter of 2024."} for told in said)
    )
    svg = factcheck("chart", "Microsoft", "revenue", file, "--format", "svg").out
    named = {"between $1.25 billion and $1.35 billion", "over $1.4 billion", "$1.2 billion"}
    assert set(words(svg, "value")) == named
    findings = " ".join(words(svg, "listed error"))
    assert all(name in findings for name in named)


def test_no_words_stand_on_a_line_over_a_time(factcheck: Command, tmp_path: Path) -> None:
    said = (
        "$211 billion in 2023",
        "$245 billion in 2024",
        "$247 billion in 2024",
        "$250 billion in 2025",
        "$259 billion in 2025",
    )
    file = written(tmp_path, *({"body": f"Microsoft had revenue of {told}."} for told in said))
    svg = factcheck("chart", "Microsoft", "revenue", file, "--format", "svg").out
    tree = Tree.fromstring(svg)
    lines = [{name: float(line.get(name, "")) for name in ("x1", "x2", "y1")} for line in tree.iter(f"{SVG}line")
             if line.get("class") == "span"]  # fmt: skip
    named = []
    for group in tree.iter(f"{SVG}g"):
        moved = re.match(r"translate\(([\d.]+) 0\)", group.get("transform", ""))
        for text in group.iter(f"{SVG}text") if moved else ():
            ends = sorted((float(moved[1]) + float(text.get("x", "")), 0.0)) if moved else []
            width = 6.9 * len("".join(text.itertext()))
            left = ends[1] - (width if text.get("text-anchor") == "end" else 0)
            named.append((left, left + width, float(text.get("y", "")) - 4))
    assert (len(named), len(lines)) == (5, 5)
    struck = [(word, line) for word in named for line in lines
              if word[0] < line["x2"] and line["x1"] < word[1] and abs(word[2] - line["y1"]) < 6]  # fmt: skip
    assert struck == []


def test_years_are_named_under_the_middle_of_the_values_that_are_of_them(factcheck: Command, years: Path) -> None:
    svg = Tree.fromstring(factcheck("chart", "Microsoft", "revenue", "years", "--format", "svg").out)
    named = {text.text: float(text.get("x", "")) for text in svg.iter(f"{SVG}text") if text.get("class") == "tick"}
    spans = [line for line in svg.iter(f"{SVG}line") if line.get("class") == "span"]
    middles = sorted({sum(float(span.get(x, "")) for x in ("x1", "x2")) / 2 for span in spans})
    found = [named[year] for year in ("2023", "2024")]
    assert middles == pytest.approx(found, abs=1)
    assert not {"2022", "2025"} & named.keys()


@pytest.mark.parametrize(
    ("metric", "heading"), [("job cuts", "Orvane, job cuts: 2 values"), ("takeover price", "Orvane and Telmark")]
)
def test_a_party_to_a_deal_has_its_own_figures_under_its_own_name(
    factcheck: Command, tmp_path: Path, metric: str, heading: str
) -> None:
    deal = "Orvane will buy Telmark Systems for $4.2 billion. " * 2
    body = f"{deal}Orvane will cut 1,200 jobs in 2031. Orvane cut 900 jobs in 2030."
    file = written(tmp_path, {"date": "2031-04-22", "body": body})
    assert factcheck("chart", "Orvane", metric, file).out.startswith(heading)


def test_a_metric_in_the_place_of_the_subject_is_told_for_one(factcheck: Command, years: Path) -> None:
    run = factcheck("chart", "sales", "Microsoft", "years")
    assert run.err == (
        'factcheck: "sales" is told of a subject, and is none; name first whose it is: "Microsoft" (5)\n'
    )


def test_a_region_or_a_division_is_not_drawn_as_the_company(factcheck: Command, tmp_path: Path) -> None:
    told = (
        "Microsoft had revenue of $281 billion in 2025.",
        "Microsoft had revenue of $40 billion in Europe in 2025.",
        "Microsoft had licensing revenue of $168 billion in 2025.",
    )
    file = written(tmp_path, *({"body": body} for body in told))
    own = factcheck("chart", "Microsoft", "revenue", file).out
    assert own.startswith("Microsoft, revenue: 1 value in 1 article, 0 findings\n")
    assert '  of a part or a kind (europe): "$40 billion"' in own
    assert '  of a part or a kind (licensing): "$168 billion"' in own
    licences = factcheck("chart", "Microsoft", "licensing revenue", file).out
    assert licences.startswith("Microsoft, licensing revenue: 1 value in 1 article, 0 findings\n")
    assert "168,000,000,000 USD" in licences


def test_where_all_is_of_one_division_that_is_drawn(factcheck: Command, tmp_path: Path) -> None:
    told = [
        f"Microsoft had licensing revenue of {figure}." for figure in ("$168 billion in 2025", "$137 billion in 2024")
    ]
    out = factcheck("chart", "Microsoft", "revenue", written(tmp_path, {"body": " ".join(told)})).out
    assert out.startswith("Microsoft, licensing revenue: 2 values in 1 article, 0 findings\n")


@pytest.mark.parametrize("words", ["year to date", "this year", "since January 1", "from the start of the year"])
def test_a_move_over_the_year_so_far_stands_at_the_day_it_is_told(
    factcheck: Command, tmp_path: Path, words: str
) -> None:
    day = "Microsoft shares rose 2% on July 1, 2026."
    file = written(tmp_path, {"date": "2026-07-02", "body": f"{day} Microsoft shares are down 7% {words}."})
    svg = factcheck("chart", "Microsoft", "share price change", file, "--format", "svg").out
    up, down = sorted(signs(svg, "dot", "assumed"), key=lambda dot: dot.y)
    assert up.x < down.x
    assert words_of_axis(svg) == ["Jul 1, 2026", "Jul 2"]


def test_a_level_at_the_start_of_a_year_is_no_move_since(factcheck: Command, tmp_path: Path) -> None:
    body = "Microsoft shares are down 7% year to date. Microsoft shares stood at $410 on January 2, 2026."
    file = written(tmp_path, {"date": "2026-07-02", "body": body})
    assert "  2026-01-02  410 USD  " in factcheck("chart", "Microsoft", "share price", file).out


def words_of_axis(svg: str) -> list[str]:
    return [told for told in words(svg, "tick") if re.match(r"[A-Z][a-z]{2} |no date", told)]


def test_a_forecast_is_told_from_what_was(factcheck: Command, tmp_path: Path) -> None:
    body = "Microsoft had revenue of $281 billion in 2025. Microsoft expects revenue of $320 billion in 2026."
    file = written(tmp_path, {"date": "2026-02-01", "body": body})
    assert "320,000,000,000 USD, forecast  " in factcheck("chart", "Microsoft", "revenue", file).out
    svg = factcheck("chart", "Microsoft", "revenue", file, "--format", "svg").out
    shapes = [node.tag.removeprefix(SVG) for node in Tree.fromstring(svg).iter() if node.get("class") == "dot"]
    assert shapes == ["circle", "path"]
    assert "A rhombus is a forecast" in factcheck("chart", "Microsoft", "revenue", file, "--format", "html").out


def test_what_is_denied_or_only_told_in_orders_of_magnitude_is_no_value(factcheck: Command, tmp_path: Path) -> None:
    body = (
        "Microsoft had revenue of $281 billion in 2025. Microsoft did not have revenue of $300 billion in 2025. "
        "Microsoft had revenue of hundreds of billions of dollars in 2025."
    )
    out = factcheck("chart", "Microsoft", "revenue", written(tmp_path, {"body": body})).out
    assert out.startswith("Microsoft, revenue: 1 value in 1 article")
    assert '  denied: "$300 billion"' in out
    assert '  only an order of magnitude: "hundreds of billions of dollars"' in out


def test_counts_of_one_measure_are_in_one_drawing_whatever_is_counted(factcheck: Command, tmp_path: Path) -> None:
    body = "The Kabul attack killed 27 people on July 1, 2026. The Kabul attack killed 31 civilians on July 2, 2026."
    out = factcheck("chart", "Kabul", "death toll", written(tmp_path, {"body": body})).out
    assert [line.split()[:2] for line in out.splitlines()[1:]] == [["2026-07-01", "27"], ["2026-07-02", "31"]]


def test_a_value_whose_time_is_only_that_of_its_article_is_hollow(factcheck: Command, tmp_path: Path) -> None:
    records: list[dict[str, str]] = [
        {"date": "2026-07-01", "body": "Oil closed at $70.10 a barrel."},
        {"date": "2026-07-02", "body": "Oil closed at $71.20 a barrel on July 1, 2026."},
        {"body": "Oil closed at $73.50 a barrel on Wednesday."},
    ]
    svg = tmp_path / "oil.svg"
    run = factcheck("chart", "crude oil", "price", written(tmp_path, *records), "--out", f"svg={svg}")
    assert "(2026-07-01)" in run.out
    assert 'no date ("Wednesday")' in run.out
    drawn = signs(svg.read_text(encoding="utf-8"), "dot", "assumed")
    assert [sign.kind for sign in drawn] == ["dot", "assumed", "dot"]
    assert drawn[0].x == drawn[1].x < drawn[2].x
    assert words_of_axis(svg.read_text(encoding="utf-8")) == ["Jul 1, 2026", "no date"]
    assert "$73.50 a barrel, Wednesday" in words(svg.read_text(encoding="utf-8"), "value")


def test_values_without_a_date_are_drawn_apart_from_time(factcheck: Command, tmp_path: Path) -> None:
    file = tmp_path / "undated.txt"
    file.write_text("Microsoft had revenue of $3 billion.\n", encoding="utf-8")
    run = factcheck("chart", "Microsoft", "revenue", file, "--out", f"html={tmp_path / 'a.html'}")
    assert "1 value in 1 article, 0 findings\n  no date  3,000,000,000 USD  " in run.out
    svg = factcheck("chart", "Microsoft", "revenue", file, "--format", "svg").out
    assert (len(signs(svg, "dot")), words_of_axis(svg)) == (1, ["no date"])
    assert len(parsed((tmp_path / "a.html").read_text(encoding="utf-8")).one("svg", "chart").all("circle", "dot")) == 1


def test_what_no_axis_holds_is_listed_all_the_same(factcheck: Command, tmp_path: Path) -> None:
    file = written(tmp_path, {"body": "Microsoft had revenue of $0 in 2025."})
    for name in ("text", "svg", "html"):
        out = factcheck("chart", "Microsoft", "revenue", file, "--format", name).out
        assert ("1 value in 1 article" in out, "<circle" in out) == (True, False)


def test_a_fall_stands_below_zero_and_is_called_one(factcheck: Command, tmp_path: Path) -> None:
    file = tmp_path / "falls.txt"
    file.write_text("Microsoft shares fell 3% on July 1, 2026. Microsoft shares rose 2% on July 2, 2026.\n")
    svg = factcheck("chart", "Microsoft", "share price change", file, "--format", "svg").out
    down, up = signs(svg, "dot")
    assert down.y > up.y
    assert set(words(svg, "value")) == {"down 3%", "up 2%"}
    assert "  down 3%  " in factcheck("chart", "Microsoft", "share price change", file).out


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
