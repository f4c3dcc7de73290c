"""A series as a page: the drawing, what disagrees, and every value with its sentence and its place."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.claim import Claim
from factcheck.report.chart.series import Point, Series
from factcheck.report.chart.svg import FOOT, Canvas, style
from factcheck.report.chart.text import heading, left_out, time
from factcheck.report.html.document import document
from factcheck.report.markup import element, shown
from factcheck.report.words import counted, location

LONGEST = 600
MOST_SOURCES = 12
COLUMNS = ("When", "Value", "Said in")


def as_chart_html(told: Series, version: str) -> str:
    """One file that needs nothing else, made like the proof."""
    body = element("body")(
        element("header", class_="masthead")(
            element("p", class_="brand")("factcheck"),
            element("h1")(shown(f"{told.subject}, {told.metric}", LONGEST)),
            element("p", class_="lead")(shown(heading(told).rpartition(": ")[2])),
        ),
        element("main")(drawing(told), findings(told), table(told), leftover(told)),
        element("footer")(f"factcheck {shown(version)}"),
    )
    return document(heading(told), body, style())


def drawing(told: Series) -> str:
    """The figure; nothing where no value has a date, or no axis holds them."""
    parts = list(Canvas(told).drawn())
    if not parts:
        return ""
    svg = element("svg", class_="chart", width="100%", height=FOOT + 30, role="img", aria_label=heading(told))
    return element("figure", class_="timeline")(svg(*parts), element("figcaption")(shown(legend(told))))


def legend(told: Series) -> str:
    """What the signs stand for, as far as they are there."""
    parts = []
    if told.findings:
        parts.append("Ringed values disagree; a broken line joins them.")
    if any(point.assumed for point in told.points):
        parts.append("A hollow dot stands at the date of an article that says no time.")
    return " ".join(parts)


def findings(told: Series) -> str:
    if not told.findings:
        return ""
    items = (
        element("li")(
            element("b", class_=f"severity {found.severity}")(shown(found.rule, 20)), " ", shown(found.message, LONGEST)
        )
        for found in told.findings
    )
    return element("section", aria_labelledby="findings-h")(
        element("h2", id="findings-h")(counted(len(told.findings), "finding").capitalize()), element("ul")(*items)
    )


def table(told: Series) -> str:
    head = element("tr")(*(element("th", scope="col")(name) for name in COLUMNS))
    rows = (
        element("tr")(
            element("th", scope="row")(shown(time(point))),
            element("td")(shown(point.words, 100), *ringed(point)),
            element("td")(*said(point)),
        )
        for point in told.points
    )
    return element("section", aria_labelledby="values-h")(
        element("h2", id="values-h")("Values"),
        element("table", class_="values")(element("thead")(head), element("tbody")(*rows)),
    )


def ringed(point: Point) -> Iterator[str]:
    for found in point.findings:
        yield " " + element("b", class_=f"severity {found.severity}")(shown(found.rule, 20))


def said(point: Point) -> Iterator[str]:
    """The first source in its sentence, the others by their places."""
    first, *others = point.claims
    yield element("q", dir="auto")(shown(first.sentence, LONGEST)) + " "
    yield element("span", class_="place")(shown(", ".join(map(place, (first, *others[:MOST_SOURCES]))), LONGEST))
    if len(others) > MOST_SOURCES:
        yield f" and {counted(len(others) - MOST_SOURCES, 'more place')}"


def place(claim: Claim) -> str:
    return location(claim.place, claim.article)


def leftover(told: Series) -> str:
    lines = [element("li")(shown(line, LONGEST)) for line in left_out(told)]
    return (
        element("section", aria_labelledby="left-h")(element("h2", id="left-h")("Left out"), element("ul")(*lines))
        if lines
        else ""
    )
