"""A block of text as words, each with a letter for what it can be in a date.

The letters make a string beside the words, and the grammar of dates is a pattern over that string: "in the first
quarter of 2026" reads ``itFqoY``.
"""

from __future__ import annotations

from factcheck.extract.times_lexicon import Lexicon, digits
from factcheck.model.later import later
from factcheck.model.text import Span

# A run of letters and digits, joined over "." and "," between digits; or one mark.
WORD = later(r"[^\W_]++(?:[.,](?<=\d.)(?=\d)[^\W_]++)*|[^\w\s]")
# The same in text without other letters, in half the time.
PLAIN_WORD = later(r"[a-zA-Z0-9]++(?:[.,](?<=\d.)(?=\d)[a-zA-Z0-9]++)*|[^\w\s]")


class Words:
    """The words of a block with their spans in the text, and one letter for each."""

    def __init__(self, content: str, within: Span, lexicon: Lexicon) -> None:
        self.content, self.lexicon = content, lexicon
        start, end = within
        word = PLAIN_WORD if content[start:end].isascii() else WORD
        self.words: list[str] = word.findall(content, start, end)
        self.letters = "".join(map(lexicon.__getitem__, self.words))
        self._begins: list[int] = []
        self._at = start

    def begin(self, at: int) -> int:
        """Where a word stands, found from the words before it; most blocks are never asked."""
        begins, content, reached = self._begins, self.content, self._at
        for word in self.words[len(begins) : at + 1]:
            begin = content.index(word, reached)
            begins.append(begin)
            reached = begin + len(word)
        self._at = reached
        return begins[at]

    def span(self, first: int, last: int) -> Span:
        """The characters from the first word up to, not including, the last."""
        return Span(self.begin(first), self.begin(last - 1) + len(self.words[last - 1]))

    def quote(self, first: int, last: int) -> tuple[Span, str]:
        """The same characters, and what they say."""
        span = self.span(first, last)
        return span, self.content[span.start : span.end]

    def number(self, at: int) -> int:
        """What the word counts or names: 7 of "July", 3 of "third", 2026 of "2026"."""
        word = self.words[at]
        known = self.lexicon.number.get(word)
        return known if known is not None else digits(word)

    def name(self, at: int) -> str:
        """The unit, season or part of a word."""
        return self.lexicon.name[self.words[at]]

    def word(self, at: int) -> str:
        """A word in lower case, or nothing where the block is over."""
        return self.words[at].lower() if at < len(self.words) else ""

    def joined(self, at: int) -> bool:
        """Whether nothing stands between this word and the next."""
        return self.begin(at) + len(self.words[at]) == self.begin(at + 1)


def words(content: str, span: Span, lexicon: Lexicon) -> Words:
    """The words of one block."""
    return Words(content, span, lexicon)
