"""Whether two figures tell the same, be it in another unit, without one, or less exactly."""

from __future__ import annotations

from decimal import Decimal

from factcheck.model.claim import Claim
from factcheck.model.conversion import factor
from factcheck.model.pack import RulePack
from factcheck.model.quantity import Quantity

MEASURED = ("physical", "duration")  # of units that turn into each other: 900 MW are not 900 GW
ROUGHLY = Decimal("0.08")  # share of a figure by which converting it may change it
ONE_IN = 20  # figures further apart than a twentieth are not one figure told less exactly
FRACTION, HEDGED = Decimal("3.5"), Decimal("5.5")  # percent: how far a third, or about a third, may lie from what it is
REACH = Decimal("0.12")  # share of a bound within which lies what it is told for
OPEN = frozenset({"more_than", "at_least", "less_than", "at_most", "nearly"})
FEWEST_DIGITS = 2  # of a figure without a unit that may be one of any unit


def agree(a: Claim, b: Claim, pack: RulePack) -> bool:
    """Whether two figures tell the same, the one perhaps less exactly."""
    ours, theirs = a.in_percent, b.in_percent
    if ours.unit != theirs.unit and (by := factor(theirs.unit or "", ours.unit or "", pack.units)) is not None:
        return abs(abs(ours.near) - abs(theirs.near) * by) <= ROUGHLY * abs(ours.near)
    if ours.near != theirs.near:
        return round_to_each_other(a, b)
    if ours.per != theirs.per and None not in (ours.per, theirs.per):
        return False
    if ours.unit != theirs.unit:
        long = len(ours.digits) >= FEWEST_DIGITS and None in (ours.unit, theirs.unit)
        return pack.units.dimension(ours.unit) not in MEASURED and (long or "percent" not in (ours.unit, theirs.unit))
    minus = [claim.frame.metric in pack.minuses for claim in (a, b) if claim.frame.known]
    turned = {a.frame.direction, b.frame.direction} == {"up", "down"} and a.frame.aspect == b.frame.aspect
    return not turned and (len(minus) < 2 or minus[0] is minus[1])


def round_to_each_other(a: Claim, b: Claim) -> bool:
    """Whether two figures that differ may be one, told less exactly in one text."""
    ours, theirs = a.in_percent, b.in_percent
    if ours.near == theirs.near or not _of_one_unit(ours, theirs):
        return False
    apart, large = abs(abs(ours.near) - abs(theirs.near)), max(abs(ours.near), abs(theirs.near))
    if a.multiplies or b.multiplies:
        return ours.overlaps(theirs) and apart <= max(ours.precision, theirs.precision)
    if a.quantity.is_part or b.quantity.is_part:
        hedged = {ours.approx, theirs.approx} != {None}
        return apart <= (HEDGED if hedged else FRACTION) and large > 4 * FRACTION
    if {ours.approx, theirs.approx} & OPEN and _meet(ours, theirs):
        return apart <= REACH * large
    if ours.approx == theirs.approx == "range" and not _one_range(ours, theirs):
        return False
    return apart <= max(ours.precision, theirs.precision) / 2 and apart * ONE_IN <= large


def _one_range(a: Quantity, b: Quantity) -> bool:
    """Whether two ranges are one; "between 9 and 9.5" is no "8.5 to 9.5" told less exactly."""
    return (a.low, a.high) == (b.low, b.high)


def one_rounds(a: Quantity, b: Quantity) -> bool:
    """Whether two figures of one unit that differ may be one, rounded to another step in one text."""
    apart, large = abs(abs(a.near) - abs(b.near)), max(abs(a.near), abs(b.near))
    near = apart <= max(a.precision, b.precision) / 2 and apart * ONE_IN <= large
    plain = a.unit == b.unit and None not in (a.point, b.point) and not (a.is_part or b.is_part)
    return plain and a.near != b.near and near


def _of_one_unit(a: Quantity, b: Quantity) -> bool:
    """Whether both have one unit, or one of two longer figures leaves it out: "RMB68,377 million", "68.4 billion"."""
    if a.unit == b.unit:
        return True
    return None in (a.unit, b.unit) and min(len(a.digits), len(b.digits)) >= FEWEST_DIGITS


def _meet(a: Quantity, b: Quantity) -> bool:
    """Whether a bound and a figure, or two bounds, can both be so; what is nearly 9 is a little less."""
    for hedged, other in ((a, b), (b, a)):
        if hedged.approx == "nearly" and abs(other.near) > abs(hedged.near):
            return False
    return "nearly" in (a.approx, b.approx) or a.overlaps(b)


def bare_twins(a: Claim, b: Claim) -> bool:
    """Whether two figures are one long figure, in one text without a unit or in an unnamed one: "of it", "crowns"."""
    same = a.quantity.is_long and abs(a.quantity.near) == abs(b.quantity.near)
    units = [claim.quantity.unit for claim in (a, b)]
    unnamed = sum((unit or "").startswith("count:") for unit in units) == 1 and a.scaled and b.scaled
    return same and (None in units or unnamed)
