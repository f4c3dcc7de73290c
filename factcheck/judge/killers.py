"""The dead of an attack, told with the one who made it or without: "killed six", "seven dead with the gunman"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from factcheck.model.claim import Claim
from factcheck.model.pack import RulePack

COUNTED = (
    r"\b(?:includ\w+|with|plus|and|counting|besides|among them|as well as) "
    r"(?:the |a |an |its |their |both |two |three )?"
    r"(?:suspected |alleged |suicide |lone )?"
)
DIED = (
    r"(?:, [^,]{1,40},)? (?:(?:also |himself )?died|among (?:them|the dead)"
    r"|(?:was|were|is|are|has been|had been) (?:also |himself )?(?:dead|killed|shot dead|among|included|counted))\b"
)
SEVERAL = 4  # who may be counted or not where "the gunmen" died


def killed_too(said: Iterable[str], pack: RulePack) -> int:
    """Of how many who did it sentences tell that they died too: of one, of several (4), of none (0)."""
    alone, several = _patterns(pack.words.phrases["set"]["killers"], pack.words.phrases["set"]["own_hand"])
    most = 0
    for text in said:
        if several.search(text):
            return SEVERAL
        most = most or int(alone.search(text) is not None)
    return most


def differ_by(a: Claim, b: Claim, killers: int) -> bool:
    """Whether two counts of the dead differ by so many, or by fewer."""
    return 0 < abs(a.quantity.near - b.quantity.near) <= killers


@lru_cache(maxsize=4)
def _patterns(killers: tuple[str, ...], own_hand: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What tells of one such death, and of several."""
    one, many = ("|".join(map(re.escape, words)) for words in (killers, [_plural(word) for word in killers]))
    hand = "|".join(map(re.escape, own_hand))
    alone, several = (rf"{COUNTED}(?:{who})\b|\b(?:{who}){DIED}" for who in (one, many))
    return re.compile(rf"{alone}|\b(?:{hand})\b", re.IGNORECASE), re.compile(several, re.IGNORECASE)


def _plural(word: str) -> str:
    return f"{word.removesuffix('man')}men" if word.endswith("man") else f"{word}s"
