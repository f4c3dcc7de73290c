"""FC401: a figure that the next sentence takes up and moves the other way: "80 ballots. … That number rises to six"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from factcheck.judge.arithmetic_growth import turned
from factcheck.judge.arithmetic_line import same_unit
from factcheck.judge.story import Told
from factcheck.judge.story_moves import DOWN, UP
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later

CLOSE = Decimal("0.02")  # share of a level by which rounding may turn a step around
PLAIN = {None, "at_most", "at_least"}  # "was limited to 80"
ADVERBS = "(?:(?:slightly|sharply|again|further|back|only|just) )*"
# Under the new law, that number rises to six.
MOVED = later(
    r"\b(?:[Tt]hat|[Tt]his) (?:number|figure|total|limit|rate|share|sum|price|amount|toll|count|percentage)"
    r" (?:has |had |will |would |was |is |is to |since )*"
    rf"(?:(?P<up>{UP})|(?P<down>{DOWN})) {ADVERBS}to ‹[MCUP](?P<after>\d+)›"
)


def taken_up(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Every figure that goes another way than it is said to, from the only one of the sentence before."""
    for before, one in pairwise(story):
        match = MOVED.search(one.text)
        if match is None or one.headline is not before.headline or "previous" in one.text[: match.start()]:
            continue
        after, way = one.claim(match, "after"), 1 if match["up"] else -1
        first = _only(before, after)
        if first is None or (match.start() > 0 and any(mark in one.text[: match.start()] for mark in "‹;")):
            continue
        here, there = abs(first.quantity.near), abs(after.quantity.near)
        if (there - here) * way < -CLOSE * here:
            yield turned(spoken.pack, first, after, way)


def _only(before: Told, after: Claim) -> Claim | None:
    """The one figure of a sentence that can be what moved."""
    alike = [claim for claim in before.claims if _alike(claim, after)]
    return alike[0] if len(alike) == len(before.claims) == 1 else None


def _alike(claim: Claim, after: Claim) -> bool:
    counted = all((one.quantity.unit or "count:").startswith("count:") for one in (claim, after))
    plain = {claim.quantity.approx, after.quantity.approx} <= PLAIN
    return plain and (same_unit(claim, after) or counted) and claim.quantity.per == after.quantity.per
