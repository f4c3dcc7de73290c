"""FC403: a lead, a margin, a gap told beside the two figures it lies between, be they in the next sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.judge.arithmetic_line import misfit, told, worth
from factcheck.judge.arithmetic_rooms import Room, figure
from factcheck.judge.derived import Figure, figures, near, space
from factcheck.judge.story import Told
from factcheck.judge.story_kinds import counts
from factcheck.judge.story_parts import counted_room
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.pack import RulePack
from factcheck.model.stem import stem

GAP = re.compile(
    r"\b(?:margin|majority|lead|gap|difference|spread|edge|advantage|deficit|shortfall|surplus)(?: [a-z]+){0,2} of"
    r"(?: just| only| some)? ?$"
    r"|\b(?:beat\w*|defeat\w*|wins?|winning|won|edg\w+|los(?:es?|ing|t)|outvot\w+|outscor\w+|outsold|outsell\w*|ahead"
    r"|trail\w*|leads?|leading|led|exceed\w*|surpass\w*|overtak\w+|overtook|outnumber\w*|outstrip\w*)\b[^‹;:.]*"
    r"\bby(?: just| only| some)? ?$"
)
GAP_BEHIND = re.compile(
    r"^(?:[ -][a-z]+)? (?:lead|majority|margin|gap|difference|advantage|edge|ahead|behind|clear|apart)\b"
)
SEATS = frozenset({"seat", "mandate", "deputy"})  # a majority of seats is counted over half of all, or over all others
APART = re.compile(
    r"\b(?:respectively|earlier|previous(?:ly)?|last (?:year|time|week|month)|narrow\w*|widen\w*|from)\b"
)
MOST_FAR = 3


def gaps(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Gaps that are not those between the two figures told with them."""
    sentences = [figures(one) for one in story]
    for at, held in enumerate(sentences):
        for gap in held:
            behind = gap.letter != "P" and GAP_BEHIND.search(gap.tail)  # "5 percent ahead of last year" is a growth
            if gap.letter in "CMUBP" and (GAP.search(gap.lead) or behind) and not _other(gap):
                around = [sentences[at], *sentences[at + 1 : at + 2], *sentences[max(0, at - 1) : at]]
                yield from _judged(gap, around, spoken.pack)


def _other(gap: Figure) -> bool:
    noun = stem((gap.unit or "").split(" ")[-1].removeprefix("count:"))
    return noun in SEATS or gap.claim.quantity.approx == "range" or APART.search(gap.tail) is not None


def _ends(gap: Figure, held: Sequence[Figure]) -> list[Figure]:
    """The figures of a sentence that a gap may lie between."""
    return [one for one in held if one is not gap and _comparable(one.claim, gap) and one.value > 0]


def _comparable(claim: Claim, gap: Figure) -> bool:
    ours, theirs = claim.quantity, gap.claim.quantity
    if claim.frame.aspect == "change" or claim.vague or ours.point is None or ours.per != theirs.per:
        return False
    if theirs.unit in ("percent", "percentage_point"):
        return ours.unit == "percent"
    bare = ours.unit is None and counts(claim) and counts(gap.claim)
    return ours.unit == theirs.unit or (bare and claim.frame.metric == gap.claim.frame.metric)


def _judged(gap: Figure, around: Sequence[Sequence[Figure]], pack: RulePack) -> Iterator[Conflict]:
    size = _room(gap, pack)
    every = [one for held in around for one in _ends(gap, held)]
    if size is None or any(_between(a, b, pack, size) for a, b in combinations(every, 2)):
        return
    for held in around:
        ends = _ends(gap, held)
        if len(ends) == 2 and min(one.value for one in ends) >= gap.value:
            a, b = sorted(ends, key=lambda one: one.value, reverse=True)
            more, less = _room(a, pack), _room(b, pack)
            if more is None or less is None or not near(more.minus(less), gap.value):
                return
            real = worth(a.value - b.value, a.claim)
            ends_ = f"{told(a.claim)} and {told(b.claim)}"
            said = {"a": ends_, "b": told(gap.claim), "reason": f"they lie {figure(a.value - b.value, 2)} apart"}
            hint = f"{told(a.claim)} less {told(b.claim)} is {real}."
            yield misfit("FC403", pack, (a.claim, b.claim), gap.claim, said, hint)
            return
        if ends:
            return


def _between(a: Figure, b: Figure, pack: RulePack, size: Room) -> bool:
    ours, theirs = _room(a, pack), _room(b, pack)
    if ours is None or theirs is None:
        return True
    apart = ours.minus(theirs)
    return apart.meets(size) or apart.turned.meets(size)


def _room(one: Figure, pack: RulePack) -> Room | None:
    return counted_room(one.claim, pack) if counts(one.claim) else space(one, pack)
