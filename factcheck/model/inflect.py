"""English word forms, made by rule with the irregular ones handed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

VOWELS = frozenset("aeiou")


def plural(noun: str) -> str:
    """The plural of a noun phrase.

    >>> [plural(noun) for noun in ("share price", "subsidy", "loss", "output")]
    ['share prices', 'subsidies', 'losses', 'outputs']
    """
    if noun.endswith("y") and len(noun) > 1 and noun[-2] not in VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def verb_forms(verb: str, irregular: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Every form of a verb; of several words the first is inflected.

    >>> verb_forms("edge up", {})
    ('edge up', 'edges up', 'edged up', 'edging up')
    >>> verb_forms("slip", {})
    ('slip', 'slips', 'slipped', 'slipping')
    """
    head, _, tail = verb.partition(" ")
    tail = f" {tail}" if tail else ""
    forms = irregular.get(head) or _regular(head)
    return (verb, *(form + tail for form in forms))


def _regular(verb: str) -> tuple[str, str, str]:
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("s", "x", "ch", "sh")):
        return verb + "es", verb + "ed", verb + "ing"
    stem = verb + verb[-1] if _doubles(verb) else verb
    return verb + "s", stem + "ed", stem + "ing"


def _doubles(verb: str) -> bool:
    """One syllable that ends in consonant, vowel, consonant: drop, slip, ship."""
    if len(verb) < 3 or verb[-1] in VOWELS or verb[-1] in "wxy":
        return False
    return verb[-2] in VOWELS and verb[-3] not in VOWELS and sum(letter in VOWELS for letter in verb) == 1
