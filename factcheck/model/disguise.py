"""Figures that look like others: with a letter for a digit, or turned about by right-to-left controls."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model.text import Span

LETTERS = "OoIlОоІӏΟο"
# A control that lets what follows run from right to left, as far as it holds; the marks hold for what touches them.
TURNED = re.compile(
    r"""
    [\u202b\u202e] [^\u202c\r\n]* \u202c?
    | \u2067 [^\u2069\r\n]* \u2069?
    | (?<! [0-9.,%$€£¥] ) [0-9.,%$€£¥]* [\u200f\u061c] [\u200f\u061c0-9.,%$€£¥]*
    | (?<! [0-9.,] ) [0-9][0-9.,]* [\u200e\u202a\u202c\u202d\u2066\u2068\u2069]
        [\u200e\u202a\u202c\u202d\u2066\u2068\u2069.,]* [0-9] [0-9.,]*
    """,
    re.VERBOSE,
)
CONTROL = re.compile(r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
LOOK_ALIKE = re.compile(
    rf"""
    (?<![\w@\#&=.,:/~]) (?<!\w-)
    (?:
        (?: [A-Z]{{3}} )? [0-9][0-9.,]* [{LETTERS}] [0-9.,{LETTERS}]* [0-9]         # 1,O00  4l.5
        | (?<= [$€£¥₩] ) (?= [0-9.,]* [{LETTERS}] ) (?= [.,{LETTERS}]* [0-9] )
            [0-9{LETTERS}] [0-9.,{LETTERS}]* (?<! [.,] )                            # $l,000  $1O
        | [0-9][0-9.,]* [OoОоΟο]+
            (?= \ ? % | \ (?: percent | per\ cent | [mbtr]{{1,2}}illion ) \b )       # 5O%
    )
    (?= (?: [kmbx] | [mbt]n | trn )? (?! \w ) )
    """,
    re.VERBOSE,
)
NEAR = re.compile(rf"[0-9$€£¥₩][.,]?[{LETTERS}]")


def disguised(content: str) -> Iterator[Span]:
    """The figures of a text that are not what they seem, in order within each kind.

    >>> said = "It paid $1,O00 million, 4l.5% of sales; GB200, 10l and 4o are names."
    >>> [said[start:end] for start, end in disguised(said)]
    ['1,O00', '4l.5']
    >>> [*disguised("up \\u202e%5.41\\u202c today"), *disguised("the \\u202eword\\u202c")]
    [Span(start=3, end=10)]
    """
    if NEAR.search(content):
        yield from (Span(*match.span()) for match in LOOK_ALIKE.finditer(content))
    if not content.isascii() and CONTROL.search(content):
        yield from (Span(*match.span()) for match in TURNED.finditer(content) if re.search("[0-9]", match[0]))
