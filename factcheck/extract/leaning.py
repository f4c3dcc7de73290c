"""Ranges told by the way they lean from where things stand: "flat to up 2%", "down 1% to up 1%", "down 2% to flat"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.extract.draft import Draft
from factcheck.extract.page import Page
from factcheck.model.later import later
from factcheck.model.mention import Numeral
from factcheck.model.quantity import Direction

ZERO, ONE = Decimal(0), Decimal(1)
# What stands before the figure, or behind it, where the other end is no move at all.
STILL = later(
    r"(?<!from )(?<![\w-])(?:(?:flat|unchanged)(?:-to-| to )|(?:level|even)(?:-to-| to )(?=.*\b(?:up|down)[ -]))"
    r"(?:(?:slightly|modestly|roughly) )?(?:(up|down)[ -])?(?:about |around |some )?$"
)
TO_STILL = later(r" to (?:roughly |about |broadly )?(?:flat|unchanged)(?![\w-])")
LEANS = later(r"(?<![\w-])(up|down) (?:about |around |some )?$")
TURNS = later(r" to (up|down) $")
REACH = len("unchanged to modestly down around ")
# One of these is told by every such range: a text without them is passed over.
SIGNS = (" flat", "unchanged", " to up ", " to down ", "level to ", "even to ")
SIGN = {"up": ONE, "down": -ONE}


def leant(page: Page, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The figures, such ranges made one."""
    if not any(words in page.folded for words in SIGNS):
        yield from drafts
        return
    held: Draft | None = None
    for draft in drafts:
        whole = _turned(page, held, draft) if held else None
        if held and whole is None:
            yield held
        held = whole or _still(page, draft)
    if held:
        yield held


def _still(page: Page, draft: Draft) -> Draft:
    """The figure as the far end of a range that begins, or ends, where things stand."""
    if len(draft.numerals) > 1 or draft.unit is None:
        return draft
    far = draft.numerals[0]
    ends = (far._replace(value=ZERO), far) if far.value > 0 else (far, far._replace(value=ZERO))
    before = STILL.search(page.folded, max(draft.floor, draft.left - REACH), draft.left)
    if before:
        return _range(draft, ends, before[1], start=before.start(), end=draft.end)
    lean, behind = _lean(page, draft), TO_STILL.match(page.folded, draft.right)
    if behind and (lean or far.value < 0):
        return _range(draft, ends, lean[1] if lean else None, start=_start(draft, lean), end=behind.end())
    return draft


def _turned(page: Page, a: Draft, b: Draft) -> Draft | None:
    """Both ends of a range, each with the way it goes: "down 1% to up 1%"."""
    lean = _lean(page, a)
    turn = TURNS.match(page.folded, a.right, b.left)
    if lean is None or turn is None or turn.end() != b.left or a.block != b.block:
        return None
    if len(a.numerals) > 1 or len(b.numerals) > 1 or a.unit not in (None, b.unit):
        return None
    if lean[1] == turn[1]:
        low, high = sorted((a.numerals[0], b.numerals[0]), key=lambda end: end.value)
        return _range(b, (low, high), lean[1], start=_start(a, lean), end=b.end)
    x, y = _signed(a.numerals[0], lean[1]), _signed(b.numerals[0], turn[1])
    # With a sign of its own each end is told as it is; "up" turns nothing.
    return _range(b, (min(x, y), max(x, y)), "up", start=_start(a, lean), end=b.end)


def _lean(page: Page, draft: Draft) -> re.Match[str] | None:
    return LEANS.search(page.folded, max(draft.floor, draft.left - REACH), draft.left)


def _start(draft: Draft, lean: re.Match[str] | None) -> int:
    return lean.start() if lean else draft.start


def _signed(end: Numeral, way: str) -> Numeral:
    return end._replace(value=end.value * SIGN[way])


def _range(draft: Draft, ends: tuple[Numeral, Numeral], way: str | None, *, start: int, end: int) -> Draft:
    direction: Direction | None = "up" if way == "up" else "down" if way == "down" else None
    return draft._replace(
        start=start,
        left=start,
        end=end,
        right=max(end, draft.right),
        numerals=ends,
        approx="range",
        direction=direction,
    )
