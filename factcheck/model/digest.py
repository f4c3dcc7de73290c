"""A number that stands for a value, the same in every process of one Python: what ``hash`` is not for words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b

SIZE = 8
REMEMBERED = 2**18
NOTHING = 0x1B873593
DAY = 0x2545F491
NUMBERS = (int, Decimal)


def digest(value: object) -> int:
    """The number of a word, a number, a day, nothing, or several of these; values that are equal have the same.

    Raises TypeError for anything else.

    >>> from decimal import Decimal
    >>> digest(("a", Decimal("5.0"))) == digest(("a", Decimal(5))) != digest(("a", 6))
    True
    """
    if isinstance(value, str):
        return _word(value)
    if isinstance(value, tuple):
        return hash(tuple(map(digest, value)))
    if value is None:
        return NOTHING
    if isinstance(value, frozenset):
        return hash(frozenset(map(digest, value)))
    if isinstance(value, date):
        return hash((DAY, value.toordinal()))
    if isinstance(value, NUMBERS):
        return hash(value)
    raise TypeError(f"{type(value).__name__} has no digest")


def digests(words: Iterable[str]) -> list[int]:
    """Those of several words."""
    return list(map(_word, words))


@lru_cache(maxsize=REMEMBERED)
def _word(word: str) -> int:
    found = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()
    return hash(int.from_bytes(found, "big"))
