"""The proof in a real browser: at three widths, in light and dark, on paper, and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

import factcheck as library
from factcheck import charting
from factcheck.library import rule_pack
from factcheck.read import article
from factcheck.report.chart import as_chart
from tests.chromium import PATH, Browser, browser

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.skipif(PATH is None, reason="no Chromium is installed, so that no page was opened in it"),
]

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"
TABLE = f"| A | B |\n|---|---|\n| {'y' * 300} | 9% |\n"
LONG_WORD = f"Meta Platforms shares rose 8.8% on July 1, 2026, says {'x' * 400}.\n\n{TABLE}"

CONTRASTS = """(() => {
  const parse = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = c => { const [r, g, b] = c.map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const behind = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] === 1) return c.slice(0, 3); } return [255, 255, 255]; };
  const weak = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = texts.nextNode();) {
    const e = node.parentElement;
    if (!node.data.trim() || e.closest('.skip')) continue;
    const style = getComputedStyle(e);
    const colour = parse(e.closest('svg') ? style.fill : style.color).slice(0, 3);
    const [a, b] = [light(colour), light(behind(e))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) weak.add(e.tagName + '.' + e.getAttribute('class') + ' ' + colour);
  }
  return [...weak];
})()"""

OUTSIDE = """[...document.querySelectorAll('svg.scale')].flatMap(svg => {
  const frame = svg.closest('.finding').getBoundingClientRect();
  return [...svg.querySelectorAll('text')].filter(text => { const box = text.getBoundingClientRect();
    return box.width && (box.left < frame.left || box.right > frame.right); }).map(text => text.textContent);
})"""


BEYOND = """[...document.querySelectorAll('svg.chart text')].filter(text => { const box = text.getBoundingClientRect();
  return box.left < 0 || box.right > innerWidth; }).map(text => text.textContent)"""


COVERED = """(() => { const boxes = [...document.querySelectorAll('svg.chart .value')]
    .filter(text => text.checkVisibility()).map(text => [text.textContent, text.getBoundingClientRect()]);
  return boxes.flatMap(([a, x], at) => boxes.slice(at + 1).filter(([b, y]) => x.left < y.right && y.left < x.right
    && x.top + 2 < y.bottom && y.top + 2 < x.bottom).map(([b]) => [a, b])); })()"""

VISIBLE = """[...document.querySelectorAll('svg.chart .value')].filter(text => text.checkVisibility())
  .map(text => text.textContent)"""

QUOTES = """[...document.querySelectorAll('table.values tbody tr')].map(row =>
  row.querySelector('q').parentElement.getBoundingClientRect().width / row.getBoundingClientRect().width)"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The proof of the corpus, and of an article with words that do not fit on a phone."""
    report = library.check([CORPUS, article(LONG_WORD, id="long.md"), article("Rain.", id="r" * 300)], proofs=True)
    file = tmp_path_factory.mktemp("proof") / "proof.html"
    file.write_text(library.render(report, "html"), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def chart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a chart on which values disagree, one of them a range."""
    report = library.check(CORPUS, proofs=True)
    told = charting.chart("Kestrel Foods", "revenue", report, rule_pack(None))
    file = tmp_path_factory.mktemp("chart") / "chart.html"
    file.write_text(as_chart(told, "html", "1.0"), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def opened() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.mark.parametrize("width", [360, 820, 1440])
def test_nothing_has_to_be_scrolled_sideways(opened: Browser, page: Path, width: int) -> None:
    opened.open(page, width=width)
    assert opened.value("document.documentElement.scrollWidth") <= width
    assert opened.value(OUTSIDE) == []


def test_the_browser_loads_nothing_else_and_refuses_nothing(opened: Browser, page: Path) -> None:
    opened.open(page)
    assert opened.requested == [page.as_uri()]
    assert opened.complaints == []
    assert opened.value("getComputedStyle(document.querySelector('.skip')).position") == "absolute"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_word_stands_out_from_what_is_behind_it(opened: Browser, page: Path, dark: bool) -> None:
    opened.open(page, dark=dark)
    paper = opened.value("getComputedStyle(document.body).backgroundColor")
    assert (paper == "rgb(21, 20, 18)") == dark
    assert opened.value(CONTRASTS) == []


def test_the_keyboard_skips_to_the_findings_and_follows_them_to_an_article(opened: Browser, page: Path) -> None:
    opened.open(page)
    opened.press("Tab")
    assert opened.value("document.activeElement.className") == "skip"
    assert opened.value("document.activeElement.getBoundingClientRect().left") >= 0
    opened.press("Enter")
    assert opened.value("location.hash") == "#findings"
    opened.value("document.querySelector('.finding figcaption a').focus()")
    opened.press("Enter")
    assert opened.value("document.querySelector(':target').closest('article').className.startsWith('text')")
    where = opened.value("document.querySelector(':target').getBoundingClientRect().top")
    assert 0 <= where <= 900


def test_a_reader_who_hears_the_page_meets_its_parts_and_headings_in_order(opened: Browser, page: Path) -> None:
    opened.open(page)
    nodes = opened.ask("Accessibility.getFullAXTree")["nodes"]
    roles = {node["role"]["value"] for node in nodes if not node.get("ignored")}
    assert {"banner", "navigation", "main", "contentinfo", "region", "article", "heading", "mark"} <= roles
    levels = [
        prop["value"]["value"]
        for node in nodes
        if node["role"]["value"] == "heading"
        for prop in node["properties"]
        if prop["name"] == "level"
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    drawings = [node for node in nodes if node["role"]["value"] == "image" and not node.get("ignored")]
    assert drawings
    assert all(drawing["name"]["value"].endswith("on a common scale") for drawing in drawings)


def test_paper_is_white_unfolded_and_without_what_only_a_screen_needs(
    opened: Browser, page: Path, tmp_path: Path
) -> None:
    opened.open(page, dark=True, media="print")
    assert opened.value("getComputedStyle(document.querySelector('nav')).display") == "none"
    assert opened.value("getComputedStyle(document.documentElement).getPropertyValue('--ink').trim()") == "#1c1b18"
    assert opened.value("document.querySelector('.lost:not([open]) li').checkVisibility({contentVisibilityAuto: true})")
    assert opened.value(CONTRASTS) == []
    opened.printed(tmp_path / "proof.pdf")
    assert (tmp_path / "proof.pdf").read_bytes().startswith(b"%PDF")


def test_no_finding_is_torn_apart_between_two_sheets_of_paper(opened: Browser, page: Path, tmp_path: Path) -> None:
    opened.open(page)
    findings = opened.value("document.querySelectorAll('.finding').length")
    opened.printed(tmp_path / "proof.pdf")
    pages = list(sheets(tmp_path / "proof.pdf"))
    assert sum(len(numbers) for numbers, _ in pages) == findings
    assert [numbers for numbers, ends in pages if len(numbers) != ends] == []
    assert max(len(numbers) for numbers, _ in pages) > 1


def sheets(file: Path) -> Iterator[tuple[list[str], int]]:
    """The numbers of the findings that begin on each page, and how many end there."""
    document = pypdfium2.PdfDocument(file)
    for page in document:
        text = page.get_textpage().get_text_bounded()
        yield re.findall(r"№ ?(\d+)", text), text.count("How sure")
    document.close()


@pytest.mark.parametrize("width", [360, 1440])
def test_a_chart_fits_its_page_and_can_be_read_in_any_light(opened: Browser, chart: Path, width: int) -> None:
    for dark in (False, True):
        opened.open(chart, width=width, dark=dark)
        assert opened.complaints == []
        assert opened.requested == [chart.as_uri()]
        assert opened.value("document.documentElement.scrollWidth") <= width
        assert opened.value(CONTRASTS) == []
        assert opened.value(BEYOND) == []


@pytest.mark.parametrize(("width", "media"), [(360, ""), (640, "print"), (820, ""), (1440, "")])
def test_the_sentences_of_a_chart_have_room(opened: Browser, chart: Path, width: int, media: str) -> None:
    opened.open(chart, width=width, media=media)
    shares = opened.value(QUOTES)
    assert shares
    assert min(shares) > (0.95 if width < 500 else 0.5)


def test_the_words_of_a_chart_cover_no_other_words(opened: Browser, chart: Path) -> None:
    for width in (360, 1440):
        opened.open(chart, width=width)
        assert opened.value(COVERED) == []
        assert (
            len(opened.value("[...document.querySelectorAll('svg.chart .value')].filter(t => t.checkVisibility())")) > 3
        )


CROWDED = [
    *(
        f"Zelko Motors reported revenue of ${value} billion for the {quarter} quarter of {year}."
        for year, quarter, value in (
            (2024, "first", "4.12"), (2024, "first", "4.20"), (2024, "second", "4.32"), (2024, "third", "4.72"),
            (2024, "fourth", "4.82"), (2025, "first", "4.79"), (2025, "first", "4.62"), (2025, "second", "5.17"),
            (2025, "third", "5.09"), (2025, "third", "5.49"), (2025, "fourth", "5.35"), (2025, "fourth", "5.40"),
        )
    ),
    "Zelko Motors had revenue of $3.9 billion. Zelko Motors reported revenue of $4.4 billion in the 2025 fiscal year.",
]  # fmt: skip

LEADERS = """[...document.querySelectorAll('svg.chart .leader')].filter(line => line.checkVisibility())
  .map(line => line.getBoundingClientRect().width)"""


def test_on_a_telephone_the_words_of_what_disagrees_stand_near_their_dots(opened: Browser, tmp_path: Path) -> None:
    texts = [article(text, id=str(at), date="2026-01-31") for at, text in enumerate(CROWDED)]
    page = tmp_path / "crowded.html"
    told = charting.chart("Zelko Motors", "revenue", library.check(texts, proofs=True), rule_pack(None))
    page.write_text(as_chart(told, "html", "1.0"), encoding="utf-8")
    opened.open(page, width=390)
    shown = opened.value(VISIBLE)
    disputed = {"$4.12bn", "$4.20bn", "$4.79bn", "$4.62bn", "$5.09bn", "$5.49bn", "$5.35bn", "$5.40bn", "$3.9bn"}
    assert disputed <= set(shown)
    assert opened.value(COVERED) == opened.value(BEYOND) == []
    assert max(opened.value(LEADERS)) < 15
    opened.open(page, width=820)
    assert {word.replace("bn", " billion") for word in disputed} <= set(opened.value(VISIBLE))


@pytest.mark.parametrize("width", [1280, 820, 390])
@pytest.mark.parametrize("which", ["page", "chart"])
def test_no_day_is_torn_apart_at_the_end_of_a_line(
    opened: Browser, request: pytest.FixtureRequest, which: str, width: int
) -> None:
    opened.open(request.getfixturevalue(which), width=width)
    days = "[...document.querySelectorAll('.day')].map(day => [day.textContent, day.getClientRects().length])"
    found = opened.value(days)
    assert found
    assert [text for text, lines in found if lines != 1] == []


def test_on_a_telephone_the_time_of_a_value_has_the_whole_line(opened: Browser, chart: Path) -> None:
    opened.open(chart, width=390)
    cells = "[...document.querySelectorAll('table.values tbody th')].map(cell => cell.getBoundingClientRect())"
    heights = opened.value(f"{cells}.map(box => Math.round(box.height / 22))")
    assert set(heights) == {1}
