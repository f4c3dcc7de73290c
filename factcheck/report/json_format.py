"""Report and claims → JSON and JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from factcheck.model.claim import Claim
from factcheck.model.finding import Report
from factcheck.report.escape import harmless_json
from factcheck.report.record import claim_record, finding_record, report_record


def as_json(report: Report, version: str) -> str:
    """The whole report; the same bytes for the same input and versions."""
    return harmless_json(json.dumps(report_record(report, version), ensure_ascii=False, indent=2)) + "\n"


def as_jsonl(report: Report) -> str:
    """The findings, one a line."""
    return "".join(_line(finding_record(finding)) for finding in report.findings)


def claims_as_jsonl(claims: Iterable[Claim]) -> Iterator[str]:
    """The claims, one a line."""
    return (_line(claim_record(claim)) for claim in claims)


def claims_as_json(claims: Iterable[Claim]) -> str:
    """The claims as one list."""
    records = [claim_record(claim) for claim in claims]
    return harmless_json(json.dumps(records, ensure_ascii=False, indent=2)) + "\n"


def _line(record: object) -> str:
    return harmless_json(json.dumps(record, ensure_ascii=False)) + "\n"
