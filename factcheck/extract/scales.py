"""What multiplies a figure: scale words, letters and ideographs behind it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from factcheck.extract import after, nouns
from factcheck.extract.lexicon import Lexicon, describes
from factcheck.extract.page import IDEOGRAPHS, Page
from factcheck.model.numbers import NumberWords

ONE = Decimal(1)
# What may follow a figure and is the end of it.
UNSCALED = frozenset("%,.;:)")
# Letters that are a length too.
MEASURES = frozenset({"m", "mm"})
# The letter of millions and of metres, and the least letters of a unit that is told by the million.
MILLION_LETTER, LEAST_LETTERS = "m", 4


class Scale(NamedTuple):
    """The product of the scale words read, and where they end."""

    factor: Decimal
    end: int


def scale(page: Page, start: int, limit: int, lexicon: Lexicon, *, money: bool) -> Scale:
    """Scale words and letters from here on: "billion", "bn", "lakh crore", "亿"."""
    if page.plain[start : start + 1] in UNSCALED:
        return Scale(ONE, start)
    factor, at = ONE, start
    for _ in range(3):
        found = after.NEXT.match(page.plain, at, limit)
        if found is None:
            break
        value, end = _in_words(page, found, limit, lexicon)
        if value is None and factor == ONE:
            sums = money or _of_money(page, found, limit, lexicon) or _of_things(page, found, limit, lexicon)
            sums = sums or _of_many(page, found, limit, lexicon)
            value = _in_letters(page.plain, found, limit, lexicon.numbers, money=sums)
        if value is None:
            if found[2] >= IDEOGRAPHS:
                factor, at = _ideographs(page.plain, at, found[2], found.start(2), factor, lexicon)
            break
        factor, at = factor * value, end
    if factor != ONE and page.plain.startswith(". ", at, limit) and after.unit(page, at + 1, limit, lexicon):
        at += 1  # "1.2 Mio. Euro"
    return Scale(factor, at)


def _in_words(page: Page, found: re.Match[str], limit: int, lexicon: Lexicon) -> tuple[Decimal | None, int]:
    """What the next word, or the next two, multiply by, and where they end: "billion", "mil millones"."""
    word = found[2].lower()
    if word in lexicon.leading and (second := after.NEXT.match(page.plain, found.end(), limit)):
        both = lexicon.scales.get(f"{word} {second[2].lower()}")
        if both is not None:
            return both, second.end()
    value = lexicon.scales.get(word)
    if value is not None and describes(word, page.folded, found.end(), lexicon.numbers):
        value = None
    return value, found.end()


def _of_money(page: Page, found: re.Match[str], limit: int, lexicon: Lexicon) -> bool:
    """Whether the name of money stands behind letters that scale sums: "3.5T won", but "the 100m, won by"."""
    if found[1] or found[2] not in lexicon.numbers.money or found[2] in MEASURES:
        return False
    name = after.unit(page, found.end(), limit, lexicon)
    money = name is not None and lexicon.table.dimensions.get(name.form.symbol) == "money"
    return money and name is not None and name.start > found.end() and name.surface.islower()


def _of_things(page: Page, found: re.Match[str], limit: int, lexicon: Lexicon) -> bool:
    """Whether letters that scale sums scale what is counted behind them, where such is spoken of: "15T tokens"."""
    cues = None if found[1] else lexicon.table.cues.get(found[2])
    return (
        cues is not None
        and found[2] in lexicon.numbers.money
        and nouns.counted(page, found.end(), limit, lexicon.numbers, one=False) is not None
        and after.cued(page, found.start(), found.end(), cues)
    )


def _of_many(page: Page, found: re.Match[str], limit: int, lexicon: Lexicon) -> bool:
    """Whether an "m" apart from its digits counts by the million: "5 m people", "3 m tonnes", but "5 m walls"."""
    if found[1] != " " or found[2] != MILLION_LETTER:
        return False
    behind = after.unit(page, found.end(), limit, lexicon)
    if behind is not None:
        return behind.start == found.end() + 1 and behind.surface.islower() and len(behind.surface) >= LEAST_LETTERS
    noun = nouns.counted(page, found.end(), limit, lexicon.numbers, one=False)
    return noun is not None and noun.head in lexicon.numbers.by_the_million


def _in_letters(plain: str, found: re.Match[str], limit: int, numbers: NumberWords, *, money: bool) -> Decimal | None:
    """What the letters of a scale multiply by, which touch the digits or stand alone behind them."""
    gap, word = found.groups()
    if gap not in ("", " "):
        return None
    value = (numbers.spaced if gap else numbers.glued).get(word) or (numbers.money.get(word) if money else None)
    return value if value is None or not gap or _stands_alone(plain, found.end(), limit) else None


def _stands_alone(plain: str, end: int, limit: int) -> bool:
    """Whether a letter read as a scale is no part of something longer: "10 M&A deals", "5 K-pop bands"."""
    if plain[end : end + 1] == "." and plain[end + 1 : end + 2].isalpha():
        return False  # "664 B.C."
    return end >= limit or (plain[end] not in "&'’/" and not (plain[end] == "-" and plain[end + 1 : end + 2].isalpha()))


def _ideographs(plain: str, at: int, word: str, begin: int, factor: Decimal, lexicon: Lexicon) -> tuple[Decimal, int]:
    """Ideographs of scale touch both the digits and what they count: "3.5亿美元"."""
    known = lexicon.numbers.ideographs
    end = begin
    for character in word[:3]:
        if character not in known:
            break
        factor, end = factor * known[character], end + 1
    return (factor, end) if end > begin else (factor, at)
