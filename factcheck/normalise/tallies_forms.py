"""The forms in which votes are told, as patterns made of the words of a pack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from factcheck.model.later import later

LARGEST = 700  # of a chamber
AHEAD = r"(?<![\w.,:/$€£–—‑-])"
BEHIND = r"(?![\w%/:–—‑-]|[.,]\d|\ ?%)"
BY = later(r"\b(?:by|in|with) an? $")

# Two camps, each by its number: "7-2", "by five votes to four", "215 votes in favour and one against".
PAIRS = (
    r"""
    {ahead} (?P<a>{number}) [ ]? [-–—‑] [ ]? (?: to [-–—‑] )? (?P<b>{number}) {behind}
    """,
    r"""
    {ahead} (?P<a>{number}) (?: [ ]votes? | [ ](?: in[ ]favou?r | for ) )? [ ]to[ ]
    (?P<b>{number}) (?: [ ]votes? | [ ]against )? {behind}
    """,
    r"""
    {ahead} (?P<a>{number}) [ ] (?: [a-z-]+[ ] ){{0,3}}? (?: for | in[ ]favou?r ) \b [^.;\d]{{0,40}}?
    \b (?P<b>{number}) [ ] (?: [a-z-]+[ ] ){{0,3}}? against \b
    """,
)
# One camp, and how many there are, or nobody in the other: "seven of the nine members", "two dissented".
SINGLES = (
    r"""
    {ahead} (?P<a>{number}) [ ]of[ ] (?: the[ ] | its[ ] | their[ ] )? (?: (?: [a-z-]+[ ] ){{0,4}}? [a-z-]+['’]s?[ ] )?
    (?P<whole>{number}) (?: [ -]strong )?
    [ ] (?: [a-z-]+[ ] ){{0,2}}? (?: {members} ) \b
    """,
    r"{ahead} (?P<a>{number}) [ ] (?: [a-z-]+[ ] ){{0,2}}? dissent (?: s | ed | ing | ers? )? \b",
)
AGREED = (r"\b (?: {agreed} ) \b",)


class Count(NamedTuple):
    """Two camps of a vote, and where in the sentence they are told; ``bare`` where only their numbers are."""

    start: int
    end: int
    more: int | None
    fewer: int | None
    bare: bool = False


class Forms:
    """The patterns of what says how a body voted, and of what says that it is no vote."""

    def __init__(self, words: Mapping[str, Sequence[str]], cardinals: Mapping[str, int]) -> None:
        self.words, self.cardinals = words, cardinals
        said = {label: either(listed) for label, listed in words.items()}
        acts = either((*words["vote"], *words["decide"]))
        self.camp = re.compile(rf" (?:[a-z]+ )?(?:{said['members']})\b")
        self.camps = re.compile(rf" ?(?:{said['camps']})\b")
        self.behind = re.compile(rf"[ -](?:[a-z]+ )?({said['behind']})\b")
        self.follows = re.compile(rf"[)”\"’']?(?: ?(?:$|[.,;:!?)—–])| (?:{said['follows']})\b)")
        self.led = re.compile(rf"\b(?:{said['behind']}) of $")
        self.partly = re.compile(rf"\b(?:{said['partly']})[ -](?:[a-z]+ )?$")
        self.may = re.compile(rf"\b(?:{said['may']}) (?:be |have )?(?:{acts})\b(?! to)")
        self.had = re.compile(rf"\bhad (?:been )?(?:[a-z]+ly )?(?:{acts})\b")
        number = rf"(?:\d{{1,3}}|{either(cardinals)})"
        filled = {**said, "number": number, "ahead": AHEAD, "behind": BEHIND}
        self.pairs, self.singles, (self.agreed,) = (
            tuple(re.compile(shape.format_map(filled), re.VERBOSE) for shape in shapes)
            for shapes in (PAIRS, SINGLES, AGREED)
        )
        self.number = re.compile(number)

    def counts(self, said: str) -> list[Count]:
        """What may be a tally, by its shape alone, each stretch of a sentence once."""
        found = [self._single(match) for match in self.agreed.finditer(said)]
        if self.number.search(said):
            found += [self._pair(match) for shape in self.pairs for match in shape.finditer(said)]
            found += [self._single(match) for shape in self.singles for match in shape.finditer(said)]
        kept: list[Count] = []
        for one in sorted((one for one in found if one is not None), key=lambda one: (one.start, -one.end)):
            if not kept or one.start >= kept[-1].end:
                kept.append(one)
        return kept

    @cached_property
    def any_of(self) -> Mapping[str, re.Pattern[str]]:
        """The words of each label, wherever they stand."""
        return {label: re.compile(rf"\b(?:{either(listed)})\b") for label, listed in self.words.items()}

    def stages(self, said: str) -> Iterator[re.Match[str]]:
        """The words that tell one vote of a body from another; "the other members" are of this one."""
        return (one for one in self.any_of["stage"].finditer(said) if self.camp.match(said[one.end() :]) is None)

    def _pair(self, match: re.Match[str]) -> Count | None:
        fewer, more = sorted(map(self._number, (match["a"], match["b"])))
        if more > LARGEST or fewer + more < 2:
            return None
        return Count(*match.span(), more, fewer, bare="against" not in match[0])

    def _single(self, match: re.Match[str]) -> Count | None:
        told = {name: self._number(word) for name, word in match.groupdict().items() if word}
        if "whole" not in told:
            return Count(*match.span(), None, told.get("a", 0))
        fewer, more = sorted((told["a"], told["whole"] - told["a"]))
        return Count(*match.span(), more, fewer) if fewer >= 0 else None

    def _number(self, word: str) -> int:
        return int(word) if word.isdigit() else self.cardinals[word]


def either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def by(lead: str) -> bool:
    """Whether a majority is that of a vote: "by a 6-3 majority", but not "its 6-3 majority"."""
    return BY.search(lead) is not None
