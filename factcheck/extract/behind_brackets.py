"""Scale and unit behind a bracket that go for what it stands behind too: "2.49 (prior year: 2.51) billion euros"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from factcheck.extract import after, scales
from factcheck.extract.draft import Draft
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.page import Page
from factcheck.model.later import later

ONE = Decimal(1)
# What may stand between a figure and the one in brackets behind it: nothing, or when that was.
OPENS = later(r" [(\[](?:(?:[^\W\d_]{1,14}|[0-9]{4})[.:]?(?:[ /-](?:[^\W\d_]{1,14}|[0-9]{4})[.:]?)? )?")
CLOSING = {"(": ")", "[": "]"}
MOST_RATIO = 10


def shared(page: Page, drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The figures, two that share what is told behind the second with its scale and its unit."""
    out = list(drafts)
    for number, (a, b) in enumerate(pairwise(drafts)):
        if a.block != b.block or not _lacks(a) or not _alike(a, b):
            continue
        both = _opened(page, a, b) or _worded(page, a, b, lexicon)
        if both is not None:
            out[number : number + 2] = both
    return out


def _opened(page: Page, a: Draft, b: Draft) -> tuple[Draft, Draft] | None:
    """What seems a loss in brackets, its scale behind them: "1,234 (1,102) million"."""
    numeral = b.numerals[0]
    if numeral.scale == ONE or numeral.value > 0 or b.start != a.right + 1 or page.plain[b.start] != "(":
        return None
    unit = a.unit or b.unit
    if b.unit not in (None, unit):
        return None
    last = b._replace(numerals=(numeral._replace(value=-numeral.value),), unit=unit)
    return _scaled(a, numeral.scale, unit), last


def _worded(page: Page, a: Draft, b: Draft, lexicon: Lexicon) -> tuple[Draft, Draft] | None:
    """The two with the scale and unit that stand behind the bracket of the second: "120 (2024: 135) million euros"."""
    opens = OPENS.match(page.plain, a.right, b.start) if _lacks(b) else None
    if opens is None or opens.end() != b.left or not page.plain.startswith(CLOSING[opens[0][1]], b.right):
        return None
    limit = len(page.plain)
    scale = scales.scale(page, b.right + 1, limit, lexicon, money=a.money or b.money)
    unit = after.unit(page, scale.end, limit, lexicon)
    if unit is None and scale.factor == ONE:
        return None
    told = unit.form.symbol if unit else b.unit or a.unit
    factor = scale.factor * (unit.form.factor if unit else ONE)
    return _scaled(a, factor, a.unit or told), _scaled(b, factor, told)


def _lacks(draft: Draft) -> bool:
    """Whether a figure is told without its scale, and without what it counts unless that is money before it."""
    plain = len(draft.numerals) == 1 and draft.numerals[0].scale == ONE and draft.noun is None and draft.per is None
    return plain and (draft.unit is None or draft.money)


def _alike(a: Draft, b: Draft) -> bool:
    """Whether two figures are so near each other that they can be one measure at two times."""
    x, y = (abs(draft.numerals[0].value) for draft in (a, b))
    return min(x, y) > 0 and max(x, y) <= MOST_RATIO * min(x, y)


def _scaled(draft: Draft, factor: Decimal, unit: str | None) -> Draft:
    return draft._replace(numerals=(draft.numerals[0]._replace(scale=factor),), unit=unit)
