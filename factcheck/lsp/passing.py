"""What would be let pass of an article's findings, were it to let pass something else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from factcheck import pipeline
from factcheck.desk import Desk
from factcheck.model.finding import Finding
from factcheck.model.suppression import Ignore
from factcheck.model.text import Place

Moved = Callable[[Place], Place]


class Passing:
    """The findings about a path, as they stand now."""

    def __init__(self, desk: Desk, path: str) -> None:
        self.rules, self.settings, self.path = desk.rules, desk.settings, path
        self.found = desk.about(path)
        self.names = [article.id for article in self.found.articles if article.path == path]

    def by(self, ignores: Sequence[tuple[Ignore, ...]], moved: Moved = lambda place: place) -> frozenset[str]:
        """The ids of those that pass by what each of the articles there lets pass; ``moved`` says where a place is."""
        given = dict(zip(self.names, ignores, strict=False))
        articles = tuple(replace(one, ignores=given.get(one.id, one.ignores)) for one in self.found.articles)
        findings = tuple(self._moved(finding, moved) for finding in self.found.findings)
        report = pipeline.gated(replace(self.found, articles=articles, findings=findings), self.rules, self.settings)
        return frozenset(finding.id for finding in report.findings if finding.suppression)

    def _moved(self, finding: Finding, moved: Moved) -> Finding:
        claims = (replace(one, place=self._at(one.place, moved)) for one in finding.claims)
        places = (self._at(place, moved) for place in finding.places)
        return replace(finding, claims=tuple(claims), places=tuple(places))

    def _at(self, place: Place, moved: Moved) -> Place:
        return moved(place) if place.path == self.path else place
