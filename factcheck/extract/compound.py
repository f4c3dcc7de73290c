"""Neighbours that are one measure made one: "3 dollars 50 cents", "5 feet 2 inches", "3 hundred and 21"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from factcheck.extract.draft import Draft
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.page import Page
from factcheck.model.mention import Numeral

ONE, HUNDRED, THOUSAND = Decimal(1), Decimal(100), Decimal(1000)
CENT = Decimal("0.01")
JOINTS = frozenset({" ", " and ", ", "})


def compound(page: Page, drafts: Iterable[Draft], lexicon: Lexicon) -> Iterator[Draft]:
    """The figures, a sum of two units told as one."""
    held: Draft | None = None
    for draft in drafts:
        total = _together(page, held, draft, lexicon) if held else None
        if held and total:
            held = _grown(held, draft, total)
            continue
        if held:
            yield held
        held = draft
    if held:
        yield held


def _grown(a: Draft, b: Draft, total: Numeral) -> Draft:
    return a._replace(
        end=b.end,
        right=b.right,
        numerals=(total,),
        per=b.per,
        unit=a.unit or b.unit,
        noun=a.noun or b.noun,
        last=b.last,
    )


def _together(page: Page, a: Draft, b: Draft, lexicon: Lexicon) -> Numeral | None:
    """The sum of a figure and what follows it in a smaller unit."""
    if b.left - a.end > len(" and ") or a.block != b.block or b.approx or page.folded[a.end : b.left] not in JOINTS:
        return None
    whole, part = a.numerals[0], b.numerals[0]
    if a.unit is None:
        return _scales(a, b, whole, part)
    if b.unit is not None and (ratio := lexicon.table.wholes.get((a.unit, b.unit))):
        return Numeral(whole.value + part.value / ratio, ONE / ratio, whole.scale) if part.value < ratio else None
    if lexicon.table.dimensions.get(a.unit) != "money" or a.money or a.minor or b.money:
        return None
    return _change(a, b, whole, part)


def _scales(a: Draft, b: Draft, whole: Numeral, part: Numeral) -> Numeral | None:
    """ "3 hundred and 21", "4 thousand 3 hundred"."""
    if whole.scale not in (HUNDRED, THOUSAND) or a.spelled or (b.spelled and b.unit is not None):
        return None
    if not 0 < part.value * part.scale < whole.scale or a.noun or b.money or a.approx:
        return None
    return Numeral(whole.value * whole.scale + part.value * part.scale, part.step)


def _change(a: Draft, b: Draft, whole: Numeral, part: Numeral) -> Numeral | None:
    """ "3 dollars 50 cents", "15 dollars and 50"."""
    if not 0 < part.value < HUNDRED or whole.scale != ONE:
        return None
    if b.minor and b.unit == a.unit:
        return Numeral(whole.value + part.value * part.scale, part.step * part.scale)
    bare = b.unit is None and part.scale == ONE and part.value >= 10 and part.value == int(part.value)
    return Numeral(whole.value + part.value / HUNDRED, CENT) if bare else None
