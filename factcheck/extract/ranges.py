"""Two figures that are the ends of one: "between $125 billion and $145 billion", "4.25%–4.5%", "3 to 5"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from factcheck.extract.draft import Draft
from factcheck.extract.page import Page
from factcheck.model.mention import Numeral

DASHES = frozenset({"-", "–", "—", "‒", " - ", " – ", "~", "-to-", "/-"})
TO = frozenset(
    {
        " to ",
        "-to-",
        " through ",
        " to about ",
        " to around ",
        " to nearly ",
        " to as much as ",
        " to almost ",
        " - to ",
        "- to ",
    }
)
AND = frozenset({" and ", " and about ", " to ", "-"})
ONE = Decimal(1)
# A change told "by 3% to 5%" is a range, "$3 to $100" a step and a level.
MOST_RATIO = 3


def joined(page: Page, drafts: Sequence[Draft], changes: Sequence[int]) -> list[Draft]:
    """The figures, neighbours that are one range made one. ``changes`` are where words of change stand."""
    out: list[Draft] = []
    for draft in drafts:
        merged = _range(page, out[-1], draft, changes) if out else None
        if merged is None:
            out.append(draft)
        else:
            out[-1] = merged
    return out


def _range(page: Page, a: Draft, b: Draft, changes: Sequence[int]) -> Draft | None:
    if b.left - a.end > 12 or len(a.numerals) > 1 or len(b.numerals) > 1 or a.block != b.block:
        return None
    between = page.folded[a.end : b.left]
    if not _connects(page, a, b, between, changes) or not _alike(a, b):
        return None
    low, high = _ends(a, b)
    start = a.start
    left = a.left
    for word in ("between ", "from "):
        if page.folded.endswith(word, a.floor, a.left):
            left = a.left - len(word)
    return (a if a.unit else b)._replace(
        start=start, end=b.end, left=left, right=b.right, floor=a.floor,
        numerals=(low, high) if low.value * low.scale <= high.value * high.scale else (high, low),
        unit=b.unit or a.unit, per=b.per or a.per, noun=b.noun or a.noun, approx="range", money=a.money or b.money,
    )  # fmt: skip


def _connects(page: Page, a: Draft, b: Draft, between: str, changes: Sequence[int]) -> bool:
    before = page.folded
    if before.endswith("between ", a.floor, a.left) or before.endswith("between ", a.floor, a.start):
        return between in AND or between in DASHES
    if between in DASHES:
        return not a.spelled or between != "-"
    if between not in TO:
        return False
    from_to = before.endswith("from ", a.floor, a.left)
    changed = _changed(a, changes)
    if from_to:
        return not changed
    return not changed or _near(a, b)


def _changed(a: Draft, changes: Sequence[int]) -> bool:
    """Whether a word of change stands before the figure in its clause."""
    at = bisect_right(changes, a.left) - 1
    return at >= 0 and changes[at] >= max(a.clause, a.left - 60)


def _near(a: Draft, b: Draft) -> bool:
    """Whether the figure after the change can be the other end of it: "rose 3% to 5%"."""
    if a.unit != b.unit and a.unit is not None:
        return False
    x, y = (abs(d.numerals[0].value * d.numerals[0].scale) for d in (a, b))
    shared = a.unit is None and b.unit is not None and a.numerals[0].scale == ONE
    return shared or (x < y <= MOST_RATIO * x and not a.money)


def _alike(a: Draft, b: Draft) -> bool:
    """Whether the two can share a unit: the same, or one of them bare."""
    if a.unit == b.unit:
        return True
    if a.unit is None:
        return not (a.noun or a.per)
    return b.unit is None and a.money and not b.noun


def _ends(a: Draft, b: Draft) -> tuple[Numeral, Numeral]:
    """Both numbers, the scale of the second shared where the first has none: "$1.4–1.6bn", "10-15 cents"."""
    low, high = a.numerals[0], b.numerals[0]
    share = low.scale == ONE and high.scale != ONE and (a.unit is None or a.money) and low.value < 1000
    return (low._replace(scale=high.scale), high) if share else (low, high)
