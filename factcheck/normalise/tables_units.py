"""What a table says of all its figures at once: "(in millions of euros, except per share data)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from string import ascii_letters
from typing import NamedTuple

from factcheck.model.pack import RulePack
from factcheck.model.text import Span
from factcheck.model.units import UnitForm
from factcheck.normalise.tokens import IDEOGRAPHS

PIECE = re.compile(
    r"""
    [A-Za-z.]{0,4}[$€£¥₩₹]            # a currency sign, with its country
    | '?000s?\b                       # thousands in digits
    | (?:[A-Za-z]\.){2,4}             # U.S.
    | [^\W\d_]+
    | \d+
    | [^\s\w]
    """,
    re.VERBOSE,
)
EXCEPT = re.compile(r"\b(?:except|unless|other\ than|excluding)\b", re.IGNORECASE | re.VERBOSE)
BRACKETED = re.compile(r"[(\[（［【]([^()\[\]（）［］【】]{1,120})[)\]）］】]")
IN_SCALE = re.compile(
    r"\bin\ (?:[^\W\d_]{2,8}\ )?(?:thousands|millions|billions|trillions|crores?|lakhs?)(?:\ of\ [^,.;:()]{1,30})?",
    re.IGNORECASE | re.VERBOSE,
)
# A currency and its scale behind what is told in them: "Revenue in €m", "EBITDA $ million".
IN_TAIL = re.compile(r"\s([A-Za-z]{0,4}[$€£¥₩₹]\s?(?:[^\W\d_]{1,9}|['’]?000s?))\s*$")
CODED = re.compile(r"([A-Z]{3})([a-z]{1,2}|M|B)")  # USDm
MARKS = frozenset(",.:;()[]/-–'*+±δ（）［］【】：，、")
PACE = re.compile(r"\b[yqm]\s*/\s*[yqm]\b", re.IGNORECASE)
EACH = frozenset({"per", "a", "an", "each"})
LONGEST = 160
LONGEST_PHRASE = 5  # words or marks


@dataclass(frozen=True, slots=True)
class Measure:
    """The unit and the scale of bare figures; ``spares_shares`` where share counts are given in full."""

    factor: Decimal | None = None
    unit: str | None = None
    per: str | None = None
    spares_shares: bool = False

    def over(self, other: Measure) -> Measure:
        """This, with what it leaves unsaid from another."""
        return Measure(
            other.factor if self.factor is None else self.factor,
            self.unit or other.unit,
            self.per or other.per,
            self.spares_shares or other.spares_shares,
        )


NONE = Measure()


class Said(NamedTuple):
    """What a text says of figures, and the stretches of it that say so."""

    measure: Measure
    spans: tuple[Span, ...] = ()


def measure(text: str, pack: RulePack, *, part: bool = False) -> Measure:
    """What the words of a head, a label or a corner say of the figures they stand by; ``part`` if not all may."""
    return said(text, pack, part=part).measure


def said(text: str, pack: RulePack, *, part: bool = False) -> Said:
    """What the words of a cell say of figures, and where."""
    if len(text) > LONGEST:
        return Said(NONE)
    found, spans = NONE, []
    for span in _parts(text):
        whole = span.end - span.start == len(text)
        read = None if part and whole else _read(text[span.start : span.end], pack)
        if read is None and not whole:
            read = _alone(text, span, pack)
        if read is not None:
            found = found.over(read)
            spans.append(span)
    return Said(found, tuple(spans))


def included(text: str) -> str:
    """The words of a head but for what it excepts.

    >>> included("(In thousands, except per share data)")
    '(In thousands, '
    """
    return EXCEPT.split(text, maxsplit=1)[0]


def wholly(text: str, pack: RulePack) -> Measure:
    """What a line of its own says of the table below it, where it says nothing else: "In EUR million"."""
    return (_read(text, pack) if len(text) <= LONGEST else None) or NONE


def announced(text: str, pack: RulePack) -> Measure:
    """What a paragraph says of the table that follows: "… as of June 30 (in thousands):"."""
    found = NONE
    for part in (*(match[1] for match in BRACKETED.finditer(text)), *(match[0] for match in IN_SCALE.finditer(text))):
        said = _read(part, pack)
        if said is not None and said.factor is not None:
            found = said.over(found)
    return found


def _parts(text: str) -> Iterator[Span]:
    yield Span(0, len(text))
    yield from (Span(*match.span(1)) for match in BRACKETED.finditer(text))
    comma = text.rfind(",")
    if comma > 0 and not (text[comma - 1].isdigit() and text[comma + 1 : comma + 2].isdigit()):
        yield Span(comma + 1, len(text))
    if tail := IN_TAIL.search(text):
        yield Span(*tail.span(1))
    yield from (Span(*match.span()) for match in IN_SCALE.finditer(text))


def _alone(text: str, span: Span, pack: RulePack) -> Measure | None:
    """A scale alone behind what is counted by it: "Shares (m)", "Revenue (bn)"; but "Height (m)" is in metres."""
    letter = text[span.start : span.end].strip(" .")
    factor = pack.numbers.glued.get(letter) or (pack.numbers.money.get(letter) if letter == "m" else None)
    if factor is None or factor.adjusted() % 3 or letter in ("b", "B"):
        return None  # "(b)" calls a note
    if not text[: span.start].rstrip(" ,([（［").endswith(tuple(ascii_letters)):
        return None  # "section 162(m)"
    lower = text.lower()
    lengths = letter == "m" and any(word in lower for word in pack.units.cues["metres"])
    return None if lengths else Measure(factor)


def _read(text: str, pack: RulePack) -> Measure | None:
    """A unit told in these words and no others; ``None`` for words that say more.

    The parts of "US$'000" or "RMB’Million" may touch.
    """
    told, *spared = EXCEPT.split(text.replace("’", "'").replace("‘", "'"), maxsplit=1)
    units, numbers, fillers = pack.units, pack.numbers, _fillers(pack)
    factor: Decimal | None = None
    form: UnitForm | None
    part = Decimal(1)
    unit = per = None
    pieces = list(PIECE.finditer(PACE.sub(" ", told)))
    words = [match[0] for match in pieces]
    done = 0
    for at, piece in enumerate(words):
        if at < done:
            continue
        small = piece.lower()
        before = words[at - 1].lower() if at else ""
        if unit is None and (phrase := _phrase(told, pieces, at, pack)) is not None:
            form, done = phrase
            unit, part, per = form.symbol, form.factor, form.per or per
        elif before in EACH and small in units.rates and (unit or before == "per"):
            per = units.rates[small]
        elif before == "/" and unit and (below := units.rates.get(small)):
            per = below  # "$/t" is so much a tonne, and no trillions
        elif small.strip("'") in ("000", "000s"):
            factor = Decimal(1000)
        elif scale := numbers.scales.get(small) or numbers.scales.get(small.removesuffix("s")):
            factor = scale
        elif letter := _letter(words, at, pack, has_unit=unit is not None):
            factor = letter
        elif small in fillers or small in MARKS or (unit and small in EACH):
            continue
        elif small in units.cues:
            return None  # a letter that is a unit only in company: "Disposals (c)"
        elif unit is None and (form := units.prefixes.get(piece) or units.words.get(small) or _symbol(piece, pack)):
            unit, part, per = form.symbol, form.factor, form.per or per
        elif piece[0] >= IDEOGRAPHS and (written := _ideographs(piece, pack)):
            factor, unit = written[0] or factor, written[1] or unit
        elif coded := CODED.fullmatch(piece):
            scale = numbers.money.get(coded[2]) or numbers.glued.get(coded[2])
            if scale is None or units.dimensions.get(coded[1]) != "money":
                return None
            unit, factor = coded[1], scale
        elif not (unit and (form := units.words.get(small)) and form.symbol == unit):
            return None
    if factor is None and unit is None and per is None:
        return None
    whole = part if factor is None else factor * part
    spares = bool(spared) and re.search(r"(?<!per )(?<!per-)\bshares?\b", spared[0], re.IGNORECASE) is not None
    return Measure(whole if factor is not None or part != 1 else None, unit, per, spares)


def _phrase(told: str, pieces: Sequence[re.Match[str]], at: int, pack: RulePack) -> tuple[UnitForm, int] | None:
    """A unit of several words or parts that begins with a piece: "barrels a day", "mb/d"; and the piece behind it.

    A "fiscal year" is none.
    """
    for last in range(min(at + LONGEST_PHRASE, len(pieces)), at + 1, -1):
        form = pack.units.words.get(told[pieces[at].start() : pieces[last - 1].end()].lower())
        if form is not None and pack.units.dimension(form.symbol) != "duration":
            return form, last
    return None


def _letter(words: Sequence[str], at: int, pack: RulePack, *, has_unit: bool) -> Decimal | None:
    """The scale that letters say beside a unit: "$m", "bn yen", "NUMBER M"."""
    letters = pack.numbers.money.get(words[at]) or pack.numbers.glued.get(words[at])
    if letters is None or has_unit or (at and words[at - 1].lower() == "number"):
        return letters
    behind = words[at + 1] if at + 1 < len(words) else ""
    form = pack.units.prefixes.get(behind) or pack.units.words.get(behind.lower())
    return letters if form is not None and behind not in pack.units.cues else None


def _ideographs(piece: str, pack: RulePack) -> tuple[Decimal | None, str | None] | None:
    """A scale and a unit that nothing parts: "亿元", "百万円"; nothing for a word that says more."""
    scales, words = pack.numbers.ideographs, pack.units.words
    factor: Decimal | None = None
    unit: str | None = None
    at = 0
    while at < len(piece):
        if (scale := scales.get(piece[at])) is not None:
            factor, at = (factor or 1) * scale, at + 1
            continue
        last = next((last for last in range(len(piece), at, -1) if piece[at:last] in words), None)
        if last is None or unit not in (None, words[piece[at:last]].symbol):
            return None
        unit, at = words[piece[at:last]].symbol, last
    return factor, unit


def _symbol(piece: str, pack: RulePack) -> UnitForm | None:
    return pack.units.symbols.get(piece) if len(piece) > 1 or piece in "%xX" else None


def is_filler(word: str, pack: RulePack) -> bool:
    """Whether a word may stand around a unit and says nothing of it."""
    return word in _fillers(pack)


_FILLERS: dict[str, frozenset[str]] = {}


def _fillers(pack: RulePack) -> frozenset[str]:
    if pack.digest not in _FILLERS:
        sets = pack.words.phrases["set"]
        _FILLERS[pack.digest] = frozenset((*sets["measure_filler"], *sets["column_change"]))
    return _FILLERS[pack.digest]
