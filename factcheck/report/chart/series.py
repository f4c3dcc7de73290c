"""The values of one subject over time, each with its sources and what was found of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple, TypeVar

from factcheck.model.claim import Claim
from factcheck.model.finding import SEVERITIES, Finding
from factcheck.model.quantity import Quantity
from factcheck.report.chart.moments import Time, when
from factcheck.report.words import unit, value

AHEAD = frozenset({"forecast", "target"})
# What is told of a figure, and is no value that the subject had.
ONLY = {"negated": "denied", "hypothetical": "only supposed"}
PARTS = {"portion": "a part of it", "additional": "an addition to it"}
# What is said of a figure beside another of its sentence.
RELATIVE = frozenset({"previous", "beside another"})
# Of findings that stand for the same two figures told more or less finely.
ROUNDING = "info"

Unit = tuple[str | None, str | None]
Kind = TypeVar("Kind")


class Point(NamedTuple):
    """One value at one time, ``None`` where no date is known of it. ``ahead`` is a forecast or a target."""

    time: Time | None
    quantity: Quantity
    ahead: bool
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]

    @property
    def value(self) -> str:
        """The value as normalised: "down about 8.8%"; a count without what is counted."""
        first = self.claims[0]
        return value(replace(first, quantity=replace(first.quantity, unit=measured(first)[0])))

    @property
    def words(self) -> str:
        """The value, and what limits it: "down about 8.8%, year-to-date"."""
        return ", ".join((self.value, *self.limits))

    @property
    def limits(self) -> tuple[str, ...]:
        """What the value is said to be limited to; that it is to come, and who says so."""
        modalities = [claim.frame.modality for claim in self.claims if self.ahead]
        said = (*self._qualifiers, *modalities, *(f"according to {source}" for source in self._sources))
        return tuple(dict.fromkeys(said))

    @property
    def distinction(self) -> tuple[str, ...]:
        """The same in as few words as a drawing has room for, which has a sign for what is to come.

        Of a value without a date, first the words that its time is told in.
        """
        period = self.claims[0].frame.period if self.time is None else None
        words = [period.text] if period else []
        return tuple(dict.fromkeys((*words, *self._qualifiers, *self._sources)))

    @property
    def _qualifiers(self) -> list[str]:
        frames = [claim.frame for claim in self.claims]
        said = [(frame, limit) for frame in frames for limit in sorted(frame.qualifiers - RELATIVE)]
        return [limit for frame, limit in said if limit not in (frame.metric or "")]

    @property
    def _sources(self) -> list[str]:
        frames = [claim.frame for claim in self.claims if self.ahead]
        return [frame.source for frame in frames if frame.source is not None and frame.source != frame.subject]

    @property
    def severity(self) -> str:
        """That of the worst finding."""
        return max((found.severity for found in self.findings), key=SEVERITIES.index)


class LeftOut(NamedTuple):
    """A claim that is no point, why, and what was found of it."""

    claim: Claim
    reason: str
    findings: tuple[Finding, ...]


class Series(NamedTuple):
    """The points in order of time, those without a date last; and the claims that have no place among them."""

    subject: str
    metric: str
    unit: Unit
    points: tuple[Point, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found of any of the claims, each finding once, the worst first."""
        held = [*(point.findings for point in self.points), *(lost.findings for lost in self.left_out)]
        once = {found.id: found for findings in held for found in findings}
        return tuple(sorted(once.values(), key=lambda found: -SEVERITIES.index(found.severity)))

    @property
    def dated(self) -> tuple[Point, ...]:
        return tuple(point for point in self.points if point.time)

    @property
    def articles(self) -> int:
        return len({claim.article for point in self.points for claim in point.claims})


def series(
    subject: str, metric: str, claims: Iterable[Claim], findings: Iterable[Finding], parts: Mapping[str, str]
) -> Series:
    """The claims as points of one unit, the one that most of them are told in.

    ``parts`` says of the claims, by their ids, which are of a part or a kind of the subject's, and of which.
    """
    listed = list(claims)
    found = of_claims(findings)
    plain = [claim for claim in listed if not (parts.get(claim.id) or no_value(claim))]
    its = most([measured(claim) for claim in plain or listed])
    drawn = [claim for claim in plain if measured(claim) == its]
    kept = {claim.id for claim in drawn}
    others = (claim for claim in listed if claim.id not in kept)
    reasons = ((claim, parts.get(claim.id) or no_value(claim) or unlike(claim)) for claim in others)
    left_out = tuple(LeftOut(claim, reason, touching([claim], found)) for claim, reason in reasons)
    return Series(subject, metric, its, tuple(gathered(drawn, found)), left_out)


def most(values: list[Kind]) -> Kind:
    """The commonest, of several the first."""
    return max(dict.fromkeys(values), key=values.count)


def measured(claim: Claim) -> Unit:
    """What an axis must have in common; of a known measure all counts are alike, "27" and "27 civilians"."""
    name, per = claim.quantity.unit, claim.quantity.per
    counted = claim.frame.known and name is not None and name.startswith("count:")
    return None if counted else name, per


def no_value(claim: Claim) -> str | None:
    """Why a claim is no value that the subject had, or is to have."""
    if claim.superseded:
        return "called wrong where it is told"
    if claim.vague:
        return "only an order of magnitude"
    part = next((told for qualifier, told in PARTS.items() if qualifier in claim.frame.qualifiers), None)
    return ONLY.get(claim.frame.modality) or part


def unlike(claim: Claim) -> str:
    its = unit(claim.quantity.unit).strip() or "a bare number"
    per = f" per {claim.quantity.per}" if claim.quantity.per else ""
    return f"in another unit ({its}{per})"


def gathered(claims: Iterable[Claim], found: Mapping[str, list[Finding]]) -> list[Point]:
    """Claims of the same time and value as one point, however finely they were rounded."""
    held: dict[object, list[Claim]] = {}
    for claim in claims:
        amount, ahead = claim.effect, claim.frame.modality in AHEAD
        held.setdefault((when(claim), amount.low, amount.high, amount.approx, ahead), []).append(claim)
    points = (point(told, found) for told in held.values())
    return sorted(points, key=lambda point: (point.time is None, point.time or (), point.quantity.near))


def point(claims: list[Claim], found: Mapping[str, list[Finding]]) -> Point:
    first = claims[0]
    return Point(when(first), first.effect, first.frame.modality in AHEAD, tuple(claims), touching(claims, found))


def touching(claims: Iterable[Claim], found: Mapping[str, list[Finding]]) -> tuple[Finding, ...]:
    """What was found of any of the claims, each finding once."""
    return tuple({one.id: one for claim in claims for one in found.get(claim.id, ())}.values())


def of_claims(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings that stand, by the claims they are about."""
    found: dict[str, list[Finding]] = {}
    for one in findings:
        for claim in one.claims if one.stands else ():
            found.setdefault(claim.id, []).append(one)
    return found
