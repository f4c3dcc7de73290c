"""What a table says of all its figures at once: "(in millions of euros, except per share data)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from string import ascii_letters
from typing import NamedTuple

from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.text import Span
from factcheck.normalise.tables_wording import EXCEPT, LONGEST_PHRASE, NONE, Measure, read, words_of

BRACKETED = later(r"[(\[（［【]([^()\[\]（）［］【】]{1,120})[)\]）］】]")
IN_SCALE = later(
    r"""
      \bin\ (?:[^\W\d_]{2,8}\ )?(?:thousands|millions|billions|trillions|crores?|lakhs?)(?:\ of\ [^,.;:()]{1,30})?
    | \b(?:in|en)\ (?:mio|mrd|tsd|millionen|milliarden|tausend|milliers|millones|miles|milioni|migliaia|mln|mld)\b\.?
      (?:\ (?:d['’]|de\ |di\ )?(?:[^\W\d_]{2,8}|[$€£]))?
    """,
    re.IGNORECASE | re.VERBOSE,
)
# A currency and its scale behind what is told in them: "Revenue in €m", "EBITDA $ million".
IN_TAIL = later(
    r"""
    \s (?P<said>
        [A-Za-z]{0,4}[$€£¥₩₹] \s? (?: [^\W\d_]{1,9} | ['’]?000s? )
      | (?: [A-Za-z]{0,4}[$€£¥₩₹] | [A-Z]{3} | [pc] ) \s? (?: per\ | /\ ?) \S+ (?: \ \S+ )?   # "Rent $ per sq ft"
      | (?!PER\b) [A-Z]{3} \s (?: [^\W\d_]{1,9} | ['’]?000s? )                      # "Sales EUR m"
      | ['’]?000s? | x
    ) \s*$""",
    re.VERBOSE,
)
# So many hundredths of what is told by the share: "EPS p".
MINOR_TAIL = later(r"\s([pc])\s*$")
COMMA = later(r",(?!(?<=\d,)\d)")  # that parts no thousands
LONGEST = 160
BRACKETS = ("(", "[", "（", "［", "【")


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
        told = None if part and whole else read(text[span.start : span.end], pack)
        if told is None and not whole:
            told = _alone(text, span, pack) or _within(text, span, pack)
        if told is not None:
            found = found.over(told)
            spans.append(span)
    if (
        not spans
        and (minor := MINOR_TAIL.search(text))
        and not words_of(pack, "measure_minor").isdisjoint(text.lower().split())
    ):
        form = pack.units.words[minor[1]]
        return Said(Measure(form.factor, form.symbol), (Span(*minor.span(1)),))
    return Said(found, tuple(spans))


def included(text: str) -> str:
    """The words of a head but for what it excepts.

    >>> included("(In thousands, except per share data)")
    '(In thousands, '
    """
    return EXCEPT.split(text, maxsplit=1)[0]


def wholly(text: str, pack: RulePack) -> Measure:
    """What a line of its own says of the table below it, where it says nothing else: "In EUR million"."""
    return (read(text, pack) if len(text) <= LONGEST else None) or NONE


def announced(text: str, pack: RulePack) -> Measure:
    """What a paragraph says of the table that follows: "… as of June 30 (in thousands):"."""
    found = NONE
    for part in (*(match[1] for match in BRACKETED.finditer(text)), *(match[0] for match in IN_SCALE.finditer(text))):
        said = read(part, pack)
        if said is not None and said.factor is not None:
            found = said.over(found)
    return found


def _parts(text: str) -> Iterator[Span]:
    yield Span(0, len(text))
    yield from (Span(*match.span(1)) for match in BRACKETED.finditer(text))
    comma = max((found.start() for found in COMMA.finditer(text)), default=0)
    if comma > 0:
        yield Span(comma + 1, len(text))
    if tail := IN_TAIL.search(text):
        yield Span(*tail.span("said"))
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


def _within(text: str, span: Span, pack: RulePack) -> Measure | None:
    """A physical unit beside words that say of what: "(gutted weight tonnes)", "(t CO2)"."""
    words = text[span.start : span.end].split()
    if text[span.start - 1 : span.start] not in BRACKETS or not 1 < len(words) <= LONGEST_PHRASE:
        return None
    for last in range(1, len(words)):
        for part in (words[:last], words[last:]):
            told = read(" ".join(part), pack) if len(part[0]) > 1 else _short(part, pack)
            if told is not None and pack.units.dimension(told.unit) == "physical":
                return told
    return None


def _short(part: Sequence[str], pack: RulePack) -> Measure | None:
    """A unit of one letter before what is weighed in it."""
    form = pack.units.symbols.get(part[0]) if len(part) == 1 else None
    return Measure(form.factor if form.factor != 1 else None, form.symbol, form.per) if form else None
