"""What a figure is told for one of, behind it: "a month", "per share", "/bbl", "per breached record"."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.extract import after, nouns
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.page import Page
from factcheck.model.later import later
from factcheck.model.units import UnitForm

# Denominators shortened to letters, which may touch the figure: "£850pcm", "£25k p.a."
SHORT = {
    "pcm": "month",
    "p.c.m.": "month",
    "pw": "week",
    "p.w.": "week",
    "pa": "year",
    "p.a.": "year",
    "p.a": "year",
    "psf": "square_foot",
    "psm": "square_meter",
    "/st": "ton",  # short tons, as steel is priced by, and no stones
}
SHORTENED = later(r"[ ]?(p\.c\.m\.|pcm|p\.w\.|pw|p\.a\.?|pa|psf|psm|/st)(?!\w)")
PER = later(r"[ ]?(?:/|-?\b(?:per|an?|(?:for )?(?:each|every)|the|je|pro|par|por|al)\b)[ -]?([^\W\d_]+)|[ ]([^\W\d_]+)")
ADVERBS = {
    "annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour",
    "jährlich": "year", "monatlich": "month", "täglich": "day", "diarios": "day", "diarias": "day",
    "mensuales": "month", "anuales": "year", "apiece": "unit", "a year": "year",
}  # fmt: skip


class Rate(NamedTuple):
    """A denominator and where its words end."""

    per: str
    end: int


# What is done with a price, between the figure and its denominator: "$9,000 was paid per acre".
PAID = later(
    r" (?:(?:was|were|is|are|being) )?(?:paid|charged|offered|sought|demanded|quoted)(?= (?:per|for (?:each|every)) )"
    r"| pro rata(?= per )"
)
# What was measured, in the same place: "barrels of oil a day".
OF_THING = later(
    r" of (?:[a-z][a-z-]*[ ]){1,3}?(?=(?:an?|per|each|every)[ ]|(?:hourly|daily|weekly|monthly|yearly|annually)\b)"
)


def rate_of(page: Page, start: int, limit: int, lexicon: Lexicon) -> str | None:
    """The denominator behind the thing measured: "barrels of oil a day", "was paid per acre"."""
    thing = OF_THING.match(page.folded, start, limit)
    found = rate(page, thing.end() - 1, limit, lexicon) if thing else None
    if found is None and (gas := after.GAS.match(page.plain, start, limit)):
        found = rate(page, gas.end(), limit, lexicon)
    if found is None and (paid := PAID.match(page.folded, start, limit)):
        found = rate(page, paid.end(), limit, lexicon)
    return found.per if found else None


# The sign of money behind a slash.
PER_COIN = later(r"/([^\w\s])(?! ?[0-9])")
# What may be whole or new, before what a price is told for.
WHOLE = later(r" (?:per|an?|each) [a-z]+ ([^\W\d_]{3,})")
# A denominator that is not known, and the word behind one that only describes it.
DENOMINATOR = later(r"[^\W\d_]+(?:/[a-z]+)?")
NEXT_WORD = later(r" ([a-z]{3,})\b(?<!ed)(?<!ly)")
# What is measured of anything: an hour of credit, a night of a room.
MEASURING = frozenset({"hour", "day", "night", "tonne", "ton", "mile", "kilometer", "unit"})
LEAST_LETTERS, HEAD = 3, "head"
MANY, HEADS = frozenset({"thousand", "million"}), frozenset({"person", "inhabitant", "resident", "head", "population"})
AGO = (" earlier", " ago", " before", " later", " previously", " old")


def rate(page: Page, start: int, limit: int, lexicon: Lexicon) -> Rate | None:
    """The denominator that follows: "a month", "per share", "/bbl", "annually", "-a-share"."""
    if short := SHORTENED.match(page.plain, start, limit):
        return Rate(SHORT[short[1]], short.end())
    if (coin := PER_COIN.match(page.plain, start, limit)) and coin[1] in lexicon.table.coins:
        return Rate(lexicon.table.coins[coin[1]], coin.end())  # "R18.42/$"
    found = PER.match(page.folded, start, limit)
    if found is None:
        return None
    word, adverb = found.groups()
    if adverb is not None:
        return Rate(ADVERBS[adverb], found.end()) if adverb in ADVERBS else None
    if page.folded.startswith(" the ", start):
        return None
    begin = found.start(1)
    if word in lexicon.numbers.attributes and (whole := WHOLE.match(page.folded, start, limit)):
        word, begin = whole[1], whole.start(1)  # "per whole warrant"
    for phrase, per in lexicon.rates.get(word, ()):
        end = begin + len(phrase)
        if end <= limit and page.folded.startswith(phrase, begin):
            if end < limit and (page.folded[end].isalnum()):
                continue
            if page.folded.startswith(AGO, end):
                return None  # "$5 million a year earlier" is no yearly rate
            if page.folded.startswith(" per ", start) and (further := _compound(page, begin, end, limit, lexicon)):
                return further  # "per patient day"
            if phrase == HEAD and after.cued(page, begin, end, lexicon.table.cues.get(f"per {HEAD}", ())):
                per = HEAD  # of cattle, and no person
            return Rate(_of_many(page, per, end, limit, lexicon) or per, end)
    if page.plain[start] == "/" and (below := after.unit(page, start + 1, limit, lexicon)) and below.start == start + 1:
        return Rate(_denominator(below), below.end)  # "10 kV/cm"
    below = after.unit(page, start + len(" per"), limit, lexicon) if page.folded.startswith(" per ", start) else None
    if below and lexicon.table.dimensions.get(below.form.symbol) == "physical":
        return Rate(_denominator(below), below.end)  # "per sq. ft."
    # Anything may be counted "per" something; "a" needs a word that is known.
    return _unknown(page, begin, limit, lexicon) if page.folded.startswith(" per ", start) else None


def _compound(page: Page, begin: int, end: int, limit: int, lexicon: Lexicon) -> Rate | None:
    """A denominator with another noun before it: "per credit hour", "per dry metric tonne"."""
    following = NEXT_WORD.match(page.folded, end, limit)
    if following is None or page.folded[begin:end] in lexicon.numbers.stops:
        return None
    for phrase, per in lexicon.rates.get(following[1], ()):
        over = following.start(1) + len(phrase)
        told = per in MEASURING and page.folded.startswith(phrase, following.start(1))
        if (
            told
            and over <= limit
            and not page.folded[over : over + 1].isalnum()
            and page.folded[over : over + 1] != "-"
        ):
            return Rate(f"{page.folded[begin:end]} {per}", over)
    return None


def _unknown(page: Page, begin: int, limit: int, lexicon: Lexicon) -> Rate | None:
    """The words of a denominator that no pack knows: "per axle", "per breached record", "per PH/s"."""
    found = DENOMINATOR.match(page.plain, begin, limit)
    if found is None:
        return None
    word = found[0]
    if any(letter.isupper() for letter in word[1:]):
        return Rate(word.lower(), found.end())  # letters of a unit, in which an -s is no plural
    if further := _compound(page, begin, found.end(), limit, lexicon):
        return further
    word = word.lower()
    if len(word) < LEAST_LETTERS or not word.isalpha() or word in lexicon.numbers.stops:
        return None
    following = NEXT_WORD.match(page.folded, found.end(), limit) if nouns.describes(word, lexicon.numbers) else None
    if following is None or following[1] in lexicon.numbers.stops or following[1] in lexicon.numbers.changes:
        return Rate(nouns.singular(word, lexicon.numbers), found.end())
    return Rate(f"{word} {nouns.singular(following[1], lexicon.numbers)}", following.end())


def _of_many(page: Page, per: str, end: int, limit: int, lexicon: Lexicon) -> str | None:
    """What so many are of, but for people, of whom all else is told so: "per million input tokens"."""
    if per not in MANY:
        return None
    noun = nouns.counted(page, end, limit, lexicon.numbers, one=False)
    return f"{per} {noun.head}" if noun and noun.head not in HEADS else None


def _denominator(below: after.Unit) -> str:
    """A unit by its symbol; what is another number of one by its own name: "per mcf"."""
    return below.form.symbol if below.form == UnitForm(below.form.symbol) else below.surface
