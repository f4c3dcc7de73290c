"""The relation of two figures of two tellings that stand in one context, whatever is known of them."""

from __future__ import annotations

from factcheck.judge.causes import hint
from factcheck.judge.evidence import weight_of
from factcheck.judge.scope import scope
from factcheck.judge.units import units
from factcheck.judge.values import LOWER, Comparison, apart, compare
from factcheck.model.claim import Claim
from factcheck.model.finding import Alignment, Relation, Severity, Verdict
from factcheck.model.pack import RulePack

RULES = {"apart": "FC101", "broken": "FC104", "beyond": "FC204"}
OPEN = ("same", "unsure")
BRIEF = frozenset({"second", "minute", "hour"})  # units of what is over on the day it is told
LIKELY = 0.5  # logarithm of the odds that two figures are one thing, below which they are only noted
DATED = -0.3  # the same of articles that tell when they were written, and so do not tell of two years' floods


def in_context(alignment: Alignment, pack: RulePack) -> Verdict:
    """What the rules make of a thing that each of two articles tells in its own words."""
    a, b = alignment.a, alignment.b
    place = scope(a, b, pack, copies=False, alike=True, retold=True)
    if place.kind not in OPEN and not _lasts(a, b, pack):
        return Verdict("scope", None, place.reason)
    on_one_basis = units(a, b, pack, same_words=True, retold=True)
    if not on_one_basis.comparable:
        return Verdict("compatible", None, on_one_basis.reason)
    how = compare(on_one_basis.a, on_one_basis.b, pack.tolerances_of(a.frame.metric))
    how = _counted_twice(on_one_basis.a, on_one_basis.b, how)
    rule = RULES.get(how.how)
    if rule is None:
        return Verdict("compatible", None, how.words)
    relation: Relation = "scope" if rule == "FC204" else "conflict"
    dated = all(one.as_of is not None and one.as_of.first is not None for one in (a, b))
    likely = (alignment.in_context or 0) >= (DATED if dated else LIKELY)
    severity: Severity = "warning" if likely else "info"
    return Verdict(relation, rule, how.words, hint(a, b), weight_of(alignment, place), severity)


def _lasts(a: Claim, b: Claim, pack: RulePack) -> bool:
    """Whether both tell, without a time, how far something is or how many minutes it took: the same a day later.

    A strike of 14 days is one of 15 then.
    """
    if a.frame.period is not None or b.frame.period is not None:
        return False
    units_ = [one.quantity.unit for one in (a, b)]
    return all(unit in BRIEF or pack.units.dimension(unit) == "physical" for unit in units_)


def _counted_twice(a: Claim, b: Claim, how: Comparison) -> Comparison:
    """At least 48, and at least 55: both may be so, but who says the one does not know of the other.

    More than a hundred may be 131; at least 15 are as many as are known, and then there are no 18.
    """
    ours, theirs = a.quantity, b.quantity
    bounds = {ours.approx, theirs.approx}
    counted = "at_least" in bounds or (bounds & LOWER and None not in bounds)
    if how.how == "beyond" and not counted:
        return Comparison("compatible", how.words)
    if how.how == "compatible" and counted:
        return Comparison("beyond", f"{apart(ours, theirs)}, of one count")
    return how
