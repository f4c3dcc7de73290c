"""Where a finding leads a reader first, and where next."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from factcheck.model.claim import Claim
from factcheck.model.finding import SEVERITIES, Finding
from factcheck.model.text import Place


class Spot(NamedTuple):
    """A place of a finding, and the claim that was read there if one was."""

    place: Place
    claim: Claim | None = None


def spots(finding: Finding, changed: Collection[str] = ()) -> tuple[Spot, ...]:
    """The places of a finding: first the side that changed, else the one that stands alone, then the others.

    ``changed`` holds the ids of the articles that changed. A fact that the house has checked comes last.
    """
    if not finding.claims:
        return tuple(map(Spot, finding.places))
    order = sorted(
        finding.sides, key=lambda side: (_checked(finding, side), not _moved(finding, side, changed), len(side))
    )
    claims = (
        finding.claims[index]
        for side in order
        for index in sorted(side, key=lambda index: finding.claims[index].article not in changed)
    )
    return tuple(Spot(claim.place, claim) for claim in claims)


def _checked(finding: Finding, side: Iterable[int]) -> bool:
    return any(finding.claims[index].fact is not None for index in side)


def _moved(finding: Finding, side: Iterable[int], changed: Collection[str]) -> bool:
    return any(finding.claims[index].article in changed for index in side)


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """The most severe first, and of those the surest; what is settled comes last. Else in the order of the report."""
    return sorted(
        findings,
        key=lambda finding: (not finding.stands, -SEVERITIES.index(finding.severity), -finding.confidence),
    )
