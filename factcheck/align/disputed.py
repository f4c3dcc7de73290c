"""How likely two figures that differ and stand in one context are one thing, told in two ways.

Beside their contexts it looks at the figures: how near they are, how many of the sort each article tells, and whether
any of them fits a figure of its own value, or another one, better. And it looks at the articles: two that share little
of what few articles say, or no other figure, tell of two raids of one war. The odds are a logistic regression's, fitted
by ``benchmarks/fit_disputes.py``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from math import log

from factcheck.align.closeness import Closeness
from factcheck.align.context_fit import ContextFit, Part, Value, value
from factcheck.align.passages import Figure
from factcheck.align.tellings import Story
from factcheck.model.claim import Claim

NEAR, FAR = 1.28, 2.7  # times: figures no further apart than the one are near, beyond the other far
FURTHEST = 3.0  # logarithm of how far apart two figures are, beyond which it says no more
LEAST, MOST = -6.0, 3.0  # the least that a fit says, and the most by which one may be better than another
UNEXPLAINED = -5.0  # fit with its own value in the other article, below which a figure is not explained by it
SOME = 3  # figures by which the shorter of two articles is known, of which both could give one
TENTH = 10  # by which the closeness of two articles, a cosine that seldom passes a half, is told in tenths
CLOSE = 5.0  # tenths, beyond which two articles are as near as can be
AROUND = frozenset({"count", "names", "near"})  # parts of the fit of two contexts that tell more here than in it


class Disputes:
    """Weighs pairs of figures of two articles, each of which differs from the other."""

    def __init__(
        self, fit: ContextFit, mine: Sequence[Figure], others: Sequence[Figure], by_event: Set[str | None], story: Story
    ) -> None:
        self.fit, self._sides, self._by_event = fit, (mine, others), by_event
        self._fits: tuple[dict[Value, dict[Value, float]], ...] = ({}, {})
        usual = fit.fitting.usual
        self._story = {
            "agreed": story.share,
            "none agreed": float(story.known >= SOME and story.share * story.known < 1),
            "close": min(CLOSE, TENTH * Closeness.share(story.here - usual, story.there - usual)),
        }

    def parts(self, a: Figure, b: Figure, apart: float) -> Iterator[Part]:
        """What speaks for or against it: its name among the weights, and how much of it there is."""
        weight, (ours, theirs) = self.fit.weight(a, b), (value(a.claim), value(b.claim))
        yield "context", weight
        yield "apart", min(FURTHEST, apart)
        yield "near", float(apart < log(NEAR))
        yield "far", float(apart > log(FAR))
        rows = self._of(0, ours), self._of(1, theirs)
        least = [
            max(-MOST, min(MOST, weight - max(LEAST, *(one for held, one in row.items() if held != but), LEAST)))
            for row, but in zip(rows, (theirs, ours), strict=True)
        ]
        yield "best of one", max(least)
        yield "best of both", min(least)
        own = [max(UNEXPLAINED, row.get(same, UNEXPLAINED)) for row, same in zip(rows, (ours, theirs), strict=True)]
        yield "explained", max(own) - UNEXPLAINED
        many = sorted(log(max(1, one)) for one in self.alike(a, b))
        yield "few alike", many[0]
        yield "many alike", many[1]
        yield "event", float(a.claim.frame.metric in self._by_event and a.claim.frame.metric == b.claim.frame.metric)
        yield "converted", float(a.claim.partner is not None or b.claim.partner is not None)
        frames = a.claim.frame, b.claim.frame
        yield "measure", float(frames[0].known and frames[0].metric == frames[1].metric)
        yield "one measure", float(frames[0].known is not frames[1].known)
        yield self.fit.fitting.kinds.kind(a.claim), 1.0
        yield from self._story.items()
        yield from ((f"{name} around", amount) for name, amount in self.fit.parts(a, b) if name in AROUND)

    def both_told(self, a: Figure, b: Figure) -> bool:
        """Whether each article tells the figure of the other too, where that fits no worse."""
        weight, (ours, theirs) = self.fit.weight(a, b), (value(a.claim), value(b.claim))
        return all(self._of(at, one).get(one, LEAST) >= weight for at, one in enumerate((ours, theirs)))

    def alike(self, a: Figure, b: Figure) -> tuple[int, int]:
        """How many values of the sort of either figure its article tells."""
        mine, others = self._sides
        return self._many(a.claim, mine), self._many(b.claim, others)

    def _of(self, at: int, ours: Value) -> dict[Value, float]:
        """How well figures of a value fit each value of the other article."""
        held = self._fits[at]
        if ours not in held:
            found: defaultdict[Value, float] = defaultdict(lambda: LEAST)
            for a in self._sides[at]:
                if value(a.claim) == ours:
                    for b in self._sides[1 - at]:
                        if self.fit.comparable(a, b):
                            weight = self.fit.weight(a, b) if at == 0 else self.fit.weight(b, a)
                            found[value(b.claim)] = max(found[value(b.claim)], weight)
            held[ours] = dict(found)
        return held[ours]

    def _many(self, claim: Claim, side: Sequence[Figure]) -> int:
        """How many values of the sort an article tells."""
        kinds, unit = self.fit.fitting.kinds, claim.quantity.unit
        physical = kinds.kind(claim) == "physical"
        return len(
            {
                value(one.claim)
                for one in side
                if one.claim.quantity.unit == unit
                or kinds.count_alike(one.claim, claim)
                or (physical and kinds.kind(one.claim) == "physical")
            }
        )


def apart(ours: Decimal, theirs: Decimal) -> float:
    """How far apart two sizes are: the logarithm of their ratio."""
    return abs(log(float(ours / theirs)))
