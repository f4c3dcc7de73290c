"""FC403: the majority by which somebody was elected, and the votes of the two best, told sentences away from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.judge.arithmetic_line import misfit, told, worth
from factcheck.judge.derived import counted, meant, noun, own_words, size
from factcheck.judge.derived_gaps import WIDER, fits, of_another_time, told_apart
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.stem import stem

REACH = 8  # sentences between a majority and the votes it lies between
APART = 3  # sentences between the votes of the two best
FEWEST = 50  # votes: what is less is a place, an age, a share
POLLED = r"\b(?:%(polled)s)(?: (?:a total of|some|just|only|about|the|another))* ?$"
FORMER = r"\b(?:%(former majority)s)\b"
ELSEWHERE = later(r"^(?:In|At|Near|Around) (?:[a-z-]+ )*[A-Z]")
VOTE = stem("vote")
OF_VOTES = later(
    r"^(?:[- ]?votes?)?(?: (?:behind|ahead|against|of the votes?))?(?:[.,;:]|$| (?:and|to|but|while|against)\b)"
)


def majorities(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """The one majority of a story that is not that between the two best of those whose votes it tells."""
    gaps = [one for said in story for one in said.figures if _is_majority(one, spoken)]
    if not gaps or len({one.value for one in gaps}) != 1:
        return
    polled = [one for said in story for one in said.figures if one not in gaps and _is_polled(one, spoken)]
    gap = gaps[0]
    near = [one for one in polled if abs(one.told.order - gap.told.order) <= REACH and one.value > gap.value]
    if ELSEWHERE.search(gap.told.said):
        return
    if len(near) < 2 or not any(noun(one) == VOTE for one in (*near, gap)):
        return
    best, second = sorted(near, key=lambda one: one.value, reverse=True)[:2]
    own = size(gap, spoken.pack)
    if own is None or abs(best.told.order - second.told.order) > APART or best.value == second.value:
        return
    if any(fits(a, b, own, spoken.pack) for a, b in combinations(polled, 2)):
        return
    real = best.value - second.value
    if meant(real, gap.value):
        votes = f"{told(best.claim)} and {told(second.claim)}"
        said = {"a": votes, "b": told(gap.claim), "reason": f"they lie {worth(real, best.claim)} apart"}
        hint = f"{told(best.claim)} less {told(second.claim)} is {worth(real, best.claim)}."
        yield misfit("FC403", spoken.pack, (best.claim, second.claim), gap.claim, said, hint)


def _is_majority(one: Figure, spoken: Spoken) -> bool:
    """Whether a figure tells by how many votes somebody is elected now."""
    if not counted(one) or noun(one) not in ("", VOTE) or of_another_time(one, spoken):
        return False
    around = f"{one.lead[-60:]} {own_words(one)} {one.tail[:30]}"
    if WIDER.search(around) or spoken.pattern(FORMER).search(around):
        return False
    if one.tail.startswith(",") and _is_polled(one, spoken):
        return False  # "received 14,220 votes, ahead of Stone with 11,905"
    votes = noun(one) == VOTE or "majority" in around
    return votes and told_apart(one, one.told.figures, spoken)


def _is_polled(one: Figure, spoken: Spoken) -> bool:
    """Whether a figure tells how many voted for somebody."""
    if not counted(one) or noun(one) not in ("", VOTE) or one.value < FEWEST or of_another_time(one, spoken):
        return False
    votes = noun(one) == VOTE or OF_VOTES.match(one.tail) is not None
    return votes and spoken.pattern(POLLED).search(one.lead) is not None
