"""Report → text, JSON: one file a format."""

from factcheck.report.escape import visible
from factcheck.report.json_format import as_json, as_jsonl, claims_as_json, claims_as_jsonl
from factcheck.report.schema import json_schema
from factcheck.report.text_format import as_text, claims_as_text, closing
from factcheck.report.words import location, understood

__all__ = [
    "as_json",
    "as_jsonl",
    "as_text",
    "claims_as_json",
    "claims_as_jsonl",
    "claims_as_text",
    "closing",
    "json_schema",
    "location",
    "understood",
    "visible",
]
