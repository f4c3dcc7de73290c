"""How the values of two claims lie to each other, scope aside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal, NamedTuple

from factcheck.model.claim import Claim
from factcheck.model.later import later
from factcheck.model.quantity import Quantity
from factcheck.model.words import Tolerances

How = Literal["equal", "compatible", "rounding", "beyond", "edge", "apart", "slip", "broken", "opposite"]

DIFFER = frozenset({"apart", "opposite", "slip", "broken", "beyond"})
HEDGED = frozenset({"about", "nearly"})
LOWER = frozenset({"more_than", "at_least"})
UPPER = frozenset({"less_than", "at_most"})
NO_DIGIT = later(r"[^\d.]")
FEW_STEPS = 40  # of which a headline may leave out a part without a reader's minding: $470 billion of $470.6 billion
LARGEST_POWER = 12
SCALE = later(r"thousand|illion|crore|lakh", re.IGNORECASE)
# Units whose values lie points apart.
POINTS = frozenset({"percent", "percentage_point"})


class Comparison(NamedTuple):
    """``beyond`` is a value out of a bound's reach, ``edge`` a point at the end of a range, ``slip`` a power of ten."""

    how: How
    words: str


def compare(a: Claim, b: Claim, tolerances: Tolerances) -> Comparison:
    """The relation of two values of one dimension, signed by their direction.

    Rounding is read half up and half down alike: both 8 and 9 round 8.5.
    """
    ours, theirs = a.effect, b.effect
    if a.table != b.table and None in (a.table, b.table) and a.frame.aspect == b.frame.aspect == "level":
        if _written_alike(a, b):
            return Comparison("equal", "the same figure, in the scale of the table")
        # A table books a cost or a loss in brackets; prose tells how large it was.
        ours, theirs = _size(ours), _size(theirs)
    if a.frame.aspect != b.frame.aspect and min(a.quantity.near, b.quantity.near) >= 0:
        ours, theirs = a.quantity, b.quantity  # "lost 5 million" is no -5 beside "a loss of 5 million"
    if a.vague or b.vague:
        return Comparison("compatible", "one only tells the order of magnitude")
    if a.leaves_scale_to(b) or b.leaves_scale_to(a):
        return Comparison("compatible", "one leaves its scale unsaid")
    if _unscaled(ours, theirs) and all(len(SCALE.findall(claim.place.text)) < 2 for claim in (a, b)):
        return Comparison("compatible", "one leaves the scale of one end unsaid")
    if _opposite(a, b):
        return Comparison("opposite", f"{_way(a)} against {_way(b)}")
    if _identical(ours, theirs):
        return Comparison("equal", "the same value")
    if ours.point is not None and theirs.point is not None:
        how = _points(ours, theirs, tolerances)
        return Comparison("rounding", "one is the other, cut short") if how.how == "apart" and _cut(a, b) else how
    if ours.approx in LOWER | UPPER or theirs.approx in LOWER | UPPER:
        return _bounds(ours, theirs, tolerances)
    return _ranges(ours, theirs)


def _written_alike(a: Claim, b: Claim) -> bool:
    """Whether the words of two figures are the same but for signs of currency: "$19,911" and "19,911"."""
    ours, theirs = (NO_DIGIT.sub("", claim.place.text) for claim in (a, b))
    plain = not any(character.isalpha() for character in a.place.text + b.place.text)
    return plain and ours == theirs


def _size(amount: Quantity) -> Quantity:
    if amount.point is None or amount.point >= 0:
        return amount
    return replace(amount, low=-amount.point, high=-amount.point)


def _opposite(a: Claim, b: Claim) -> bool:
    if {a.frame.direction, b.frame.direction} != {"up", "down"}:
        return False
    return _sign(a.effect) * _sign(b.effect) < 0


def _sign(amount: Quantity) -> int:
    return (amount.near > 0) - (amount.near < 0)


def _way(claim: Claim) -> str:
    return "a rise" if _sign(claim.effect) > 0 else "a fall"


def _identical(a: Quantity, b: Quantity) -> bool:
    return (a.low, a.high) == (b.low, b.high) or (a.near == b.near and HEDGED & {a.approx, b.approx} != set())


def _points(a: Quantity, b: Quantity, tolerances: Tolerances) -> Comparison:
    x, y = a.near, b.near
    hedged = bool({a.approx, b.approx} & (HEDGED | {"range"}))
    if hedged and _hedge_covers(a, b, tolerances):
        return Comparison("compatible", "one is hedged and covers the other")
    if rounds(a, b):
        return Comparison("compatible" if hedged else "rounding", "one rounds to the other")
    if power := power_of_ten(x, y):
        return Comparison("slip", f"a factor of {10 ** abs(power):,}")
    return Comparison("apart", apart(a, b))


def rounds(a: Quantity, b: Quantity) -> bool:
    """Whether two points are one at the coarser step."""
    step = max(a.precision, b.precision)
    if step <= 0 or a.precision == b.precision:
        return False
    coarse, fine = (a.near, b.near) if a.precision > b.precision else (b.near, a.near)
    return any((fine / step).quantize(Decimal(1), mode) * step == coarse for mode in (ROUND_HALF_UP, ROUND_HALF_DOWN))


def _cut(a: Claim, b: Claim) -> bool:
    """Whether the one is the other with its last decimals left out: 3.67, and 3.6."""
    fine, coarse = sorted((a, b), key=lambda claim: claim.quantity.precision)
    step, x, y = coarse.quantity.precision, abs(fine.quantity.near), abs(coarse.quantity.near)
    headline = coarse.headline and not fine.headline and fine.article == coarse.article
    long = len(coarse.quantity.digits) > 1 and headline and step < y / FEW_STEPS
    return (
        ("." in coarse.place.text or long)
        and 0 < fine.quantity.precision < step
        and y == (x / step).to_integral_value(ROUND_DOWN) * step
    )


def _hedge_covers(a: Quantity, b: Quantity, tolerances: Tolerances) -> bool:
    if rounds(a, b):
        return True
    for hedge, other in ((a, b), (b, a)):
        if hedge.approx == "about" and abs(hedge.near - other.near) <= _about(hedge, tolerances):
            return True
        short = abs(hedge.near) - abs(other.near)
        step = max(hedge.precision, _round_to(hedge.near))
        nearly = min(tolerances.values["nearly"] * abs(hedge.near), tolerances.values["nearly_steps"] * step)
        if hedge.approx == "nearly" and 0 <= short <= nearly:
            return True
    return False


def _round_to(value: Decimal) -> Decimal:
    """The place of the last digit of a value that is no zero: 250 is told to the tens."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)) if value else Decimal(0)


def _about(hedge: Quantity, tolerances: Tolerances) -> Decimal:
    """How far "about" reaches: a share of the figure, but only a few of its own steps ("about $725 billion")."""
    share = tolerances.values["about"] * abs(hedge.near)
    return min(share, tolerances.values["about_steps"] * hedge.precision) if hedge.precision else share


def _bounds(a: Quantity, b: Quantity, tolerances: Tolerances) -> Comparison:
    if a.approx == b.approx and a.near == b.near:
        return Comparison("equal", "the same bound")
    if not a.overlaps(b) or _strictly_apart(a, b):
        near = abs(a.near - b.near) <= max(a.precision, b.precision) / 2
        hedged = bool({a.approx, b.approx} & HEDGED)
        return (
            Comparison("compatible", "at the bound itself")
            if near and hedged
            else Comparison("broken", "on the wrong side of the bound")
        )
    if within_reach(a, b, tolerances):
        return Comparison("compatible", "within reach of the bound")
    return Comparison("beyond", apart(a, b))


def _strictly_apart(a: Quantity, b: Quantity) -> bool:
    """ "More than 8" and "less than 8" touch, and cannot both be true."""
    return a.near == b.near and {a.approx, b.approx} == {"more_than", "less_than"}


def within_reach(a: Quantity, b: Quantity, tolerances: Tolerances) -> bool:
    """Whether a value lies as near to a bound as a writer who chose that bound would have it.

    The reach is a share of the bound, or the way to the next round figure if that is farther.
    """
    for bound, other in ((a, b), (b, a)):
        if bound.approx in LOWER | UPPER and bound.near:
            reach = max(tolerances.values["reach"] * abs(bound.near), bound.precision)
            if abs(other.near - bound.near) <= reach:
                return True
    return False


def _ranges(a: Quantity, b: Quantity) -> Comparison:
    if a.point is not None or b.point is not None:
        point, span = (a, b) if a.point is not None else (b, a)
        if point.near in (span.low, span.high):
            return Comparison("edge", "one is the end of the range the other gives")
    if a.overlaps(b):
        if a.point is None and b.point is None and (a.low, a.high) != (b.low, b.high):
            contained = (_inside(a, b) or _inside(b, a)) and a.low != b.low and a.high != b.high
            return Comparison("compatible" if contained else "apart", "two ranges that are not the same")
        return Comparison("compatible", "inside the range")
    if power := _scaled(a, b):
        return Comparison("slip", f"a factor of {10 ** abs(power):,}")
    return Comparison("apart", apart(a, b))


def _scaled(a: Quantity, b: Quantity) -> int:
    """The power of ten between a range and another figure, or 0; 42 to 48 has the middle of 3 to 6, not its digits."""
    if a.point is None and b.point is None and None not in (a.low, a.high, b.low, b.high):
        power = power_of_ten(a.low, b.low)  # type: ignore[arg-type]
        return power if power == power_of_ten(a.high, b.high) else 0  # type: ignore[arg-type]
    return power_of_ten(a.near, b.near)


def _unscaled(a: Quantity, b: Quantity) -> bool:
    """Whether two ranges have the same digits, one end by thousands apart: "15 to 25 million", "15 to 25,000,000"."""
    if a.low is None or a.high is None or b.low is None or b.high is None or a.low == a.high or b.low == b.high:
        return False
    low, high = power_of_ten(a.low, b.low), power_of_ten(a.high, b.high)
    same = (low or a.low == b.low) and (high or a.high == b.high)
    return bool(same) and low != high and (low - high) % 3 == 0


def _inside(a: Quantity, b: Quantity) -> bool:
    return None not in (a.low, a.high, b.low, b.high) and b.low <= a.low and a.high <= b.high  # type: ignore[operator]


def power_of_ten(x: Decimal, y: Decimal) -> int:
    """The power of ten between two values of the same digits, or 0.

    >>> power_of_ten(Decimal("1250000"), Decimal("1250000000"))
    3
    """
    if not x or not y or (x < 0) != (y < 0):
        return 0
    ours, theirs = abs(x).normalize().as_tuple(), abs(y).normalize().as_tuple()
    if ours.digits != theirs.digits:
        return 0
    power = int(theirs.exponent) - int(ours.exponent)
    return power if abs(power) <= LARGEST_POWER else 0


def apart(a: Quantity, b: Quantity) -> str:
    """How far two values lie apart, in words; of two percentages, in points, for a percentage of these says nothing.

    >>> def gap(x: str, y: str, unit: str | None = None) -> str:
    ...     return apart(*(Quantity(Decimal(value), Decimal(value), Decimal(1), unit) for value in (x, y)))
    >>> gap("40", "42"), gap("1250", "47.55"), gap("-5", "5")
    ('4.8% apart', 'a factor of 26', 'of opposite sign')
    >>> gap("6776", "6777"), gap("40", "42.5", "percent"), gap("40", "41", "percentage_point")
    ('less than 0.1% apart', '2.5 percentage points apart', '1 percentage point apart')
    """
    return _gap(a.near, b.near, in_points={a.unit, b.unit} <= POINTS)


def _gap(x: Decimal, y: Decimal, *, in_points: bool) -> str:
    if x * y < 0:
        return "of opposite sign"
    small, large = sorted((abs(x), abs(y)))
    if not small or not large or large > 10 * small:
        return f"a factor of {large / small:.0f}" if small else "one of them zero"
    if large >= 2 * small:
        return f"a factor of {large / small:.1f}"
    if in_points:
        points = large - small
        return f"{points.normalize():f} percentage point{'' if points == 1 else 's'} apart"
    percent = f"{100 * (large - small) / large:.1f}"
    return "less than 0.1% apart" if percent == "0.0" else f"{percent}% apart"


def spread(values: Iterable[Quantity], *, in_size: bool = False) -> str:
    """How far the farthest of several values lie apart, in words; or ``in_size``, whichever their signs.

    >>> spread(Quantity(Decimal(value), Decimal(value), Decimal(1), None) for value in (100, 130, 290))
    'a factor of 2.9'
    """
    amounts = list(values)
    ordered = sorted(abs(amount.near) if in_size else amount.near for amount in amounts)
    return _gap(ordered[0], ordered[-1], in_points={amount.unit for amount in amounts} <= POINTS)
