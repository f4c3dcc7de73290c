"""A figure as an article tells it."""

from __future__ import annotations

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


def told(claim: Claim) -> str:
    """A figure as written, with its hedge, direction and rate."""
    amount = claim.quantity
    way = WAYS.get(claim.frame.direction or "", "") if claim.frame.aspect == "change" else ""
    per = (
        f" {'an' if (amount.per or '')[:1] in 'aeiou' else 'a'} {amount.per}"
        if amount.per and amount.per not in claim.place.text
        else ""
    )
    text = " ".join(claim.place.text.split())
    hedge = "between " if amount.approx == "range" and " and " in text else HEDGE_WORDS.get(amount.approx or "", "")
    return f"{way}{hedge}{text}{per}"
