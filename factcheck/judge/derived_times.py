"""FC403: what so much an hour, a week, a month comes to in a year, of one thing or of each of several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import Room, figure
from factcheck.judge.derived import counted, is_year, meant, space
from factcheck.judge.story import Figure
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack

THAT_IS = r"(?:, or| or|\(|%(that is)s)(?: [a-z]+)?? ?$"
# What so much a day makes in a year: "540 million barrels it would thereby lift in the twelve months".
WORKED_OUT = later(r"\b(?:thereby|thus|therefore|hence|adds? up to|works out|mak(?:es|ing))\b")
OVER_YEAR = later(r"^[^‹;.]{0,40}\b(?:in|over|during) (?:the|a) (?:whole |full |entire )?year\b")
OVER = later(r"\b(?:in|over|during) (?:the|those|these|all) $")
DAYS = frozenset({"day", "week", "month", "year"})
# How many of the one go into the other, at the least and at the most: days of work or of the calendar.
INTO: dict[tuple[str, str], tuple[int | str, int | str]] = {
    ("hour", "day"): (6, 24), ("hour", "week"): (30, 48), ("hour", "month"): (120, 210), ("hour", "year"): (1400, 2500),
    ("day", "week"): (5, 7), ("day", "month"): (20, 31), ("day", "year"): (240, 366), ("week", "month"): (4, "4.5"),
    ("week", "year"): (44, 53), ("month", "quarter"): (3, 3), ("month", "year"): (12, 14), ("quarter", "year"): (4, 4),
}  # fmt: skip

# 210,000 euros a month for each of the four buildings … for a total of 12.6 million euros a year
FOR_EACH = later(
    r"^(?: (?:an?|per|each|every) [a-z]+)?? (?:for|on|from|to|in|at)"
    r" each of (?:the|its|their|his|her|these|those)(?: [a-z-]+)? $"
    r"|^(?: (?:an?|per|each|every) [a-z]+){1,2} for (?:the|its|their|each of the|all(?: the)?) $"
)
EACH_OF = later(r"\beach of (?:the|its|their|his|her|these|those)(?: [a-z-]+)? $")
IN_ALL = later(
    r"(?:\btotal of|\btotall?ing|\b(?:that|which|it|this) (?:comes?|came|amounts?|adds up) to|\bbringing(?: in)?|, or"
    r"|\bmaking|\b(?:that|which) (?:is|makes))(?: [a-z]+)? ?$"
)
IN_ALL_BEHIND = later(r"^(?: an? [a-z]+)? (?:in all|in total|altogether|all told)\b")
BESIDES = later(r"\b(?:with|including|plus|besides|as well as|together with|before|after|net)\b")


def by_time(near: Sequence[Figure], held: Sequence[Figure], spoken: Spoken) -> Iterator[Conflict]:
    """ "£310 a week. That's £1,340 a month"."""
    for second in held:
        if second.letter not in "MCU" or not (
            spoken.pattern(THAT_IS).search(f" {second.lead}") or WORKED_OUT.search(f"{second.lead} {second.tail}")
        ):
            continue
        firsts = [
            one for one in near if one is not second and one.unit == second.unit and one.told.order <= second.told.order
        ]
        firsts = [one for one in firsts if second.letter == "M" or (one.unit and _per(one) in DAYS)]
        if firsts:
            yield from _paid(firsts[-1], second, spoken.pack)


def by_time_of_each(near: Sequence[Figure], held: Sequence[Figure], spoken: Spoken) -> Iterator[Conflict]:
    """ "210,000 euros a month for each of the four buildings, for a total of 12.6 million euros a year"."""
    for all_ in held:
        if all_.letter != "M" or not IN_ALL.search(all_.lead) or BESIDES.search(all_.lead):
            continue
        before = [
            one for one in near if one.told.order <= all_.told.order and one is not all_ and one.unit == all_.unit
        ]
        each = next((one for one in reversed(before) if (_per(one), _per(all_)) in INTO), None)
        many = _of_how_many(each) if each is not None else None
        if each is not None and many is not None:
            yield from _paid(each, all_, spoken.pack, many)


def _of_how_many(each: Figure) -> Figure | None:
    """How many there are of whom, or what, a rate is told of each."""
    figures = each.told.figures
    behind, before = figures[each.at + 1 : each.at + 2], figures[: each.at][-1:]
    if behind and FOR_EACH.match(each.tail) and counted(behind[0]):
        return behind[0]
    return before[0] if before and EACH_OF.search(before[0].lead) and counted(before[0]) else None


def _paid(first: Figure, second: Figure, pack: RulePack, many: Figure | None = None) -> Iterator[Conflict]:
    """What is paid in one time, be it for each of so many, and what the same, or all, is said to be in another."""
    ours, theirs = _per(first), _per(second)
    short, long = (first, second) if (ours, theirs) in INTO else (second, first)
    factors = INTO.get((ours, theirs)) or INTO.get((theirs, ours))
    small, large = space(short, pack), space(long, pack)
    if factors is None or small is None or large is None:
        return
    times = many.value if many else 1
    least, most = (Decimal(factor) * times for factor in factors)
    if Room(small.low * least, small.high * most).meets(large):
        return
    if meant(short.value * (least + most) / 2, long.value):
        way = f"{_at_rate(short)} for each of {told(many.claim)}" if many else _at_rate(short)
        came = f"{figure(short.value * least)} to {figure(short.value * most)} a {_per(long)}"
        said = {"a": way, "b": _at_rate(long), "reason": f"it is {came}"}
        claims = (short.claim, many.claim) if many else (short.claim,)
        yield misfit("FC403", pack, claims, long.claim, said, f"{way} is {came}.")


def _at_rate(one: Figure) -> str:
    """A figure with the time it is told by, once: "£310 a week"."""
    words = told(one.claim)
    return words if words.endswith(f" {_per(one)}") else f"{words} a {_per(one)}"


def _per(one: Figure) -> str:
    found = re.match(r"^ (?:an?|per|each|every) (hour|day|week|month|quarter|year)\b", one.tail)
    behind = one.told.figures[one.at + 1] if one.at + 1 < len(one.told.figures) else None
    of_year = OVER_YEAR.search(one.tail) or (behind and OVER.search(one.tail) and is_year(behind))
    return one.claim.quantity.per or (found[1] if found else "year" if of_year else "")
