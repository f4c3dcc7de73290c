"""Annotations laid beside a report: which claim is which, which pairs a finding shows, what it points at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple

from factcheck.evaluate.gold import Gold, GoldCheck, GoldClaim, GoldPlace, Want
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Report, Severity

# The families of rules that hold two claims against each other, and those that point at places.
PAIRING = ("FC1", "FC2", "FC3")
CHECKING = ("FC4", "FC5")

Pair = frozenset[str]


class Showing(NamedTuple):
    """Two annotated claims that a finding has on different sides."""

    pair: Pair
    severity: Severity
    rule: str


class Matching:
    """Annotations and the report on the same articles. ``articles`` holds the id of each document's article."""

    def __init__(self, gold: Gold, articles: Mapping[str, str], report: Report) -> None:
        self.gold = gold
        self.findings = report.findings
        self.pairs = {pair.key: pair for pair in gold.pairs}
        self.whole = frozenset(articles[doc] for doc in gold.whole_docs)
        self._sources = {article.id: (article.path, article.record) for article in report.articles}
        self._articles = articles
        self._article_of = {claim.id: articles[claim.place.doc] for claim in gold.claims}
        self._at: dict[tuple[str, str], list[GoldClaim]] = defaultdict(list)
        for claim in gold.claims:
            self._at[articles[claim.place.doc], claim.place.field].append(claim)

    def annotated(self, claim: Claim) -> list[GoldClaim]:
        """The annotated claims of which this one takes in some characters."""
        found = self._at.get((claim.article, claim.place.field), ())
        return [gold for gold in found if common(gold.place, claim) > 0]

    def wholly_annotated(self, claim: GoldClaim | Claim) -> bool:
        article = claim.article if isinstance(claim, Claim) else self._article_of[claim.id]
        return article in self.whole

    def readings(self, claims: Sequence[Claim], prefer: Callable[[GoldClaim, Claim], bool]) -> dict[str, Claim]:
        """What each annotated claim was read as, one to one; most characters in common first, then the preferred."""
        found = [
            (-common(gold.place, claim), not prefer(gold, claim), number, gold.id)
            for number, claim in enumerate(claims)
            for gold in self.annotated(claim)
        ]
        readings: dict[str, Claim] = {}
        taken: set[int] = set()
        for _, _, number, name in sorted(found):
            if name not in readings and number not in taken:
                readings[name] = claims[number]
                taken.add(number)
        return readings

    def showings(self, finding: Finding) -> Iterator[Showing]:
        """The annotated pairs that a finding has on different sides."""
        if not finding.rule.startswith(PAIRING):
            return
        sides = [
            sorted({gold.id for at in side for gold in self.annotated(finding.claims[at])}) for side in finding.sides
        ]
        for one, other in combinations(sides, 2):
            for a, b in product(one, other):
                if a != b:
                    yield Showing(frozenset((a, b)), finding.severity, finding.rule)

    def shown(self) -> dict[Pair, tuple[Showing, ...]]:
        """Every annotated pair that is shown, and how."""
        shown: dict[Pair, list[Showing]] = defaultdict(list)
        for finding in self.findings:
            for showing in self.showings(finding):
                shown[showing.pair].append(showing)
        return {pair: tuple(showings) for pair, showings in shown.items()}

    def want(self, pair: Pair) -> Want | None:
        """What people want of a pair; of documents annotated as a whole, one that nobody listed is never wanted."""
        if pair in self.pairs:
            return self.pairs[pair].want
        return "never" if all(self._article_of[claim] in self.whole for claim in pair) else None

    def answers(self, finding: Finding, check: GoldCheck) -> bool:
        """Whether a finding says what a check asks for."""
        return finding.rule == check.rule and all(self.points_at(finding, place) for place in check.places)

    def points_at(self, finding: Finding, words: GoldPlace) -> bool:
        source = self._sources[self._articles[words.doc]]
        places = (*finding.places, *(claim.place for claim in finding.claims))
        return any(
            ((place.path, place.record), place.field) == (source, words.field)
            and place.start < words.span.end
            and words.span.start < place.end
            for place in places
        )

    def strays(self) -> list[Finding]:
        """Findings that point at places, answer no check, and lie in documents annotated as a whole."""
        sources = {self._sources[article] for article in self.whole}
        checks = [check for check in self.gold.checks or () if check.want != "never"]
        return [
            finding
            for finding in self.findings
            if self.gold.checks is not None
            and finding.rule.startswith(CHECKING)
            and all((place.path, place.record) in sources for place in finding.places)
            and not any(self.answers(finding, check) for check in checks)
        ]

    def missed_checks(self) -> tuple[GoldCheck, ...]:
        return tuple(
            check
            for check in self.gold.checks or ()
            if check.want == "must" and not any(self.answers(finding, check) for finding in self.findings)
        )


def common(place: GoldPlace, claim: Claim) -> int:
    """How many characters a claim has in common with annotated words of the same field."""
    return min(place.span.end, claim.place.end) - max(place.span.start, claim.place.start)
