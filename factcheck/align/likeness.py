"""What two figures have in common to the eye."""

from __future__ import annotations

from typing import Literal

from factcheck.model.claim import Claim
from factcheck.model.quantity import Quantity

LONG = 3  # digits from which on one mistaken digit is a likeness at all
POINTS = {"percent", "percentage_point"}
TEN = 10
SLIPPED = frozenset({0, 1, 2, 3, 4, 6, 9, 12})
FIVE = 5  # the least lone digit that is not met everywhere


def digits(claim: Claim) -> str:
    """The digits of a figure as written, without the zeros at its ends."""
    return claim.quantity.digits


def alike(a: Claim, b: Claim) -> bool:
    """Whether one figure may be the other, written wrong; a lone digit is that only of the very same thing."""
    ours, theirs = digits(a), digits(b)
    if a.quantity.near == b.quantity.near and abs(a.quantity.near) >= TEN:
        return True  # in whatever unit
    if {a.quantity.unit, b.quantity.unit} == POINTS and a.quantity.near == b.quantity.near:
        return True
    if len(ours) == len(theirs) == 1:
        small = min(abs(a.quantity.near), abs(b.quantity.near))
        of_one = a.quantity.unit == b.quantity.unit and a.quantity.unit != "percent"
        return ours == theirs and of_one and small >= FIVE
    if ours == theirs and has_no_point(a, b):
        return False
    if sorted(ours) == sorted(theirs):
        return ours != theirs or slips(a.quantity, b.quantity)
    return len(ours) == len(theirs) >= LONG and sum(x != y for x, y in zip(ours, theirs, strict=True)) == 1


Likeness = Literal[
    "same", "scale", "scale of a digit", "exchanged", "two exchanged", "one digit", "one of two", "dropped", "lone"
]


def likeness(a: Claim, b: Claim) -> Likeness | None:
    """How one figure may have become the other by a slip of the pen; ``None`` where it hardly can."""
    x, y = a.in_percent, b.in_percent
    ours, theirs = x.digits, y.digits
    if abs(x.near) == abs(y.near):
        return "same"
    if {a.quantity.unit, b.quantity.unit} == {"x"} and a.quantity.near * b.quantity.near == 1:
        return "same"  # "doubled", and "halved"
    if any(claim.quantity.is_part or claim.multiplies for claim in (a, b)):
        return None  # nobody writes "a third" for "a quarter" by a slip of the pen
    if ours == theirs and a.scaled != b.scaled and not all(map(_in_digits, (a, b))):
        return None  # "eighteen people" are no 18 million that lack a word
    if ours == theirs and has_no_point(a, b):
        return None
    if ours == theirs and not slips(x, y):
        return None  # "11 abstained" is no "1.1 million" told wrong
    if ours == theirs:
        return "scale" if len(ours) > 1 else "scale of a digit" if _of_one_writing(a, b) else None
    if a.scaled and b.scaled and x.rescaled(y):
        return "scale"
    short, long = sorted((ours, theirs), key=len)
    padded = short.ljust(len(long), "0")  # 101 and 110, of which the digits are 11
    if x.near.adjusted() == y.near.adjusted() and sorted(padded) == sorted(long):
        if x.turned_about(y):
            return None  # 107 is no slip of the pen for 701
        return "exchanged" if len(long) >= LONG else "two exchanged"
    if x.near.adjusted() == y.near.adjusted() and (slip := _one_digit(ours, theirs)):
        return slip
    if len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long))):
        return "dropped" if len(short) > 1 else "lone"
    return None


def slips(a: Quantity, b: Quantity) -> bool:
    """Whether the first digits of two figures are as many places apart as a point or a word of scale slips, or none."""
    return abs(a.near.adjusted() - b.near.adjusted()) in SLIPPED


def has_no_point(a: Claim, b: Claim) -> bool:
    """Whether one is a fraction in words: "a year and a half" has no point that 15 years could lack."""
    fractions = bool(a.quantity.near % 1) is not bool(b.quantity.near % 1)
    return fractions and not all(map(_in_digits, (a, b)))


def _of_one_writing(a: Claim, b: Claim) -> bool:
    """Whether both are written in digits, or neither, or count one thing: "20 of them" are no "twice"."""
    one_thing = a.quantity.unit == b.quantity.unit is not None
    return a.scaled or b.scaled or one_thing or _in_digits(a) == _in_digits(b)


def _in_digits(claim: Claim) -> bool:
    return any(character.isdigit() for character in claim.place.text)


def _one_digit(ours: str, theirs: str) -> Likeness | None:
    if len(ours) != len(theirs) or len(ours) < 2 or sum(x != y for x, y in zip(ours, theirs, strict=True)) != 1:
        return None
    return "one digit" if len(ours) >= LONG else "one of two"
