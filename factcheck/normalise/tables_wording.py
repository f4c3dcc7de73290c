"""The words of a head that say a unit and a scale and nothing else: "US$'000", "€/t", "mn barrels a day"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.units import UnitForm
from factcheck.normalise.tokens import IDEOGRAPHS

PIECE = later(
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
EXCEPT = later(
    r"\b(?:except|unless|if\ not|other\ than|excluding|sofern|soweit|wenn\ nicht|falls\ nicht|sauf)\b",
    re.IGNORECASE | re.VERBOSE,
)
UNLESS = later(r"\b(?:unless|if not|otherwise|where|sofern|soweit|wenn nicht|falls nicht|sauf)\b", re.IGNORECASE)
CODED = later(r"([A-Z]{3})([a-z]{1,2}|M|B)")  # USDm
GROUPED = later(r"(?<![\d.,])1[, ]000(?!\d|[.,]\d)")  # "1,000 head"
MARKS = frozenset(",.:;()[]/-–'*+±δ（）［］【】：，、")
PACE = later(r"\b[yqm]\s*/\s*[yqm]\b", re.IGNORECASE)
EACH = frozenset({"per", "a", "an", "each"})
ONE = Decimal(1)
LONGEST_LETTERS = 2
LONGEST_PHRASE = 5  # words or marks


@dataclass(frozen=True, slots=True)
class Measure:
    """The unit and the scale of bare figures.

    ``spares_shares`` where share counts are given in full, ``unless`` where rows may say another unit.
    """

    factor: Decimal | None = None
    unit: str | None = None
    per: str | None = None
    spares_shares: bool = False
    unless: bool = False

    def over(self, other: Measure) -> Measure:
        """This, with what it leaves unsaid from another."""
        return Measure(
            other.factor if self.factor is None else self.factor,
            self.unit or other.unit,
            self.per or other.per,
            self.spares_shares or other.spares_shares,
            self.unless or other.unless,
        )


NONE = Measure()


def read(text: str, pack: RulePack) -> Measure | None:
    """A unit told in these words and no others; ``None`` for words that say more.

    The parts of "US$'000" or "RMB’Million" may touch.
    """
    told, *spared = EXCEPT.split(GROUPED.sub("000", text.replace("’", "'").replace("‘", "'")), maxsplit=1)
    told = PACE.sub(" ", told)
    pieces = list(PIECE.finditer(told))
    words = [match[0] for match in pieces]
    if len(words) == 1 and len(words[0]) == 1 and words[0].isupper() and words[0] != "X":
        return None  # "Moreno (R)" is told in no rands
    reading = _Reading()
    done = 0
    for at in range(len(words)):
        if at < done:
            continue
        if reading.unit is None and (phrase := _phrase(told, pieces, at, pack)) is not None:
            form, done = phrase
            reading.take(form)
        elif (rate := _rate(told, pieces, at, pack, has_unit=reading.unit is not None)) is not None:
            reading.per, done = rate
        elif not _takes(reading, words, at, pack):
            return None
    if reading.is_empty:
        return None
    spares = bool(spared) and re.search(r"(?<!per )(?<!per-)\bshares?\b", spared[0], re.IGNORECASE) is not None
    return Measure(reading.whole, reading.unit, reading.per, spares, UNLESS.search(text) is not None)


@dataclass(slots=True)
class _Reading:
    """What the words read so far say."""

    factor: Decimal | None = None
    unit: str | None = None
    per: str | None = None
    part: Decimal = ONE

    def take(self, form: UnitForm) -> None:
        self.unit, self.part, self.per = form.symbol, form.factor, form.per or self.per

    @property
    def is_empty(self) -> bool:
        return self.factor is None and self.unit is None and self.per is None

    @property
    def whole(self) -> Decimal | None:
        if self.factor is None:
            return self.part if self.part != 1 else None
        return self.factor * self.part


def _takes(reading: _Reading, words: Sequence[str], at: int, pack: RulePack) -> bool:
    """Whether one more word is part of what a text says of its figures."""
    units, numbers = pack.units, pack.numbers
    piece, small = words[at], words[at].lower()
    if small.strip("'") in ("000", "000s") or small in words_of(pack, "measure_thousands"):
        reading.factor = Decimal(1000)
    elif scale := numbers.scales.get(small) or numbers.scales.get(small.removesuffix("s")):
        reading.factor = scale
    elif reading.unit is None and (form := _in_company(words, at, pack, is_scaled=reading.factor is not None)):
        reading.take(form)
    elif letter := _letter(words, at, pack, has_unit=reading.unit is not None):
        reading.factor = letter
    elif reading.factor and small in numbers.herded:
        reading.unit = f"count:{small}"
    elif small in _fillers(pack) or small in MARKS or (reading.unit and small in EACH):
        return True
    elif small in units.cues:
        return False  # a letter that is a unit only in company: "Disposals (c)"
    elif reading.unit is None and (form := units.prefixes.get(piece) or units.words.get(small) or _symbol(piece, pack)):
        reading.take(form)
    elif piece[0] >= IDEOGRAPHS and (written := _ideographs(piece, pack)):
        reading.factor, reading.unit = written[0] or reading.factor, written[1] or reading.unit
    elif coded := CODED.fullmatch(piece):
        scale = numbers.money.get(coded[2]) or numbers.glued.get(coded[2])
        if scale is None or units.dimensions.get(coded[1]) != "money":
            return False
        reading.unit, reading.factor = coded[1], scale
    else:
        return _says_again(reading, small, pack)
    return True


def _says_again(reading: _Reading, word: str, pack: RulePack) -> bool:
    """Whether a word names the unit once more, or its hundredths: "€ cents"."""
    form = pack.units.words.get(word) if reading.unit else None
    if form is not None and form.factor != 1 and pack.units.dimension(reading.unit) == "money" and reading.part == 1:
        reading.part = form.factor
        return True
    return form is not None and form.symbol == reading.unit


def _rate(
    told: str, pieces: Sequence[re.Match[str]], at: int, pack: RulePack, *, has_unit: bool
) -> tuple[str, int] | None:
    """The denominator behind "per" or a stroke, and the piece behind it: "$/sq ft" is so much a square foot."""
    before = pieces[at - 1][0].lower() if at else ""
    if before != "per" and not (has_unit and before in {"/", *EACH}):
        return None
    for last in range(min(at + LONGEST_PHRASE, len(pieces)), at, -1):
        rate = pack.units.rates.get(told[pieces[at].start() : pieces[last - 1].end()].lower())
        if rate is not None:
            return rate, last
    last_word = pieces[at][0].lower()
    is_thing = at + 1 == len(pieces) and last_word.isalpha() and len(last_word) > LONGEST_LETTERS
    return (last_word, at + 1) if has_unit and is_thing and not _is_unit(last_word, pack) else None


def _is_unit(word: str, pack: RulePack) -> bool:
    return (
        word in pack.units.words or word in pack.numbers.scales or pack.units.dimensions.get(word.upper()) is not None
    )


def _in_company(words: Sequence[str], at: int, pack: RulePack, *, is_scaled: bool) -> UnitForm | None:
    """The unit that letters say before a denominator or behind a scale: "c/kWh", "t/ha", "mn t", and no note "(c)"."""
    piece, behind = words[at], words[at + 1 : at + 3]
    if len(piece) > LONGEST_LETTERS or not piece.isalpha():
        return None
    if len(behind) > 1 and behind[0].lower() in ("/", "per"):
        return pack.units.symbols.get(piece) or pack.units.words.get(piece.lower())
    return pack.units.symbols.get(piece) if is_scaled and piece.lower() not in pack.units.cues else None


def _phrase(told: str, pieces: Sequence[re.Match[str]], at: int, pack: RulePack) -> tuple[UnitForm, int] | None:
    """A unit of several words or parts that begins with a piece: "barrels a day", "mb/d"; and the piece behind it.

    A "fiscal year" is none.
    """
    for last in range(min(at + LONGEST_PHRASE, len(pieces)), at + 1, -1):
        phrase = told[pieces[at].start() : pieces[last - 1].end()]
        form = pack.units.words.get(phrase.lower()) or pack.units.symbols.get(phrase)
        if form is not None and pack.units.dimension(form.symbol) != "duration":
            return form, last
    return None


def _letter(words: Sequence[str], at: int, pack: RulePack, *, has_unit: bool) -> Decimal | None:
    """The scale that letters say beside a unit: "$m", "bn yen", "NUMBER M"."""
    letters = pack.numbers.money.get(words[at]) or pack.numbers.glued.get(words[at])
    if letters is None or has_unit or (at and words[at - 1].lower() == "number"):
        return letters
    behind = words[at + 1] if at + 1 < len(words) else ""
    form = pack.units.prefixes.get(behind) or pack.units.words.get(behind.lower()) or pack.units.symbols.get(behind)
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


_SETS: dict[tuple[str, str], frozenset[str]] = {}


def words_of(pack: RulePack, *labels: str) -> frozenset[str]:
    """The words of some sets of the pack."""
    key = pack.digest, " ".join(labels)
    if key not in _SETS:
        _SETS[key] = frozenset(word for label in labels for word in pack.words.phrases["set"][label])
    return _SETS[key]


def _fillers(pack: RulePack) -> frozenset[str]:
    return words_of(pack, "measure_filler", "column_change")
