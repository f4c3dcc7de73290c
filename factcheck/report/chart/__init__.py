"""One subject's values over time → a drawing, a page, or lines of text."""

from typing import Literal

from factcheck.report.chart.page import as_chart_html
from factcheck.report.chart.series import Point, Series, series
from factcheck.report.chart.svg import as_chart_svg
from factcheck.report.chart.text import as_chart_text


def as_chart(told: Series, name: Literal["text", "svg", "html"], version: str) -> str:
    """The series in one of its formats."""
    if name == "html":
        return as_chart_html(told, version)
    return as_chart_svg(told) if name == "svg" else as_chart_text(told)


__all__ = ["Point", "Series", "as_chart", "as_chart_html", "as_chart_svg", "as_chart_text", "series"]
