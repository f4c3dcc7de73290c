"""What stands after a figure: its unit, and its bound."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from factcheck.extract.lexicon import Lexicon, UnitEntry
from factcheck.extract.page import IDEOGRAPHS, Page
from factcheck.model.later import later
from factcheck.model.quantity import Approx
from factcheck.model.units import UnitForm

NEXT = later(r"(-|[ ]{0,3})([^\W\d_]+|[^\w\s])")
# After "and more" or "and below" the sentence may go on to another bound.
AND_ON = later(r" (?:than|or|[0-9$€£¥~]|one|two|three|four|five|six|seven|eight|nine|ten|a )")
# What is shortened, with its point, and more of the sentence behind it: "1 ct. a share".
SHORT_WORD, GOES_ON = later(r"[b-df-hj-np-tv-xz]{2,4}"), later(r"\. [a-z]")
# What only a unit has below it: "4 W/min".
UNDER = later(r"/[a-z]")

ONE = Decimal(1)
# What a length in inches is followed by: "2 in thick".
MEASURED = later(r"[.,;)]|\s(?:thick|long|wide|tall|high|deep|across|in diameter|by|x|more|or)\b")
# What shows metres behind a letter that stands apart: "the 400 m hurdles", "400 m long", "400 m in 44.2 seconds".
RACE = later(
    r" (?:hurdles|sprint|dash|relay|freestyle|butterfly|backstroke|breaststroke|medley|final|race"
    r"|long|wide|tall|high|deep|thick|across|(?:of )?(?:depth|width|height|length|diameter|altitude)"
    r"|(?:wall|fence|pole|cable|wave|tower|tunnel|yacht|pipe|mast|chimney|statue|stretch|climb)s?"
    r"|(?:past|away|upstream|downstream|offshore|underground|beneath|apart)"
    r"|in (?:length|width|height|depth|diameter)"
    r"|(?:above|below) (?:sea|ground|normal)|in [0-9]{1,3}(?:[.:][0-9]{1,2})? ?(?:s|sec|seconds?|minutes?|min))\b"
)
# What is weighed between its weight and what it is told for: "93 g CO2 per km".
GAS = later(r" (?:of )?(?:CO2|CO₂|CO2e|NOx)\b")
BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
# How far from a form that needs one a cue may stand.
CUE_REACH = 60


class Unit(NamedTuple):
    """A unit as read after a figure, and the span of its words."""

    form: UnitForm
    start: int
    end: int
    surface: str


# What stands between a scale and what it scales elsewhere: "2 millions d'euros", "3 millones de dólares".
OF = later(r" (?:d'|(?:de|di) (?=[^\W\d]))")


def unit_of(page: Page, start: int, limit: int, lexicon: Lexicon) -> Unit | None:
    """The unit that follows a scale by way of a preposition: "2 millions d'euros"."""
    of = OF.match(page.folded, start, limit)
    if of is None:
        return None
    return unit(page, of.end() - page.folded.endswith(" ", start, of.end()), limit, lexicon)


def unit(page: Page, start: int, limit: int, lexicon: Lexicon) -> Unit | None:
    """The unit whose words come next."""
    found = NEXT.match(page.plain, start, limit)
    if found is None:
        return None
    gap, word = found.groups()
    begin = found.start(2)
    if word in BRACKETS and gap == " ":
        return _bracketed(page, begin, limit, lexicon)
    for surface, form, exact, glued in _named(word, lexicon):
        end = begin + len(surface)
        if end > limit or not (page.plain if exact else page.folded).startswith(surface, begin):
            continue
        if glued and not _touches(gap, page.plain, end, limit, surface):
            continue
        last = surface[-1]
        if last.isalnum() and last.isascii() and end < limit and page.plain[end].isalnum():
            continue
        if exact and page.plain[end : min(end + 2, limit)].lstrip(".")[:1].isdigit():
            continue  # a sign that belongs to the next figure: "Rs.30-Rs.40"
        cues = lexicon.table.cues.get(surface) or (lexicon.table.cues.get(f" {surface}") if gap else None)
        if cues and not UNDER.match(page.plain, end, limit) and not cued(page, start, end, cues):
            continue
        pointed = SHORT_WORD.fullmatch(surface) is not None and GOES_ON.match(page.plain, end, limit) is not None
        return Unit(form, begin, end + pointed, surface)
    return _prefixed_code(word, begin, found.end(), lexicon) if gap in ("", " ") else None


def _named(word: str, lexicon: Lexicon) -> tuple[UnitEntry, ...]:
    """The units that may begin with this word; ideographs run on into the next word: "円だった"."""
    entries = lexicon.units.get(word.lower())
    if entries is not None or word[0] < IDEOGRAPHS:
        return entries or ()
    prefixes = (lexicon.units.get(word[:size]) for size in (3, 2, 1))
    return next((found for found in prefixes if found), ())


def _bracketed(page: Page, opening: int, limit: int, lexicon: Lexicon) -> Unit | None:
    """A unit alone in brackets: "20 (kg)"."""
    inside = unit(page, opening + 1, limit, lexicon)
    closing = BRACKETS[page.plain[opening]]
    if inside is None or inside.start != opening + 1 or not page.plain.startswith(closing, inside.end, limit):
        return None
    if (
        len(inside.surface) == 1
        and lexicon.table.dimensions.get(inside.form.symbol) == "money"
        and inside.surface.islower()
    ):
        return None  # a note: "212 (c)"
    return inside._replace(end=inside.end + 1)


def cued(page: Page, start: int, end: int, cues: tuple[str, ...]) -> bool:
    """Whether one of these words stands near."""
    context = page.folded[max(0, start - CUE_REACH) : end + CUE_REACH]
    return any(cue in context for cue in cues)


def _prefixed_code(word: str, begin: int, end: int, lexicon: Lexicon) -> Unit | None:
    """Millions of a currency, as bankers write them: "30 MUSD"."""
    if len(word) != 4 or word[0] not in "Mk" or lexicon.table.dimensions.get(word[1:]) != "money":
        return None
    factor = Decimal(1_000_000) if word[0] == "M" else Decimal(1000)
    return Unit(UnitForm(word[1:], factor), begin, end, word)


def _touches(gap: str, plain: str, end: int, limit: int, surface: str) -> bool:
    """A lone letter is a unit where it touches the digits, or stands before a mark or the end."""
    if not gap:
        return True
    following = plain[end : min(end + 2, limit)]
    if surface == "in":
        return gap == " " and (not following or MEASURED.match(plain, end, limit) is not None)
    if gap not in (" ", "-") or surface not in "mgltLWVCFJ":
        return False
    if surface in "gt" and GAS.match(plain, end, limit):
        return True
    if surface == "m" and gap == " " and RACE.match(plain, end, limit):
        return True
    if surface == "t":
        return gap == " " and (not following or following[0] in " .,;:)/")  # "278,000 t of steel"
    if not following or following[0] in ".,;:)/!?" or (surface in "lL" and following == " o"):
        return not following[1:].isalpha() or following[0] == "/" or following == " o"
    return following in (" x", " ×") or (following[0] == " " and following[1:].isdigit()) or surface in "CFW"


def bound(page: Page, start: int, limit: int, lexicon: Lexicon) -> tuple[Approx, int] | None:
    """The approximator that follows, and where it ends: "or more", "-plus", "+"."""
    found = NEXT.match(page.folded, start, limit)
    if found is None:
        return None
    begin = found.start(2)
    word = found[2]
    if word == "-" or found[1] == "-":
        begin, word = (found.start(1), "-") if found[1] == "-" else (begin, "-")
    if word[0] >= IDEOGRAPHS:
        word = next((word[:size] for size in (2, 1) if word[:size] in lexicon.after), word)
    for phrase, approx in lexicon.after.get(word, ()):
        end = begin + len(phrase)
        if end <= limit and page.folded.startswith(phrase, begin):
            spelled = phrase[-1].isalpha() and phrase[-1] < IDEOGRAPHS
            if spelled and end < limit and page.folded[end].isalnum():
                continue
            if (phrase == "+" and found[1]) or (phrase.startswith("and ") and AND_ON.match(page.folded, end, limit)):
                continue
            return approx, end
    return None
