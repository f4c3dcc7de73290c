"""Whether two units can be held against each other, and what it means if they are not the same."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from factcheck.judge.arithmetic_currencies import in_two_currencies
from factcheck.model.claim import Claim, Grade
from factcheck.model.conversion import factor
from factcheck.model.metric import Dimension
from factcheck.model.pack import RulePack
from factcheck.model.quantity import PER_YEAR, Quantity
from factcheck.model.rate import on_base_of

ELIDED_FROM = 10_000
SO_MANY = frozenset({"hundred", "thousand", "million", "billion"})  # by which of something unsaid a rate is told
POINTS = frozenset({"percent", "count:point"})
EXACT = 3  # digits from which on a figure was not rounded before it was converted
FINELY, ROUGHLY = Decimal("0.03"), Decimal("0.08")  # shares of a figure by which converting it may change it
DAILY = frozenset({"day", "night"})
DEGREES = frozenset({"celsius", "fahrenheit"})
PARTS = (frozenset({"x", "percent"}), frozenset({"x"}))
ONE, HUNDRED = Decimal(1), Decimal(100)
LOOSELY, HEDGED = Decimal("3.5"), Decimal("1.6")  # percent: how far from a third lies what it, or about it, is told for
OF_FEW, MULTIPLIED = Decimal("0.125"), Decimal("0.07")  # shares of a small part, or of a multiple, that do the same
PERCENTS = frozenset({"percent", "percentage_point"})


class Units(NamedTuple):
    """The claims on one basis if they are comparable, or the rule that their units alone break."""

    a: Claim
    b: Claim
    comparable: bool
    rule: str | None = None
    reason: str = ""


def units(a: Claim, b: Claim, pack: RulePack, *, same_words: bool, retold: bool = False) -> Units:
    if a.counted_part and b.counted_part and a.quantity.precision == b.quantity.precision:
        return Units(a, b, True)  # "17 out of 18", and 16 of them
    if {a.quantity.unit, b.quantity.unit} in PARTS and any(one.quantity.is_part or one.multiplies for one in (a, b)):
        return Units(_in_percent(a), _in_percent(b), True)
    if by := on_base_of(a.quantity, b.quantity, pack.words.phrases["set"]["heads"]):
        b = replace(b, quantity=by)
    if _of_one_name(a, b, pack):
        b = replace(b, quantity=replace(b.quantity, unit=a.quantity.unit))
    if {a.quantity.unit, b.quantity.unit} & DEGREES and "degree" in (a.quantity.unit, b.quantity.unit):
        b = replace(b, quantity=replace(b.quantity, unit=a.quantity.unit))  # "28 degrees Celsius", "28 degrees"
    ours, theirs = a.quantity, b.quantity
    if in_two_currencies(a) is not in_two_currencies(b) and (ours.low, ours.high) == (theirs.low, theirs.high):
        return Units(a, b, False, "FC106", "the one begins and ends in one currency, the other does not")
    if ours.unit == theirs.unit:
        # "$80 million an astronaut", "$8 million for each"; "$210 a day", "$201 a night"
        unsaid = retold and (None in (ours.per, theirs.per) or {ours.per, theirs.per} == DAILY)
        return Units(a, b, True) if unsaid else _rates(a, b, pack)
    same_digits = ours.near == theirs.near != 0 or (same_words and _ends_at(ours, theirs))
    own = not (a.partner or b.partner)  # what is 120 in kilometers is another figure in the text's own unit
    alike = same_words and own and ours.digits == theirs.digits
    if {ours.unit, theirs.unit} in (PERCENTS, POINTS):
        return Units(a, b, False, "FC107" if same_digits or alike else None, "a point is not a percent")
    kinds = {pack.units.dimension(ours.unit), pack.units.dimension(theirs.unit)}
    if kinds == {"money"}:
        return Units(
            a, b, False, "FC106" if same_digits else None, f"the same digits in {ours.unit} and in {theirs.unit}"
        )
    if alike and same_digits and kinds in ({"physical"}, {"duration"}):
        return Units(a, b, False, "FC103", f"the same digits in {ours.unit} and in {theirs.unit}")
    if converted := _converted(a, b, pack):
        return converted
    if same_words and kinds == {"physical"} and _near_units(ours.unit, theirs.unit):
        return Units(a, b, True)
    if same_words and (kinds <= {"count"} or ours.unit is None or theirs.unit is None):
        return Units(a, b, True)
    if (kinds <= {"count"} or _elided(a, b, kinds)) and a.frame.known and b.frame.known:
        return Units(a, b, True)
    return Units(a, b, False)


def _of_one_name(a: Claim, b: Claim, pack: RulePack) -> bool:
    """Whether two sums may be in one currency, of which a word says that it is one of several: "crowns"."""
    words = (a.place.text, b.place.text)
    if a.quantity.unit == b.quantity.unit or not any(map(pack.units.word_of, words)):
        return False
    ours, theirs = (pack.units.currencies(one.quantity.unit, one.place.text) for one in (a, b))
    return not ours.isdisjoint(theirs)


def _ends_at(a: Quantity, b: Quantity) -> bool:
    """Whether one is a range of which the other has the digits of an end."""
    return any(
        span.approx == "range" and end.point not in (None, 0) and end.point in (span.low, span.high)
        for span, end in ((a, b), (b, a))
    )


def _in_percent(claim: Claim) -> Claim:
    """A part of a whole, "a third", or a multiple as the range of percentages it is told for; any other as it is."""
    amount = claim.in_percent
    if amount is claim.quantity or None in (amount.low, amount.high):
        return replace(claim, quantity=amount)
    below = above = _reach(claim, amount.near)
    if claim.multiplies and amount.approx == "nearly":
        above = Decimal(0)
    return replace(claim, quantity=replace(amount, low=amount.near - below, high=amount.near + above))


def _reach(claim: Claim, near: Decimal) -> Decimal:
    """How far from a share or a multiple lies what is told for it; from a small one less than from a half."""
    hedge = ONE if claim.quantity.approx is None else HEDGED
    if claim.multiplies:
        return MULTIPLIED * (near + HUNDRED) * hedge
    if claim.counted_part:
        return max(claim.quantity.precision * HUNDRED / 2, ONE)
    return min(LOOSELY, near * OF_FEW) * hedge


def _converted(a: Claim, b: Claim, pack: RulePack) -> Units | None:
    """The second in the unit of the first, as roughly as conversions are told; ``None`` where it has no place there."""
    ours, theirs = a.quantity, b.quantity
    if ours.unit is None or theirs.unit is None or ours.per != theirs.per:
        return None
    by = factor(theirs.unit, ours.unit, pack.units)
    if by is None:
        return None
    turned = theirs.times(by, ours.unit)
    fine = min(len(ours.digits), len(theirs.digits)) >= EXACT
    rough = abs(turned.near) * (2 * FINELY if fine else 2 * ROUGHLY)
    return Units(a, replace(b, quantity=replace(turned, precision=max(turned.precision, rough))), True)


def _near_units(a: str | None, b: str | None) -> bool:
    """Tons of all sorts, which differ by less than writers care."""
    return a is not None and b is not None and a.endswith(("ton", "tonne")) and b.endswith(("ton", "tonne"))


def _elided(a: Claim, b: Claim, kinds: set[Dimension]) -> bool:
    """ "Payrolls rose by 139,000", "employers added 193,000 jobs": what is counted may go unsaid of a large number."""
    sure = all(abs(one.quantity.near) >= ELIDED_FROM and one.frame.grade >= Grade.CLAUSE for one in (a, b))
    return sure and "count" in kinds and None in (a.quantity.unit, b.quantity.unit)


def _rates(a: Claim, b: Claim, pack: RulePack) -> Units:
    ours, theirs = a.quantity.per, b.quantity.per
    if ours == theirs or ours is None or theirs is None:
        return Units(a, b, ours == theirs or _unsaid_rate(a, b, pack))
    if any(one in SO_MANY and other.split()[0] == one for one, other in ((ours, theirs), (theirs, ours))):
        return Units(a, b, True)  # "$1.50 per million tokens", "$1.50 per million"
    if a.quantity.near != b.quantity.near and (ours not in PER_YEAR or theirs not in PER_YEAR):
        return Units(a, b, False)
    if a.quantity.near == b.quantity.near:
        return Units(a, b, False, "FC105", f"the same figure a {ours} and a {theirs}")
    return Units(_a_year(a), _a_year(b), True)


def _unsaid_rate(a: Claim, b: Claim, pack: RulePack) -> bool:
    """A yearly rate may leave its year unsaid, "capex of $135 billion (a year)"; any other basis must be said.

    What is counted at a moment has no rate at all.
    """
    if a.frame.metric in pack.stocks:
        return False
    if pack.rate_of(a.frame.metric) in (a.quantity.per, b.quantity.per):
        return True
    return {a.quantity.per, b.quantity.per} == {None, "year"}


def _a_year(claim: Claim) -> Claim:
    return replace(claim, quantity=claim.quantity.a_year())
