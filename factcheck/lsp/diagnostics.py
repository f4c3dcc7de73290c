"""Findings → diagnostics: one for each side that an article takes, with the others beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lsprotocol import types

from factcheck.lsp.positions import Page
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Report, Severity
from factcheck.model.text import Place
from factcheck.report import understood, visible

MOST_RELATED = 12
LEVELS: dict[Severity, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}

# The page and the address of a path.
Opened = Callable[[str], tuple[Page, str]]


def diagnostics(report: Report, path: str, opened: Opened) -> list[types.Diagnostic]:
    """What stands against the article at a path."""
    return [one for finding in report.standing for one in _of(finding, path, opened)]


def _of(finding: Finding, path: str, opened: Opened) -> Iterator[types.Diagnostic]:
    page, _ = opened(path)
    told = [(claim.place, f"“{claim.place.text}”: {understood(claim)}") for claim in finding.claims]
    told = told or [(place, place.text or finding.message) for place in finding.places]
    for place in _own(finding, path):
        others = [(where, words) for where, words in told if where != place]
        yield types.Diagnostic(
            range=page.range(place),
            message=visible(" ".join(filter(None, (finding.message, finding.hint)))),
            severity=LEVELS[finding.severity],
            code=finding.rule,
            source="factcheck",
            data=finding.id,
            related_information=[_related(where, words, opened) for where, words in others[:MOST_RELATED]],
        )


def _own(finding: Finding, path: str) -> list[Place]:
    """The first place of each side that the article takes; each place of what is no claim."""
    if not finding.claims:
        return [place for place in finding.places if place.path == path]
    sides = ([finding.claims[at] for at in side] for side in finding.sides)
    return [own.place for side in sides if (own := _first(side, path))]


def _first(side: list[Claim], path: str) -> Claim | None:
    return next((claim for claim in side if claim.place.path == path), None)


def _related(place: Place, words: str, opened: Opened) -> types.DiagnosticRelatedInformation:
    page, uri = opened(place.path)
    return types.DiagnosticRelatedInformation(types.Location(uri, page.range(place)), visible(words))
