"""Which figures repeat a neighbour in another unit: "250 miles (400 km)", "41bn won ($36m; £29m)"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extract.draft import Draft
from factcheck.extract.page import Page
from factcheck.model.conversion import measures_alike
from factcheck.model.later import later
from factcheck.model.units import UnitTable

LED = r"(?:(?:or )?(?:about|some|worth|(?:the )?equivalent (?:to|of)|equal to)|or|i\.e\.,?)?"
BETWEEN = later(rf"(?:(?:-\s*)?[(\[]\s*{LED}|,(?:\s*or)?\s+(?:the )?equivalent (?:to|of)|,\s*or(?:\s+some)?|/)")
# What a sum is of may stand before the bracket: "a $2 billion loan (HK$15.6 billion)"; a place or a time is told else.
HEADED = later(
    r"(?!(?:[a-z-]+\s+)?(?:in|of|for|from|to|on|at|by|with|over|under|and|or|plus|than|up|down|last|this|that|as)\b)"
    rf"[a-z][a-z-]+(?:\s+[a-z][a-z-]+)?\s*\(\s*{LED}"
)
ASIDE = later(r",|[-–—]")
MORE = later(r";|,(?:\s*or)?|or|/")
SIGNLESS = later(r"[;,]\s*[?\ufffd]?")
ALONE = later(r";|or")
OPENED = later(r"[(\[]\s*$")
SHORT = 2  # characters between a bracket and the figure that it begins with


def repeated(seen: Page, done: Sequence[Draft], draft: Draft, before: int | None, table: UnitTable) -> int | None:
    """The number of the figure that one repeats, if it does; ``before`` is what the last one before it repeats.

    A list in one bracket repeats what stands before that, be it by dollars and euros, or by a sign that got lost.
    """
    if not done:
        return None
    last, here = done[-1], len(done) - 1
    between = seen.folded[last.right : draft.left].strip()
    closing = seen.folded[draft.right : draft.right + 1]
    if before is not None and draft.unit is None and SIGNLESS.fullmatch(between):
        money = table.dimension(done[before].unit) == "money" and draft.block == last.block
        return before if money and closing in (")", "]", ";") else None
    kind = _kind(last, draft, table)
    if kind is None:
        return None
    if BETWEEN.fullmatch(between) and (not closing or closing in ")],; ."):
        return here
    if kind != "money":
        return None
    if before is not None:
        known = done[before].unit not in (draft.unit, last.unit) and _alike(done[before], draft)
        return before if known and MORE.fullmatch(between) and closing in (")", "]", ",", ";") else None
    if HEADED.fullmatch(between):
        return here if closing in (")", "]", ";") else None
    if ASIDE.fullmatch(between):
        return here if draft.approx in ("about", "nearly") and closing in (",", ".", ";", ")") else None
    opened = OPENED.search(seen.folded, max(0, last.left - SHORT), last.left) is not None
    return here if opened and ALONE.fullmatch(between) and closing in (")", "]", ";") else None


def _kind(first: Draft, again: Draft, table: UnitTable) -> str | None:
    """What both measure, where the second may repeat the first."""
    if first.unit is None or again.unit is None or first.unit == again.unit or not _alike(first, again):
        return None
    kind = table.dimension(first.unit)
    if kind != table.dimension(again.unit) or kind not in ("money", "physical"):
        return None
    if kind == "physical" and not measures_alike(first.unit, again.unit, table):
        return None  # "300MW/1,200MWh"
    return kind


def _alike(first: Draft, again: Draft) -> bool:
    return first.block == again.block and again.per in (None, first.per)
