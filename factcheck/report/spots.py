"""Where a finding leads a reader first, and where next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from factcheck.model.claim import Claim
from factcheck.model.figure import listed
from factcheck.model.finding import SEVERITIES, Finding, Report
from factcheck.model.rule import FIGURES, Rule
from factcheck.model.text import Place

# The rule whose finding is a sum: its first side holds the parts, its second the whole.
SUM = "FC402"


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
    sides = _sides(finding, lambda claim: claim.article in changed)
    return tuple(Spot(claim.place, claim) for side in sides for claim in side)


def led(report: Report, rules: Mapping[str, Rule]) -> Report:
    """The same report; where articles have changed, or are drafts, what stands in them leads its findings."""
    changed = {article.path for article in report.articles if article.id in (report.changed or ())}
    if not changed:
        return report
    return replace(report, findings=tuple(leading(finding, changed, rules) for finding in report.findings))


def leading(finding: Finding, paths: Collection[str], rules: Mapping[str, Rule]) -> Finding:
    """The same finding as it is told to whoever writes at these paths: what stands there leads.

    Where the rule's sentence says the same with its figures in another order, that which leads comes first in it.
    """
    return _led(finding, lambda place: place.path in paths, rules)


def under(finding: Finding, place: Place, rules: Mapping[str, Rule]) -> Finding:
    """The same finding as it is told of what stands at this place: that leads, and is held against the others."""
    return _led(finding, lambda other: other == place, rules)


def _led(finding: Finding, leads: Callable[[Place], bool], rules: Mapping[str, Rule]) -> Finding:
    if not finding.claims:
        order = sorted(range(len(finding.places)), key=lambda at: not leads(finding.places[at]))
        said = tuple(finding.said[at] for at in order) if finding.said else ()
        return replace(finding, places=tuple(finding.places[at] for at in order), said=said)
    if finding.rule == SUM or not any(leads(claim.place) for claim in finding.claims):
        return finding
    sides = _sides(finding, lambda claim: leads(claim.place))
    claims = [claim for side in sides for claim in side]
    starts = [sum(map(len, sides[:at])) for at in range(len(sides))]
    return replace(
        finding,
        claims=tuple(claims),
        sides=tuple(tuple(range(start, start + len(side))) for start, side in zip(starts, sides, strict=True)),
        places=tuple(claim.place for claim in claims),
        message=_retold(finding, sides, rules),
    )


def _sides(finding: Finding, leads: Callable[[Claim], bool]) -> list[list[Claim]]:
    """The sides in the order in which a reader looks at them, and the claims of each."""
    sides = [[finding.claims[index] for index in side] for side in finding.sides]
    order = sorted(sides, key=lambda side: (any(map(_is_checked, side)), not any(map(leads, side)), len(side)))
    return [sorted(side, key=lambda claim: not leads(claim)) for side in order]


def _retold(finding: Finding, sides: list[list[Claim]], rules: Mapping[str, Rule]) -> str:
    """The message with the figures in the order of the sides; as it was where its reason goes by their order."""
    rule = rules.get(finding.rule)
    if (
        rule is None
        or FIGURES not in rule.message
        or len(sides) < 2
        or ("{reason}" in rule.message and len(sides) == 2)
    ):
        return finding.message
    before = listed([_spokesman([finding.claims[index] for index in side]) for side in finding.sides])
    return finding.message.replace(before, listed(list(map(_spokesman, sides))), 1)


def _spokesman(side: Sequence[Claim]) -> Claim:
    """Whose figure a message tells of a side: that which the house has checked, if there is one, else the first."""
    return next(filter(_is_checked, side), side[0])


def _is_checked(claim: Claim) -> bool:
    return claim.fact is not None


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """The most severe first, and of those the surest; what is settled comes last. Else in the order of the report."""
    return sorted(
        findings,
        key=lambda finding: (not finding.stands, -SEVERITIES.index(finding.severity), -finding.confidence),
    )
