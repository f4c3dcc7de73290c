"""Numbers that a language writes as one word: "dreihundertzwanzig", "fünfundzwanzigtausend", "zweieinhalb"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from factcheck.extract.spelled import Spelled
from factcheck.model.later import later
from factcheck.model.mention import Numeral
from factcheck.model.numbers import NumberWords

ONE = Decimal(1)
WORD = later(r"[^\W\d_]+")
LONGEST = 60
# How many of a language's small words show that a text is written in it.
SHOWN = 2
# The letters from which on a word is a number in any text.
UNMISTAKABLE = len("dreizehn")
SHORT = len("drei")
SCALED = (" milli", " billi")


class OneWord:
    """The numbers of a language whose parts a pack lists; built once for a pack."""

    def __init__(self, numbers: NumberWords) -> None:
        self.language = numbers.one_word_language
        self.function = tuple(f" {word} " for word in sorted(numbers.one_word_shown))
        parts = numbers.one_word
        self.greater = sorted((part for part in parts if parts[part] >= 100), key=lambda part: -parts[part])
        self.parts, self.joint, self.halves = parts, numbers.one_word_joint, numbers.one_word_halves
        self.small = _below_hundred(parts, self.joint)
        # What is short is a piece of other languages' words too: "itself".
        stems = [part if len(part) > SHORT else f" {part} " for part in (*parts, *self.halves)]
        self.scan = AhoCorasick(stems) if stems else None

    def find(self, folded: str, lang: str | None) -> Iterator[Spelled]:
        """The numbers of a text, if it is written in the language."""
        if self.scan is None or (lang is not None and lang.partition("-")[0].lower() != self.language):
            return
        hits = self.scan.find_matches_as_indexes(folded)
        shown = bool(hits) and (lang is not None or self._written(folded))
        done = -1
        for _, start, _ in hits:
            begin, end = _word_at(folded, start + (folded[start] == " "))
            if begin <= done or end - begin > LONGEST:
                continue
            done = begin
            value = self.value(folded[begin:end]) if shown or end - begin >= UNMISTAKABLE else None
            if value is not None and (value != ONE or folded.startswith(SCALED, end)):  # "eine" is mostly an article
                yield Spelled(begin, end, Numeral(value, ONE if value == int(value) else ONE / 2))

    def _written(self, folded: str) -> bool:
        text = f" {folded} "
        return sum(word in text for word in self.function) >= SHOWN

    def value(self, word: str) -> Decimal | None:
        """What a word tells, if all of it is parts of numbers."""
        for half, part in self.halves.items():
            if word.endswith(half):
                whole = self._whole(word.removesuffix(half)) if word != half else Decimal(0)
                return whole + part if whole is not None else None
        return self._whole(word)

    def _whole(self, word: str) -> Decimal | None:
        if word in self.small:
            return self.small[word]
        for part in self.greater:
            before, found, after = word.partition(part)
            if not found:
                continue
            times = self._whole(before) if before else ONE
            rest = self._whole(after.removeprefix(self.joint)) if after else Decimal(0)
            size = Decimal(self.parts[part])
            return times * size + rest if times is not None and rest is not None and rest < size else None
        return None


def _below_hundred(parts: Mapping[str, int], joint: str) -> dict[str, Decimal]:
    """Every number below a hundred, the ones told before the tens."""
    found = {part: Decimal(value) for part, value in parts.items() if value < 100}
    ones = {part: value for part, value in found.items() if value < 10}
    tens = {part: value for part, value in found.items() if value >= 20}
    return found | {f"{one}{joint}{ten}": ones[one] + tens[ten] for one in ones for ten in tens}


def _word_at(folded: str, start: int) -> tuple[int, int]:
    begin = start
    while begin and folded[begin - 1].isalpha():
        begin -= 1
    found = WORD.match(folded, begin)
    return begin, found.end() if found else begin


@lru_cache(maxsize=8)
def one_word(numbers: NumberWords) -> OneWord:
    """The reader of a pack."""
    return OneWord(numbers)
