"""Which runs of capitals are measures, and no names: "Bank Rate", "Adjusted EBITDA", "Free Cash Flow"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.normalise.lexicon import Lexicon
from factcheck.normalise.openings import capital
from factcheck.normalise.tokens import Token

LONGEST_ACRONYM = 6
LONGEST_MEASURE = 5


def before_measure(words: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> int:
    """Where a name ends that a measure in capitals follows: "[CTS] Adjusted EBITDA", "[Acme Corp] Net Sales"."""
    for at in range(first + 1, last):
        named = words[at - 1].text
        short = named.isupper() and 1 < len(named) <= LONGEST_ACRONYM
        if (short or words[at - 1].lower.rstrip(".") in lexicon.suffixes) and measured(words, at, last, lexicon):
            return at
    return last


def measured(words: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a run of capitals is a measure, or one with a word that limits it: "Adjusted EBITDA"."""
    limits = lexicon.cues.get(words[first].lower, {}).get("", ())
    limited = last - first > 1 and any(entry.kind == "qualifier" for entry in limits)
    return is_measure(words, first, last, lexicon) or (limited and is_measure(words, first + 1, last, lexicon))


def begins_measure(words: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the words behind a run of capitals make a measure of it: "[Employment-Population] ratio"."""
    return any(is_measure(words, first, end, lexicon) for end in range(last + 1, min(last + 3, len(words) + 1)))


def is_measure(words: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a run of capitals is the name of a measure: "Bank Rate", "Gross Domestic Product"."""
    rest = tuple(token.lower for token in words[first + 1 : last])
    entries = lexicon.cues.get(words[first].lower, {}).get(rest[0] if rest else "", ())
    return any(entry.kind == "metric" and entry.rest == rest for entry in entries)


def inside_measure(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a capital belongs to a measure that began before it: "Free Cash [Flow]"."""
    first = at
    while first > 0 and at - first < LONGEST_MEASURE and capital(words[first - 1]):
        first -= 1
        if is_measure(words, first, at + 1, lexicon):
            return True
    return False
