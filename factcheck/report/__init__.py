"""Report → text, JSON, SARIF …: one file a format."""

from typing import Any

from factcheck.report.baseline_format import as_baseline, baseline_as_text
from factcheck.report.change_format import as_change
from factcheck.report.escape import visible
from factcheck.report.hover_format import as_hover
from factcheck.report.json_format import as_json, as_jsonl
from factcheck.report.page import FORMATS, Page, claim_pages
from factcheck.report.paths import Checkout
from factcheck.report.spots import led, under
from factcheck.report.text_format import as_text
from factcheck.report.words import counted, listed, location, understood

__all__ = [
    "FORMATS",
    "Checkout",
    "Page",
    "as_baseline",
    "as_change",
    "as_hover",
    "as_json",
    "as_jsonl",
    "as_text",
    "baseline_as_text",
    "claim_pages",
    "counted",
    "json_schema",
    "led",
    "listed",
    "location",
    "under",
    "understood",
    "visible",
]


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a report, a finding or a claim."""
    from factcheck.report import schema  # pydantic takes longer to load than a report to write

    return schema.json_schema(name)
