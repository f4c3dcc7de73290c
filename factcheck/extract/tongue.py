"""The language a text is written in, where it is one whose words of time and number the pack knows."""

from __future__ import annotations

from functools import lru_cache

from factcheck.model.dates import DateWords

# How many of a language's small words show it, and the word that shows that it is none of them.
SHOWN = 3
# The same of words that no other language has, as the heads of a table have them.
HEADED = 2
ENGLISH = (" the ", " The ")


def tongue(content: str, lang: str | None, dates: DateWords) -> str | None:
    """The language of a text by what is said of it, or by its small words; ``None`` for English and all the others.

    >>> words = DateWords(languages={"de": DateWords(labels={"shown": ("der", "um", "auf")})})
    >>> tongue("Der Umsatz der Firma stieg um 3 auf 5 Euro.", None, words), tongue("Up 3% to $5", None, words)
    ('de', None)
    """
    if lang is not None:
        said = lang.partition("-")[0].lower()
        return said if said in dates.languages else None
    if any(word in content for word in ENGLISH):
        return None
    for name, shown, heading in _shown(dates):
        if sum(word in content for word in shown) >= SHOWN or sum(word in content for word in heading) >= HEADED:
            return name
    return None


@lru_cache(maxsize=4)
def _shown(dates: DateWords) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """The languages, the small words of each with a blank on either side, and those that head tables."""
    return tuple(
        (name, tuple(f" {word} " for word in words.labels.get("shown", ())), tuple(words.labels.get("heading", ())))
        for name, words in dates.languages.items()
    )
