"""A finding → what to write into its article so that it passes, with a reason; tried before it is offered."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from factcheck.desk import Desk
from factcheck.lsp.passing import Passing
from factcheck.model.article import Article
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding
from factcheck.model.later import later
from factcheck.model.suppression import Ignore
from factcheck.model.text import Place, Span

OPENING = later(r"---[ \t]*(\r\n|\n|\r)")
WORDS = (0, 3, 12)  # that are quoted before a figure, if so many are needed to tell it from another
MOST_OTHERS = 3  # figures of other sides that are quoted

Figures = tuple[str, ...]


class Insertion(NamedTuple):
    """A text to be put in at a character, which quotes ``figures``; ``whole`` says that it is about all of the article.

    >>> Insertion(0, "", ("28%", "8.8%")).quoted
    '“28%” and “8.8%”'
    """

    at: int
    text: str
    figures: Figures
    whole: bool = False

    @property
    def quoted(self) -> str:
        return " and ".join(f"“{figure}”" for figure in self.figures)

    def moved(self, place: Place) -> Place:
        """Where a place would be, were the text put in."""
        by = len(self.text) if self.at <= place.start else 0
        return place._replace(start=place.start + by, end=place.end + by)


class Writing:
    """An article as it is being written, and what might be written into it."""

    def __init__(self, desk: Desk, path: str, source: str) -> None:
        self.desk, self.path, self.source = desk, path, source
        self.ending = "\r\n" if "\r\n" in source else "\n"

        self.articles = list(desk.texts_of(path, source))
        self.passing = Passing(desk, path)

    def insertion(self, finding: Finding, place: Place, reason: str) -> Insertion | None:
        """The least that lets this finding pass, and no other: for its paragraph if that can be, else for the article.

        What a reader sees stays as it was.
        """
        if not self._may_pass(finding, place):
            return None
        for figures in _figures(finding, place):
            for candidate in self._candidates(place, finding.rule, figures, reason):
                if self._lets_pass(candidate) == {finding.id}:
                    return candidate
        return None

    def _may_pass(self, finding: Finding, place: Place) -> bool:
        """Whether anything in this article alone settles all that the finding is about."""
        given = Ignore((finding.rule,), "whatever it be", place)
        return finding.id in self.passing.by([(*article.ignores, given) for article in self.articles])

    def _lets_pass(self, candidate: Insertion) -> frozenset[str]:
        """What would pass that does not pass now; nothing where a reader would see another text."""
        written = self.source[: candidate.at] + candidate.text + self.source[candidate.at :]
        after = list(self.desk.texts_of(self.path, written))
        if _seen(after) != _seen(self.articles):
            return frozenset()
        now = self.passing.by([article.ignores for article in self.articles])
        return now ^ self.passing.by([article.ignores for article in after], candidate.moved)

    def _candidates(self, place: Place, rule: str, figures: Figures, reason: str) -> Iterator[Insertion]:
        quoted = " ".join(f"“{figure}”" if '"' in figure else f'"{figure}"' for figure in figures)
        comment = f"<!-- factcheck: ignore {rule} {quoted} -- {reason} -->"
        for span in _paragraphs(place, self.articles):
            yield Insertion(span.end, f" {comment}", figures)
            start = self.source.rfind(self.ending, 0, span.start)
            yield Insertion(0 if start < 0 else start + len(self.ending), f"{comment}{self.ending}", figures)
            yield Insertion(span.start, comment, figures)
        said = {"ignore": [rule], "figures": figures, "reason": reason}
        listed = ", ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in said.items())
        line = f"factcheck: {{{listed}}}{self.ending}"
        opening = OPENING.match(self.source)
        at, text = (opening.end(), line) if opening else (0, f"---{self.ending}{line}---{self.ending}")
        yield Insertion(at, text, figures, whole=True)


def _figures(finding: Finding, place: Place) -> Iterator[Figures]:
    """What may be quoted of a finding, the shortest first: its figure there, those it differs from, words before it."""
    if not finding.claims:
        yield from [(" ".join(place.text.split()),)] if place.text.strip() else []
        return
    here = [claim for claim in finding.claims if claim.place == place]
    there = _others(finding, here)
    for words in WORDS:
        own = tuple(quote(claim, words) for claim in here[:1])
        yield own
        for other in chain([there[:1]] if there[1:] else [], [there[:MOST_OTHERS]]):
            yield (*own, *(quote(claim, words) for claim in other))


def _others(finding: Finding, here: Sequence[Claim]) -> list[Claim]:
    """A claim of each side but that of the figure."""
    sides = [[finding.claims[at] for at in side] for side in finding.sides]
    return [side[0] for side in sides if not any(claim in here for claim in side)]


def quote(claim: Claim, words: int) -> str:
    """A figure with so many words before it."""
    before = claim.sentence[: claim.within.start].split(" ")
    told = " ".join(before[-words - 1 :]) if words else ""
    return told + claim.sentence[claim.within.start : claim.within.end]


def _seen(articles: Sequence[Article]) -> list[object]:
    return [(article.date, [(text.field, text.content.split()) for text in article.texts]) for article in articles]


def _paragraphs(place: Place, articles: Sequence[Article]) -> Iterator[Span]:
    """The paragraph, in the source, in which a place lies."""
    for text in (text for article in articles for text in article.texts if text.field == place.field):
        for span in (text.source_span(block.span) for block in text.blocks):
            if span.start <= place.start < span.end:
                yield span
