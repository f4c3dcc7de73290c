"""Forecasts told as fact, one figure told of two times, and two that are hardly of one series."""

from __future__ import annotations

from factcheck.judge.scope_kinds import MOVING
from factcheck.judge.scope_time import days_apart
from factcheck.model.claim import Claim
from factcheck.model.pack import RulePack

STANDING = "as it stands"
FLOWS = frozenset({"quarter", "half", "fiscal_quarter"})
A_YEAR = 366  # days
LONG = 3  # digits from which on a figure is not met twice by chance


def ahead_of_itself(a: Claim, b: Claim) -> bool:
    """Whether one tells as standing now what the other forecasts for a time that was still to come."""
    if {a.frame.modality, b.frame.modality} != {"forecast", "actual"}:
        return False
    foretold, standing = (a, b) if a.frame.modality == "forecast" else (b, a)
    due, now = foretold.frame.period, standing.as_of
    if due is None or due.last is None or now is None or now.last is None or STANDING not in standing.frame.qualifiers:
        return False
    said = standing.frame.period
    return now.last < due.last and (said is None or said.last is None or said.last <= now.last)


def settled_early(a: Claim, b: Claim) -> bool:
    """Whether a company's own forecast for a quarter is told as its result by an article of the same day."""
    if {a.frame.modality, b.frame.modality} != {"forecast", "actual"} or a.frame.joint:
        return False
    ours, theirs = a.frame.period, b.frame.period
    quarterly = ours is not None and theirs is not None and ours.grain == theirs.grain and ours.grain in FLOWS
    one_day = a.as_of is not None and b.as_of is not None and days_apart(a.as_of, b.as_of) == 0
    own = all(claim.frame.source in (None, claim.frame.subject) for claim in (a, b))
    return quarterly and one_day and own and a.article != b.article and len(a.quantity.digits) >= LONG


def two_times(a: Claim, b: Claim) -> bool:
    """Whether one long figure of a sum or a count is told of two stretches of time by articles of one day."""
    ours, theirs = a.frame.period, b.frame.period
    if ours is None or theirs is None or ours.grain != theirs.grain or ours.grain not in FLOWS:
        return False
    one_day = a.as_of is not None and b.as_of is not None and days_apart(a.as_of, b.as_of) <= 1
    exact = a.quantity.approx is None and b.quantity.approx is None and a.frame.modality == b.frame.modality
    long = len(a.quantity.digits) >= LONG
    plain = a.frame.known and a.frame.metric not in MOVING and a.quantity.unit not in ("percent", "percentage_point")
    return a.article != b.article and one_day and exact and plain and a.frame.aspect == "level" and long


def outgrown(a: Claim, b: Claim, pack: RulePack) -> str | None:
    """Says of a sum that moves slowly, a yearly pace or what is held, that two sources put so far apart at two dates of
    one year that no growth leads from the one to the other.
    """
    ours, theirs = a.frame.period, b.frame.period
    slow = a.quantity.per == b.quantity.per == "year" or (a.frame.metric in pack.stocks and a.quantity.per is None)
    if ours is None or theirs is None or not (slow and a.frame.known) or a.frame.metric in MOVING:
        return None
    told = a.frame.modality == b.frame.modality == "actual" and a.frame.source != b.frame.source
    levels = a.frame.aspect == b.frame.aspect == "level" and a.frame.metric == b.frame.metric
    money = a.quantity.unit == b.quantity.unit and pack.units.dimension(a.quantity.unit) == "money"
    if not (told and levels and money and ours.resolved and theirs.resolved):
        return None
    small, large = sorted((abs(a.quantity.near), abs(b.quantity.near)))
    days = days_apart(ours, theirs)
    if days > A_YEAR or not 0 < small * pack.tolerances.values["outgrown"] <= large:
        return None
    return f"{large / small:.1f} times as much within {days} days is hardly one series"
