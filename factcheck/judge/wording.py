"""How a conflict is put to an editor."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.judge.values import spread
from factcheck.model.claim import Claim
from factcheck.model.conversion import factor
from factcheck.model.figure import listed, parted, told
from factcheck.model.quantity import Quantity
from factcheck.model.rule import FIGURES, Rule
from factcheck.model.units import UnitTable


def message(rule: Rule, figures: Sequence[Claim], reason: str, table: UnitTable, *, teller: str | None = None) -> str:
    """The rule's sentence with the figures, as written, in it: one of each side, the last value of them as ``b``.

    The gap is that between the smallest and the largest of them. Where it is said who the ``teller`` of both is, what
    only one of them knows of a figure, its subject or an unknown measure, is not said of both.
    """
    first, last = parted(figures)
    subjects = [claim.frame.subject for claim in figures if claim.frame.subject]
    subject = teller if teller and len(set(subjects)) != 1 else next(iter(subjects), None)
    measures = [claim for claim in figures if claim.frame.known] if teller else figures
    alike = not teller or len({claim.frame.words for claim in measures}) == 1
    said = {
        "subject": subject or "The same sentence",
        "metric": next((found for claim in measures if (found := measure(claim, whole=alike))), "the figure"),
        "figures": listed(figures),
        "a": first or last,
        "b": last,
        "gap": gap(figures, table),
        "reason": reason,
    }
    return rule.message.replace(FIGURES, "{figures}").format_map(said)


def gap(figures: Sequence[Claim], table: UnitTable) -> str:
    """How far the farthest of them lie apart; a table books a loss with a minus where prose tells its size."""
    values = [_in_percent(claim) for claim in figures]
    mixed = len({claim.table is None for claim in figures}) > 1 or len({claim.frame.aspect for claim in figures}) > 1
    return spread((_in_unit(value, values[0].unit, table) for value in values), in_size=mixed)


def _in_unit(value: Quantity, unit: str | None, table: UnitTable) -> Quantity:
    """A length or a weight in the unit of another: 105 kilometres are no 105 miles."""
    if value.unit is None or unit is None or value.unit == unit:
        return value
    by = factor(value.unit, unit, table)
    return value if by is None else value.times(by, unit)


def _in_percent(claim: Claim) -> Quantity:
    return claim.in_percent if claim.multiplies else claim.effect.in_percent


def measure(claim: Claim, *, whole: bool = True) -> str | None:
    """What a figure measures, with the words that limit it if it is to be told ``whole``."""
    frame = claim.frame
    if frame.metric is None:
        return None
    base = " ".join([*(sorted(frame.words) if whole else ()), frame.metric]) if frame.known else frame.metric
    return f"{base} change" if frame.aspect == "change" else f"share of {base}" if frame.aspect == "share" else base


def kept_together(evidence: Sequence[str]) -> str:
    """Why two figures are held to be one where the words around them differ."""
    return f"Compared because {'; '.join(evidence)}."


def alone(sides: Sequence[Sequence[Claim]]) -> str | None:
    """Which side stands alone, where three articles or more agree against one."""
    if any(map(held_by_house, sides)):
        return None  # a fact is no matter of majority
    counts = [len({claim.article for claim in side}) for side in sides]
    if len(sides) == 2 and max(counts) >= 3 and min(counts) == 1:
        lone = sides[counts.index(1)][0]
        return f"{max(counts)} articles agree against one: {told(lone)} in {lone.article} stands alone."
    return None


def held_by_house(side: Sequence[Claim]) -> bool:
    """Whether a figure that the house has checked is on this side."""
    return any(claim.fact for claim in side)


def house(sides: Sequence[Sequence[Claim]]) -> str | None:
    """What the house has checked, and who says so."""
    facts = [claim for side in sides for claim in side if claim.fact]
    if not facts:
        return None
    named = dict.fromkeys(f"{claim.frame.subject}, {measure(claim)}: {told(claim)} ({claim.fact})" for claim in facts)
    return f"House fact: {'; '.join(named)}."
