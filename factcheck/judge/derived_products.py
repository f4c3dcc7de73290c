"""FC403: how many, what each of them costs, and what they come to, told in one sentence or in two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from factcheck.judge.arithmetic_line import misfit, told, worth
from factcheck.judge.arithmetic_rooms import Room
from factcheck.judge.derived import Figure, exact, meant, space
from factcheck.judge.story import Told
from factcheck.judge.story_kinds import counts
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict

EACH = r"^ (?:%(each)s)\b"
EACH_BEFORE = r"\b(?:%(price)s)(?: [a-z]+){0,3} ?$"
COMES_TO = r"\b(?:%(comes to)s)\b[^‹;:]{0,40}$"
BESIDE = r"\b(?:%(beside a price)s)\b"
PER = frozenset({"share", "unit", "piece", "person", "head"})


def products_of(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Sums that are not what so many come to at the price that is told with them."""
    sentences = [one.figures for one in story]
    for at, held in enumerate(sentences):
        behind = sentences[at + 1] if at + 1 < len(sentences) else ()
        for some in (held, (*held, *behind)):
            found = list(_judged(some, spoken))
            yield from found
            if found:
                break


def _judged(some: Sequence[Figure], spoken: Spoken) -> Iterator[Conflict]:
    prices = [one for one in some if one.letter == "M" and _is_price(one, spoken)]
    many = [one for one in some if one.letter == "C" and counts(one.claim) and one.value > 1 and exact(one)]
    if len(prices) != 1 or not many:
        return
    price = prices[0]
    sums = [
        one
        for one in some
        if one.letter == "M" and one is not price and one.unit == price.unit and one.value > price.value and exact(one)
    ]
    spaces = {one: space(one, spoken.pack) for one in (*many, price, *sums)}
    if None in spaces.values() or any(_meet(spaces, n, price, t) for n, t in product(many, sums)):
        return
    pointed = [one for one in sums if spoken.pattern(COMES_TO).search(one.lead)]
    nearest = [one for one in many if one.told is price.told and one.at < price.at and price.at - one.at == 1]
    if len(pointed) != 1 or len(nearest) != 1:
        return
    if spoken.pattern(BESIDE).search(pointed[0].lead + pointed[0].tail):
        return
    real, total = nearest[0].value * price.value, pointed[0]
    if meant(real, total.value):
        whole = f"{told(nearest[0].claim)} at {told(price.claim)}"
        came = worth(real, total.claim)
        said = {"a": whole, "b": told(total.claim), "reason": f"it is {came}"}
        yield misfit("FC403", spoken.pack, (nearest[0].claim, price.claim), total.claim, said, f"{whole} is {came}.")


def _is_price(one: Figure, spoken: Spoken) -> bool:
    amount = one.claim.quantity
    if amount.point is None:
        return False
    told_each = spoken.pattern(EACH).search(one.tail) or spoken.pattern(EACH_BEFORE).search(one.lead)
    return told_each is not None or amount.per in PER


def _meet(spaces: dict[Figure, Room | None], many: Figure, price: Figure, total: Figure) -> bool:
    ours, each, all_ = spaces[many], spaces[price], spaces[total]
    return ours is None or each is None or all_ is None or ours.times(each).meets(all_)
