"""Ages told by their decade: "in her early fifties", "in his mid-40s", "in their twenties"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.extract.draft import Draft, put_among
from factcheck.extract.page import Page
from factcheck.model.later import later
from factcheck.model.mention import Numeral
from factcheck.model.text import Block

ONE = Decimal(1)
TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
DECADE = later(
    r"\bin (?:his|her|their) (?P<told>(?:(?P<part>early|mid|middle|late)(?: |-))?"
    rf"(?:(?P<digits>[2-9]0)'?s|(?P<word>{'|'.join(TENS)})))\b"
)
# First and last year of a part of a decade, as people use the words: 53 may be early fifties or mid-fifties.
PARTS = {"early": (0, 4), "mid": (3, 7), "middle": (3, 7), "late": (6, 9), None: (0, 9)}


def told(page: Page, drafts: Sequence[Draft], blocks: Sequence[Block]) -> list[Draft]:
    """The figures, and the ages that are told by their decade."""
    if not any(owner in page.folded for owner in ("in his ", "in her ", "in their ")):
        return list(drafts)
    return put_among(drafts, list(_found(page, blocks)))


def _found(page: Page, blocks: Sequence[Block]) -> Iterator[Draft]:
    starts = [block.span.start for block in blocks]
    for match in DECADE.finditer(page.folded):
        start, end = match.span("told")
        at = bisect_right(starts, start) - 1
        if at < 0 or end > blocks[at].span.end:
            continue
        floor = blocks[at].span.start
        tens = int(match["digits"]) if match["digits"] else 10 * (TENS.index(match["word"]) + 2)
        low, high = (Numeral(Decimal(tens + years), ONE) for years in PARTS[match["part"]])
        yield Draft(start, end, start, end, floor, at, floor, (low, high), unit="year", approx="range")
