"""What a change made of the findings → lines for a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.model.finding import SEVERITIES, Finding, Report
from factcheck.model.rule import Rule
from factcheck.report.escape import visible
from factcheck.report.ink import Ink, bare, coloured
from factcheck.report.text_format import heading, led, page
from factcheck.report.words import counted

NAMED = 3


def as_change(
    before: Report,
    after: Report,
    rules: Mapping[str, Rule],
    when: str,
    paths: Sequence[str],
    *,
    color: bool = False,
    width: int = 100,
) -> str:
    """What appeared, in full, and what went away, by its heading; then what changed when, and how much stands."""
    ink: Ink = coloured if color else bare
    stood, stands = ({finding.id for finding in report.standing} for report in (before, after))
    appeared = [finding for finding in led(after, rules) if finding.id not in stood]
    gone = [finding for finding in led(before, rules) if finding.id not in stands]
    pages = [f"+ {line}" for finding in appeared for line in page(finding, rules, ink, width - 2)]
    lines = [*pages, *(f"- {heading(finding, ink)}" for finding in gone), _told(when, paths, appeared, gone, after)]
    return "\n".join(lines) + "\n"


def _told(when: str, paths: Sequence[str], appeared: Sequence[Finding], gone: Sequence[Finding], after: Report) -> str:
    more = f" and {counted(len(paths) - NAMED, 'more file')}" if len(paths) > NAMED else ""
    named = ", ".join(visible(path) for path in paths[:NAMED]) + more
    counts = [f"{len(appeared):,} appeared" if appeared else "", f"{len(gone):,} went away" if gone else ""]
    moved = ", ".join(count for count in counts if count) or "nothing new"
    stand = ", ".join(counted(after.count(severity), severity) for severity in reversed(SEVERITIES))
    return f"{when} {named}: {moved}. {stand}."
