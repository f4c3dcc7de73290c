"""Only what touches an article that has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from factcheck.model.finding import Finding, Report


def touching(report: Report, changed: Callable[[str], bool]) -> Report:
    """The report without the findings of which no side lies in a file that has changed; these are counted."""
    paths = {place.path for finding in report.findings for place in finding.places}
    paths |= {article.path for article in report.articles}
    fresh = {path for path in paths if changed(path)}
    kept = tuple(finding for finding in report.findings if touches(finding, fresh))
    articles = frozenset(article.id for article in report.articles if article.path in fresh)
    return replace(report, findings=kept, changed=articles, untouched=len(report.findings) - len(kept))


def touches(finding: Finding, fresh: set[str]) -> bool:
    return any(place.path in fresh for place in finding.places)
