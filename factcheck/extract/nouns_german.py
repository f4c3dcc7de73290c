"""What is counted in German, which writes its nouns with a capital: "1.200 Arbeitsplätze", "35 befragte Analysten"."""

from __future__ import annotations

from factcheck.model.later import later
from factcheck.model.numbers import NumberWords

GERMAN = "de"
PHRASE = later(r" (?:[a-zäöüß]{3,}(?:e|en|er|es) ){0,2}?([A-ZÄÖÜ][a-zäöüß]{2,}(?:-[A-ZÄÖÜ]?[a-zäöüß]+)*)(?!\w)")
# Endings of plurals and cases, the longer first; what is left is one for "Stelle", "Stellen" and "der Stelle".
ENDINGS = ("innen", "en", "n", "e", "s")
SHORTEST = 3


def capitalised(plain: str, start: int, limit: int, numbers: NumberWords) -> tuple[str, int, int] | None:
    """The noun behind a number that ends at ``start``, without its ending, and where the phrase stands."""
    found = PHRASE.match(plain, start, limit)
    if found is None:
        return None
    word = found[1].lower()
    return numbers.plurals.get(word) or stem(word), start + 1, found.end()


def stem(word: str) -> str:
    """A noun without the ending of its number and case.

    >>> [stem(word) for word in ("analysten", "mitarbeitern", "stelle", "stellen", "autos", "standorte")]
    ['analyst', 'mitarbeiter', 'stell', 'stell', 'auto', 'standort']
    """
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word.removesuffix(ending) if not word.endswith("ern") or ending != "en" else word.removesuffix("n")
    return word
