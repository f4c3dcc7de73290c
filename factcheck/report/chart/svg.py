"""A series as a drawing that stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from itertools import islice

from factcheck.report.chart.canvas import Canvas
from factcheck.report.chart.layout import FOOT, Layout
from factcheck.report.chart.paper import Paper
from factcheck.report.chart.series import Series
from factcheck.report.chart.text import heading, left_out, sources, time
from factcheck.report.markup import element, shown
from factcheck.report.words import counted

WIDTH = 960
LINE = 19
MOST_LISTED = 40


def as_chart_svg(series: Series) -> str:
    """A drawing that stands alone, with its heading, its sources and what disagrees beneath."""
    canvas = Canvas(Layout(series), Paper(WIDTH))
    notes = list(beneath(series))
    height = FOOT + 74 + LINE * len(notes)
    title = element("text", class_="title", x=0, y=16)(shown(heading(series), 120))
    listed = (
        element("text", class_=kind, x=0, y=FOOT + 70 + LINE * at)(shown(line, 150))
        for at, (kind, line) in enumerate(notes)
    )
    drawing = element("g", transform="translate(0 26)")(*canvas.drawn(), *canvas.labels(WIDTH))
    svg = element(
        "svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"-16 -10 {WIDTH + 32} {height + 16}", role="img",
        aria_label=heading(series), class_="chart",
    )  # fmt: skip
    return svg(element("style")(style()), title, drawing, *listed) + "\n"


def beneath(series: Series) -> Iterator[tuple[str, str]]:
    """A line for each value with its sources, and for each finding."""
    for point in series.points[:MOST_LISTED]:
        yield "listed", f"{time(point)} · {point.words} · {sources(point.claims)}"
    if (more := len(series.points) - MOST_LISTED) > 0:
        yield "listed", f"and {counted(more, 'more value')}"
    for found in series.findings[:MOST_LISTED]:
        yield f"listed {found.severity}", f"{found.rule} {found.message}"
    for line in islice(left_out(series), MOST_LISTED):
        yield "listed quiet", line


def style() -> str:
    return (resources.files(__package__) / "chart.css").read_text(encoding="utf-8")
