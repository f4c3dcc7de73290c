"""What every part of the page is called, so that the others can lead to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.model.finding import Finding, Report

NO_NAME = re.compile(r"[^0-9A-Za-z]")


@dataclass(frozen=True, slots=True)
class Anchors:
    """Names that hold nothing an article could have chosen.

    ``numbers`` counts the findings as they are shown, ``articles`` and ``claims`` are the places of the articles and
    of their claims on the page, ``of_claim`` the findings that a claim is part of, the worst first.
    """

    numbers: Mapping[str, int]
    articles: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, str] = field(default_factory=dict)
    of_claim: Mapping[str, Sequence[Finding]] = field(default_factory=dict)

    @classmethod
    def of(cls, report: Report, ranked: Iterable[Finding], shown_whole: Iterable[str]) -> Anchors:
        """The names for findings in the order they are shown in, and for the articles that are shown whole."""
        listed = list(ranked)
        whole = set(shown_whole)
        of_claim: dict[str, list[Finding]] = {}
        for finding in listed:
            for claim in finding.claims:
                of_claim.setdefault(claim.id, []).append(finding)
        articles = {article.id: f"a{at}" for at, article in enumerate(report.articles, 1)}
        claims = {
            claim.id: f"{articles[proof.id]}-{at}"
            for proof in report.proofs
            if proof.id in whole
            for at, claim in enumerate(proof.claims, 1)
            if claim.id in of_claim
        }
        return cls({finding.id: at for at, finding in enumerate(listed, 1)}, articles, claims, of_claim)

    def number(self, finding: Finding) -> int:
        return self.numbers[finding.id]


def anchor(finding: Finding) -> str:
    """A finding's own name, which stays the same from one run to the next."""
    return f"f-{NO_NAME.sub('', finding.id)}"
