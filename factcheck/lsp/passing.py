"""What would be let pass of an article's findings, were it to let pass something else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from factcheck import pipeline
from factcheck.desk import Desk
from factcheck.model.finding import Finding, Report
from factcheck.model.settings import Settings
from factcheck.model.suppression import Ignore
from factcheck.model.text import Place

Moved = Callable[[Place], Place]


class Passing:
    """The findings about a path, or all there are, as they stand now."""

    def __init__(self, desk: Desk, path: str, *, everywhere: bool = False) -> None:
        self.rules, self.settings, self.path = desk.rules, desk.settings, path
        self.found = desk.found() if everywhere else desk.about(path)
        self.names = [article.id for article in self.found.articles if article.path == path]

    def by(self, ignores: Sequence[tuple[Ignore, ...]], moved: Moved = lambda place: place) -> frozenset[str]:
        """The ids of those that pass by what each of the articles there lets pass; ``moved`` says where a place is."""
        return self._passed(self._read(ignores, moved), self.settings)

    def beside(self, ignore: Ignore) -> frozenset[str]:
        """The ids of those that would pass if the configuration said this too."""
        return self._passed(self.found, replace(self.settings, ignore=(*self.settings.ignore, ignore)))

    def _read(self, ignores: Sequence[tuple[Ignore, ...]], moved: Moved) -> Report:
        given = dict(zip(self.names, ignores, strict=False))  # a text may have become more or fewer articles
        articles = tuple(replace(one, ignores=given.get(one.id, one.ignores)) for one in self.found.articles)
        findings = tuple(self._moved(finding, moved) for finding in self.found.findings)
        return replace(self.found, articles=articles, findings=findings)

    def _passed(self, found: Report, settings: Settings) -> frozenset[str]:
        report = pipeline.gated(found, self.rules, settings)
        return frozenset(finding.id for finding in report.findings if finding.suppression)

    def _moved(self, finding: Finding, moved: Moved) -> Finding:
        claims = (replace(one, place=self._at(one.place, moved)) for one in finding.claims)
        places = (self._at(place, moved) for place in finding.places)
        return replace(finding, claims=tuple(claims), places=tuple(places))

    def _at(self, place: Place, moved: Moved) -> Place:
        return moved(place) if place.path == self.path else place
