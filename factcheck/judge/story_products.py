"""FC403: how many, what one of them costs, and what all of them cost, be it in two sentences; ranks beyond the last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck.judge.arithmetic_line import misfit, told, worth
from factcheck.judge.arithmetic_rooms import room
from factcheck.judge.story import Told, has_figures
from factcheck.judge.story_kinds import around, counts
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later

# 1,000 homes at $200,000 each
EACH = later(
    r"‹C(?P<count>\d+)›(?:[^‹;.:]{0,70}?\b(?:at|for|costing|priced at|worth|of|gets?|got|receives?|received|paid|pay))?"
    r" ‹M(?P<price>\d+)›(?: each| apiece| a piece| a head| per head| a person| per person)"
)
ALL = later(
    r"\b(?:[Tt]ogether|total(?:s|ling|ing|led|ed)?|in all|altogether|overall|bill|payouts?|cost(?:s|ing)?|spends?|worth"
    r"|brought|brings?|rais(?:e|es|ed|ing)"
    r"|proceeds|valu(?:e|es|ed|ing)|sum|amounts? to|comes? to|came to|budget|package)\b"
)
# The army ordered 40 vehicles. Each costs $3.5 million.
EACH_ONE = later(
    r"^Each(?: one| of them| [a-z]+)? (?:will |would )?(?:costs?|sells? for|is priced at|is worth|gets?|receives?|got"
    r"|received|earns?|pays?|paid) ‹M(?P<price>\d+)›"
)
# … to buy 340 buses. At $410,000 apiece, the order will cost …
AT_PRICE = later(r"(?:^|, )[Aa]t ‹M(?P<price>\d+)› (?:each|apiece|a piece)\b,? ")
# Each of the 25 lorries carries 20 tonnes.
EACH_OF = later(r"\b[Ee]ach of the ‹C(?P<count>\d+)› [a-z]+(?: [a-z]+)?? ‹[MCU](?P<price>\d+)›")
# With spare parts and training it is worth …: a sum of more than these.
MORE = later(r"\b(?:with|including|plus|besides|net of|after|as well as|together with)\b")
ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
RANK = later(rf"\b(?P<rank>{'|'.join(ORDINALS)}) (?:out )?of (?:the |its |their |his |her )?‹C(?P<count>\d+)›")
FARTHEST = 10_000  # times: a sum further from the product than by a slip of the scale is no sum of these
WORTH = frozenset({"valuation", "market value"})
SOME_SHARES = later(r"\b(?:new|sold|sells?|selling|issued|offer(?:s|ed|ing)|bought|owns?|holds?)\b")
RATES = frozenset({"share", "unit", "piece", "person", "head"})


class Priced(NamedTuple):
    """How many there are, and what one costs, in the sentence of the ``order``."""

    many: Claim
    price: Claim
    order: int


def products(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Sums that are not what so many at such a price come to, and places behind the last."""
    for priced in (*_each(story), *_each_one(story), *_each_of(story), *_at_price(story), *_rated(story)):
        yield from _total(priced, story, spoken)
    for one in filter(has_figures, story):
        for match in RANK.finditer(one.text):
            count, rank = one.claim(match, "count"), ORDINALS.index(match["rank"]) + 2
            if counts(count) and count.quantity.approx is None and 1 < count.quantity.near < rank:
                said = {"a": match["rank"], "b": told(count), "reason": f"there is no {match['rank']} of {told(count)}"}
                yield misfit(
                    "FC403", spoken.pack, (), count, said, f"Of {told(count)}, the last is no {match['rank']}."
                )


def _each(story: Sequence[Told]) -> Iterator[Priced]:
    for one in filter(has_figures, story):
        for match in EACH.finditer(one.text):
            yield Priced(one.claim(match, "count"), one.claim(match, "price"), one.order)


def _each_one(story: Sequence[Told]) -> Iterator[Priced]:
    """ "40 vehicles", and "each costs $3.5 million" in the next sentence."""
    for one, behind in pairwise(story):
        match = EACH_ONE.match(behind.text)
        many = [claim for claim in one.claims if counts(claim) and claim.quantity.unit not in (None, "count:")]
        if match is not None and len(many) == 1 and many[0].quantity.near > 1:
            yield Priced(many[0], behind.claim(match, "price"), behind.order)


def _each_of(story: Sequence[Told]) -> Iterator[Priced]:
    """ "Each of the 25 lorries carries 20 tonnes"."""
    for one in filter(has_figures, story):
        match = EACH_OF.search(one.text)
        if match is not None and counts(one.claim(match, "count")):
            yield Priced(one.claim(match, "count"), one.claim(match, "price"), one.order)


def _at_price(story: Sequence[Told]) -> Iterator[Priced]:
    """ "340 buses", and "at $410,000 apiece, the order" in the same sentence or the next: the only ones counted."""
    for before, one in pairwise((None, *story)):
        match = AT_PRICE.search(one.text) if one is not None else None
        if one is None or match is None:
            continue
        near = (one,) if before is None or before.headline else (before, one)
        many = [claim for told_ in near for claim in told_.claims if counts(claim) and claim.quantity.near > 1]
        if len(many) == 1 and many[0].quantity.unit not in (None, "count:"):
            yield Priced(many[0], one.claim(match, "price"), one.order)


def _rated(story: Sequence[Told]) -> Iterator[Priced]:
    """ "$1.25 a share", and "10 million shares" in the same sentence or the next: each the only one of its kind."""
    held = [(claim, one) for one in story for claim in one.claims]
    for noun in RATES:
        prices = [(c, one) for c, one in held if c.quantity.per == noun and len(c.quantity.unit or "") == len("USD")]
        many = [(c, one) for c, one in held if c.quantity.unit == f"count:{noun}" and c.quantity.near > 1]
        if len(prices) == 1 and len(many) == 1 and abs(prices[0][1].order - many[0][1].order) <= 1:
            yield Priced(many[0][0], prices[0][0], max(prices[0][1].order, many[0][1].order))


def _total(priced: Priced, story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    tolerances = spoken.pack.tolerances
    many, each = room(priced.many, tolerances), room(priced.price, tolerances)
    if many is None or each is None or priced.many.quantity.approx in ("at_most", "at_least", "range"):
        return
    real, product = many.times(each), priced.many.quantity.near * priced.price.quantity.near
    sums = [claim for claim in _sums(priced, story) if abs(claim.quantity.near) * FARTHEST > abs(product)]
    sums = [claim for claim in sums if abs(claim.quantity.near) < FARTHEST * abs(product)]
    rooms = [room(claim, tolerances) for claim in (*sums, *_beside(priced, story))]
    if sums and not any(space is None or space.meets(real) for space in rooms):
        came = worth(product, sums[0])
        whole = f"{told(priced.many)} at {told(priced.price)}"
        said = {"a": whole, "b": told(sums[0]), "reason": f"it is {came}"}
        yield misfit("FC403", spoken.pack, (priced.many, priced.price), sums[0], said, f"{whole} is {came}.")


def _beside(priced: Priced, story: Sequence[Told]) -> Iterator[Claim]:
    """The other sums in the sentence of a price: "the $16.8 million purchase of 2.4 million shares at $7 each"."""
    for one in story:
        if any(claim is priced.price for claim in one.claims):
            yield from (
                claim
                for claim in one.claims
                if claim is not priced.price and claim.quantity.unit == priced.price.quantity.unit
            )


def _some_shares(many: Claim) -> bool:
    """Whether shares are counted that are sold, or held, and hardly all there are."""
    return many.quantity.unit == "count:share" and SOME_SHARES.search(many.sentence[: many.within.end]) is not None


def _sums(priced: Priced, story: Sequence[Told]) -> Iterator[Claim]:
    """The sums told right behind, by the words of what all come to."""
    for one in story[max(0, priced.order - 1) : priced.order + 2]:
        for number, claim in enumerate(one.claims):
            amount = claim.quantity
            if claim is priced.price or amount.unit != priced.price.quantity.unit or amount.per or claim.partner:
                continue
            before, behind = around(one, number)
            if MORE.search(before) or claim.frame.aspect == "change":
                continue
            if claim.frame.metric in WORTH and _some_shares(priced.many):
                continue  # "sold 12 million new shares at $31, which values it at $3 billion"
            if ALL.search(before) or ALL.match(behind) or "in all" in behind or "in total" in behind:
                yield claim
