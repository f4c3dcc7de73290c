"""A figure in its sentence, cut to the width of a page, with a line beneath that points at it."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len

from factcheck.model.claim import Claim
from factcheck.report.escape import visible

ELLIPSIS = "…"


class Quote(NamedTuple):
    """What stands before the figure, the figure, and what stands after it; each harmless and on one line."""

    before: str
    figure: str
    after: str

    @property
    def caret(self) -> str:
        return " " * cell_len(self.before) + "^" * max(1, cell_len(self.figure))


def quote(claim: Claim, width: int) -> Quote:
    """The sentence around a figure, no wider than ``width`` columns."""
    before, figure, after = around(claim)
    figure = head(figure, width)
    room = width - cell_len(figure)
    left = max(room // 2, room - cell_len(after))
    before = tail(before, left)
    return Quote(before, figure, head(after, room - cell_len(before)))


def around(claim: Claim) -> Quote:
    """The sentence in three parts; no more of a very long one than a page could show."""
    at, end = claim.within
    before = claim.sentence[max(0, at - 1000) : at].lstrip()
    after = claim.sentence[end : end + 1000].rstrip()
    return Quote(visible(before), visible(claim.sentence[at:end]), visible(after))


def head(text: str, width: int) -> str:
    """As much of the beginning as fits.

    >>> head("the rent was $1.25 billion", 12)
    'the rent wa…'
    """
    if cell_len(text) <= width:
        return text
    return fitting(text, width - 1) + ELLIPSIS if width > 0 else ""


def tail(text: str, width: int) -> str:
    """As much of the end as fits.

    >>> tail("the rent was $1.25 billion", 12)
    '….25 billion'
    """
    if cell_len(text) <= width:
        return text
    return ELLIPSIS + fitting(text[::-1], width - 1)[::-1] if width > 0 else ""


def fitting(text: str, width: int) -> str:
    """The longest beginning of a text within so many columns; a wide character takes two."""
    used = 0
    for at, character in enumerate(text):
        used += cell_len(character)
        if used > width:
            return text[:at]
    return text
