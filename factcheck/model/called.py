"""Names of one body, of which one article gives all and another only how it is called: "Halvern Foods", "Halvern"."""

from __future__ import annotations

from functools import lru_cache

from factcheck.model.of_pack import OfPack
from factcheck.model.pack import RulePack

SHORTEST = 4  # letters of a word by which a body is called
JOINED = " and "  # between the names of several


def one_body(a: str | None, b: str | None) -> bool:
    """Whether two names are the same, or one is the first words of the other.

    >>> one_body("Halvern Foods", "Halvern"), one_body("Halvern Foods", "Halvern Steel")
    (True, False)
    """
    if a is None or b is None:
        return False
    short, long = sorted((a, b), key=len)
    return a == b or (long.startswith(f"{short} ") and JOINED not in long)


def _called_by(pack: RulePack) -> frozenset[str]:
    """What nobody is called by alone: whom the rules know, and words that many names begin with."""
    words = pack.words.phrases
    usual = (*words["usual"]["word"], *words["stop"]["word"], *words["set"]["ordinary"], *words["demonym"])
    return frozenset((*(word.lower() for word in usual), *(one.name.lower() for one in pack.subjects)))


CALLED_BY = OfPack(_called_by)


def called(name: str, pack: RulePack) -> str:
    """The first word of a name that no rule knows, by which others may call whom it names; else the name."""
    return _called(name, CALLED_BY(pack))


@lru_cache(maxsize=8192)
def _called(name: str, known: frozenset[str]) -> str:
    first, _, rest = name.partition(" ")
    plain = len(first) >= SHORTEST and first.isalpha() and first[0].isupper()
    if name.lower() in known or first.lower() in known or not plain or JOINED in name:
        return name
    return first if rest or plain else name
