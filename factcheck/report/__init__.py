"""Report → text, JSON: one file a format."""

from factcheck.report.escape import visible
from factcheck.report.json_format import as_json, as_jsonl
from factcheck.report.page import Page, claim_pages
from factcheck.report.schema import json_schema
from factcheck.report.text_format import as_text
from factcheck.report.words import location, understood

__all__ = [
    "Page",
    "as_json",
    "as_jsonl",
    "as_text",
    "claim_pages",
    "json_schema",
    "location",
    "understood",
    "visible",
]
