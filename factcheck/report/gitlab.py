"""Report → GitLab's Code Quality."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from factcheck.model.finding import Finding, Report, Severity
from factcheck.report.escape import harmless_json, visible
from factcheck.report.paths import Checkout, in_checkout
from factcheck.report.spots import Spot, spots

# Of its list, in which "blocker" stands above and "minor" between.
SEVERITIES: dict[Severity, str] = {"error": "critical", "warning": "major", "info": "info"}
LONGEST = 2_000
PLACES_NAMED = 3


def as_gitlab(report: Report, *, checkout: Checkout | None = None) -> str:
    """Every finding under its fingerprint; one that is settled says why and ranks lowest."""
    issues = [issue(finding, checkout, report.changed or ()) for finding in report.findings]
    return harmless_json(json.dumps(issues, ensure_ascii=False, indent=2)) + "\n"


def issue(finding: Finding, checkout: Checkout | None, changed: Collection[str]) -> dict[str, Any]:
    first, *others = spots(finding, changed)
    last = first.place.last[0] if first.place.last and not first.place.record else first.place.file_line
    return {
        "description": description(finding, others, checkout),
        "check_name": f"{finding.rule} {finding.name}",
        "fingerprint": finding.id,
        "severity": SEVERITIES[finding.severity] if finding.stands else "info",
        "location": {
            "path": in_checkout(first.place.path, checkout),
            "lines": {"begin": first.place.file_line, "end": last},
        },
    }


def description(finding: Finding, others: list[Spot], checkout: Checkout | None) -> str:
    named = [f"{in_checkout(spot.place.path, checkout)}:{spot.place.file_line}" for spot in others[:PLACES_NAMED]]
    more = [f"{len(others) - PLACES_NAMED} more"] if len(others) > PLACES_NAMED else []
    see = f" See {', '.join([*named, *more])}." if named else ""
    hint = f" Hint: {finding.hint}" if finding.hint else ""
    told = visible(f"{settled(finding)}{finding.message}{see}{hint}")
    return told if len(told) <= LONGEST else told[: LONGEST - 1] + "…"


def settled(finding: Finding) -> str:
    """Why nobody has to deal with it any more."""
    if finding.suppression:
        return f"Suppressed ({finding.suppression.reason}): "
    return "" if finding.stands else "Known from the baseline: "
