"""The pack's words of number and unit, laid out for look-up by the word that stands next to a figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import product
from typing import Literal, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from factcheck.model.later import later
from factcheck.model.numbers import NumberWords
from factcheck.model.quantity import Approx
from factcheck.model.units import UnitForm, UnitTable

FOLLOWING = later(r"[ -]+([^\W\d_]+)")
FIRST = later(r"[^\W\d_]+|.", re.DOTALL)

T = TypeVar("T")
Kind = Literal["cardinal", "scale", "part", "fraction", "vague", "multiple", "span", "several", "rate", "change"]


class UnitEntry(NamedTuple):
    """One surface form of a unit. ``exact`` forms keep their case, ``glued`` ones must touch the digits."""

    surface: str
    form: UnitForm
    exact: bool
    glued: bool


class Word(NamedTuple):
    """A word that the scan for spelled-out numbers looks for."""

    kind: Kind
    value: Decimal
    text: str


class Lexicon:
    """What the readers of figures look up; built once for a pack."""

    def __init__(self, numbers: NumberWords, units: UnitTable) -> None:
        self.numbers = numbers
        self.table = units
        self.units = _by_first(_unit_entries(units))
        self.scales = {
            **numbers.scales,
            **{f"{word}s": value for word, value in numbers.scales.items() if _inflects(word, numbers)},
        }
        self.leading = frozenset(first for first, _, rest in (word.partition(" ") for word in self.scales) if rest)
        self.rates = _phrases_by_first(units.rates)
        self.prefixes = _by_last_characters(units.prefixes)
        self.signs = frozenset(sign[-1] for sign in units.prefixes if not sign[-1].isalpha())
        # Codes that are ordinary words in capitals are kept out of the symbols by the pack.
        self.touching = units.letters | {
            sign for sign in units.prefixes if len(sign) == 3 and sign.isupper() and sign not in units.symbols
        }
        self.before = _by_last_word(numbers.before)
        self.marks = {word: approx for word, approx in numbers.before.items() if not word[-1].isalpha()}
        self.after = _phrases_by_first(numbers.after)
        self.points = _kinds({"share": numbers.shares, "level": numbers.levels})
        self.spans = {form: ends for text, ends in numbers.spans.items() for form in _forms(text)}
        self.words = (*_words(numbers), *(Word("span", ends[0], text) for text, ends in self.spans.items()))
        self.scan = AhoCorasick([word.text for word in self.words], matchkind=MatchKind.LeftmostLongest)


@lru_cache(maxsize=8)
def lexicon(numbers: NumberWords, units: UnitTable) -> Lexicon:
    """The lexicon of a pack; packs are compared by identity, so a pack read anew gets its own."""
    return Lexicon(numbers, units)


def _unit_entries(units: UnitTable) -> Iterable[UnitEntry]:
    for word, form in units.words.items():
        yield UnitEntry(word, form, exact=False, glued=word in units.letters)
    for symbol, form in units.symbols.items():
        yield UnitEntry(symbol, form, exact=True, glued=symbol in units.letters)


def _by_first(entries: Iterable[UnitEntry]) -> Mapping[str, tuple[UnitEntry, ...]]:
    """Units by the first word of their surface, lower-cased, the longest first."""
    found: dict[str, list[UnitEntry]] = {}
    for entry in entries:
        first = FIRST.match(entry.surface)
        assert first is not None
        found.setdefault(first[0].lower(), []).append(entry)
    # Of two forms equally long the exact one is meant: "Mb" before "mb".
    return {first: tuple(sorted(same, key=lambda e: (-len(e.surface), not e.exact))) for first, same in found.items()}


def _phrases_by_first(phrases: Mapping[str, T]) -> Mapping[str, tuple[tuple[str, T], ...]]:
    found: dict[str, list[tuple[str, T]]] = {}
    for phrase, value in phrases.items():
        first = FIRST.match(phrase)
        assert first is not None
        found.setdefault(first[0], []).append((phrase, value))
    return {first: _longest_first(same) for first, same in found.items()}


def _by_last_word(phrases: Mapping[str, Approx]) -> Mapping[str, tuple[tuple[str, Approx], ...]]:
    found: dict[str, list[tuple[str, Approx]]] = {}
    for phrase, value in phrases.items():
        found.setdefault(phrase.rpartition(" ")[2], []).append((phrase, value))
    return {last: _longest_first(same) for last, same in found.items()}


def _by_last_characters(signs: Mapping[str, UnitForm]) -> Mapping[str, tuple[tuple[str, UnitForm], ...]]:
    """The signs by their last two characters, or by the one that they are."""
    found: dict[str, list[tuple[str, UnitForm]]] = {}
    for sign, form in signs.items():
        found.setdefault(sign[-2:], []).append((sign, form))
    return {last: _longest_first(same) for last, same in found.items()}


def _kinds(words: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """A pattern for these words, singular or plural; the name of the group that matched is their kind."""
    groups = (f"(?P<{kind}>{'|'.join(map(re.escape, sorted(same)))})" for kind, same in words.items() if same)
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups) or '(?!)'})s?(?!\w)")


def _longest_first(phrases: list[tuple[str, T]]) -> tuple[tuple[str, T], ...]:
    return tuple(sorted(phrases, key=lambda phrase: -len(phrase[0])))


def _inflects(scale: str, numbers: NumberWords) -> bool:
    return len(scale) > 2 and scale not in numbers.adjectives


def describes(word: str, folded: str, end: int, numbers: NumberWords) -> bool:
    """Whether a word of scale that ends here is the adjective that it is too: "two grand pianos"."""
    following = FOLLOWING.match(folded, end) if word in numbers.adjectives else None
    return following is not None and following[1] not in numbers.stops


def _forms(text: str) -> Iterable[str]:
    """A form with blanks for its hyphens, and in the plural: "mid-single-digit", "mid single digits"."""
    first, *rest = text.split("-")
    for joints in product("- ", repeat=len(rest)):
        form = first + "".join(joint + part for joint, part in zip(joints, rest, strict=True))
        yield from (form, f"{form}s") if form[-1] != "s" else (form,)


def _words(numbers: NumberWords) -> Iterable[Word]:
    for text, whole in numbers.cardinals.items():
        yield Word("cardinal", Decimal(whole), text)
    for text, value in numbers.scales.items():
        yield Word("scale", value, text)
        if _inflects(text, numbers) and f"{text}s" not in numbers.vague:
            yield Word("scale", value, f"{text}s")
    for text, value in numbers.vague.items():
        yield Word("vague", value, text)
    for text, (least, _) in numbers.several.items():
        yield Word("several", least, text)
    for text, value in numbers.multiples.items():
        yield Word("multiple", value, text)
    for text, whole in numbers.parts.items():
        for form in (text, f"{text}s"):
            if form not in numbers.multiples:
                yield Word("part", Decimal(whole), form)
    for text, fraction in numbers.fractions.items():
        top, bottom = fraction.split("/")
        yield Word("fraction", Decimal(top) / Decimal(bottom), text)
    for text in numbers.rates:
        yield Word("rate", Decimal(0), text)
    for text in numbers.changes:
        yield Word("change", Decimal(0), text)
