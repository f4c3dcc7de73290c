"""The proof that an editor opens in a browser: what it says, where it leads, and what it never does."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from decimal import Decimal
from importlib import resources
from pathlib import Path

import pytest

import factcheck as library
from factcheck import score
from factcheck.model.article import Notice
from factcheck.model.finding import Finding, Proof, Report, Suppression
from factcheck.model.language import NliScores
from factcheck.model.text import Place
from factcheck.read import article
from factcheck.report.html import as_html
from tests.handmade import ROUNDING, UNREADABLE, VALUE, claim, conflict, pack, report, summary
from tests.report.page import Node, parsed

RULES = {rule.code: rule for rule in (VALUE, ROUNDING, UNREADABLE)}
META = {"subject": "Meta Platforms", "metric": "share price", "aspect": "change", "direction": "up"}
HERE = claim("a.txt", "Meta rose 8.8% on July 1.", "8.8%", line=14, value="8.8", precision=Decimal("0.1"), **META)
THERE = claim("b.txt", "On July 1 shares of Meta were up 18%.", "18%", line=3, value="18", **META)
ECHOES = [claim(f"c{n}.txt", "Up 18%.", "18%", value="18", **META) for n in range(8)]

DRAFT = """Meta counts its money

Meta Platforms shares rose 8.8% on July 1, 2026.

- Meta Platforms shares rose 8.8% on July 1, 2026, and that is that.

Company    Close
Meta       $612.91
"""
WIRE = "Meta Platforms shares rose 18% on July 1, 2026.\n"


def page_of(*found: Finding, **said: object) -> Node:
    return parsed(as_html(report(*found, articles=(summary("a.txt", claims=3, placed=2),)), RULES, "1.0", **said))  # type: ignore[arg-type]


def found(**said: object) -> tuple[Finding, ...]:
    sides = {"sides": ((0,), (1, 2, 3, 4, 5, 6, 7, 8, 9))}
    return score.findings([conflict(HERE, THERE, *ECHOES, **{**sides, **said})], pack())


@pytest.fixture(scope="module")
def whole() -> Report:
    return library.check([article(DRAFT, id="draft.txt"), article(WIRE, id="wire.txt")], proofs=True)


def test_a_finding_shows_what_is_said_by_whom_why_it_matters_and_how_sure_it_is() -> None:
    (finding,) = found(message="Meta: 8.8% & 18%.", hint="A digit too many?")
    scores = NliScores(contradiction=0.75, entailment=0.05, neutral=0.2)
    shown = page_of(replace(finding, nli=scores)).one("article", "finding")
    assert shown.one("h3").text == "Meta: 8.8% & 18%."
    assert shown.one("p", "code").text == "Error FC101 value-differs№ 1"
    assert [mark.text for mark in shown.all("mark")] == ["8.8%", "18%"]
    assert [quote.text for quote in shown.all("blockquote")] == [HERE.sentence, THERE.sentence]
    assert [place.text for place in shown.all("span", "place")][:2] == ["a.txt:14:11", "b.txt:3:34"]
    assert [value.text for value in shown.all("b", "value")] == ["up 8.8%", "up 18%"]
    notes = {term.text: told.text for term, told in zip(shown.all("dt"), shown.all("dd"), strict=True)}
    assert notes["Hint"] == "A digit too many?"
    assert (notes["Why"], notes["What to do"]) == (VALUE.why, VALUE.remedy)
    assert "contradicts 75.0%, leaves open 20.0%, follows 5.0%" in notes["How sure"]


def test_copies_are_named_not_shown() -> None:
    also = page_of(*found()).one("p", "also").text
    assert also.startswith("Also in B c0.txt:1:4, B c1.txt:1:4")
    assert also.endswith(", 3 more places.")


def test_the_page_opens_with_how_many_there_are_and_lists_them_worst_first() -> None:
    rounding = score.findings([conflict(HERE, THERE, rule="FC301", message="Rounded.")], pack())
    page = page_of(*rounding, *found(message="Differs."))
    assert page.one("h1").text == "1 error, 0 warnings, 1 info"
    assert page.one("title").text == "factcheck: 1 error, 0 warnings, 1 info"
    index = page.one("details", "index")
    assert [line.text for line in index.all("li")] == ["Differs.", "Rounded."]
    assert [heading.text for heading in page.all("h3")] == ["Differs.", "Rounded."]


def test_a_page_without_findings_says_what_was_read() -> None:
    page = page_of()
    assert page.one("h1").text == "Nothing to compare"
    assert "1 article read, 2 of 3 figures understood, 0 pairs compared." in page.one("p", "lead").text
    assert "1 figure could not be placed" in page.at("run").text


def test_every_link_leads_somewhere_and_every_name_is_given_once(whole: Report) -> None:
    page = parsed(library.render(whole, "html"))
    names = [node.attributes["id"] for node in page.walk() if "id" in node.attributes]
    assert len(names) == len(set(names))
    targets = [node.attributes["href"] for node in page.all("a")]
    assert targets
    assert {target.removeprefix("#") for target in targets} <= set(names)
    for label in (node.attributes["aria-labelledby"] for node in page.walk() if "aria-labelledby" in node.attributes):
        assert page.at(label).text.strip()


def test_an_article_is_shown_as_read_with_its_figures_leading_to_their_findings(whole: Report) -> None:
    page = parsed(library.render(whole, "html"))
    draft, wire = page.all("article", "text")
    (finding,) = page.all("article", "finding")
    figures = draft.all("a", "figure")
    assert [figure.text for figure in figures] == ["8.8%1", "8.8%1"]
    assert {figure.attributes["href"] for figure in figures} == {"#" + finding.attributes["id"]}
    assert [li.text for li in draft.all("ul")[0].all("li")] == [
        "Meta Platforms shares rose 8.8%1 on July 1, 2026, and that is that."
    ]
    assert wire.one("a", "figure").text == "18%1"
    back = finding.all("figcaption")[0].one("a").attributes["href"].removeprefix("#")
    assert page.at(back).text == "8.8%1"


def test_a_figure_that_could_not_be_placed_is_told_with_what_is_not_known_of_it() -> None:
    nobodys = claim("a.txt", "It rose 9%.", "9%", metric="revenue")
    proof = Proof("a.txt", article(nobodys.sentence, id="a.txt"), (nobodys,))
    told = report(articles=(summary("a.txt", claims=1, placed=0),))
    draft = parsed(as_html(replace(told, proofs=(proof,)), RULES, "1.0")).one("article", "text")
    assert draft.one("span", "unplaced").text == "9%"
    assert draft.one("summary").text == "1 figure could not be placed"
    assert draft.one("li").text == "9% (not known: whose) It rose 9%. a.txt:1:9"


def test_words_without_a_figure_are_marked_in_their_sentence() -> None:
    told = library.check([article("Rain fell. Acme met on Friday, March 6, 2031 & sold.", id="a")], proofs=True)
    shown = parsed(library.render(told, "html")).one("article", "finding")
    assert shown.one("p", "code").text.startswith("Warning FC404 ")
    assert shown.one("blockquote").text == "Acme met on Friday, March 6, 2031 & sold."
    assert shown.one("mark").text.startswith("Friday, March 6")
    assert shown.one("figcaption").one("a").attributes["href"] == "#a1"


def test_words_are_found_again_behind_marks_and_entities(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text("<p>Rain &amp; <b>wind</b>.</p><p>Tom &amp; <b>Sons</b> met on Friday, March 6, 2031, we hear.</p>")
    told = parsed(library.render(library.check(file, proofs=True), "html"))
    assert told.one("article", "finding").one("blockquote").text == "Tom & Sons met on Friday, March 6, 2031, we hear."
    assert told.one("mark").text.startswith("Friday, March 6")


def test_figures_within_others_lead_to_their_article() -> None:
    outer, inner = (claim("a.txt", "Up 7 to 9%.", figure, value="9", **META) for figure in ("7 to 9%", "9%"))
    (finding,) = score.findings([conflict(outer, inner)], pack())
    proof = Proof("a.txt", article(outer.sentence, id="a.txt"), (outer, inner))
    told = replace(report(finding, articles=(summary("a.txt"),)), proofs=(proof,))
    page = parsed(as_html(told, RULES, "1.0"))
    targets = [node.attributes["href"] for node in page.one("article", "finding").all("figcaption")[0].all("a")]
    names = {node.attributes.get("id") for node in page.walk()}
    assert {target.removeprefix("#") for target in targets} <= names


def test_where_only_some_articles_count_no_others_are_shown_but_those_they_disagree_with() -> None:
    said = {"draft": WIRE, "other": WIRE.replace("18", "9"), "archive": "Oil closed at $70 a barrel on July 1, 2026.\n"}
    told = library.check([article(text, id=name) for name, text in said.items()], proofs=True)
    page = parsed(library.render(replace(told, changed=frozenset({"draft"})), "html"))
    assert [text.one("h3").text for text in page.all("article", "text")] == ["draft", "other"]
    assert "The text of 1 article is left out: nothing that is told here concerns it." in page.at("run").text


def test_without_the_articles_the_findings_are_shown_all_the_same(whole: Report) -> None:
    page = parsed(library.render(replace(whole, proofs=()), "html"))
    assert len(page.all("article", "finding")) == 1
    assert page.all("article", "text") == []
    assert "The texts of the articles are not shown" in page.at("run").text


def test_an_input_that_could_not_be_read_is_named_in_the_headline_and_told_once_what_to_do() -> None:
    notice = Notice("FC901", Place("b<a>d.txt", "body", 0, 0, 1, 1, ""), "is not UTF-8", wholly=True)
    page = page_of(*score.troubles([notice], pack()))
    shown = page.one("article", "finding")
    assert shown.one("h3").text == "b<a>d.txt: is not UTF-8"
    assert [term.text for term in shown.all("dt")] == ["Hint", "Why", "How sure"]
    assert shown.all("blockquote") == []


SILENCES = {
    "No article was read: there is nothing to compare.": ((), 0, 0),
    "No figure was found: there is nothing to compare.": ((summary("a.txt"), summary("b.txt")), 0, 0),
    "No two figures were found to be of one thing: nothing was compared.": ((summary("a.txt", claims=2),), 0, 0),
    "The articles agree, as far as they were understood.": ((summary("a.txt", claims=2),), 1, 0),
    "There are findings, but none to be shown: “This run” counts them.": ((summary("a.txt", claims=2),), 1, 3),
}


@pytest.mark.parametrize("told", SILENCES)
def test_articles_agree_only_where_something_of_them_was_compared(told: str) -> None:
    articles, alignments, left_out = SILENCES[told]
    page = parsed(as_html(report(articles=articles, alignments=alignments), RULES, "1.0", left_out=left_out))
    assert page.at("findings").one("p", "nothing").text == told
    assert page.one("h1").text == ("Nothing found" if alignments else "Nothing to compare")


def test_an_empty_text_agrees_with_nothing() -> None:
    page = parsed(as_html(library.check([article("", id="draft.md")], proofs=True), RULES, "1.0"))
    assert page.at("findings").one("p", "nothing").text == "No figure was found: there is nothing to compare."


def test_what_was_let_pass_is_listed_with_its_reason_and_counts_no_more() -> None:
    (finding,) = found(message="Known.")
    page = page_of(replace(finding, suppression=Suppression("external", "We quote the first edition.")))
    assert page.one("h1").text == "Nothing found"
    assert page.at("settled").one("li").text == "FC101 Known. We quote the first edition."


def test_the_page_loads_nothing_runs_nothing_and_takes_no_style_but_its_own(whole: Report) -> None:
    written = library.render(whole, "html")
    page = parsed(written)
    assert not {"script", "link", "img", "iframe", "object", "base", "form"} & {node.name for node in page.walk()}
    assert not any(
        name.startswith("on") or name in ("style", "src") for node in page.walk() for name in node.attributes
    )
    assert not re.search(r"url\(|@import|https?:", page.one("style").text)
    policy = next(meta for meta in page.all("meta") if "http-equiv" in meta.attributes).attributes["content"]
    digest = base64.b64encode(hashlib.sha256(page.one("style").text.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


HOSTILE = "</style><script>alert(1)</script>\"' onload=x &amp; \x1b[2J\u202e\x00 rose 8.8% <svg/onload=alert(1)>"


def test_hostile_words_are_shown_and_obeyed_nowhere() -> None:
    evil = {"subject": HOSTILE, "metric": HOSTILE, "unit": HOSTILE, "source": HOSTILE, "per": HOSTILE}
    a = claim('"><img src=x>', HOSTILE, "8.8%", value="8.8", **evil)
    b = replace(claim("b", HOSTILE, "<svg/onload=alert(1)>", value="18", **evil), fact=HOSTILE)
    (finding,) = score.findings([conflict(a, b, message=HOSTILE, hint=HOSTILE)], pack())
    finding = replace(finding, id='"><script>', name=HOSTILE)
    given = summary(a.article, title=HOSTILE, group=HOSTILE)
    written = as_html(report(finding, articles=(given,)), RULES, HOSTILE)
    page = parsed(written)
    allowed = {
        "", "html", "head", "meta", "title", "style", "body", "a", "header", "p", "h1", "span", "b", "nav", "ul", "li",
        "main", "section", "h2", "article", "h3", "div", "figure", "figcaption", "blockquote", "mark", "dl", "dt", "dd",
        "svg", "text", "tspan", "g", "line", "circle", "rect", "path", "details", "summary", "table", "thead", "tbody",
        "tr", "th", "td", "footer",
    }  # fmt: skip
    assert {node.name for node in page.walk()} <= allowed
    assert not {"onload", "src"} & {name for node in page.walk() for name in node.attributes}
    assert not {"\x1b", "\u202e", "\x00"} & set(written)
    assert page.one("h3").text.startswith("</style><script>alert(1)</script>\"' onload=x &amp; \\x1b[2J\\u202e\\x00")
    names = [node.attributes["id"] for node in page.walk() if "id" in node.attributes]
    assert all(re.fullmatch(r"[\w-]+", name) for name in names)


def test_a_sentence_without_an_end_is_cut_around_its_figure() -> None:
    endless = claim("a", "on and " * 5_000 + "up 8.8% " + "and on " * 5_000, "8.8%", value="8.8", **META)
    (finding,) = score.findings([conflict(endless, THERE)], pack())
    quote = page_of(finding).all("blockquote")[0].text
    assert len(quote) < 1_000
    assert (quote[0], quote[-1]) == ("…", "…")
    assert "up 8.8% and on" in quote


def test_figures_of_both_sides_in_one_sentence_are_marked_in_one_quotation() -> None:
    said = "Revenue rose 6% to $812 million from $746 million."
    told = [claim("a", said, figure, value=value) for figure, value in (("6%", "6"), ("$812 million", "812"))]
    (finding,) = score.findings([conflict(*told)], pack())
    (quote,) = page_of(finding).all("blockquote")
    assert quote.text == said
    assert [(mark.text, mark.classes) for mark in quote.all("mark")] == [("6%", {"s0"}), ("$812 million", {"s1"})]


def test_a_side_is_shown_though_the_other_has_more_values_than_are() -> None:
    parts = [claim(f"p{at}", f"There were {at}.", f"{at}", value=str(at)) for at in range(1, 15)]
    whole = claim("w", "There were 200.", "200", value="200")
    sides = (tuple(range(14)), (14,))
    (finding,) = score.findings([conflict(*parts, whole, sides=sides)], pack())
    shown = page_of(finding).one("article", "finding")
    assert shown.all("blockquote")[-1].text == "There were 200."
    assert len(shown.all("blockquote")) == 8
    assert "2 more places" in shown.one("p", "also").text


def test_figures_far_apart_in_an_endless_sentence_are_quoted_apart() -> None:
    said = "Revenue was $812 million " + "and so on " * 200 + "and $746 million."
    told = [
        claim("a", said, figure, value=value) for figure, value in (("$812 million", "812"), ("$746 million", "746"))
    ]
    (finding,) = score.findings([conflict(*told)], pack())
    assert [len(quote.all("mark")) for quote in page_of(finding).all("blockquote")] == [1, 1]


def test_no_more_findings_are_shown_than_a_browser_takes_and_the_others_are_counted() -> None:
    (finding,) = found()
    many = tuple(replace(finding, id=f"{at:016x}") for at in range(3_002))
    page = page_of(*many)
    assert len(page.all("article", "finding")) == 3_000
    assert "2 more findings not shown." in page.at("findings").text
    assert "open" not in page.one("details", "index").attributes


def palettes() -> dict[str, dict[str, str]]:
    """The colours of the page by name, in light and in dark."""
    sheet = (resources.files("factcheck.report.html") / "style.css").read_text(encoding="utf-8")
    light, dark = (
        dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{(.*?)\}", sheet, re.S)
    )
    return {"light": light, "dark": dark}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """As WCAG 2.2 reckons it, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_of_type_stands_out_from_what_is_behind_it(scheme: str) -> None:
    colours = palettes()[scheme]
    sides = ["s0", "s1", "s2", "s3", "s4"]
    grounds = {"paper", "card"}
    pairs = [
        (name, ground) for name in ("ink", "quiet", "link", "error", "warning", "info", *sides) for ground in grounds
    ]
    pairs += [("ink", f"t{at}") for at in range(5)] + [(f"s{at}", f"t{at}") for at in range(4)]
    pairs += [(name, "t4") for name in ("error", "warning", "info", "quiet")]
    weak = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}
    assert contrast(colours["line"], colours["paper"]) > 3
