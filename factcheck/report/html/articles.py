"""All articles: each in a line, then each as it was read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.model.finding import ArticleSummary, Finding
from factcheck.report.html import article
from factcheck.report.html.anchors import Anchors, anchor
from factcheck.report.html.selection import Selection
from factcheck.report.markup import element, shown

COLUMNS = ("Article", "Figures", "Placed", "Findings")
# A list longer than this is folded up.
SHORT = 40
LONGEST_NAME = 300
LEGEND = element("p", class_="legend")(
    "In the texts, ",
    element("span", class_="figure error")("figures in dispute"),
    " lead to their findings, ",
    element("span", class_="placed")("figures understood"),
    " are underlined, and ",
    element("span", class_="unplaced")("figures not placed"),
    " are dotted. Menus and the like were not read.",
)


def section(chosen: Selection) -> str:
    summaries = {one.id: one for one in chosen.report.articles}
    number = sum(not one.facts for one in chosen.report.articles)
    return element("section", id="articles", aria_labelledby="articles-h")(
        element("h2", id="articles-h")("Articles ", element("span")(f"{number:,}")),
        directory(chosen),
        LEGEND if chosen.whole else "",
        *(article.section(proof, summaries[proof.id], chosen.anchors) for proof in chosen.whole),
    )


def directory(chosen: Selection) -> str:
    """The articles as a table: how much of each was understood, and the findings it is part of."""
    found = of_article(chosen.standing)
    rows = (row(one, found.get(one.id, ()), chosen.anchors) for one in chosen.report.articles)
    head = element("tr")(*(element("th", scope="col")(name) for name in COLUMNS))
    table = element("table")(element("thead")(head), element("tbody")(*rows))
    is_open = "" if len(chosen.report.articles) <= SHORT else None
    return element("details", class_="list", open=is_open)(element("summary")("All articles"), table)


def row(summary: ArticleSummary, found: Sequence[Finding], anchors: Anchors) -> str:
    """One article, leading to its text where that is on the page."""
    name = shown(summary.id, LONGEST_NAME)
    place = anchors.articles.get(summary.id)
    told = element("a", href=f"#{place}")(name) if place else name
    numbers = (element("a", href=f"#{anchor(one)}", class_=one.severity)(str(anchors.number(one))) for one in found)
    cells = (f"{summary.claims:,}", f"{summary.placed:,}", " ".join(numbers) or "–")
    facts = " (house facts)" if summary.facts else ""
    return element("tr")(element("th", scope="row")(told, facts), *(element("td")(cell) for cell in cells))


def of_article(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings that an article is part of, by its id."""
    found: dict[str, list[Finding]] = {}
    for one in findings:
        for name in dict.fromkeys([*(claim.article for claim in one.claims), *one.articles]):
            found.setdefault(name, []).append(one)
    return found
