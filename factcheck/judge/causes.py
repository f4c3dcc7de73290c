"""What may have gone wrong where two figures differ; a hint, never part of the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from factcheck.judge.values import power_of_ten
from factcheck.model.claim import Claim
from factcheck.model.later import later
from factcheck.model.quantity import Quantity, digits

FEWEST_DIGITS = 3
MONTHS = 12
HAN = later(r"[\u4e00-\u9fff]")
PAIR, MOST_WEIGHED = 2, 6  # figures


def hint_of(figures: Sequence[Claim], others: Sequence[Claim] = ()) -> str | None:
    """The likeliest cause of a difference between figures; of more than two, between which it is."""
    if len(figures) == PAIR:
        return hint(figures[0], figures[1], others)
    for a, b in combinations(figures[:MOST_WEIGHED], PAIR):
        if (said := hint(a, b, others)) is not None:
            named = f'"{a.place.text}" and "{b.place.text}"'
            return said if said.startswith('"') else f"{named}: {said[0].lower()}{said[1:]}"
    return None


def hint(a: Claim, b: Claim, others: Sequence[Claim] = ()) -> str | None:
    """The likeliest cause of a difference, in a sentence, if the figures give one away."""
    if not a.quantity.near or not b.quantity.near:
        return None
    if borrowed := _borrowed(a, b, others):
        return borrowed
    ends = zip(_ends(a.quantity), _ends(b.quantity), strict=True)
    ideographic = HAN.search(f"{a.sentence}{b.sentence}") is not None
    causes = {
        _scale(x, y, ideographic=ideographic) or _months(x, y) or _digits(x, y) for x, y in ends if x and y and x != y
    }
    return causes.pop() if len(causes) == 1 else None


def _ends(amount: Quantity) -> tuple[Decimal, Decimal]:
    """Both ends of a range; what was written, twice, of any other figure."""
    if amount.low is None or amount.high is None:
        return amount.near, amount.near
    return amount.low, amount.high


def _scale(x: Decimal, y: Decimal, *, ideographic: bool) -> str | None:
    """A power of ten between them; 万 and 亿 are named to those alone who read them in one of the sentences."""
    power = abs(power_of_ten(x, y))
    if power in (3, 6, 9):
        return (
            f"The digits are the same and the scale word differs by a factor of {10**power:,}: a million/billion slip?"
        )
    if power in (4, 8):
        counted = "ten thousands" if power == 4 else "hundred millions"
        cause = "万 or 亿 read as a Western scale word" if ideographic else f"{counted} mistaken in translation"
        return f"A factor of {10**power:,}: {cause}?"
    if power:
        cause = ", or 亿 read as billion" if ideographic else ""
        return f"The digits are the same, a factor of {10**power:,} apart: a slipped decimal point{cause}?"
    return None


def _months(x: Decimal, y: Decimal) -> str | None:
    small, large = sorted((abs(x), abs(y)))
    if abs(large - MONTHS * small) <= large / 200:
        return "One is about twelve times the other: a month read as a year?"
    return None


def _digits(x: Decimal, y: Decimal) -> str | None:
    ours, theirs = digits(x), digits(y)
    if len(ours) == len(theirs) and abs(x).adjusted() == abs(y).adjusted():
        wrong = [at for at, (p, q) in enumerate(zip(ours, theirs, strict=True)) if p != q]
        if (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and ours[wrong[0]] == theirs[wrong[1]]
            and ours[wrong[1]] == theirs[wrong[0]]
        ):
            return "Two neighbouring digits are exchanged."
        if len(wrong) == 1 and len(ours) >= FEWEST_DIGITS:
            return "A single digit differs."
    if abs(len(ours) - len(theirs)) == 1 and _dropped(ours, theirs):
        return "One figure is the other with a digit dropped."
    return None


def _dropped(ours: str, theirs: str) -> bool:
    short, long = sorted((ours, theirs), key=len)
    return len(short) >= FEWEST_DIGITS and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _borrowed(a: Claim, b: Claim, others: Sequence[Claim]) -> str | None:
    """The digits of one side that stand, to the last one, in another figure of the same article."""
    for side in (b, a):
        written = digits(side.quantity.near)
        if len(written) < FEWEST_DIGITS or len(set(written)) == 1:
            continue
        for other in others:
            if other.article != side.article or other.frame.metric == side.frame.metric:
                continue
            if digits(other.quantity.near) == written and other.quantity.near != side.quantity.near:
                return f'"{side.place.text}" has the digits of "{other.place.text}" on line {other.place.line} there.'
    return None
