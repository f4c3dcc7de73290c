"""Words of a sentence with their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from factcheck.model.later import later

# From here on no spaces part words.
IDEOGRAPHS = "\u2e80"
UNSPACED = later(rf"[{IDEOGRAPHS}-\U0010ffff]")
TOKEN = later(
    r"""
    \w+ (?: [&.] \w+ | ['’] (?! s\b ) \w+ )*   # a word: S&P, 4.7, didn't; its possessive is a token of its own
    | ['’] s\b
    | [^\w\s]
    """,
    re.VERBOSE,
)

LAST_LATIN = "\u024f"


class Token(NamedTuple):
    text: str
    lower: str
    start: int
    end: int


WORD, LOWER = itemgetter(Token._fields.index("text")), itemgetter(Token._fields.index("lower"))


def words(phrase: str) -> list[str]:
    """The words and marks of a phrase, without their places.

    >>> words("Meta"), words("S&P 500's")
    (['Meta'], ['S&P', '500', "'s"])
    """
    return [phrase] if phrase.isalnum() else TOKEN.findall(phrase)


def cut(words: list[Token], edges: Sequence[int]) -> list[Token]:
    """The words, those of scripts without spaces cut where a figure or a time begins or ends.

    >>> [token.text for token in cut(tokens("6月新车销量5万辆", 0, 9), [0, 2, 6, 8])]
    ['6月', '新车销量', '5万', '辆']
    """
    out: list[Token] = []
    for word in words:
        inside = sorted({edge for edge in edges if word.start < edge < word.end}) if _unspaced(word) else []
        for start, end in pairwise((word.start, *inside, word.end)):
            first, last = start - word.start, end - word.start
            out.append(Token(word.text[first:last], word.lower[first:last], start, end) if inside else word)
    return out


def has_ideographs(text: str) -> bool:
    """Whether a text has letters of a script without spaces between words."""
    return not text.isascii() and UNSPACED.search(text) is not None


def _unspaced(word: Token) -> bool:
    return not word.text.isascii() and max(word.text) >= IDEOGRAPHS


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words and marks between two offsets.

    >>> [token.text for token in tokens("Meta's S&P 500 weight didn't rise 4.7%.", 0, 39)]
    ['Meta', "'s", 'S&P', '500', 'weight', "didn't", 'rise', '4.7', '%', '.']
    """
    made = tuple.__new__  # what ``Token`` itself would call, and most of its time is the call
    found = TOKEN.finditer(text, start, end)
    return [made(Token, (word := match[0], word.lower(), match.start(), match.end())) for match in found]


def in_other_letters(text: str) -> bool:
    """Whether a text is mostly in other letters than the Latin: whom it names, or that it names nobody, cannot be read.

    >>> in_other_letters("小米股价上涨8%。"), in_other_letters("Акции Газпрома упали на 8%")
    (True, True)
    >>> in_other_letters("Café Zürich had sales of 225亿美元 in May"), in_other_letters("8.8% (5)")
    (False, False)
    """
    if text.isascii():
        return False
    letters = [character for character in text if character.isalpha()]
    others = sum(character > LAST_LATIN for character in letters)
    return 3 * others > len(letters)  # one of them often says as much as two
