"""Report → the page of Markdown that GitHub shows for a step."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from factcheck.model.finding import Finding, Report
from factcheck.report.markdown import plain
from factcheck.report.paths import Checkout, in_checkout
from factcheck.report.spots import Spot, spots, worst_first
from factcheck.report.text_format import closing
from factcheck.report.words import counted

MOST_BYTES = 1024 * 1024  # of a step, all it writes taken together
CLOSING_BYTES = 200
LONGEST = 500
PLACES_NAMED = 3
HEAD = ("| Severity | Rule | Where | What | Against |", "|---|---|---|---|---|")


def as_summary(
    report: Report,
    *,
    left_out: int = 0,
    checkout: Checkout | None = None,
    room: int = MOST_BYTES,
) -> str:
    """Every finding as a row, the worst first, as many as ``room`` bytes hold; it says how many it does not."""
    lines = ["## factcheck", "", plain(closing(report, left_out)), ""]
    findings = worst_first(report.standing)
    if findings:
        lines += HEAD
    used = size(lines) + CLOSING_BYTES
    for at, row in enumerate(rows(findings, checkout, report.changed or ())):
        used += size([row])
        if used > room:
            lines += ["", f"{counted(len(findings) - at, 'more finding')}: GitHub shows no longer page."]
            break
        lines.append(row)
    page = "\n".join(lines) + "\n"
    return page if len(page.encode("utf-8")) <= room else ""


def size(lines: list[str]) -> int:
    return sum(len(line.encode("utf-8", "backslashreplace")) + 1 for line in lines)


def rows(findings: list[Finding], checkout: Checkout | None, changed: Collection[str]) -> Iterator[str]:
    for finding in findings:
        first, *others = spots(finding, changed)
        against = "<br>".join(where(spot, checkout) for spot in others[:PLACES_NAMED])
        if len(others) > PLACES_NAMED:
            against += f"<br>and {counted(len(others) - PLACES_NAMED, 'more place')}"
        rule = f"{finding.rule} {plain(finding.name)}"
        yield f"| {finding.severity} | {rule} | {where(first, checkout)} | {what(finding)} | {against} |"


def where(spot: Spot, checkout: Checkout | None) -> str:
    place = spot.place
    quoted = f" “{plain(place.text[:LONGEST])}”" if place.text.strip() else ""
    return f"{plain(in_checkout(place.path, checkout)[:LONGEST])}:{place.file_line}{quoted}"


def what(finding: Finding) -> str:
    hint = f"<br>{plain(finding.hint[:LONGEST])}" if finding.hint else ""
    return plain(finding.message[:LONGEST]) + hint
