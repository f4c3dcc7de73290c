"""The part of a sentence in which a figure stands, from one mark or joining word to the next."""

from __future__ import annotations

from factcheck.model.claim import Claim
from factcheck.model.later import later

BOUND = later(r"(?:,|;|:|\s[-–—]|\band\b|\bbut\b|\bwhile\b|\bwhich\b)\s")
WORD = later(r"[^\W\d_]{3,}")


def own_words(claim: Claim) -> list[str]:
    """The words, in small letters, of the part of its sentence that a figure stands in, but for the shortest."""
    said, at = claim.sentence.lower(), claim.within
    first = max((match.end() for match in BOUND.finditer(said, 0, at.start)), default=0)
    behind = BOUND.search(said, at.end)
    return WORD.findall(said[first : behind.start() if behind else len(said)])
