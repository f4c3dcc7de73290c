"""FC102: one change of a story told with both directions: "rose 6.3%" and "the 6.3% drop"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import chain, combinations, pairwise
from typing import TypeVar

from factcheck.judge.arithmetic_line import told
from factcheck.judge.derived_levels import is_step
from factcheck.judge.derived_rates_pairs import stems
from factcheck.judge.story import Figure, Told, clash
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later

# Back the same way later on, or of another time: no slip.
AGAIN = later(
    r"\b(?:back|again|earlier|previous\w*|revers\w+|recover\w*|rebound\w*|recoup\w*|erase[ds]?|erasing|regain\w*|wip\w+"
    r"|last (?:year|month|week|quarter)|a (?:year|month|week) (?:ago|before)|follow\w+|preced\w+|then|return\w*"
    r"|instead|rather than|not|if|would|could|restor\w+|undo\w*|until|before)\b",
    re.IGNORECASE,
)
# the 6.3 percent drop in sales / the slide from 114.6 to 108.9
RESUMED = later(r"\b(?:the|this|that|its|their)(?: [a-z]+)? $")
UP_TO, FROM = later(r"\bto(?: [a-z]+){0,3} ?$"), later(r"\bfrom(?: [a-z]+){0,4} ?$")
AFTER = later(r"\b(?:after|despite|from|on top of) (?:the|this|that|its|their)(?: [a-z]+)? $")
WHEN = later(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn"
    r"|fall|winter|year|quarter|month|week|(?:mon|tues|wednes|thurs|fri|satur|sun)day|earlier|ago)\b(?! be\b)"
)
VERB = later(r"\b(?:may|might|will|is|was|has|had|can|could|came|comes|should)\b|,")
NEAR = 50  # characters around a change in which it is said to be another one
CROWD = 40  # times that one figure is told in a story; more are a list
Item = TypeVar("Item")
FEWEST = 3  # digits that two levels must have, for nobody tells these twice by chance


def reversed_(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Changes that are taken up again with the other direction."""
    yield from _rates(story, spoken)
    yield from _levels([one for one in story if one.claims and not AGAIN.search(one.said)], spoken)


def _rates(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    steps = [one for said in story for one in said.figures if is_step(one) and one.letter in "PB" and _fine(one)]
    for first, again in _alike(steps, lambda one: (one.value, one.letter)):
        ways = {one.claim.frame.direction for one in (first, again)}
        if len(ways) != 2 or first.told is again.told:
            continue
        if RESUMED.search(again.lead) and _of_one(first, again, spoken):
            yield _finding(first, again, spoken)
            return


def _alike(held: Iterable[Item], key: Callable[[Item], Hashable]) -> Iterator[tuple[Item, Item]]:
    """The pairs of those that tell the same figures, of which no story has a crowd."""
    by_key: defaultdict[Hashable, list[Item]] = defaultdict(list)
    for one in held:
        by_key[key(one)].append(one)
    return chain.from_iterable(combinations(some, 2) for some in by_key.values() if len(some) <= CROWD)


def _fine(one: Figure) -> bool:
    return one.value % 1 != 0 and one.claim.quantity.approx is None


def _of_one(first: Figure, again: Figure, spoken: Spoken) -> bool:
    """Whether a change is taken up as one of what it was told of: "sales rose", "the drop in sales"."""
    if AGAIN.search(again.lead[-NEAR:]) or AGAIN.search(first.lead[-NEAR:]) or AFTER.search(again.lead):
        return False
    if not {match[0] for match in WHEN.finditer(VERB.split(again.tail)[0][:NEAR])} <= set(
        WHEN.findall(first.told.plain)
    ):
        return False
    taken_up = stems(f"{again.tail[:40]} {again.lead[-20:]}") - spoken.idle
    said = stems(f"{first.lead[-80:]}") - spoken.idle
    return bool(taken_up & said)


def _levels(body: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """ "Climbed to 114.6 from 108.9", and "the slide from 114.6 to 108.9"."""
    moves = [move for one in body if (move := _move(one.figures))]
    pairs = _alike(moves, lambda move: frozenset(one.value for one in move))
    for (before, after), (other_before, other_after) in pairs:
        swapped = (before.value, after.value) == (other_after.value, other_before.value)
        if before.told is other_after.told or not swapped or before.unit != other_after.unit:
            continue
        if not _another_time(before, other_before, other_after):
            yield _finding(after, other_after, spoken)
            return


def _another_time(first: Figure, *some: Figure) -> bool:
    """Whether a time stands around two levels that the first sentence does not tell: "in September it was raised"."""
    last = max(some, key=lambda one: one.at)
    said = last.told.plain.partition(f"{last.lead[-5:]}‹")[0] + VERB.split(last.tail)[0]
    return not {match[0] for match in WHEN.finditer(said)} <= set(WHEN.findall(first.told.plain))


def _move(held: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The level that a sentence leads from and the one it leads to."""
    for one, other in pairwise(held):
        if one.letter not in "MCPU" or one.letter != other.letter or _digits(one) < FEWEST or _digits(other) < FEWEST:
            continue
        if FROM.search(one.lead) and UP_TO.search(other.lead):
            return one, other
        if UP_TO.search(one.lead) and FROM.search(other.lead):
            return other, one
    return None


def _digits(one: Figure) -> int:
    return sum(char.isdigit() for char in one.claim.place.text)


def _finding(first: Figure, again: Figure, spoken: Spoken) -> Conflict:
    said = {"a": _told(first), "b": _told(again), "reason": "the one goes up and the other down"}
    hint = "The story takes up one change as the opposite of what it told before."
    return clash(spoken.pack, "FC102", first.claim, again.claim, said, hint)


def _told(one: Figure) -> str:
    way = {"up": "up ", "down": "down "}.get(one.claim.frame.direction or "", "")
    return f"{way}{told(one.claim)}" if one.letter in "PB" else f"to {told(one.claim)}"
