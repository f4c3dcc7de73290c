"""What a story works out from other figures it tells: changes, differences, shares, sums, products.

A figure that is told as worked out is held against every choice of figures near it that it may come from. If one
of them leads to it, all is well. If none does, the choice that the words point to is shown, unless it leads so far
off that the figure is hardly meant to come from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from factcheck.judge.arithmetic_line import same_unit, told
from factcheck.judge.arithmetic_rooms import Room, room
from factcheck.judge.story import MARK, Told
from factcheck.model.claim import Claim
from factcheck.model.pack import RulePack
from factcheck.model.stem import stem

FAR = 4  # times: what is worked out further off than this comes from other figures


class Figure(NamedTuple):
    """A figure of a story, and the words before it and behind it up to the next figure or the end of its sentence."""

    claim: Claim
    told: Told
    at: int
    lead: str
    tail: str
    letter: str

    @property
    def unit(self) -> str | None:
        return self.claim.quantity.unit

    @property
    def value(self) -> Decimal:
        return abs(self.claim.quantity.near)


def figures(one: Told) -> tuple[Figure, ...]:
    """The figures of a sentence in order, what is converted, corrected or denied among them as ``K``."""
    marks = list(MARK.finditer(one.text))
    ends = [0, *(mark.end() for mark in marks)]
    starts = [*(mark.start() for mark in marks), len(one.text)]
    return tuple(
        Figure(
            one.claims[int(mark[1])],
            one,
            at,
            one.text[ends[at] : starts[at]].lower(),
            one.text[ends[at + 1] : starts[at + 1]].lower(),
            mark[0][1],
        )
        for at, mark in enumerate(marks)
    )


def space(figure: Figure, pack: RulePack) -> Room | None:
    return room(figure.claim, pack.tolerances)


def alike(a: Figure, b: Figure) -> bool:
    """Whether two figures can be of one thing by their units."""
    if a.letter != b.letter and None not in (a.unit, b.unit):
        return False
    if a.letter != b.letter and ({a.letter, b.letter} & {"P", "B", "X", "S", "K"} or not _borrowed(a, b)):
        return False
    return same_unit(a.claim, b.claim) or (a.letter == "C" and _one_noun(a.unit, b.unit))


def _borrowed(a: Figure, b: Figure) -> bool:
    """Whether a bare figure may have the unit of another: "882 million" is euros beside euros, "47,800" is not."""
    money = "M" in (a.letter, b.letter)
    return not money or all(one.claim.scaled for one in (a, b))


def _one_noun(ours: str | None, theirs: str | None) -> bool:
    """Whether both count the same, be it by another sort: "unvested shares", "shares"."""
    return stem((ours or "").split(" ")[-1].split(":")[-1]) == stem((theirs or "").split(" ")[-1].split(":")[-1])


def near(real: Room, value: Decimal) -> bool:
    """Whether what is worked out lies near enough to a told value to be meant by it."""
    most = max(abs(real.low), abs(real.high))
    return value > 0 and most * FAR >= value and min(abs(real.low), abs(real.high)) <= value * FAR


def shown(some: Iterable[Figure]) -> str:
    return " and ".join(told(one.claim) for one in some)


def window(sentences: Sequence[tuple[Figure, ...]], at: int, before: int, behind: int) -> Iterator[Figure]:
    """The figures of some sentences around one."""
    for held in sentences[max(0, at - before) : at + behind + 1]:
        yield from held


def words(phrases: Iterable[str]) -> str:
    """Phrases as one pattern, the longest first."""
    return "|".join(re.escape(word) for word in sorted(phrases, key=len, reverse=True))
