"""What a table says of all its figures at once: "(in millions of euros, except per share data)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from factcheck.model.pack import RulePack

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
BRACKETED = re.compile(r"[(\[]([^()\[\]]{1,120})[)\]]")
IN_SCALE = re.compile(
    r"\bin\ (?:[^\W\d_]{2,8}\ )?(?:thousands|millions|billions|trillions|crores?|lakhs?)(?:\ of\ [^,.;:()]{1,30})?",
    re.IGNORECASE | re.VERBOSE,
)
CODED = re.compile(r"([A-Z]{3})([a-z]{1,2}|M|B)")  # USDm
FILLERS = frozenset(
    [
        "in",
        "of",
        "the",
        "and",
        "all",
        "amounts",
        "amount",
        "expressed",
        "stated",
        "figures",
        "are",
        "is",
        "presented",
        "shown",
        "us",
        "u.s.",
        "unaudited",
        "audited",
        "values",
        "value",
        "per",
        "currency",
        "table",
        "number",
        "shares",
        "dollar's",
        "total",
        "annual",
        "restated",
    ]
)
MARKS = frozenset(",.:;()[]/-–'*")
LONGEST = 160


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


def measure(text: str, pack: RulePack, *, part: bool = False) -> Measure:
    """What the words of a head, a label or a corner say of the figures they stand by; ``part`` if not all may."""
    if len(text) > LONGEST:
        return NONE
    found = NONE
    for said in _parts(text):
        if not (part and said is text):
            found = found.over(_read(said, pack) or NONE)
    return found


def included(text: str) -> str:
    """The words of a head but for what it excepts.

    >>> included("(In thousands, except per share data)")
    '(In thousands, '
    """
    return EXCEPT.split(text, maxsplit=1)[0]


def announced(text: str, pack: RulePack) -> Measure:
    """What a paragraph says of the table that follows: "… as of June 30 (in thousands):"."""
    found = NONE
    for part in (*(match[1] for match in BRACKETED.finditer(text)), *(match[0] for match in IN_SCALE.finditer(text))):
        said = _read(part, pack)
        if said is not None and said.factor is not None:
            found = said.over(found)
    return found


def _parts(text: str) -> Iterator[str]:
    yield text
    yield from (match[1] for match in BRACKETED.finditer(text))
    head, comma, tail = text.rpartition(",")
    if comma and not head.endswith(tuple("0123456789")):
        yield tail
    yield from (match[0] for match in IN_SCALE.finditer(text))


def _read(text: str, pack: RulePack) -> Measure | None:
    """A unit told in these words and no others; ``None`` for words that say more.

    The parts of "US$'000" or "RMB’Million" may touch.
    """
    told, *spared = EXCEPT.split(text.replace("’", "'").replace("‘", "'"), maxsplit=1)
    units, numbers = pack.units, pack.numbers
    factor: Decimal | None = None
    part = Decimal(1)
    unit = per = None
    pieces = [match[0] for match in PIECE.finditer(told)]
    for at, piece in enumerate(pieces):
        small = piece.lower()
        before = pieces[at - 1].lower() if at else ""
        if before == "per" and small in units.rates:
            per = units.rates[small]
        elif before == "/" and unit and (below := units.rates.get(small)):
            per = below  # "$/t" is so much a tonne, and no trillions
        elif small.strip("'") in ("000", "000s"):
            factor = Decimal(1000)
        elif scale := numbers.scales.get(small) or numbers.scales.get(small.removesuffix("s")):
            factor = scale
        elif (unit or before == "number") and (letter := numbers.money.get(piece) or numbers.glued.get(piece)):
            factor = letter
        elif small in FILLERS or small in MARKS:
            continue
        elif small in units.cues:
            return None  # a letter that is a unit only in company: "Disposals (c)"
        elif unit is None and (form := units.prefixes.get(piece) or units.words.get(small) or _symbol(piece, pack)):
            unit, part, per = form.symbol, form.factor, form.per or per
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


def _symbol(piece: str, pack: RulePack):  # type: ignore[no-untyped-def]
    return pack.units.symbols.get(piece) if len(piece) > 1 or piece in "%xX" else None
