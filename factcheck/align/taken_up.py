"""Figures that another place of an article accounts for: those of a headline, and those that it puts right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from factcheck.model.claim import Claim
from factcheck.model.finding import Alignment


class TakenUp:
    """The figures that stand below a headline, and those that a correction takes back."""

    def __init__(self, claims: Iterable[Claim], wrong: Iterable[Claim]) -> None:
        self._told = {(claim.article, *_value(claim)) for claim in claims if not claim.headline}
        self._taken_back: defaultdict[str, set[Decimal]] = defaultdict(set)
        for claim in wrong:
            self._taken_back[claim.article].add(abs(claim.quantity.near))

    def corrected(self, pair: Alignment) -> bool:
        """Whether an article takes back a figure of its earlier version: "corrects closures to 130, not 230".

        What another article has never put right is another matter.
        """
        return pair.copies and any(
            one.article != other.article and abs(one.quantity.near) in self._taken_back.get(other.article, ())
            for one, other in ((pair.a, pair.b), (pair.b, pair.a))
        )

    def below(self, pair: Alignment) -> bool:
        """Whether one of the two is a headline's, and told below it too: the other is of something else."""
        a, b = pair.a, pair.b
        if pair.channel != "frame" or a.article != b.article or a.headline is b.headline:
            return False
        if abs(a.quantity.near) == abs(b.quantity.near):
            return False  # of one size, they may still go two ways
        above = a if a.headline else b
        return (above.article, *_value(above)) in self._told


def _value(claim: Claim) -> tuple[Decimal, str | None, str | None]:
    return abs(claim.quantity.near), claim.quantity.unit, claim.frame.direction
