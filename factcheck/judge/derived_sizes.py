"""What the figures that a story adds up and takes away count, and how much room each of them leaves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from factcheck.judge.arithmetic_rooms import Room
from factcheck.judge.derived import Figure, space
from factcheck.judge.story_kinds import counts
from factcheck.judge.story_parts import counted_room
from factcheck.judge.story_words import Spoken
from factcheck.model.pack import RulePack
from factcheck.model.stem import stem

NOTHING = Room(Decimal(0), Decimal(0))


def noun(one: Figure) -> str:
    """The stem of what a figure counts, by its last word; "" where it goes unsaid."""
    return stem((one.unit or "").removeprefix("count:").split(" ")[-1])


def size(one: Figure, pack: RulePack) -> Room | None:
    """The room of a figure; what is counted one by one leaves none."""
    return counted_room(one.claim, pack) if counts(one.claim) else space(one, pack)


def exact(one: Figure) -> bool:
    """Whether a figure is told as a size of its own: no range, no bound, no rate, nothing vague."""
    amount = one.claim.quantity
    return amount.approx not in ("range", "at_most", "at_least") and not one.claim.vague and not amount.per


def counted(one: Figure) -> bool:
    """Whether a figure counts things one by one."""
    return one.letter == "C" and counts(one.claim) and exact(one)


def kin(a: Figure, b: Figure, spoken: Spoken) -> bool:
    """Whether two counts can be of the same: one of them says nothing of what, or both say the same, or people."""
    ours, theirs = noun(a), noun(b)
    return "" in (ours, theirs) or ours == theirs or {ours, theirs} <= spoken.people


def summed(spaces: Iterable[Room]) -> Room:
    total = NOTHING
    for one in spaces:
        total = total + one
    return total


def around(sentences: Sequence[Sequence[Figure]], at: int, before: int, behind: int = 0) -> list[Figure]:
    """The figures of a sentence and of some around it, headlines and what they say aside."""
    near = sentences[max(0, at - before) : at + behind + 1]
    return [one for held in near for one in held if not one.told.headline or held is sentences[at]]
