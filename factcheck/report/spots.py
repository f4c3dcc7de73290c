"""Where a finding leads a reader first, and where next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from factcheck.model.claim import Claim
from factcheck.model.figure import told
from factcheck.model.finding import SEVERITIES, Finding
from factcheck.model.rule import Rule
from factcheck.model.text import Place

# How the sentence of a rule tells two figures of which either may come first.
FIGURES = "{a} and {b}"


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
    return tuple(Spot(claim.place, claim) for side in _sides(finding, changed) for claim in side)


def leading(finding: Finding, paths: Collection[str], rules: Mapping[str, Rule]) -> Finding:
    """The same finding as it is told to whoever writes at these paths: what stands there leads.

    Where the rule's sentence says the same with its two figures exchanged, the figure that leads comes first in it.
    """
    places = tuple(sorted(finding.places, key=lambda place: place.path not in paths))
    if not finding.claims:
        return replace(finding, places=places)
    own = {claim.article for claim in finding.claims if claim.place.path in paths}
    if not own:
        return finding
    sides = _sides(finding, own)
    claims = [claim for side in sides for claim in side]
    starts = [sum(map(len, sides[:at])) for at in range(len(sides))]
    return replace(
        finding,
        claims=tuple(claims),
        sides=tuple(tuple(range(start, start + len(side))) for start, side in zip(starts, sides, strict=True)),
        places=places,
        message=_exchanged(finding, sides, rules),
    )


def _sides(finding: Finding, changed: Collection[str]) -> list[list[Claim]]:
    """The sides in the order in which a reader looks at them, and the claims of each."""
    order = sorted(
        finding.sides, key=lambda side: (_checked(finding, side), not _moved(finding, side, changed), len(side))
    )
    claims = ([finding.claims[index] for index in side] for side in order)
    return [sorted(side, key=lambda claim: claim.article not in changed) for side in claims]


def _exchanged(finding: Finding, sides: list[list[Claim]], rules: Mapping[str, Rule]) -> str:
    """The message with the figure of the first side first; as it was where its reason goes by their order."""
    rule = rules.get(finding.rule)
    if rule is None or FIGURES not in rule.message or "{reason}" in rule.message or len(sides) != 2:
        return finding.message
    first, second = (told(finding.claims[side[0]]) for side in finding.sides)
    if first in map(told, sides[0]):
        return finding.message
    return finding.message.replace(f"{first} and {second}", f"{second} and {first}", 1)


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
