"""FC403: what is paid a month, for how long, and what that comes to; and two conversions at two rates of exchange."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal

from factcheck.judge.arithmetic_exchange import Text, off
from factcheck.judge.arithmetic_line import misfit, told, worth
from factcheck.judge.arithmetic_rooms import Room, figure, room
from factcheck.judge.story import Told
from factcheck.judge.story_kinds import EARLIER
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack

FARTHEST = 2  # sentences between a rate, its term and what both come to
A_YEAR = {"year": Decimal(1), "quarter": Decimal(4), "month": Decimal(12), "week": Decimal(52), "day": Decimal(365)}
TERM = later(
    r"\b(?:for|over|lasts?|runs? for|running for|term of|period of)(?: the next| a further)? "
    r"‹S(?P<term>\d+)›(?! (?:ago|old))"
    r"|\b(?:a|the|its|their) ‹S(?P<term2>\d+)› (?:[a-z]+ )?(?:contract|lease|deal|agreement|term|loan|concession)\b"
)
IN_ALL = later(
    r"\b(?:in all|in total|altogether|a total of|totall?ing|adds? up to|[Oo]ver (?:that|this|the (?:whole|full|entire))"
    r" (?:period|term|time|life)|[Oo]ver (?:the|its) (?:term|life|duration))\b"
)
CHANGING = later(r"\b(?:rising|increasing|falling|escalat|first|initial|then|later|up to|at least|index-linked)\b")
ROUGHLY = Decimal("0.1")  # share by which two conversions told in one story may be at different rates
NOUGHTS = (Decimal(10), Decimal(1000), Decimal(1_000_000))
AT_THE_RATE = later(
    r"‹M(?P<sum>\d+)› at (?:today[’']s|yesterday[’']s|the|current|present|the current|the present|the day[’']s|that)"
    r"(?: official| market)?(?: exchange| conversion)? rates?\b(?! of\b)"
)
YEAR = later(r"^(?:In|Back in|By|During|At the end of) (?:[A-Z][a-z]+ )?(?P<year>(?:19|20)\d\d)\b")
MOST = Decimal(4)  # times: rates further apart than this are of two different dollars, or one of them is scaled


def terms(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Sums that a rate does not come to in its time, and amounts converted at rates that differ."""
    for one in story:
        for claim in one.claims:
            if claim.quantity.per in A_YEAR and spoken.pack.units.dimension(claim.quantity.unit) == "money":
                yield from _paid(claim, one, story, spoken.pack)
    yield from _rates(story, spoken.pack)


def _paid(rate: Claim, one: Told, story: Sequence[Told], pack: RulePack) -> Iterator[Conflict]:
    """ "4 million a month", "for six years", and "over that period 188 million"."""
    near = story[max(0, one.order - 1) : one.order + FARTHEST + 1]
    spans = [other.claim(m, "term" if m["term"] else "term2") for other in near for m in TERM.finditer(other.text)]
    if len(spans) != 1 or spans[0].quantity.unit not in A_YEAR or CHANGING.search(one.text):
        return
    span, each = spans[0], room(rate, pack.tolerances)
    if span.quantity.point is None or span.quantity.approx or each is None:
        return
    times = span.quantity.point * A_YEAR[rate.quantity.per or ""] / A_YEAR[span.quantity.unit or ""]
    for other in near:
        for total in _totals(rate, other):
            space = room(total, pack.tolerances)
            if space is not None and not Room(each.low * times, each.high * times).meets(space):
                came = worth(rate.quantity.near * times, total)
                said = {"a": f"{told(rate)} for {told(span)}", "b": told(total), "reason": f"it is {came}"}
                yield misfit("FC403", pack, (rate, span), total, said, f"{said['a']} is {came}.")
                return


def _totals(rate: Claim, one: Told) -> Iterator[Claim]:
    """The sums of a sentence that are told to be all that is paid."""
    if not IN_ALL.search(one.text) or EARLIER.search(one.text):
        return
    sums = [claim for claim in one.claims if claim.quantity.unit == rate.quantity.unit and not claim.quantity.per]
    if len(sums) == 1 and sums[0].partner is None and sums[0].quantity.near > rate.quantity.near:
        yield sums[0]


def _rates(story: Sequence[Told], pack: RulePack) -> Iterator[Conflict]:
    """ "800 million kroner ($76 million)" and "200 million kroner ($39 million)"."""
    by_id = {claim.id: (claim, one) for one in story for claim in one.claims}
    before = {claim.id for claim, one in by_id.values() if EARLIER.search(one.text) or _past(claim, one)}
    held: defaultdict[tuple[str, str], list[tuple[Claim, Claim]]] = defaultdict(list)
    for claim, one in by_id.values():
        first = by_id.get(claim.partner or "", (None, one))[0]
        if first is not None and first.quantity.unit != claim.quantity.unit:
            held[first.quantity.unit or "", claim.quantity.unit or ""].append((first, claim))
    wrong = _wrong(story, pack) if any(len(pairs) > 1 for pairs in held.values()) else set()
    for (unit, other), told_pairs in held.items():
        pairs = [pair for pair in told_pairs if pair[1].id not in wrong]
        if pairs and pack.units.dimension(unit) == pack.units.dimension(other) == "money":
            yield from _at_odds(pairs, before, pack) if len(pairs) > 1 else ()
            yield from _at_the_rate(pairs, story, pack)


def _wrong(story: Sequence[Told], pack: RulePack) -> set[str]:
    """The conversions that are known to be wrong, whatever others there are."""
    claims = [claim for one in story for claim in one.claims]
    return {rate.again.id for rate in off(claims, Text(lambda: (one.said for one in story)), pack)}


def _past(claim: Claim, one: Told) -> bool:
    """Whether the sentence of a figure opens with a year before that of its article."""
    day = claim.as_of
    now = day.first.year if day is not None and day.first is not None else 0
    opened = YEAR.match(one.said)
    return opened is not None and int(opened["year"]) < now


def _at_odds(pairs: Sequence[tuple[Claim, Claim]], before: Set[str], pack: RulePack) -> Iterator[Conflict]:
    """One finding where the rates of two conversions differ by more than rounding and a few days could make."""
    (first, again), *others = pairs
    base = _rate(first, again, pack)
    for one, other in others:
        rate = _rate(one, other, pack)
        if base is None or rate is None or first.quantity.per != one.quantity.per:
            continue
        low, high = sorted((rate, base))
        same = not {again.id, other.id} & before  # an earlier sum may be converted at the rate of its day
        if low.high * (1 + ROUGHLY) < high.low and (_slipped(low, high) or (same and high.low < MOST * low.high)):
            ours, theirs = (f"{told(a)} ({told(b)})" for a, b in ((first, again), (one, other)))
            times = figure(high.low / low.high, 2)
            said = {"a": ours, "b": theirs, "reason": f"their rates of exchange are {times} times apart at least"}
            hint = "Both are converted in one story, and so at one rate."
            yield misfit("FC403", pack, (first, again, one), other, said, hint)
            return


def _slipped(low: Room, high: Room) -> bool:
    """Whether two rates are one but for noughts."""
    return any(Room(low.low * by, low.high * by).meets(high) for by in NOUGHTS)


def _at_the_rate(pairs: Sequence[tuple[Claim, Claim]], story: Sequence[Told], pack: RulePack) -> Iterator[Conflict]:
    """ "The gains, worth $290 million at today's rate", of 2.4 billion rupees, where 410 million are $5 million."""
    rate, again = _rate(*pairs[0], pack), pairs[0][1]
    if rate is None or any(a.quantity.per for a, _ in pairs):
        return
    alone = [claim for one in story for claim in one.claims if claim.quantity.unit == pairs[0][0].quantity.unit]
    for one in story:
        for match in AT_THE_RATE.finditer(one.text):
            claim = one.claim(match, "sum")
            own, rooms_ = room(claim, pack.tolerances), [(c, room(c, pack.tolerances)) for c in alone]
            if claim.quantity.unit != again.quantity.unit or own is None:
                continue
            worth_ = [(c, _wider(space.times(rate))) for c, space in rooms_ if space is not None]
            if any(space.meets(own) for _, space in worth_):
                continue
            meant = [(c, space) for c, space in worth_ if _slipped(*sorted((own, space)))]
            if len({c.quantity.near for c, _ in meant}) == 1:
                first = meant[0][0]
                came = worth(first.quantity.near * pairs[0][1].quantity.near / pairs[0][0].quantity.near, claim)
                said = {"a": told(first), "b": told(claim), "reason": f"it is {came}"}
                hint = f"At the rate of {told(pairs[0][0])} ({told(again)}), {told(first)} is {came}."
                yield misfit("FC403", pack, (first, *pairs[0]), claim, said, hint)


def _wider(space: Room) -> Room:
    return Room(space.low * (1 - ROUGHLY), space.high * (1 + ROUGHLY))


def _rate(first: Claim, again: Claim, pack: RulePack) -> Room | None:
    a, b = room(first, pack.tolerances), room(again, pack.tolerances)
    return b.over(a) if a is not None and b is not None else None
