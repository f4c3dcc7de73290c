"""Words of a sentence with their places."""

from __future__ import annotations

import re
from typing import NamedTuple

TOKEN = re.compile(
    r"""
    \w+ (?: [&.] \w+ | ['’] (?! s\b ) \w+ )*   # a word: S&P, 4.7, didn't; its possessive is a token of its own
    | ['’] s\b
    | [^\w\s]
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    text: str
    lower: str
    start: int
    end: int


def words(phrase: str) -> list[str]:
    """The words and marks of a phrase, without their places.

    >>> words("Meta"), words("S&P 500's")
    (['Meta'], ['S&P', '500', "'s"])
    """
    return [phrase] if phrase.isalnum() else TOKEN.findall(phrase)


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words and marks between two offsets.

    >>> [token.text for token in tokens("Meta's S&P 500 weight didn't rise 4.7%.", 0, 39)]
    ['Meta', "'s", 'S&P', '500', 'weight', "didn't", 'rise', '4.7', '%', '.']
    """
    return [
        Token(word := match[0], word.lower(), match.start(), match.end()) for match in TOKEN.finditer(text, start, end)
    ]
