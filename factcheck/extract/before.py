"""What stands before a figure: sign, currency, approximator."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from factcheck.extract.lexicon import Lexicon
from factcheck.extract.page import IDEOGRAPHS, Page
from factcheck.model.quantity import Approx
from factcheck.model.units import UnitForm

# What signs that could be letters of a name must stand before: "R120", "R5bn".
SUM = re.compile(r"[0-9]{2}|[0-9][.,][0-9]|[0-9] ?(?:m|bn|tn|mln|million|billion|trillion)\b")
MILLIONS = r"(?:\.[0-9]+)?(?: ?-?(?:bn|mn|million|billion|trillion)|m|b)\b"
# Text without spaces is looked at no further than this.
LONGEST_WORD = 40
LONGEST_TAG = 200
# A figure with its sign before it, so that the next sign is that of the next figure: "$ 1,234 $ 1,100".
SIGNED = re.compile(r"[$€£¥] ?[0-9][0-9.,]* $")
MINUS = frozenset("-−–")

# What a figure is told for each of, in Chinese and Japanese: "每桶", "1株当たり".
EACH = re.compile(r"(?:每([^\W\d_]{1,2})|1([^\W\d_]{1,4})(?:当たり|あたり))[^\d，。；、]{0,6}$")
EACH_REACH = 14
# Lower-case letters before a "$" that stand apart from it, as agencies tokenise them.
SPACED = {"c": "C$", "hk": "HK$", "us": "US$", "au": "A$", "nz": "NZ$", "nt": "NT$", "u.s.": "US$"}

# The letters of a country, a space and a bracket around them: " (H.K. ".
LONGEST_COUNTRY = 8
SENTENCE_ENDS = frozenset('.?!:"”“')

# What the name of a currency stands behind where the figure after it is of something else: "priced in dollars 3 million".
TOLD_IN = ("in ", "the ", "a ", "an ", "per ", "to ", "one ", "its ", "against ", "into ", "from ", "and ", "million ")
MOST_NAME = 3
# What carries a thing up, and the thing: "sending the index ".
CARRYING = re.compile(
    r"\b(?:send|push|dr[io]v|tak|took|bring|brought|lift|sent|bid|bidding|edg|inch|nudg)(?:e|es|s|ed|ing|t)? "
    r"(?:(?:the|its|their|his|her) )?(?:[a-z0-9'&-]+ ){0,3}?([a-z&]+) $"
)
# What leaves open how far a thing goes, and what helps a verb.
MAY = frozenset({"can", "could", "may", "might"})
HELPING = frozenset({"has", "have", "had", "is", "are", "was", "were", "will", "would"})
ADDING = re.compile(r"(?<![\w-])([a-z]+) (?:(?:has|have|had) )?add(?:s|ed|ing)? $")
CARRY_REACH = 60
COMPARISONS = frozenset({"more than", "less than", "fewer than", "higher than", "lower than"})

# A bound says more than a hedge: "up to about".
WEAK: frozenset[Approx] = frozenset({"about", "nearly"})


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
    return begin if ends_a_number else begin - 1


def _spoken_of(page: Page, sign: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a letter is the sign of money: where its text speaks of that, or tells a sum that can be nothing else."""
    return any(word in page.folded for word in lexicon.table.cues[sign]) or _sums(sign).search(page.plain) is not None


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
        if sign in lexicon.table.cues and not _spoken_of(page, sign, at, lexicon):
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
    if start - 1 <= floor or page.plain[start - 1] != " ":
        return None
    at = page.plain.rfind(" ", max(floor, start - LONGEST_COUNTRY), start - 1) + 1 or floor
    word = page.plain[at : start - 1].lstrip("(")
    form = lexicon.table.prefixes.get(f"{word}$") if word.isupper() else None
    begin = start - 1 - len(word)
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


class Hedge(NamedTuple):
    """An approximator and where it begins; ``negative`` for "minus" and "negative"."""

    start: int
    approx: Approx | None = None
    negative: bool = False


def hedge(page: Page, start: int, floor: int, lexicon: Lexicon) -> Hedge:
    """The words before a figure that make it negative or less than exact."""
    folded = page.folded
    found: Approx | None = None
    negative = False
    at = start
    for _ in range(3):
        end = at
        while end > floor and folded[end - 1] == " ":
            end -= 1
        if end <= floor:
            break
        phrase, approx = _ending(folded, end, floor, lexicon)
        if phrase is None:
            word = _last_word(folded, end, floor).rstrip("-")
            if not negative and word in lexicon.numbers.negatives and folded[at - 1] in " -":
                negative, at = True, folded.rfind(word, floor, at)
                continue
            break
        if phrase == "over" and _word_before(folded, end - len(phrase), floor) in lexicon.numbers.over:
            break  # "handed over 348,122 cars" is no bound
        if phrase == "up to" and _carried(folded, end - len(phrase), floor, lexicon):
            break  # "pushing its yield up to 6.9 percent"
        if phrase == "hasta" and _word_before(folded, end - len(phrase), floor) in lexicon.numbers.changes:
            break  # "creció hasta 1.250 millones" is where it came
        if phrase in COMPARISONS and _counted(folded, end - len(phrase), floor, lexicon):
            break  # "three fewer than 40"
        if phrase == "over" and found is not None:
            break  # nor is "takes over about 7,000 people"
        if found is None or (found in WEAK and approx not in WEAK):
            found = approx
        at = end - len(phrase)
    return Hedge(at, found, negative)


def _counted(folded: str, end: int, floor: int, lexicon: Lexicon) -> bool:
    """Whether a number stands before the words of a comparison, which tells the difference."""
    word = _word_before(folded, end, floor)
    return word[-1:].isdigit() or word in lexicon.numbers.cardinals


def _carried(folded: str, end: int, floor: int, lexicon: Lexicon) -> bool:
    """Whether "up" belongs to a verb before it, which carries a measure to a level: "drove yields up to 5 percent"."""
    if _moved(folded, end, floor, lexicon):
        return True
    added = ADDING.search(folded, max(floor, end - CARRY_REACH), end)
    if added and added[1] in lexicon.numbers.percents:
        return True  # "its losses added up to 3.4 percent"
    found = CARRYING.search(folded, max(floor, end - CARRY_REACH), end)
    return found is not None and lexicon.points.fullmatch(found[1]) is not None


def _moved(folded: str, end: int, floor: int, lexicon: Lexicon) -> bool:
    """Whether what is spoken of moved by itself: "the rate ticked up to 4.4%", but "fines can go up to 5 million"."""
    words = folded[max(floor, end - CARRY_REACH) : end].split()
    if words and words[-1] == "back":
        words.pop()
    if not words or any(word in MAY for word in words[-3:-1]):
        return False
    if words[-1] in lexicon.numbers.carried:
        return True
    moved = words[:-1][-2:] if words[:-1] and words[-2] in HELPING else words[-2:-1]
    itself = words[-1] in lexicon.numbers.carried_by_itself
    return itself and bool(moved) and moved[0] in lexicon.numbers.measures


def _word_before(folded: str, end: int, floor: int) -> str:
    while end > floor and folded[end - 1] == " ":
        end -= 1
    return _last_word(folded, end, floor)


def _last_word(folded: str, end: int, floor: int) -> str:
    floor = max(floor, end - LONGEST_WORD)
    word = folded[max(folded.rfind(" ", floor, end) + 1, floor) : end]
    return word.rpartition("—")[2] if "—" in word else word


def _closes_tag(folded: str, end: int) -> bool:
    """Whether a mark ends a tag of a text that was left in HTML: "<td>12"."""
    opened = folded.rfind("<", max(0, end - LONGEST_TAG), end - 1)
    named = opened >= 0 and (folded[opened + 1].isalpha() or folded[opened + 1] == "/")
    return named and ">" not in folded[opened : end - 1]


def _ending(folded: str, end: int, floor: int, lexicon: Lexicon) -> tuple[str | None, Approx | None]:
    """The approximator that ends here."""
    word = _last_word(folded, end, floor)
    candidates = lexicon.before.get(word)
    if candidates is None and word[-1:] >= IDEOGRAPHS:  # words that nothing parts
        word = next((word[-size:] for size in (3, 2, 1) if word[-size:] in lexicon.before), "")
        candidates = lexicon.before.get(word)
    if candidates is None:
        word = word.lstrip("(—–-\"“‘'[")
        candidates = lexicon.before.get(word)
        if candidates is None:
            mark = word[-1:]
            other = word[-2:-1].isdigit() or mark not in lexicon.marks or _closes_tag(folded, end)
            return (None, None) if other else (mark, lexicon.marks[mark])
    for phrase, approx in candidates:
        begin = end - len(phrase)
        if begin >= floor and folded.startswith(phrase, begin):
            if begin > floor and folded[begin - 1].isalnum() and phrase[0].isalnum() and phrase[0] < IDEOGRAPHS:
                continue
            return phrase, approx
    return None, None
