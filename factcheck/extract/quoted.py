"""What one currency costs in another: "the yen fell to 150.32 per dollar" tells yen, though none stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.extract.draft import Draft
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.page import Page

# How far before its price a currency may be named.
REACH = 120
NAMED = re.compile(r"(?<![\w-])(?:the ([a-z]+)|(sterling))(?![\w-])(?!'s \w+ (?:bank|government))")


def priced(page: Page, drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The figures, a bare one told per currency with the currency that is spoken of before it."""
    return [
        draft._replace(unit=unit)
        if draft.unit is None and draft.noun is None and draft.per and (unit := _spoken_of(page, draft, lexicon))
        else draft
        for draft in drafts
    ]


def _spoken_of(page: Page, draft: Draft, lexicon: Lexicon) -> str | None:
    """The currency named last before a figure, other than the one that it buys."""
    bought = _currency(draft.per or "", lexicon)
    if bought is None:
        return None
    named = NAMED.finditer(page.folded, max(draft.floor, draft.left - REACH), draft.left)
    spoken = [unit for found in named if (unit := _currency(found[1] or found[2], lexicon)) not in (None, bought)]
    return spoken[-1] if spoken else None


def _currency(word: str, lexicon: Lexicon) -> str | None:
    """The currency of which this is the name: "yen", "euro", but not "cent"."""
    sense = lexicon.table.weighed.get(word)
    if sense is not None:
        return sense.currency
    form = lexicon.table.words.get(word)
    money = form is not None and form.factor == 1 and lexicon.table.dimensions.get(form.symbol) == "money"
    return form.symbol if form is not None and money else None
