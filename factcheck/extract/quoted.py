"""What one currency costs in another: "the yen fell to 150.32 per dollar" tells yen, though none stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck.extract import whose_money
from factcheck.extract.draft import Draft
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.page import Page
from factcheck.model.later import later
from factcheck.model.text import Block

# How far before its price a currency may be named.
REACH = 120
# One that is bought by another figure, "98.5 to the dollar and 13.6 to the yuan", is not the one that is priced.
NAMED = later(
    r"(?<![\w-])(?<!\bto )(?<!\bper )(?<!\bagainst )(?<!\bversus )"
    r"(?:(?:the|[a-z]+'s) ((?:[a-z]+ ){0,2}[a-z]+)|(sterling))(?![\w-])(?!'s \w+ (?:bank|government))"
)
# What it buys, told behind it: "146.30 to the dollar".
BOUGHT = later(
    r" (to|against|versus) (?:the|one|a) (?:us |u\.s\. |american |british )?(?!greenback|buck)([a-z]+)(?![\w-])"
    r"(?! (?:area|zone|bloc))"
)


class Spoken(NamedTuple):
    """A currency spoken of: the word that several countries call theirs by, or else which it is."""

    word: str
    unit: str | None


def priced(page: Page, drafts: Sequence[Draft], blocks: Sequence[Block], lexicon: Lexicon) -> list[Draft]:
    """The figures, a bare one told per currency with the currency that is spoken of before it."""
    out = [_bought(page, draft, lexicon) for draft in drafts]
    spoken = {
        at: found
        for at, draft in enumerate(out)
        if draft.unit is draft.noun is None and draft.per and (found := _spoken_of(page, draft, lexicon))
    }
    shared = any(one.word for one in spoken.values())
    countries = whose_money.countries(page, lexicon.table) if shared else {}
    for at, one in spoken.items():
        country = whose_money.whose(page, out[at], blocks, one.word, countries, lexicon.table) if one.word else None
        out[at] = out[at]._replace(unit=country or one.unit)
    return out


def _bought(page: Page, draft: Draft, lexicon: Lexicon) -> Draft:
    """The figure with the currency that it is the price of, where that stands behind it: "2.95 marks to the pound"."""
    if draft.per or draft.noun is not None:
        return draft
    found = BOUGHT.match(page.folded, draft.right)
    if found is None or (bought := _currency(found[2], lexicon)) is None:
        return draft
    money = draft.unit is not None and lexicon.table.dimensions.get(draft.unit) == "money" and draft.unit != bought
    if money and found[1] == "to":
        return draft._replace(per=found[2], right=found.end())
    priced = draft._replace(per=found[2], right=found.end())
    return priced if draft.unit is None and _spoken_of(page, priced, lexicon) else draft


def _spoken_of(page: Page, draft: Draft, lexicon: Lexicon) -> Spoken | None:
    """The currency named last before a figure, other than the one that it buys; "" for one told with its country."""
    bought = _currency(draft.per or "", lexicon)
    if bought is None:
        return None
    last = None
    for found in NAMED.finditer(page.folded, max(draft.floor, draft.left - REACH), draft.left):
        words = (found[1] or found[2]).split()
        for before, word in pairwise(["", *words]):
            whole = lexicon.table.words.get(f"{before} {word}")
            unit = whole.symbol if whole else lexicon.table.priced.get(word) or _currency(word, lexicon)
            shared = whole is None and word in lexicon.table.shared
            if shared or unit not in (None, bought):
                last = Spoken(word if shared else "", unit)
    return last


def _currency(word: str, lexicon: Lexicon) -> str | None:
    """The currency of which this is the name: "yen", "euro", but not "cent"."""
    sense = lexicon.table.weighed.get(word)
    if sense is not None:
        return sense.currency
    form = lexicon.table.words.get(word)
    money = form is not None and form.factor == 1 and lexicon.table.dimensions.get(form.symbol) == "money"
    return form.symbol if form is not None and money else None
