"""Findings → diagnostics: one at each place that an article has in them, with the others beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from lsprotocol import types

from factcheck.lsp.positions import Page
from factcheck.model.finding import Finding, Report, Severity
from factcheck.model.rule import Rule
from factcheck.model.text import Place
from factcheck.report import under, understood, visible

MOST_RELATED = 12
LEVELS: dict[Severity, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


class Told(NamedTuple):
    """A finding at one of its places in an article, and how it is shown there."""

    finding: Finding
    place: Place
    diagnostic: types.Diagnostic


# The page and the address of a path.
Opened = Callable[[str], tuple[Page, str]]


def told(report: Report, path: str, opened: Opened, rules: Mapping[str, Rule]) -> Iterator[Told]:
    """What stands against the article at a path: at each figure, how that stands to the others."""
    for finding in report.standing:
        for place in _own(finding, path):
            yield Told(finding, place, _shown(under(finding, place, rules), place, opened))


def _shown(finding: Finding, place: Place, opened: Opened) -> types.Diagnostic:
    page, _ = opened(place.path)
    sides = [(claim.place, f"“{claim.place.text}”: {understood(claim)}") for claim in finding.claims]
    sides = sides or [(other, other.text or finding.message) for other in finding.places]
    others = [(where, words) for where, words in sides if where != place]
    return types.Diagnostic(
        range=page.range(place),
        message=visible(" ".join(filter(None, (_message(finding, place), finding.hint)))),
        severity=LEVELS[finding.severity],
        code=finding.rule,
        source="factcheck",
        data=finding.id,
        related_information=[_related(where, words, opened) for where, words in others[:MOST_RELATED]],
    )


def _message(finding: Finding, place: Place) -> str:
    """What is wrong, with the words that it is shown at: of a sum that does not come out, a part is not named."""
    words = " ".join(place.text.split())
    named = len(finding.places) < 2 or not words or words in finding.message
    return finding.message if named else f"“{words}”: {finding.message}"


def _own(finding: Finding, path: str) -> list[Place]:
    """Every place that the article has in a finding, in order, on whichever side."""
    places = [claim.place for claim in finding.claims] or finding.places
    own = {place for place in places if place.path == path}
    return sorted(own, key=lambda place: (place.file_line, place.column))


def _related(place: Place, words: str, opened: Opened) -> types.DiagnosticRelatedInformation:
    page, uri = opened(place.path)
    return types.DiagnosticRelatedInformation(types.Location(uri, page.range(place)), visible(words))
