"""A word without its ending."""

from __future__ import annotations

from functools import lru_cache

REMEMBERED = 2**16


@lru_cache(maxsize=REMEMBERED)
def stem(word: str) -> str:
    """A word without its commonest endings; enough to tell two spellings of one word, not to name it.

    >>> [stem(word) for word in ("vehicles", "deliveries", "shares", "growing")]
    ['vehicle', 'delivery', 'share', 'grow']
    """
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    if len(word) > 6 and word.endswith("ing"):
        return word[:-3]
    if len(word) > 5 and word.endswith("ed"):
        return word[:-2]
    return word
