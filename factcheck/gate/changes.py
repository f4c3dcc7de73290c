"""Only what touches an article that has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from factcheck.model.finding import Finding, Report

INPUTS = "FC90"  # FC901 to FC909: what could not be read


def touching(report: Report, changed: Callable[[str], bool]) -> Report:
    """The report without the findings of which no side lies in a file that has changed; these are counted.

    What could not be read is told wherever it lies: nobody knows what it would have said of what has changed.
    """
    paths = {place.path for finding in report.findings for place in finding.places}
    paths |= {article.path for article in report.articles}
    fresh = {path for path in paths if changed(path)}
    told = fresh | {notice.place.path for notice in report.unread}
    kept = tuple(finding for finding in report.findings if touches(finding, told if is_of_input(finding) else fresh))
    articles = frozenset(article.id for article in report.articles if article.path in fresh)
    return replace(report, findings=kept, changed=articles, untouched=len(report.findings) - len(kept))


def is_of_input(finding: Finding) -> bool:
    """Whether a finding says of an input that it was not read, or not wholly."""
    return not finding.claims and finding.rule.startswith(INPUTS)


def touches(finding: Finding, fresh: set[str]) -> bool:
    return any(place.path in fresh for place in finding.places)
