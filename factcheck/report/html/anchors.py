"""What every part of the page is called, so that the others can lead to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from factcheck.model.finding import Finding, Proof
from factcheck.model.later import later
from factcheck.model.text import FieldName, Text

NO_NAME = later(r"[^0-9A-Za-z]")
NAME = later(r'id="(a\d+-\d+)"')

# Where a text was read: path, field, and record of JSON Lines.
Origin = tuple[str, FieldName, int | None]


@dataclass(frozen=True, slots=True)
class Anchors:
    """Names that hold nothing an article could have chosen.

    ``numbers`` counts the findings as they are shown, ``articles`` and ``claims`` are the places on the page of the
    articles that are shown whole and of their claims, ``of_claim`` the findings that a claim is part of, the worst
    first. ``texts`` are those of the articles shown whole, by path, field and record, with the article's id.
    """

    numbers: Mapping[str, int]
    articles: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, str] = field(default_factory=dict)
    of_claim: Mapping[str, Sequence[Finding]] = field(default_factory=dict)
    texts: Mapping[Origin, tuple[str, Text]] = field(default_factory=dict)

    @classmethod
    def of(cls, ranked: Iterable[Finding], whole: Iterable[Proof]) -> Anchors:
        """The names for findings in the order they are shown in, and for the articles that are shown whole."""
        listed, proofs = list(ranked), list(whole)
        of_claim: dict[str, list[Finding]] = {}
        for finding in listed:
            for claim in finding.claims:
                of_claim.setdefault(claim.id, []).append(finding)
        articles = {proof.id: f"a{at}" for at, proof in enumerate(proofs, 1)}
        claims = {
            claim.id: f"{articles[proof.id]}-{at}"
            for proof in proofs
            for at, claim in enumerate(proof.claims, 1)
            if claim.id in of_claim
        }
        texts = {
            (proof.article.path, text.field, text.record): (proof.id, text)
            for proof in proofs
            for text in proof.article.texts
        }
        return cls({finding.id: at for at, finding in enumerate(listed, 1)}, articles, claims, of_claim, texts)

    def given(self, page: str) -> Anchors:
        """The same without the claims that no part of the page bears the name of: a figure within another."""
        names = set(NAME.findall(page))
        return replace(self, claims={claim: name for claim, name in self.claims.items() if name in names})

    def number(self, finding: Finding) -> int:
        return self.numbers[finding.id]


def anchor(finding: Finding) -> str:
    """A finding's own name, which stays the same from one run to the next."""
    return f"f-{NO_NAME.sub('', finding.id)}"
