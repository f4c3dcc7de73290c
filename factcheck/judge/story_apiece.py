"""FC403: a sum at the head of a story, so many it is for, and what each of them costs or gets, told far from both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.judge.arithmetic_line import misfit, told, worth
from factcheck.judge.arithmetic_rooms import room
from factcheck.judge.derived import counted, meant, noun, own_words
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_kinds import either
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.stem import stem

HEAD = 3  # sentences at the head of a story, its headline among them, that tell how many there are
# will pay $52 million to 2,600 residents
SHARED = later(
    r"\b(?:pays?|paid|paying|award\w*|give|gives|giving|gave|distribut\w+|hand(?:s|ed|ing)? out|bonus(?:es)? of|worth)"
    r"(?: out| a total of)? ‹M(?P<sum>\d+)› (?:to|among|between) (?:its |the |all |some )*‹C(?P<many>\d+)›"
)
# every one of us gets $32,000
EACH_GETS = later(
    r"\b(?:[Ee]very one of (?:us|them|the [a-z]+)|[Ee]ach one|[Ee]ach(?: of (?:us|them|the [a-z]+))?|[Ee]verybody"
    r"|[Ee]veryone|[Ee]ach (?P<noun>[a-z]+)) (?:of them )?(?:will |would |is to |was to |should |can )?"
    r"(?:get|gets|got|receive|receives|received|be paid|is paid|take home|pocket) ‹M(?P<each>\d+)›"
)
NOT_ALL = later(
    r"\b(?:fees?|deduct\w*|tax(?:es)?|averag\w*|depend\w*|minimum|up to|at least|at most|vary|varies|vari\w+|first"
    r"|instal\w+|a (?:year|month|week|day)|per (?:year|month|week)|more than|extra|another|rang\w+)\b"
)
# At $920,000 apiece the buses cost / the buses, at $920,000 each, / each bus costs $920,000
PRICED = later(
    r"\b[Aa]t ‹M(?P<a>\d+)› (?:each|apiece|a piece),? (?:the|these|they)\b(?: (?P<one>[a-z]+))?"
    r"|\b[Tt]he (?P<two>[a-z]+)(?:,| cost| will cost| are)(?: at| priced at)? ‹M(?P<b>\d+)› (?:each|apiece|a piece)"
    r"|\b[Ee]ach (?P<three>[a-z]+) (?:will |would )?costs? ‹M(?P<c>\d+)›"
)
# Told of other things that a sum is for too.
EXTRA = later(
    r"\b(?:includ\w+|plus|spares?|spare parts|training|maintenance|options?|charg(?:ers?|ing)|infrastructure|equipment"
    r"|servic\w+|as well as|together with|discounts?|list price|rebate)\b"
)
APART = later(r"\b(?:not|n't|n’t|separate\w*|apart|exclud\w+|without|own)\b")


def apiece(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Sums that so many at so much do not come to, wherever the story tells the three."""
    yield from _shared(story, spoken)
    yield from _ordered(story, spoken)


def _shared(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """ "Will pay $52 million to 2,600 residents", and "every one of us gets $32,000"."""
    wholes = [(one.claim(m, "sum"), one.claim(m, "many")) for one in story for m in SHARED.finditer(one.text)]
    each = [
        (one.claim(m, "each"), m["noun"])
        for one in story
        for m in EACH_GETS.finditer(one.text)
        if not NOT_ALL.search(one.plain)
    ]
    if len(wholes) == 1 and len({claim.quantity.near for claim, _ in each}) == 1:
        (sum_, many), (claim, of) = wholes[0], each[0]
        named = (many.quantity.unit or "").removeprefix("count:").split(" ")[-1]
        if of is None or stem(of) == stem(named):
            yield from _judged(claim, [many], many, sum_, spoken)


def _ordered(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """ "Orders 48 buses", "the $61.4 million purchase", and "at $920,000 apiece the buses"."""
    if any(EXTRA.search(one.plain) and not APART.search(one.plain) for one in story if _money(one)):
        return
    bought = _bought(tuple(spoken.pack.words.phrases["referred"]["deal"]))
    sums = [
        x for one in story for x in one.figures if x.letter == "M" and x.lead.endswith("the ") and bought.match(x.tail)
    ]
    for one in story:
        for match in PRICED.finditer(one.text) if "‹M" in one.text else ():
            of = match["one"] or match["two"] or match["three"] or ""
            price = one.claim(match, "a" if match["a"] else "b" if match["b"] else "c")
            all_ = [x for said in story for x in said.figures if counted(x) and _counts(x, of)]
            head = [x for x in all_ if x.told.order < HEAD]
            if len({x.value for x in head}) == 1 and len({x.value for x in sums}) == 1:
                yield from _judged(price, [x.claim for x in all_], head[0].claim, sums[0].claim, spoken)


@cache
def _bought(deal: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"^ (?:[a-z]+ )?(?:{either((*deal, 'order', 'contract'))})\b")


def _counts(one: Figure, what: str) -> bool:
    """Whether a figure counts such things: "48 electric buses" buses."""
    return noun(one) == stem(what) or own_words(one).endswith(what)


def _money(one: Told) -> bool:
    return "‹M" in one.text


def _judged(each: Claim, all_: Sequence[Claim], many: Claim, sum_: Claim, spoken: Spoken) -> Iterator[Conflict]:
    tolerances = spoken.pack.tolerances
    price, total = room(each, tolerances), room(sum_, tolerances)
    counts = [held for claim in all_ if (held := room(claim, tolerances))]
    if price is None or total is None or each.quantity.unit != sum_.quantity.unit or each.quantity.approx == "range":
        return
    product = each.quantity.near * many.quantity.near
    if any(price.times(held).meets(total) for held in counts) or not meant(product, sum_.quantity.near):
        return
    came, whole = worth(product, sum_), f"{told(many)} at {told(each)}"
    said = {"a": whole, "b": told(sum_), "reason": f"it is {came}"}
    yield misfit("FC403", spoken.pack, (many, each), sum_, said, f"{whole} is {came}.")
