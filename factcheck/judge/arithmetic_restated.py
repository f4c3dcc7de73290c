"""FC403: a figure told again in brackets and in its own unit, though it is another: "785 km (1,260 km)".

One of the two lost its unit on the way, or a length of time was added up wrong: "178 months (15 years, 8 months)".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import figure
from factcheck.model.claim import Claim
from factcheck.model.conversion import factor
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading

OPENS = later(r" ?\((?:(?:about|approximately|around|roughly|nearly|almost|some|or|c\.|~) ?)?")
AGAIN = later(r" ?\((?:about|approximately|around|roughly|or|equivalent to|equal to) |,? or (?:about |approximately )?")
JOINS = later(r",? and |, | ")
CLOSES = later(r"\)")
NEAR = Decimal("0.03")  # how far the ratio of two figures may lie from that of two units
MONTHS = {"month": 1, "year": 12}
MINUTES = {"minute": 1, "hour": 60, "day": 1440}
MOST = 3  # figures of a list of one amount: "SEK9 million (GBP738 thousand or USD910 thousand)"


def restated(readings: Iterable[Reading], pack: RulePack) -> Iterator[Conflict]:
    """Every figure that a bracket behind it tells again as another."""
    for reading in readings:
        claims = sorted((claim for claim in reading.claims if claim.table is None), key=lambda claim: claim.span.start)
        for at, (first, again) in enumerate(pairwise(claims)):
            if not _stands_between(first, again, OPENS):
                continue
            yield from _lengths(first, claims[at + 1 : at + 3], pack)
            yield from _units(first, again, pack)
            yield from _sums(first, claims[at + 1 : at + 1 + MOST], pack)


def _units(first: Claim, again: Claim, pack: RulePack) -> Iterator[Conflict]:
    """One distance as two in one unit, which lie as far apart as two units do."""
    ours, theirs = first.quantity, again.quantity
    physical = pack.units.dimension(ours.unit) == "physical" and ours.unit == theirs.unit and ours.per == theirs.per
    if not physical or None in (ours.point, theirs.point) or not _closed(again) or 0 in (ours.near, theirs.near):
        return
    ratio = abs(ours.near / theirs.near)
    for other in pack.words.phrases["twins"].get(ours.unit or "", ()):
        by = factor(ours.unit or "", other, pack.units)
        if by is not None and any(abs(ratio / side - 1) <= NEAR for side in (by, 1 / by)):
            yield _finding(first, again, "one of the two is in another unit", pack)
            return


def _sums(first: Claim, listed: Sequence[Claim], pack: RulePack) -> Iterator[Conflict]:
    """A sum of money that a list of conversions gives once more in its own currency."""
    for before, claim in pairwise((first, *listed)):
        if not _stands_between(before, claim, AGAIN):
            return
        ours, theirs = first.quantity, claim.quantity
        money = pack.units.dimension(ours.unit) == "money" and ours.unit == theirs.unit and ours.per == theirs.per
        if money and None not in (ours.point, theirs.point) and abs(ours.near - theirs.near) > NEAR * abs(ours.near):
            yield _finding(first, claim, "the one is no conversion of the other", pack)
            return


def _lengths(first: Claim, listed: Sequence[Claim], pack: RulePack) -> Iterator[Conflict]:
    """Months as years and months, minutes as hours and minutes, in whole numbers."""
    for units in (MONTHS, MINUTES):
        ours, parts = _length(first, units), [_length(claim, units) for claim in listed]
        if ours is None or len(parts) != 2 or None in parts or not _stands_between(listed[0], listed[1], JOINS):
            continue
        larger, smaller = (units[claim.quantity.unit or ""] for claim in listed)
        made = sum((part for part in parts if part is not None), start=Decimal(0))
        if larger > smaller and _closed(listed[1]) and made != ours:
            each = units[first.quantity.unit or ""]
            unit = f"{first.quantity.unit}s"
            yield _finding(first, listed[0], f"the bracket makes {figure(made / each)} {unit}", pack, listed[1])


def _length(claim: Claim, units: dict[str, int]) -> Decimal | None:
    amount = claim.quantity
    whole = amount.point is not None and amount.approx is None and amount.point == int(amount.point)
    return amount.point * units[amount.unit] if whole and amount.point and amount.unit in units else None


def _stands_between(first: Claim, again: Claim, words: re.Pattern[str]) -> bool:
    if first.article != again.article or first.sentence_span != again.sentence_span:
        return False
    between = first.sentence[first.within.end : again.within.start]
    return words.fullmatch(between) is not None


def _closed(claim: Claim) -> bool:
    return CLOSES.match(claim.sentence, claim.within.end) is not None


def _finding(first: Claim, again: Claim, reason: str, pack: RulePack, *more: Claim) -> Conflict:
    said = {"a": told(first), "b": " ".join(told(claim) for claim in (again, *more)), "reason": reason}
    return misfit("FC403", pack, (first,), again, said, f"{told(first)}: {reason}.")
