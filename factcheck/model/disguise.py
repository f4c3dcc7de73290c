"""Figures that look like others: with a letter for a digit, turned about by controls, or parted by what is unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model.later import later
from factcheck.model.text import Span

# Characters that nobody sees: of no width, joiners, soft hyphens, selectors of a form.
UNSEEN = "\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufe00-\ufe0f\ufeff"
LETTERS = "OoIlОоІӏΟο"
# A control that lets what follows run from right to left, as far as it holds; the marks hold for what touches them.
TURNED = later(
    r"""
    [\u202b\u202e] [^\u202c\r\n]* \u202c?
    | \u2067 [^\u2069\r\n]* \u2069?
    | (?<! [0-9.,%$€£¥] ) [0-9.,%$€£¥]* [\u200f\u061c] [\u200f\u061c0-9.,%$€£¥]*
    | (?<! [0-9.,] ) [0-9][0-9.,]* [\u200e\u202a\u202c\u202d\u2066\u2068\u2069]
        [\u200e\u202a\u202c\u202d\u2066\u2068\u2069.,]* [0-9] [0-9.,]*
    """,
    re.VERBOSE,
)
CONTROL = later(r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
LOOK_ALIKE = later(
    rf"""
    (?<![\w@\#&=.,:/~]) (?<!\w-)
    (?:
        (?: [A-Z]{{3}} )? [0-9][0-9.,]* [{LETTERS}] [0-9.,{LETTERS}]* [0-9]         # 1,O00  4l.5
        | (?<= [$€£¥₩] ) (?= [0-9.,]* [{LETTERS}] ) (?= [.,{LETTERS}]* [0-9] )
            [0-9{LETTERS}] [0-9.,{LETTERS}]* (?<! [.,] )                            # $l,000  $1O
        | [0-9]{{1,3}} (?: , [0-9]{{3}} )* , (?= [0-9OoОоΟο]{{3}} (?! \w ) ) [0-9]*+ [OoОоΟο]+   # 384,12O
        | [0-9][0-9.,]* [OoОоΟο]+
            (?= \ ? % | \ (?: percent | per\ cent | [mbtr]{{1,2}}illion ) \b )       # 5O%
    )
    (?= (?: [kmbx] | [mbt]n | trn )? (?! \w ) )
    """,
    re.VERBOSE,
)
# A digit of another script among digits of ours; a figure wholly in the other script only looks like itself.
FOREIGN = later(r"[^\x00-\x7f０-９](?<=\d)")
MIXED = later(r"(?<!\d)(?:[0-9０-９][0-9０-９.,]*+(?=\d)|(?:(?![0-9０-９])\d)+[.,]?(?=[0-9０-９]))\d[\d.,]*+")
# What is unseen between the digits of a figure, or between it and its minus.
_NUMBER = "[0-9]++(?:[.,'][0-9]++)*"
PARTED = later(
    rf"""
    (?<! [0-9.,] ) {_NUMBER} (?: [.,']? [{UNSEEN}]++ (?: [.,'] [{UNSEEN}]*+ )? {_NUMBER} )+
    | (?<! [\w%)] ) [−-] [{UNSEEN}]++ {_NUMBER}
    """,
    re.VERBOSE,
)
OTHERS = later(r"[^\x00-\x7f]+")
HIDDEN = later(rf"[{UNSEEN}]")
NEAR = later(rf"[0-9$€£¥₩][.,]?[{LETTERS}]")


def others(content: str) -> str:
    """The characters of a text that are not ASCII, which are few, to be looked through in its place.

    >>> others("“Up 5\u00a0%” in Zürich")
    '“\xa0”ü'
    """
    return "".join(OTHERS.findall(content))


def disguised(content: str) -> Iterator[Span]:
    """The figures of a text that are not what they seem, in order within each kind.

    >>> said = "It paid $1,O00 million, 4l.5% of sales; GB200, 10l and 4o are names."
    >>> [said[start:end] for start, end in disguised(said)]
    ['1,O00', '4l.5']
    >>> [said[start:end] for said in ["384,12O cars", "10,0OO of them, 1,20o"] for start, end in disguised(said)]
    ['384,12O', '10,0OO', '1,20o']
    >>> [*disguised("up \\u202e%5.41\\u202c today"), *disguised("the \\u202eword\\u202c")]
    [Span(start=3, end=10)]
    """
    if NEAR.search(content):
        yield from (Span(*match.span()) for match in LOOK_ALIKE.finditer(content))
    if content.isascii():
        return
    other = others(content)
    if FOREIGN.search(other):
        yield from (Span(*match.span()) for match in MIXED.finditer(content))
    if CONTROL.search(other):
        yield from (Span(*match.span()) for match in TURNED.finditer(content) if re.search("[0-9]", match[0]))


def parted(content: str) -> Iterator[Span]:
    """The figures of a text in which something stands that nobody sees; they are read as if it did not.

    >>> said = "up 1\\u200b2%, 1\\u2060,\\u2060000, \\u2212\\u200b5, 5\\u200b% and 1.5"
    >>> [HIDDEN.sub("", said[start:end]) for start, end in parted(said)]
    ['12', '1,000', '−5']
    """
    if not content.isascii() and HIDDEN.search(content):
        yield from (Span(*match.span()) for match in PARTED.finditer(content))
