"""What stands before a figure: sign and currency."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from factcheck.extract.lexicon import Lexicon
from factcheck.extract.page import IDEOGRAPHS, Page
from factcheck.model.later import later
from factcheck.model.units import UnitForm

# What signs that could be letters of a name must stand before: "R120", "R5bn".
SUM = later(r"[0-9]{2}|[0-9][.,][0-9]|[0-9] ?(?:m|bn|tn|mln|million|billion|trillion)\b")
MILLIONS = r"(?:\.[0-9]+)?(?: ?-?(?:bn|mn|million|billion|trillion)|m|b)\b"
# Text without spaces is looked at no further than this.
LONGEST_WORD = 40
# A figure with its sign before it, so that the next sign is that of the next figure: "$ 1,234 $ 1,100".
SIGNED = later(r"[$€£¥] ?[0-9][0-9.,]* $")
MINUS = frozenset("-−–")
MOVE = later(r"[0-9]{1,2}(?:\.[0-9]+)?%")
LEVEL = later(r"(?:[.,][0-9]+|[0-9]{3}) -$")

# What a figure is told for each of, in Chinese and Japanese: "每桶", "1株当たり".
EACH = later(r"(?:每([^\W\d_]{1,2})|1([^\W\d_]{1,4})(?:当たり|あたり))[^\d，。；、]{0,6}$")
EACH_REACH = 14
# Lower-case letters before a "$" that stand apart from it, as agencies tokenise them.
SPACED = {"c": "C$", "hk": "HK$", "us": "US$", "au": "A$", "nz": "NZ$", "nt": "NT$", "u.s.": "US$"}

# The letters of a country, a space and a bracket around them: " (H.K. ".
LONGEST_COUNTRY = 8
SENTENCE_ENDS = frozenset('.?!:"”“')

# What the name of a currency stands behind where the figure after it is of something else: "in dollars 3 million".
TOLD_IN = ("in ", "the ", "a ", "an ", "per ", "to ", "one ", "its ", "against ", "into ", "from ", "and ", "million ")
MOST_NAME = 3


class Prefix(NamedTuple):
    """Where the figure begins with its sign and currency, and what these say."""

    start: int
    currency: UnitForm | None = None
    negative: bool = False
    opened: bool = False


def prefix(page: Page, start: int, floor: int, lexicon: Lexicon) -> Prefix:
    """Sign and currency before the digits at ``start``, not looking before ``floor``."""
    plain = page.plain
    negative = opened = False
    at = start
    if at > floor and plain[at - 1] in MINUS and at - 1 > floor and plain[at - 2] in lexicon.signs:
        negative, at = True, at - 1
    elif at > floor and plain[at - 1] == "(" and at - 1 > floor and plain[at - 2] in "$€£¥":
        opened, at = True, at - 1
    begin, currency = _currency(page, at, floor, lexicon)
    if currency is None:
        begin = at
    if begin > floor:
        signed = _sign(plain, begin, floor)
        if signed < begin:
            return Prefix(signed, currency, plain[signed] != "+", opened)
    return Prefix(begin, currency, negative, opened)


def _sign(plain: str, begin: int, floor: int) -> int:
    """Where a sign that touches the figure begins; a hyphen after a letter or a number is none."""
    mark = plain[begin - 1]
    if mark not in MINUS and mark != "+":
        return begin
    if begin - 1 == floor:
        return begin - 1
    last = plain[begin - 2]
    if last.isalnum() or last in "%)-−–.$€£":
        return begin
    ends_a_number = mark == "-" and last == " " and begin - 3 >= floor and plain[begin - 3].isdigit()
    return begin if ends_a_number and not _quoted_move(plain, begin, floor) else begin - 1


def _quoted_move(plain: str, begin: int, floor: int) -> bool:
    """Whether a percentage with a minus stands behind a level or the name of an index: "Nikkei 57,321.09 -1.2%"."""
    return MOVE.match(plain, begin) is not None and LEVEL.search(plain, max(floor, begin - 16), begin) is not None


def _cue(sign: str, lexicon: Lexicon) -> str | None:
    """The key of the words near which a sign is money; one that is a unit behind digits has words for before them."""
    return next((key for key in (f"{sign}1", sign) if key in lexicon.table.cues), None)


def _spoken_of(page: Page, cue: str, sign: str, lexicon: Lexicon) -> bool:
    """Whether a letter is the sign of money: where its text speaks of that, or tells a sum that can be nothing else."""
    return any(word in page.folded for word in lexicon.table.cues[cue]) or _sums(sign).search(page.plain) is not None


@lru_cache(maxsize=8)
def _sums(sign: str) -> re.Pattern[str]:
    """A sum by the million, or in cents: "P2.1 billion", "P1.20"."""
    return re.compile(rf"(?<![\w.$-]){sign}[0-9][0-9,]{{0,12}}(?:\.[0-9]{{2}}(?![0-9%])|{MILLIONS})")


def _currency(page: Page, at: int, floor: int, lexicon: Lexicon) -> tuple[int, UnitForm | None]:
    """The currency that ends at ``at`` or a space before it."""
    plain = page.plain
    spaced = at - 1 > floor and plain[at - 1] == " "
    end = at - 1 if spaced else at
    if end <= floor:
        return at, None
    prefixes = lexicon.prefixes
    for sign, form in (*prefixes.get(plain[end - 2 : end], ()), *prefixes.get(plain[end - 1], ())):
        begin = end - len(sign)
        if begin < floor or not plain.startswith(sign, begin):
            continue
        if (
            sign[0].isalpha()
            and begin > floor
            and (plain[begin - 1].isalnum() or (plain[begin - 1] == "-" and not plain[begin - 2].isdigit()))
        ):
            continue
        if sign in lexicon.table.sums and not SUM.match(plain, at):
            continue  # "R0" is no rand
        if (cue := _cue(sign, lexicon)) is not None and not _spoken_of(page, cue, sign, lexicon):
            continue  # "the P100 chip"
        if spaced and begin - 1 > floor and _ends_a_figure(plain, begin, floor):
            continue  # "10 rmb 20 usd": it belongs to the figure before
        if spaced and (sign in lexicon.table.sums or sign in lexicon.touching) and sign.isalpha():
            continue
        return (begin, form) if sign != "$" else _apart(plain, begin, floor, lexicon, form)
    return at, None


def _ends_a_figure(plain: str, begin: int, floor: int) -> bool:
    """Whether a sign stands behind a figure, which has none of its own before it."""
    behind = plain[begin - 1] == " " and plain[begin - 2].isdigit()
    return behind and SIGNED.search(plain, max(floor, begin - LONGEST_WORD), begin) is None


def _apart(plain: str, begin: int, floor: int, lexicon: Lexicon, form: UnitForm) -> tuple[int, UnitForm]:
    """The country before a dollar sign: "c $ 16", "hk$ 10", "US $58"."""
    end = begin - 1 if begin > floor and plain[begin - 1] == " " else begin
    word_at = end
    while word_at > max(floor, end - 4) and (plain[word_at - 1].isalpha() or plain[word_at - 1] == "."):
        word_at -= 1
    word = plain[word_at:end].lower()
    if word_at == begin - 3 and lexicon.table.dimensions.get(word.upper()) == "money":
        return word_at, UnitForm(word.upper())
    if word in SPACED and not (word_at > floor and plain[word_at - 1].isalnum()):
        return word_at, lexicon.table.prefixes[SPACED[word]]
    return begin, form


def country(page: Page, start: int, floor: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """Whose dollars and cents are meant by the letters before a figure, and where these begin: "AU 14 cents".

    A lone letter counts only within a sentence, where it is no article: "a dividend of A 14 cents".
    """
    if start - 1 <= floor:
        return None
    end = start - (page.plain[start - 1] == " ")  # "HK16 cents"
    at = page.plain.rfind(" ", max(floor, start - LONGEST_COUNTRY), end) + 1 or floor
    word = page.plain[at:end].lstrip("(")
    form = lexicon.table.prefixes.get(f"{word}$") if word.isupper() else None
    begin = end - len(word)
    opens = begin == floor or (page.plain[begin - 1] == " " and page.plain[begin - 2] in SENTENCE_ENDS)
    return (begin, form.symbol) if form and not (len(word) == 1 and opens) else None


class Named(NamedTuple):
    """A currency by its name, and where that begins."""

    start: int
    symbol: str


def named(page: Page, start: int, floor: int, lexicon: Lexicon) -> Named | None:
    """The money whose name stands right before a figure; what it is told "in", or one of it, is none of the sum.

    The name is one of several words where it can be: "Hong Kong dollars 300 million".
    """
    if start - 1 <= floor or page.plain[start - 1] != " ":
        return None
    found, at = None, start - 1
    for _ in range(MOST_NAME):
        at = max(page.folded.rfind(" ", floor, at), floor - 1) + 1
        name = page.folded[at : start - 1].lstrip("(")
        form = lexicon.table.words.get(name)
        if form and form.factor == 1 and lexicon.table.dimensions.get(form.symbol) == "money":
            found = Named(start - 1 - len(name), form.symbol)
        at -= 1
        if at <= floor:
            break
    if found is None or page.folded.endswith(TOLD_IN, floor, found.start):
        return None
    return None if page.folded[found.start - 2 : found.start - 1].isdigit() else found


def each(page: Page, start: int, floor: int, lexicon: Lexicon) -> str | None:
    """The denominator before a figure in text without spaces: "每桶80美元", "1株当たり45円".

    >>> EACH.search("布伦特原油每桶").group(1)
    '桶'
    """
    if start <= floor or page.plain[start - 1] < IDEOGRAPHS:
        return None
    found = EACH.search(page.plain, max(floor, start - EACH_REACH), start)
    word = (found[1] or found[2]) if found else ""
    known = (lexicon.table.rates.get(word[:size]) for size in range(len(word), 0, -1))
    return next((per for per in known if per), None)
