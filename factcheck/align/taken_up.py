"""Figures of a headline that the text takes up as they are: they are of that, and of nothing else below."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from factcheck.model.claim import Claim
from factcheck.model.finding import Alignment


class TakenUp:
    """The figures that stand below a headline."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._told = {(claim.article, *_value(claim)) for claim in claims if not claim.headline}

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
