"""FC403: a lead, a margin, a gap told beside the two figures it lies between, be they in the next sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.judge.arithmetic_line import misfit, told, worth
from factcheck.judge.arithmetic_rooms import Room, figure
from factcheck.judge.derived import near, noun, size
from factcheck.judge.story import CROWD, Figure, Told
from factcheck.judge.story_kinds import counts
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.pack import RulePack

GAP = (
    r"\b(?:%(gap)s)(?: [a-z]+){0,2} of(?: just| only| some)? ?$"
    r"|\b(?:%(gap by)s)\b[^‹;:.]*\bby(?: just| only| some)? ?$"
)
GAP_BEHIND = r"^(?:[ -][a-z]+)? (?:%(gap behind)s)\b"
APART = r"\b(?:%(not this gap)s)\b"


def gaps(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Gaps that are not those between the two figures told with them."""
    sentences = [one.figures for one in story]
    for at, held in enumerate(sentences):
        for gap in held:
            if _is_gap(gap, spoken):
                around = [held, *sentences[at + 1 : at + 2], *sentences[max(0, at - 1) : at]]
                yield from _judged(gap, around, spoken.pack)


def _is_gap(one: Figure, spoken: Spoken) -> bool:
    if one.letter not in "CMUBP":
        return False
    # "5 percent ahead of last year" is a growth.
    behind = one.letter != "P" and spoken.pattern(GAP_BEHIND).search(one.tail)
    if not behind and not spoken.pattern(GAP).search(one.lead):
        return False
    # A majority of seats is counted over half of all, or over all others.
    seats = noun(one) in spoken.nouns("seat")
    return not seats and one.claim.quantity.approx != "range" and not spoken.pattern(APART).search(one.tail)


def _ends(gap: Figure, held: Sequence[Figure]) -> list[Figure]:
    """The figures of a sentence that a gap may lie between."""
    return [
        one for one in held if one is not gap and one.letter != "K" and _comparable(one.claim, gap) and one.value > 0
    ]


def _comparable(claim: Claim, gap: Figure) -> bool:
    ours, theirs = claim.quantity, gap.claim.quantity
    if claim.frame.aspect == "change" or claim.vague or ours.point is None or ours.per != theirs.per:
        return False
    if theirs.unit in ("percent", "percentage_point"):
        return ours.unit == "percent"
    bare = ours.unit is None and counts(claim) and counts(gap.claim)
    return ours.unit == theirs.unit or (bare and claim.frame.metric == gap.claim.frame.metric)


def _judged(gap: Figure, around: Sequence[Sequence[Figure]], pack: RulePack) -> Iterator[Conflict]:
    apart = size(gap, pack)
    every = [one for held in around for one in _ends(gap, held)]
    if apart is None or len(every) > CROWD or any(_between(a, b, pack, apart) for a, b in combinations(every, 2)):
        return
    for held in around:
        ends = _ends(gap, held)
        if len(ends) == 2 and min(one.value for one in ends) >= gap.value:
            yield from _finding(gap, ends, pack)
        if ends:
            return


def _between(a: Figure, b: Figure, pack: RulePack, apart: Room) -> bool:
    ours, theirs = size(a, pack), size(b, pack)
    if ours is None or theirs is None:
        return True
    real = ours.minus(theirs)
    return real.meets(apart) or real.turned.meets(apart)


def _finding(gap: Figure, ends: Sequence[Figure], pack: RulePack) -> Iterator[Conflict]:
    a, b = sorted(ends, key=lambda one: one.value, reverse=True)
    more, less = size(a, pack), size(b, pack)
    if more is None or less is None or not near(more.minus(less), gap.value):
        return
    real = worth(a.value - b.value, a.claim)
    both = f"{told(a.claim)} and {told(b.claim)}"
    said = {"a": both, "b": told(gap.claim), "reason": f"they lie {figure(a.value - b.value, 2)} apart"}
    hint = f"{told(a.claim)} less {told(b.claim)} is {real}."
    yield misfit("FC403", pack, (a.claim, b.claim), gap.claim, said, hint)
