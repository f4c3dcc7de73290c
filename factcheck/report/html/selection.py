"""What of a report is shown, and in which order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from factcheck.model.finding import Finding, Proof, Report
from factcheck.model.rule import Rule
from factcheck.report.html.anchors import Anchors
from factcheck.report.spots import worst_first

# Beyond these a page is more than a browser, or a person, takes in; what is left out is said.
MOST_FINDINGS = 3_000
MOST_CHARACTERS = 8_000_000
# Beyond these, what is out of sight is laid out when it comes into sight; links then land a little less exactly.
LONG_FINDINGS, LONG_TEXT = 60, 200_000


@dataclass(frozen=True)
class Selection:
    """A report, the rules that explain it, and how many findings were left out of it before."""

    report: Report
    rules: Mapping[str, Rule]
    left_out: int = 0

    @cached_property
    def ranked(self) -> list[Finding]:
        """The findings that are shown, the worst first; those dealt with come last."""
        return worst_first(self.report.findings)[:MOST_FINDINGS]

    @cached_property
    def standing(self) -> list[Finding]:
        return [found for found in self.ranked if found.stands]

    @cached_property
    def settled(self) -> list[Finding]:
        return [found for found in self.ranked if not found.stands]

    @cached_property
    def disputed(self) -> frozenset[str]:
        """The ids of the articles that a finding is about."""
        return frozenset(claim.article for found in self.ranked for claim in found.claims)

    @cached_property
    def concerned(self) -> tuple[Proof, ...]:
        """All articles; where only what touches some is told, these and what is found to disagree with them."""
        if self.report.changed is None:
            return self.report.proofs
        wanted = self.report.changed | self.disputed
        return tuple(proof for proof in self.report.proofs if proof.id in wanted)

    @cached_property
    def whole(self) -> list[Proof]:
        """The articles that are shown whole: those concerned, or as many as a page holds, those in dispute first."""
        kept: set[str] = set()
        room = MOST_CHARACTERS
        for proof in sorted(self.concerned, key=lambda proof: proof.id not in self.disputed):
            room -= length(proof)
            if room >= 0:
                kept.add(proof.id)
        return [proof for proof in self.report.proofs if proof.id in kept]

    @cached_property
    def long(self) -> bool:
        """Whether a browser had better not lay out all of it at once."""
        return len(self.standing) > LONG_FINDINGS or sum(map(length, self.whole)) > LONG_TEXT

    @cached_property
    def anchors(self) -> Anchors:
        return Anchors.of(self.ranked, self.whole)


def length(proof: Proof) -> int:
    """The characters of an article's texts."""
    return sum(len(text.content) for text in proof.article.texts)
