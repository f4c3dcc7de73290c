"""Counts that grow: from one day to the next, or as a text goes on to tell of more."""

from __future__ import annotations

from decimal import Decimal

from factcheck.model.claim import FOLLOWED, MORE, Claim
from factcheck.model.finding import Alignment
from factcheck.model.later import later
from factcheck.model.pack import RulePack

# Beside a count that is told as growing: "the toll climbs to 82", "hits 113", "31 so far".
BEFORE = later(
    r"\b(?:(?:ris|climb|soar|jump|grow|increas|surg|go|mount|rac)\w*|rose|grew|went|up) (?:further )?to (?:at least )?$"
    r"|\b(?:hits|hit|reach\w*|pass\w*|top\w*|near\w*|exceed\w*|now|already|so far) (?:at )?(?:least )?$"
)
BEHIND = later(r"^(?: [a-z]+){0,3} (?:so far|by now|already|and (?:counting|rising|climbing))\b")


def updated(a: Claim, b: Claim, pack: RulePack) -> bool:
    """Whether the later of two articles may tell what a count had grown to, as one of them says that it grows."""
    if a.frame.metric not in pack.growing or a.frame.metric != b.frame.metric or a.as_of is None or b.as_of is None:
        return False
    first, then = sorted((a, b), key=lambda claim: claim.quantity.near)
    if first.as_of is None or then.as_of is None or first.as_of.last is None or then.as_of.first is None:
        return False
    return first.as_of.last < then.as_of.first and (_grows(a) or _grows(b))


def _grows(claim: Claim) -> bool:
    before, behind = claim.sentence[: claim.within.start].lower(), claim.sentence[claim.within.end :].lower()
    return claim.frame.trend == "up" or BEFORE.search(before) is not None or BEHIND.search(behind) is not None


def told_in_part(alignment: Alignment) -> bool:
    """Whether the smaller of two counts is only of what came first, and its text goes on to tell of more."""
    return _beyond(alignment.a, alignment.b) is not None


def adds_up(alignment: Alignment) -> bool:
    """Whether the smaller of two counts, with what its text goes on to tell of, makes the larger."""
    a, b = alignment.a, alignment.b
    more = _beyond(a, b)
    return more is not None and more == abs(a.quantity.near - b.quantity.near)


def _beyond(a: Claim, b: Claim) -> Decimal | None:
    """How many more the smaller count is told with, nought where that is left open; ``None`` without any."""
    small, large = sorted((a, b), key=lambda claim: claim.quantity.near)
    if small.quantity.near == large.quantity.near or _more(large) is not None:
        return None
    return _more(small)


def _more(claim: Claim) -> Decimal | None:
    told = (label.removeprefix(FOLLOWED) for label in claim.frame.qualifiers if label.startswith(FOLLOWED))
    return next((Decimal(more.removesuffix(MORE) or 0) for more in told), None)
