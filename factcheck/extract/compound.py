"""Neighbours that are one measure made one: "3 dollars 50 cents", "5 feet 2 inches", "3 hundred and 21"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from factcheck.extract import after, denominators, digits, nouns
from factcheck.extract.draft import DURATIONS, Draft
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.page import IDEOGRAPHS, Page
from factcheck.model.later import later
from factcheck.model.mention import Numeral

ONE, HUNDRED, THOUSAND = Decimal(1), Decimal(100), Decimal(1000)
CENT = Decimal("0.01")
AGAIN = later(r" [(\[]([0-9][0-9,]*)[)\]]")
JOINTS = frozenset({"", " ", " and ", ", "})


def compound(page: Page, drafts: Iterable[Draft], lexicon: Lexicon) -> Iterator[Draft]:
    """The figures, a sum of two units told as one."""
    held: Draft | None = None
    for draft in drafts:
        if held and _repeats(page, held, draft):
            held = _told_twice(page, held, draft.end + 1, lexicon, last=draft.last)
            continue
        if end := _again(page, draft):
            draft = _told_twice(page, draft, end, lexicon, last=draft.last)
        total = _together(page, held, draft, lexicon) if held else None
        if held and total:
            held = _grown(held, draft, total)
            continue
        if held:
            yield held
        held = draft
    if held:
        yield held


def _again(page: Page, draft: Draft) -> int | None:
    """Where the digits end that tell a number in words again, if they do: "thirty (30) days"."""
    if not draft.spelled or draft.unit is not None:
        return None
    numeral, found = draft.numerals[0], AGAIN.match(page.plain, draft.end)
    told = digits.figure(found[1]) if found else None
    return found.end() if found and told and told[0] == numeral.value * numeral.scale else None


def _repeats(page: Page, a: Draft, b: Draft) -> bool:
    """Whether the second figure tells the first in words: "45 (forty-five) days"."""
    if a.unit is not None or a.spelled or not b.spelled or page.folded[a.end : b.start] not in (" (", " ["):
        return False
    x, y = a.numerals[0], b.numerals[0]
    return b.unit is None and x.value * x.scale == y.value * y.scale and page.plain[b.end : b.end + 1] in (")", "]")


def _told_twice(page: Page, a: Draft, end: int, lexicon: Lexicon, *, last: bool) -> Draft:
    """The figure with the brackets that tell it again, and what is counted behind them."""
    limit = end if last else len(page.plain)
    if unit := after.unit(page, end, limit, lexicon):
        rate = denominators.rate(page, unit.end, limit, lexicon)
        right, per = (rate.end, rate.per) if rate else (unit.end, unit.form.per)
        return a._replace(end=unit.end, right=right, unit=unit.form.symbol, per=per, last=last)
    noun = nouns.counted(page, end, limit, lexicon.numbers, one=False)
    if noun is None:
        return a._replace(end=end, right=end, last=last)
    unit_of = noun.head if noun.head in DURATIONS else f"count:{noun.head}"
    words = None if noun.head in DURATIONS else page.plain[noun.start : noun.end]
    return a._replace(end=noun.end, right=noun.end, unit=unit_of, noun=words, last=last)


def _grown(a: Draft, b: Draft, total: Numeral) -> Draft:
    return a._replace(
        end=b.end,
        right=b.right,
        numerals=(total,),
        per=b.per,
        unit=a.unit or b.unit,
        noun=a.noun or b.noun,
        approx=a.approx or b.approx,
        last=b.last,
    )


def _together(page: Page, a: Draft, b: Draft, lexicon: Lexicon) -> Numeral | None:
    """The sum of a figure and what follows it in a smaller unit."""
    joint = page.folded[a.end : b.left]
    if b.left - a.end > len(" and ") or a.block != b.block or (b.approx and joint) or joint not in JOINTS:
        return None
    whole, part = a.numerals[0], b.numerals[0]
    if not joint and page.plain[a.end - 1] < IDEOGRAPHS:
        return None
    if a.unit is None or (a.money and b.unit is None):
        return _scales(a, b, whole, part, joint)
    if b.unit is not None and (ratio := lexicon.table.wholes.get((a.unit, b.unit))):
        return Numeral(whole.value + part.value / ratio, ONE / ratio, whole.scale) if part.value < ratio else None
    if lexicon.table.dimensions.get(a.unit) != "money" or a.minor or b.money:
        return None
    if a.money and not (b.minor and joint != ", " and a.per is None and whole.value == int(whole.value)):
        return None
    return _change(a, b, whole, part)


def _scales(a: Draft, b: Draft, whole: Numeral, part: Numeral, joint: str) -> Numeral | None:
    """ "3 hundred and 21", "4 thousand 3 hundred", "Rs 3 crore 50 lakh"."""
    if a.spelled or (b.spelled and b.unit is not None) or not _adds(whole, part, joint):
        return None
    if not 0 < part.value * part.scale < whole.scale or a.noun or a.per or b.money or (a.approx and joint):
        return None
    total = whole.value * whole.scale + part.value * part.scale
    return Numeral(total / part.scale, part.step, part.scale)


def _adds(whole: Numeral, part: Numeral, joint: str) -> bool:
    """Whether a smaller scale behind a greater adds to it; commas part great figures."""
    if whole.scale in (HUNDRED, THOUSAND) or not joint:
        return True  # "3 hundred and 21", "2万5000"
    return whole.scale > THOUSAND and joint != ", " and part.scale > ONE and whole.value == int(whole.value)


def _change(a: Draft, b: Draft, whole: Numeral, part: Numeral) -> Numeral | None:
    """ "3 dollars 50 cents", "15 dollars and 50"."""
    if not 0 < part.value < HUNDRED or whole.scale != ONE:
        return None
    if b.minor and b.unit == a.unit:
        return Numeral(whole.value + part.value * part.scale, part.step * part.scale)
    bare = b.unit is None and part.scale == ONE and part.value >= 10 and part.value == int(part.value)
    return Numeral(whole.value + part.value / HUNDRED, CENT) if bare else None
