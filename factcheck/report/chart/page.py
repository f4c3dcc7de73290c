"""A series as a page: the drawing, what disagrees, and every value with its sentence and its place."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.claim import Claim
from factcheck.report.chart.canvas import Canvas
from factcheck.report.chart.layout import FOOT, Layout
from factcheck.report.chart.series import ROUNDING, Point, Series
from factcheck.report.chart.svg import style
from factcheck.report.chart.text import heading, left_out, time
from factcheck.report.html.document import document
from factcheck.report.markup import dated, element, shown
from factcheck.report.words import counted, location

LONGEST = 600
MOST_SOURCES = 12
# A drawing has words for a telephone and words for a wider page: how wide these are at least.
NARROW, BROAD = 328, 640
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
    """The figure; nothing where there is no value, or no axis holds them."""
    canvas = Canvas(Layout(told))
    parts = list(canvas.drawn())
    if not parts:
        return ""
    words = (element("g", class_=kind)(*canvas.labels(width)) for kind, width in (("narrow", NARROW), ("broad", BROAD)))
    svg = element("svg", class_="chart", width="100%", height=FOOT + 30, role="img", aria_label=heading(told))
    return element("figure", class_="timeline")(svg(*parts, *words), element("figcaption")(shown(legend(told))))


def legend(told: Series) -> str:
    """What the signs stand for, as far as they are there."""
    severities = {found.severity for point in told.points for found in point.findings}
    times = [point.time for point in told.points]
    signs = (
        (severities - {ROUNDING}, "Ringed: a finding is about it; a broken line joins what disagrees."),
        (ROUNDING in severities, "A grey ring: one value rounded in different ways."),
        (any(time and time.first < time.last for time in times), "A value stands at the end of the time it is of."),
        (any(time and time.assumed for time in times), "Hollow: told without a date, at that of its article."),
        (any(point.ahead for point in told.points), "A rhombus is a forecast or a target."),
    )
    return " ".join(words for there, words in signs if there)


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
    """Every value with its time, and with the sentence it is told in."""
    if not told.points:
        return ""
    head = element("tr")(*(element("th", scope="col")(name) for name in COLUMNS))
    rows = (
        element("tr")(
            element("th", scope="row")(dated(time(point))),
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
