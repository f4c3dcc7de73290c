"""FC403: how many, what each of them costs, and what they come to, told in one sentence or in two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from factcheck.judge.arithmetic_line import misfit, told, worth
from factcheck.judge.arithmetic_rooms import Room
from factcheck.judge.derived import Figure, figures, space
from factcheck.judge.story import Told
from factcheck.judge.story_kinds import counts
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.pack import RulePack

EACH = re.compile(r"^ (?:each|apiece|a ?piece|a head|per head|per person|a person|a ticket|a copy|a unit|a share)\b")
EACH_BEFORE = re.compile(r"\b(?:each|price|priced|ticket price|unit price)(?: [a-z]+){0,3} ?$")
COMES_TO = re.compile(
    r"\b(?:total(?:s|led|ling|ing|ed)?|in all|altogether|overall|proceeds|rais(?:es?|ed|ing)|bring(?:s|ing)? in|brought in"
    r"|brings?|bringing|brought|earn(?:s|ed|ing)?|worth|valu(?:es?|ed|ing)|for|cost(?:s|ing)?|come to|comes to|came to"
    r"|coming to|amount(?:s|ed|ing)? to|revenue|bill|budget|payouts?|deal|sum|order|contract)\b[^‹;:]{0,40}$"
)
BESIDE = re.compile(
    r"\b(?:up to|at least|net|plus|including|besides|net of|after|deposit|instalment|a year|annual\w*|per cent)\b"
)
MEANT = 3  # times: what lies further from a product is no sum of these


def products_of(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Sums that are not what so many come to at the price that is told with them."""
    sentences = [figures(one) for one in story]
    for at, held in enumerate(sentences):
        behind = sentences[at + 1] if at + 1 < len(sentences) else ()
        for some in (held, (*held, *behind)):
            found = list(_judged(some, spoken.pack))
            yield from found
            if found:
                break


def _judged(some: Sequence[Figure], pack: RulePack) -> Iterator[Conflict]:
    prices = [one for one in some if one.letter == "M" and _is_price(one)]
    many = [one for one in some if one.letter == "C" and counts(one.claim) and one.value > 1 and _exact(one)]
    if len(prices) != 1 or not many:
        return
    price = prices[0]
    sums = [
        one
        for one in some
        if one.letter == "M" and one is not price and one.unit == price.unit and one.value > price.value and _exact(one)
    ]
    spaces = {one: space(one, pack) for one in (*many, price, *sums)}
    if None in spaces.values() or any(_meet(spaces, n, price, t) for n, t in product(many, sums)):
        return
    pointed = [one for one in sums if COMES_TO.search(one.lead)]
    nearest = [one for one in many if one.told is price.told and one.at < price.at and price.at - one.at == 1]
    if len(pointed) != 1 or len(nearest) != 1 or BESIDE.search("".join(one.lead + one.tail for one in pointed)):
        return
    real, total = nearest[0].value * price.value, pointed[0]
    if total.value / MEANT < real < total.value * MEANT:
        whole = f"{told(nearest[0].claim)} at {told(price.claim)}"
        came = worth(real, total.claim)
        said = {"a": whole, "b": told(total.claim), "reason": f"it is {came}"}
        yield misfit("FC403", pack, (nearest[0].claim, price.claim), total.claim, said, f"{whole} is {came}.")


def _is_price(one: Figure) -> bool:
    amount = one.claim.quantity
    said = (
        EACH.search(one.tail)
        or EACH_BEFORE.search(one.lead)
        or amount.per in ("share", "unit", "piece", "person", "head")
    )
    return bool(said) and amount.point is not None


def _exact(one: Figure) -> bool:
    return one.claim.quantity.approx not in ("range", "at_most", "at_least") and not one.claim.vague


def _meet(spaces: dict[Figure, Room | None], many: Figure, price: Figure, total: Figure) -> bool:
    ours, each, all_ = spaces[many], spaces[price], spaces[total]
    return ours is None or each is None or all_ is None or ours.times(each).meets(all_)
