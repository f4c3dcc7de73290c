"""FC403: what each of so many is, and what all come to: instalments, averages, rates by head, shares at a price.

Also how many of the one there are for every other: "12 pupils for every teacher".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import Room, figure
from factcheck.judge.derived import exact, meant, noun, size, space
from factcheck.judge.derived_times import THAT_IS, by_time, by_time_of_each
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_kinds import counts
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.stem import stem

OF = later(r"^ of (?:up to )?$")
AVERAGE = r"\b(?:%(average)s)\b(?: [a-z]+){0,3} ?$"
INTEREST = r"\b(?:%(interest)s)\b"
NO_INTEREST = r"\b(?:no|without(?: any)?|nor|or|zero|free of) (?:%(interest)s)\b|\binterest[- ]free\b"
WORTH = r"\b(?:%(worth)s)\b[^‹;]{0,40}$"
EACH_OF = r" ?(?:%(each of)s)\b"
DEALT = r"\b(?:%(dealt)s)\b"
# giving each man £1,500 / each of them will receive £1,500
EACH_GETS = r"\b(?:each (?:[a-z-]+ ){0,3}(?:%(gets)s)|(?:%(gets)s) each) (?:(?!for\b|with\b)[a-z-]+ ){0,2}$"
FROM = later(r"\bfrom (?:a |the )?(?:[a-z]+ of )?$")
EACH_NAMED = later(r" ?each of (?!(?:them|these|those|the two|the three)\b)[a-z]")
OWN_SHARES = later(r"^ of (?:its|their) (?:own )?(?:new |common |ordinary )*shares\b")
OUTSTANDING = "shares outstanding"
ALL_SHARES = later(r"^ (?:outstanding|in issue|in circulation|in all|in total)\b")
PRICES = frozenset({"share price", "issue price", "offer price"})
OTHERWISE_VALUED = later(r"\b(?:debts?|enterprise value|diluted|options|depositary|ad[rs]s?|class [a-c])\b")
IN_PART = r"\b(?:%(in part)s)\b"
ONE_OF = later(r"^ (?:an?|per|for each|to each) ([a-z-]+)")
A_YEAR = later(r"^(?: (?:an?|per) [a-z]+)?,? (?:(?:an?|per|each|every) (?:year|month|week|day)|annually|monthly)\b")
TAKES_UP = later(
    r"^(?:that|this|it) (?:is|was|makes|means|works out (?:at|to)|worked out (?:at|to)|comes to|came to|amounts to"
    r"|equals|equates to)\b[^‹,;]{0,20}$"
)
FOR_EVERY = later(r"^ (?:for|to) (?:each|every) (?:(?P<noun>[a-z]+)\b|$)")
# "The state wants one for every 1,200": what there is need not be so.
WISHED = later(
    r"\b(?:wants?|should|must|need\w*|requir\w+|recommend\w*|target\w*|aims?|goals?|average|nationally|elsewhere"
    r"|used to|once|compared|norm|standard|limit|legal|at (?:least|most))\b"
)
REACH = 2  # sentences around a ratio in which what it is of is told
DAYS = frozenset({"day", "week", "month", "year"})
APIECE = "unit"  # by which what is told "apiece" is counted
EACH_NEAR = 30  # characters beside what each gets
NOUGHTS, SLACK = tuple(Decimal(10) ** power for power in (-3, -2, -1, 1, 2, 3)), Decimal("0.02")


class Triple(NamedTuple):
    """What one is, how many there are, and what all of them are.

    ``per`` says that one is told by so many, ``dealt`` that all is shared out, ``rough`` that it may be of a few more.
    """

    each: Figure
    many: Figure
    all_: Figure
    per: Decimal = Decimal(1)
    dealt: bool = False
    rough: bool = False


def each_of(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """What does not come to what so many of them come to."""
    sentences = [one.figures for one in story]
    for at, held in enumerate(sentences):
        near = [one for some in sentences[max(0, at - 1) : at + 2] for one in some if one.letter in "MCU"]
        if len(near) < 2:
            continue
        for one in held:
            for triples in (
                _instalments(one, held, near, spoken),
                _average(one, near, spoken),
                _by_head(one, near, spoken),
                _valued(one, [x for some in sentences[max(0, at - REACH) : at + 2] for x in some], spoken),
                _dealt_out(one, near, spoken),
                _taken_up(one, sentences, at),
                _for_every(one, sentences, at),
            ):
                yield from _judged(triples, near, spoken.pack)
        yield from by_time(near, held, spoken)
        yield from by_time_of_each(near, held, spoken)


def _instalments(many: Figure, held: Sequence[Figure], near: Sequence[Figure], spoken: Spoken) -> list[Triple]:
    """ "$150 million … in four tranches of $35 million"."""
    each = held[many.at + 1] if many.at + 1 < len(held) else None
    if each is None or each.letter != "M" or not OF.match(many.tail) or noun(many) not in spoken.nouns("instalment"):
        return []
    sums = [
        one for one in near if one.letter == "M" and one.unit == each.unit and one.value > each.value and exact(one)
    ]
    free = spoken.pattern(NO_INTEREST)
    if any(spoken.pattern(INTEREST).search(free.sub("", one.told.plain)) for one in (many, *sums)):
        return []
    return [Triple(each, many, one) for one in sums]


def _average(each: Figure, near: Sequence[Figure], spoken: Spoken) -> list[Triple]:
    """ "612 points in the 24 games … an average of 21.3"."""
    others = [one for one in near if one is not each and exact(one)]
    if any(FROM.search(one.lead) for one in others):
        return []  # "fell to an average of 832 million from a peak of 5.2 billion"
    if len(others) != 2 or each.letter not in "MCU" or not spoken.pattern(AVERAGE).search(each.lead):
        return []
    many, all_ = sorted(others, key=lambda one: (one.letter != "C", one.value))
    if many.value <= 1:
        return []  # what is told of one is no average of several
    if each.claim.quantity.per in DAYS and all_.claim.quantity.per is None:
        return []  # "an average income of $9,400 a year", and what somebody pays once
    alike = (all_.letter == each.letter or None in (all_.unit, each.unit)) and (
        each.letter != "C" or noun(all_) in ("", noun(each)) or noun(each) == ""
    )
    return [Triple(each, many, all_, rough=True)] if counts(many.claim) and many.value < all_.value and alike else []


def _by_head(each: Figure, near: Sequence[Figure], spoken: Spoken) -> list[Triple]:
    """ "462 died … Its population of 2.1 million puts the rate at 22 per 100,000"."""
    per = each.claim.quantity.per or ""
    number, _, noun = per.partition(" ")
    scale = Decimal(number) if number.isdigit() else None
    if scale is None:
        return []
    others = [one for one in near if one.letter == "C" and one is not each and counts(one.claim) and one.value != scale]
    if len({one.value for one in others}) != 2:
        return []
    all_, many = sorted(others, key=lambda one: one.value)[:: len(others) - 1]
    if not noun or spoken.pack.units.dimension(noun) == "physical":
        return []  # "43 euros per 100 kilograms" is no rate of any of those counted
    return [Triple(each, many, all_, scale)] if many.value > scale else []


def _valued(all_: Figure, near: Sequence[Figure], spoken: Spoken) -> list[Triple]:
    """ "Closed at $23.50 … with 84 million shares outstanding, is worth $2 billion"."""
    if all_.letter != "M" or not spoken.pattern(WORTH).search(all_.lead) or not exact(all_):
        return []
    if OTHERWISE_VALUED.search(f"{all_.lead} {all_.tail}"):
        return []
    shares = [one for one in near if noun(one) == "share" and one.letter == "C" and exact(one)]
    shares = [one for one in shares if one.claim.frame.metric == OUTSTANDING] or shares
    # "For 10 million of its own shares": at what these cost, a deal is worth what they come to.
    shares = [one for one in near if one.letter == "C" and OWN_SHARES.match(one.tail) and exact(one)] or shares
    # "Sold 12.4 million new shares. There will be 84.2 million shares outstanding": all of them, with those.
    shares = [one for one in shares if ALL_SHARES.match(one.tail)] or shares
    prices = [one for one in near if one.unit == all_.unit and one.claim.frame.metric in PRICES and one is not all_]
    if not prices or len({one.value for one in shares}) != 1:
        return []
    prices.sort(key=lambda one: "open" in one.claim.frame.qualifiers)  # a day's last price is the one that counts
    # … unless it is worth so much "at the offer price".
    prices += [one for one in near if one.unit == all_.unit and not one.claim.scaled and one not in prices]
    if any(OTHERWISE_VALUED.search(f"{one.lead} {one.tail} {one.claim.quantity.per}") for one in prices):
        return []
    return [Triple(price, shares[-1], all_) for price in prices]


def _dealt_out(each: Figure, near: Sequence[Figure], spoken: Spoken) -> list[Triple]:
    """ "Share a bonus of 18 million … spread over the 600 employees, that makes 45,000 each"."""
    if each.letter not in "MCU" or not each.unit or not _plain(each) or not _of_each(each, near, spoken):
        return []
    all_ = [one for one in near if one.unit == each.unit and one is not each and one.told.order <= each.told.order]
    all_ = [one for one in all_ if one.value >= each.value or not one.claim.quantity.per]
    many = [one for one in near if one.letter == "C" and one is not each and one not in all_ and counts(one.claim)]
    many = [one for one in many if noun(one) != "share"]  # these cost a sum: "$60m of notes and 1.6m shares at $25"
    if len(all_) != 1 or len(many) != 1 or not (_sized(all_[0]) and exact(many[0])):
        return []
    dealt = all_[0].told is each.told and ";" not in each.lead and bool(spoken.pattern(THAT_IS).search(each.lead))
    dealt = dealt and many[0].told.order <= each.told.order and (many[0].told is not each.told or many[0].at < each.at)
    dealt = dealt or any(spoken.pattern(DEALT).search(one.told.plain) for one in (each, all_[0], many[0]))
    return [Triple(each, many[0], all_[0], dealt=True)] if dealt and all_[0].value > each.value else []


def _taken_up(each: Figure, sentences: Sequence[Sequence[Figure]], at: int) -> list[Triple]:
    """ "Ordered 1,250 buses … The contract is worth $480 million … That works out at $384,000 per bus"."""
    named = _one_of(each)
    if each.at or not at or each.letter != "M" or not named or not TAKES_UP.match(each.lead) or A_YEAR.match(each.tail):
        return []
    before = [one for held in sentences[max(0, at - REACH) : at] for one in held if exact(one)]
    all_ = [one for one in sentences[at - 1] if one in before and one.unit == each.unit and not one.told.headline]
    many = [one for one in before if _counts_of(one, named)]
    one_each = len(all_) == 1 and len({one.value for one in many}) == 1 and each.claim.quantity.point is not None
    return [Triple(each, many[-1], all_[0], dealt=True)] if one_each and all_[0].value > each.value else []


def _for_every(each: Figure, sentences: Sequence[Sequence[Figure]], at: int) -> list[Triple]:
    """ "1,520 pupils and 76 teachers. Twelve pupils for every teacher", "one doctor for every 800 people"."""
    found = FOR_EVERY.match(each.tail)
    if found is None or not counts(each.claim) or not _plain(each) or WISHED.search(each.told.plain):
        return []
    behind = each.told.figures[each.at + 1 : each.at + 2] if not found["noun"] else ()
    per = behind[0] if behind and counts(behind[0].claim) and _plain(behind[0]) else None
    others = noun(per) if per else stem(found["noun"] or "")
    near = [one for held in sentences[max(0, at - REACH) : at + REACH + 1] for one in held if one not in (each, per)]
    all_ = [one for one in near if counts(one.claim) and exact(one) and noun(one) == noun(each) != ""]
    many = [one for one in near if counts(one.claim) and exact(one) and noun(one) == others != ""]
    if (
        len({one.value for one in all_}) != 1
        or len({one.value for one in many}) != 1
        or all_[0].told is not many[0].told
    ):
        return []
    return [Triple(each, many[0], all_[0], per.value if per else Decimal(1))]


def _of_each(each: Figure, near: Sequence[Figure], spoken: Spoken) -> bool:
    """Whether a sum is told as that of one of many: "£900 each", "giving each man £900", "£900 a grower"."""
    own, per = f"{each.lead[-EACH_NEAR:]}{each.tail[:EACH_NEAR]}", each.claim.quantity.per or ""
    if spoken.pattern(IN_PART).search(own) or EACH_NAMED.match(each.tail):
        return False  # "2.5 million each of class E and class H"
    if per == APIECE or (
        not per and (spoken.pattern(EACH_OF).match(each.tail) or spoken.pattern(EACH_GETS).search(each.lead))
    ):
        return True
    one = _one_of(each)
    return one != "" and any(noun(other) == stem(one) for other in near if other.letter == "C")


def _counts_of(one: Figure, named: str) -> bool:
    """Whether a figure counts what is named, or what it leaves unsaid, or measures it: tonnes, acres."""
    return (counts(one.claim) and noun(one) in ("", stem(named))) or one.unit == named


def _one_of(each: Figure) -> str:
    """What a sum is told of one of: "$384,000 per bus", "a grower"."""
    return each.claim.quantity.per or (found[1] if (found := ONE_OF.match(each.tail)) else "")


def _sized(one: Figure) -> bool:
    """Whether a figure is a size of its own, be it by the day: "36 million litres a day, which is 150 for each"."""
    return exact(one) or (one.claim.quantity.point is not None and one.claim.quantity.per in DAYS)


def _plain(each: Figure) -> bool:
    amount = each.claim.quantity
    return amount.approx is None and amount.point is not None and each.value > 0 and not each.claim.vague


def _judged(triples: Sequence[Triple], near: Sequence[Figure], pack: RulePack) -> Iterator[Conflict]:
    """The first of some ways to work a figure out, if none leads to it, be it with something paid besides."""
    if not triples:
        return
    reals = [_real(one, pack) for one in triples]
    own = {figure_ for one in triples for figure_ in one[:3]}
    more = [beside for one in near if one not in own and one.letter in "MC" and (beside := space(one, pack))]
    if any((real + beside).meets(all_) for real, all_ in filter(None, reals) for beside in more):
        return
    if None in reals or any(real.meets(all_) for real, all_ in filter(None, reals)):
        return
    each, many, all_, per, dealt, _ = triples[0]
    value = each.value * many.value / per
    if not (meant(value, all_.value) or (dealt and _slipped(value / all_.value))):
        return
    whole = f"{told(many.claim)} at {told(each.claim)}" if per == 1 else f"{told(all_.claim)} of {told(many.claim)}"
    came = figure(value, 2) if per == 1 else f"{figure(all_.value * per / many.value)} per {figure(per)}"
    other = all_ if per == 1 else each
    said = {"a": whole, "b": told(other.claim), "reason": f"it is {came}"}
    some = [one.claim for one in (each, many, all_) if one is not other]
    yield misfit("FC403", pack, some, other.claim, said, f"{whole} is {came}.")


def _slipped(ratio: Decimal) -> bool:
    """Whether what is worked out is what is told but for its noughts."""
    return any(abs(ratio * by - 1) < SLACK for by in NOUGHTS)


def _real(one: Triple, pack: RulePack) -> tuple[Room, Room] | None:
    each, many, all_ = space(one.each, pack), (space if one.rough else size)(one.many, pack), space(one.all_, pack)
    if each is None or many is None or all_ is None:
        return None
    real = each.times(many)
    return Room(real.low / one.per, real.high / one.per), all_
