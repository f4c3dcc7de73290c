"""A figure as an article tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factcheck.model.claim import Claim

HEDGE_WORDS = {
    "about": "about ",
    "nearly": "nearly ",
    "more_than": "over ",
    "less_than": "under ",
    "at_least": "at least ",
    "at_most": "up to ",
    "range": "",
}
WAYS = {"up": "up ", "down": "down ", "flat": ""}
# Signs that say no more than the word before them: "up +0.3%".
SIGNS = {"up ": "+", "down ": "+-−–"}

MOST_NAMED = 10

# Nouns whose first letter is not heard, or is heard as in "you".
SILENT, AS_YOU = ("hour", "heir"), ("unit", "user", "use", "euro", "uni")


def told(claim: Claim) -> str:
    """A figure as written, with its hedge, direction and rate: "up over 9%", "$2,884 an ounce"."""
    amount = claim.quantity
    way = WAYS.get(claim.frame.direction or "", "")
    per = f" {article(amount.per)} {amount.per}" if amount.per and amount.per not in claim.place.text else ""
    text = " ".join(claim.place.text.split()).lstrip(SIGNS.get(way, ""))
    hedge = "between " if amount.approx == "range" and " and " in text else HEDGE_WORDS.get(amount.approx or "", "")
    return f"{way}{hedge}{text}{per}"


def listed(figures: Sequence[Claim]) -> str:
    """Several figures in a row, as many as a reader takes in at once; of more than two, each value once."""
    return " and ".join(part for part in parted(figures) if part)


def parted(figures: Sequence[Claim]) -> tuple[str, str]:
    """The same in two parts: the last value, and those before it, if there are any."""
    values = list(map(told, figures))
    if len(values) > 2:
        values = [value if times == 1 else f"{value} ({times:,} times)" for value, times in Counter(values).items()]
    *before, last = values
    more = len(before) - MOST_NAMED
    named = [*before[:MOST_NAMED], f"{more:,} other values"] if more > 1 else before
    return ", ".join(named), last


def article(noun: str) -> str:
    """The article before a noun of which there is one.

    >>> [f"{article(noun)} {noun}" for noun in ("ounce", "barrel", "hour", "unit", "euro")]
    ['an ounce', 'a barrel', 'an hour', 'a unit', 'a euro']
    """
    begins = noun.lower()
    if begins.startswith(SILENT):
        return "an"
    return "an" if begins[:1] in set("aeiou") and not begins.startswith(AS_YOU) else "a"
