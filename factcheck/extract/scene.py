"""Where a figure is being read: the page, the block it may not look beyond, and the lexicon."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from factcheck.extract import hedges
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.page import Page
from factcheck.extract.spelled import Spelled
from factcheck.model.mention import Numeral
from factcheck.model.text import Block

# How much of a block is looked at to tell whether it is a headline.
HEADLINE = 200
# Text without spaces is looked at no further than this.
LONGEST_WORD = 40

ONE = Numeral(Decimal(1), Decimal(1))


class Scene(NamedTuple):
    """A block of the page, by its number.

    ``floor`` and ``limit`` are its ends, ``row`` says that it is one of a table, ``comma`` that its language writes a
    decimal comma.
    ``dated`` are the offsets where a time ends, ``unspoken`` the names of units that are everyday words in this text.
    """

    page: Page
    lexicon: Lexicon
    block: int
    floor: int
    limit: int
    row: bool
    comma: bool
    dated: frozenset[int]
    unspoken: frozenset[str]

    @property
    def titled(self) -> bool:
        """Whether the words of the block are capitalised as in a headline."""
        return _titled(self.page.plain[self.floor : min(self.limit, self.floor + HEADLINE)])

    def word_before(self, start: int) -> str:
        """The word that stands before, with its marks; empty where the block begins or the figure touches it.

        Opening marks are dropped: ``(Boeing`` is ``Boeing``.
        """
        plain, floor = self.page.plain, self.floor
        end = start
        while end > floor and plain[end - 1] == " ":
            end -= 1
        if end == start:
            return ""
        floor = max(floor, end - LONGEST_WORD)
        return plain[max(plain.rfind(" ", floor, end) + 1, floor) : end].lstrip("(—–\"“‘'[")

    def hedge(self, start: int) -> hedges.Hedge:
        return hedges.hedge(self.page, start, self.floor, self.lexicon)

    def follows(self, *words: str, at: int) -> bool:
        """Whether one of these, in lower case, stands right before ``at``."""
        return self.page.folded.endswith(words, self.floor, at)


def scene(
    page: Page,
    lexicon: Lexicon,
    index: int,
    block: Block,
    *,
    comma: bool,
    dated: frozenset[int] = frozenset(),
    unspoken: frozenset[str] = frozenset(),
) -> Scene:
    """The scene of one block."""
    floor, limit = block.span
    return Scene(page, lexicon, index, floor, limit, block.kind == "row", comma, dated, unspoken)


def unspoken(page: Page, lexicon: Lexicon) -> frozenset[str]:
    """The names of units that are everyday words in a text that does not speak of what they are units of."""
    return frozenset(
        name
        for name, words in lexicon.table.spoken.items()
        if name in page.folded and not any(word in page.folded for word in words)
    )


def _titled(words: str) -> bool:
    """Whether most words that could be small are capitalised, as in a headline.

    >>> _titled("Chip Slump Erases $300 Billion"), _titled("Chip slump erases $300 billion")
    (True, False)
    """
    longer = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    return len(longer) > 2 and sum(word[0].isupper() for word in longer) * 4 > len(longer) * 3


class Reading(NamedTuple):
    """A number and where it stands; ``written`` are its digits, ``words`` the number if it is spelled out.

    ``clause`` is where the figure before it ends.
    """

    start: int
    end: int
    numeral: Numeral
    clause: int
    written: str = ""
    words: Spelled | None = None

    @property
    def one(self) -> bool:
        """Whether it is the bare word "one", which often counts nothing."""
        words = self.words
        return words is not None and words.shape == "number" and words.numeral == ONE
