"""The values of one subject over time, each with its sources and what was found of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding
from factcheck.model.quantity import Quantity
from factcheck.report.words import HEDGES, interval


class Point(NamedTuple):
    """One value at one time. ``assumed`` says that its time is the date of the article, which said none itself."""

    first: date
    last: date
    assumed: bool
    quantity: Quantity
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]

    @property
    def middle(self) -> float:
        return (self.first.toordinal() + self.last.toordinal() + 1) / 2

    @property
    def words(self) -> str:
        """The value as normalised: "about 8.8%", "1,250,000,000 USD per month"."""
        rate = f" per {self.quantity.per}" if self.quantity.per else ""
        return f"{HEDGES.get(self.quantity.approx or '', '')}{interval(self.quantity)}{rate}"


class Series(NamedTuple):
    """The points in order of time, then of value; and the claims that have no place among them."""

    subject: str
    metric: str
    unit: tuple[str | None, str | None]
    points: tuple[Point, ...]
    undated: tuple[Claim, ...] = ()
    otherwise: tuple[Claim, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found of the points, each finding once."""
        return tuple({found.id: found for point in self.points for found in point.findings}.values())

    @property
    def articles(self) -> int:
        return len({claim.article for point in self.points for claim in point.claims})


def series(subject: str, metric: str, claims: Iterable[Claim], findings: Iterable[Finding]) -> Series:
    """The claims as points of one unit, the one that most of them are told in."""
    listed = list(claims)
    units = [(claim.quantity.unit, claim.quantity.per) for claim in listed]
    unit = max(dict.fromkeys(units), key=units.count)
    alike = [claim for claim, its in zip(listed, units, strict=True) if its == unit]
    points = tuple(gathered(alike, of_claims(findings)))
    undated = tuple(claim for claim in alike if when(claim) is None)
    otherwise = tuple(claim for claim, its in zip(listed, units, strict=True) if its != unit)
    return Series(subject, metric, unit, points, undated, otherwise)


def gathered(claims: Iterable[Claim], found: Mapping[str, list[Finding]]) -> list[Point]:
    """Claims of the same time and value as one point, however finely they were rounded."""
    held: dict[object, list[Claim]] = {}
    for claim in claims:
        if time := when(claim):
            amount = claim.effect
            held.setdefault((time, amount.low, amount.high, amount.approx), []).append(claim)
    return sorted(
        (point(told, found) for told in held.values()),
        key=lambda point: (point.first, point.last, point.quantity.near),
    )


def point(claims: list[Claim], found: Mapping[str, list[Finding]]) -> Point:
    time = when(claims[0])
    assert time is not None
    return Point(*time, claims[0].effect, tuple(claims), touching(claims, found))


def touching(claims: Iterable[Claim], found: Mapping[str, list[Finding]]) -> tuple[Finding, ...]:
    """What was found of any of the claims, each finding once."""
    return tuple({one.id: one for claim in claims for one in found.get(claim.id, ())}.values())


def of_claims(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings that stand and are no mere rounding, by the claims they are about."""
    found: dict[str, list[Finding]] = {}
    for one in findings:
        for claim in one.claims if one.stands and one.severity != "info" else ():
            found.setdefault(claim.id, []).append(one)
    return found


def when(claim: Claim) -> tuple[date, date, bool] | None:
    """The days a claim speaks of; else those of its article, and that it is so."""
    for period, assumed in ((claim.frame.period, False), (claim.as_of, True)):
        if period is not None and (first := period.first or period.last) and (last := period.last or period.first):
            return first, last, assumed
    return None
