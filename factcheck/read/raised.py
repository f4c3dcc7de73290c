"""Raised digits: the number of a note is no digit of the figure before it, and an exponent is not its next one."""

from __future__ import annotations

from factcheck.model.later import later

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARK = later(r"[0-9\[\](),;*†‡§¶\s–-]+|\[[a-z]{1,2}\]")
# What is raised to a power: a short sign of a unit, or ten.
_BASE = later(r"(?<![^\W\d_])(?:[^\W\d_]{1,2})|(?<![\d.,])10")


def raised(before: str, words: str) -> str:
    """What is read of words that stand raised behind others; ``before`` ends with those.

    >>> raised("$3 billion", "2"), raised("Acme", "[3]"), raised("rose 5%", "1,2")
    ('', '', '')
    >>> raised("5 km", "2"), raised("about 10", "9"), raised("the 1", "st")
    ('²', '⁹', 'st')
    """
    if not _MARK.fullmatch(words):
        return words
    is_power = words.isdecimal() and any(match.end() == len(before) for match in _BASE.finditer(before))
    return words.translate(SUPERSCRIPTS) if is_power else ""
