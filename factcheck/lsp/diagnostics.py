"""Findings → diagnostics: one at each place that an article has in them, with the others beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from lsprotocol import types

from factcheck.lsp.positions import Page
from factcheck.model.finding import Finding, Report, Severity
from factcheck.model.rule import Rule
from factcheck.model.text import Place
from factcheck.report import leading, understood, visible

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
    """What stands against the article at a path, told from its side."""
    led = (leading(finding, {path}, rules) for finding in report.standing)
    return (one for finding in led for one in _of(finding, path, opened))


def _of(finding: Finding, path: str, opened: Opened) -> Iterator[Told]:
    page, _ = opened(path)
    sides = [(claim.place, f"“{claim.place.text}”: {understood(claim)}") for claim in finding.claims]
    sides = sides or [(place, place.text or finding.message) for place in finding.places]
    for place in _own(finding, path):
        others = [(where, words) for where, words in sides if where != place]
        shown = types.Diagnostic(
            range=page.range(place),
            message=visible(" ".join(filter(None, (finding.message, finding.hint)))),
            severity=LEVELS[finding.severity],
            code=finding.rule,
            source="factcheck",
            data=finding.id,
            related_information=[_related(where, words, opened) for where, words in others[:MOST_RELATED]],
        )
        yield Told(finding, place, shown)


def _own(finding: Finding, path: str) -> list[Place]:
    """Every place that the article has in a finding, in order, on whichever side."""
    places = [claim.place for claim in finding.claims] or finding.places
    own = {place for place in places if place.path == path}
    return sorted(own, key=lambda place: (place.file_line, place.column))


def _related(place: Place, words: str, opened: Opened) -> types.DiagnosticRelatedInformation:
    page, uri = opened(place.path)
    return types.DiagnosticRelatedInformation(types.Location(uri, page.range(place)), visible(words))
