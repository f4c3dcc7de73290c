"""Which way something went, as other languages have it: "stieg um 3,2 Prozent", "un recul de 4 %", "cayó un 12 %"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extract.draft import Draft
from factcheck.extract.page import Page
from factcheck.model.numbers import MoveWords
from factcheck.model.quantity import Direction

# How far before a figure, and behind it, its word may stand, in characters and in words.
REACH, MOST_WORDS = 90, 7
MARKS = '.,;:!?()"“”„«»'
# What only a change is told in where a word may be that of a deficit too: "ein Minus von 3 Prozent", "… 3 Millionen".
RATES = frozenset({"percent", "percentage_point"})


def told(page: Page, drafts: Sequence[Draft], moves: MoveWords) -> list[Draft]:
    """The figures, those that such words lead to with the way that they tell."""
    if not drafts or not any(f" {word} " in page.folded for word in moves.by):
        return list(drafts)
    return [
        draft._replace(direction=_way(page, draft, other, moves)) if draft.direction is None else draft
        for draft, other in zip(drafts, (*drafts[1:], None), strict=True)
    ]


def _way(page: Page, draft: Draft, other: Draft | None, moves: MoveWords) -> Direction | None:
    if draft.unit is None or len(draft.numerals) > 1 or draft.noun is not None:
        return None
    before = page.folded[max(draft.floor, draft.left - REACH) : draft.left].split()
    if not before or before[-1] not in moves.by or _leads_on(page, draft, other, moves):
        return None
    if before[-1] in moves.of and draft.unit not in RATES:
        return None
    if before[-1] in moves.closing and (way := _behind(page, draft, moves)):
        return way
    for word in reversed(before[-MOST_WORDS - 1 : -1]):
        if word[-1] in MARKS or word[-1].isdigit():
            break
        if (way := moves.way(word.lstrip(MARKS), before[-1])) is not None:
            return way
    return None


def _leads_on(page: Page, draft: Draft, other: Draft | None, moves: MoveWords) -> bool:
    """Whether a figure is only where something came from: "stieg von 3 auf 5 Prozent"."""
    if other is None or other.block != draft.block or other.unit != draft.unit:
        return False
    return page.folded[draft.right : other.left].strip() in moves.to


def _behind(page: Page, draft: Draft, moves: MoveWords) -> Direction | None:
    """The way told by a word that closes the clause: "um 2,3 Prozent auf 5 Euro gestiegen"."""
    for word in page.folded[draft.right : draft.right + REACH].split()[:MOST_WORDS]:
        if (way := moves.closing_way(word.rstrip(MARKS))) is not None:
            return way
        if word[-1] in MARKS:
            break
    return None
