"""FC403: the premium of an offer, and the price it is told to be one to: "$31 a share, 24 percent above $28.10"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import Room, figure
from factcheck.judge.derived import exact, meant, space
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict

BEFORE = 2  # sentences before that of a premium in which the offer may be told
FAR = 4  # times: sums further apart than this are no offer for a share and its price
# A premium, or so much more than, is told right behind a rate or before it; what falls "to a close of" is neither.
OVER = (
    r"^ (?:(?:%(premium)s)(?: [a-z]+)?? (?:to|over|on|from|than)|above|below|over) [^‹;:()]{0,80}\b(?:%(priced)s)\b"
    r"[^‹;:()]{0,60}$"
)
NAMED = r"\b(?:%(premium)s) of(?: [a-z]+){0,2} ?$"
TO_PRICE = r"^(?: [a-z]+)?? (?:to|over|on|from) [^‹;:()]{0,80}\b(?:%(priced)s)\b[^‹;:()]{0,60}$"
LOWER = r"\b(?:%(lower priced)s)\b"
AROUND = 30  # characters before a premium that say whether it is one
# What an offer is made of beside its money: shares of the buyer, what is paid later.
MIXED = r"\b(?:%(besides cash)s)\b"


def premiums(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Premiums and discounts that the only sum before them is not to the price behind them."""
    for at, one in enumerate(story):
        if one.headline:
            continue
        for rate, base in pairwise(one.figures):
            if _is_premium(rate, base, spoken):
                near = [held for held in story[max(0, at - BEFORE) : at + 1] if not held.headline]
                yield from _judged(rate, base, near, spoken)


def _is_premium(rate: Figure, base: Figure, spoken: Spoken) -> bool:
    """Whether two figures side by side are a premium, and the price of a share that it is one to."""
    if rate.letter != "P" or not _is_price(base) or rate.claim.frame.modality not in ("actual", "forecast"):
        return False
    if spoken.pattern(OVER).match(rate.tail):
        return True
    return bool(spoken.pattern(NAMED).search(rate.lead) and spoken.pattern(TO_PRICE).match(rate.tail))


def _is_price(one: Figure) -> bool:
    amount = one.claim.quantity
    return one.letter == "M" and one.value > 0 and amount.approx != "range" and not one.claim.scaled


def _judged(rate: Figure, base: Figure, near: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    if any(spoken.pattern(MIXED).search(held.plain) for held in near):
        return
    others = [one for held in near for one in held.figures if _is_price(one) and one is not base and _like(one, base)]
    offers = [one for one in others if one.told is not rate.told or one.at < rate.at]
    if len({one.value for one in others}) != 1 or not offers or not all(map(_is_exact, offers)):
        return
    offer, price, size = (space(one, spoken.pack) for one in (offers[-1], base, rate))
    if offer is None or price is None or size is None:
        return
    ratio = offer.over(price)
    real = Room(100 * (ratio.low - 1), 100 * (ratio.high - 1))
    apart = 100 * (offers[-1].value / base.value - 1)
    if real.meets(size) or real.turned.meets(size) or not meant(abs(apart), rate.value):
        return
    if (apart < 0) is not (spoken.pattern(LOWER).search(f"{rate.lead[-AROUND:]} {rate.tail}") is not None):
        return  # less than the price, and a premium: there is more to the offer than this sum
    ours, theirs, by = told(offers[-1].claim), told(base.claim), f"{figure(abs(apart))}%"
    reason = f"the one is {by} {'more' if apart > 0 else 'less'} than the other"
    said = {"a": f"{ours} and {theirs}", "b": told(rate.claim), "reason": reason}
    hint = f"{ours} is {by} {'above' if apart > 0 else 'below'} {theirs}."
    yield misfit("FC403", spoken.pack, (offers[-1].claim, base.claim), rate.claim, said, hint)


def _is_exact(one: Figure) -> bool:
    """Whether a price is told as so, be it that of one share."""
    return exact(one) or (one.claim.quantity.per is not None and one.claim.quantity.point is not None)


def _like(one: Figure, base: Figure) -> bool:
    """Whether a sum may be what is offered for a share of such a price."""
    return one.unit == base.unit and base.value < FAR * one.value < FAR * FAR * base.value
