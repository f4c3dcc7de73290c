"""Statements that are the same words but for their numbers, compared number by number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from factcheck.extract import numbers_in_words
from factcheck.judge import Following, follows, worst
from factcheck.model.later import later
from factcheck.model.numbers import NumberWords
from factcheck.model.pack import RulePack
from factcheck.model.quantity import Approx, Quantity

TOKEN = later(
    r"""
    (?P<digits> (?: (?<![\w.,/:-]) | (?<=[a-z]\.) )                                   # "20", "Rs.20", not "1/20", "A20"
                (?: \d{1,3}(?:,\d{2,3})+ | \d+ ) (?:\.\d+)?
                (?: (?=[a-z]{1,5}\b) | (?![\w:/]|[,.]\d) ) )                          # "20 km", "20km", not "20:15"
  | (?P<word> [^\W\d]+(?:['’]\w+)* | \w+ )
  | (?P<sign> [^\w\s] )
    """,
    re.VERBOSE,
)
STEP = Decimal(1)
CURRENCIES = frozenset("$€£¥₹")


@dataclass(frozen=True, slots=True)
class Number:
    """A number with what is said of it as a bound; ``named`` where it stands right behind a name ("Boeing 737")."""

    quantity: Quantity
    named: bool = False


@dataclass(frozen=True, slots=True)
class Worded:
    """A statement as its words, in small letters and with "#" for each number, and its numbers in order."""

    words: tuple[str, ...]
    numbers: tuple[Number, ...]


def compared(premise: str, hypothesis: str, pack: RulePack) -> Following | None:
    """What the numbers of the premise make of those of the hypothesis; ``None`` if other words differ as well.

    >>> from factcheck import library
    >>> pack = library.rule_pack(None)
    >>> compared("Ann types 45 words a minute.", "Ann types more than thirty words a minute.", pack)
    'follows'
    >>> compared("The class has 30 pupils.", "The class has fewer than 15 pupils.", pack)
    'against'
    >>> compared("The Boeing 737 rose.", "The Boeing 747 rose.", pack) is None
    True
    """
    ours, theirs = worded(premise, pack), worded(hypothesis, pack)
    if not ours.numbers or ours.words != theirs.words:
        return None
    pairs = list(zip(ours.numbers, theirs.numbers, strict=True))
    if any(a.named and a != b for a, b in pairs):
        return None
    return worst(_told(a.quantity, b.quantity) for a, b in pairs)


def _told(a: Quantity, b: Quantity) -> Following:
    return "same" if a == b else follows(a, b)


def worded(text: str, pack: RulePack) -> Worded:
    """The words and the numbers of a statement.

    >>> from factcheck import library
    >>> told = worded("No more than thirty-five pupils", library.rule_pack(None))
    >>> told.words, told.numbers[0].quantity.high
    (('#', 'pupils'), Decimal('35'))
    """
    words: list[str] = []
    numbers: list[Number] = []
    for piece in _pieces(text, pack):
        if isinstance(piece, str):
            words.append(piece)
            continue
        value, named = piece
        unit = [words.pop()] if words and words[-1] in CURRENCIES else []
        low = _range_begun(words, numbers, unit)
        approx = None if low else _bound(words, pack.numbers)
        numbers.append(Number(_quantity(value, approx) if low is None else _range(low, value), named))
        words += [*unit, "#"]
    return Worded(tuple(words), tuple(numbers))


def _pieces(text: str, pack: RulePack) -> Iterator[str | tuple[Decimal, bool]]:
    """Words in small letters, and numbers with whether a name stands right before each."""
    spelled = {span.start: (span.end, value) for span, value in numbers_in_words(text, pack)}
    before, done = "", 0
    for match in TOKEN.finditer(text):
        if match.start() < done:
            continue
        token = match[0]
        if match.start() in spelled:
            done, value = spelled[match.start()]
            yield value, False
        elif match["digits"]:
            yield Decimal(token.replace(",", "")), before[:1].isupper()
        elif token != ",":
            yield token.lower()
        before = token if match.start() else ""


def _bound(words: list[str], known: NumberWords) -> Approx | None:
    """The bound that the last words tell; they are taken away."""
    for length in range(min(4, len(words)), 0, -1):
        approx = known.before.get(" ".join(words[-length:]))
        if approx is not None:
            del words[-length:]
            return approx
    return None


def _range_begun(words: list[str], numbers: list[Number], unit: list[str]) -> Decimal | None:
    """The lower end of "between 3 and 5", if the words before the second number tell it; they are taken away."""
    begun = ["between", *unit, "#", "and"]
    if words[-len(begun) :] != begun:
        return None
    del words[-len(begun) :]
    return numbers.pop().quantity.low


def _quantity(value: Decimal, approx: Approx | None) -> Quantity:
    low = None if approx in ("less_than", "at_most") else value
    high = None if approx in ("more_than", "at_least") else value
    return Quantity(low, high, STEP, None, approx=approx)


def _range(low: Decimal, high: Decimal) -> Quantity:
    return Quantity(min(low, high), max(low, high), STEP, None, approx="range")
