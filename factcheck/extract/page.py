"""A text as the readers of figures see it: one character for each of its own, spaces and digits made plain."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.extract.cells import amounts
from factcheck.model.disguise import HIDDEN, UNSEEN, others
from factcheck.model.later import later
from factcheck.model.text import Text

# From here on characters touch the figures they go with.
IDEOGRAPHS = "\u2e80"

PLAIN = {
    **dict.fromkeys("\n\t\r\u00a0\u2007\u2008\u2009\u200a\u202f\u3000", " "),
    **{chr(ord("０") + digit): str(digit) for digit in range(10)},
    "％": "%", "．": ".", "，": ",", "＄": "$", "￥": "¥", "￡": "£", "￦": "₩", "’": "'", "‑": "-", "\u2212": "−",
}  # fmt: skip
SPACED = "\n\t\r"
SPACES = str.maketrans(SPACED, " " * len(SPACED))
# What nobody sees between a figure and its sign; between digits it is read with them.
BESIDE_SIGNS = later(rf"(?<=[0-9])[{UNSEEN}]++(?=[%°$€£¥₩])|(?<=[$€£¥₩])[{UNSEEN}]++(?=[0-9])")


BEHIND_MINUS = later(rf"(?<![\w%)])([−-])([{UNSEEN}]++)(?=[0-9])")
RAISED = later("[⁰¹²³⁴-⁹]")
# Behind a longer word than the sign of a unit, or behind a figure that is no power of ten.
LETTER = r"[^\W\d_⁰¹²³⁴-⁹]"
NOTED = later(
    rf"""(?P<before> (?! (?:met(?:er|re)s?|miles?|feet|foot|inch(?:es)?|yards?) [²³] ) (?<! {LETTER} ) {LETTER}{{3,40}}+
          | [%)\]”"'’.,;:] | (?<! [0-9.,] ) (?! 10 [⁰¹²³⁴-⁹] ) [0-9.,]{{1,40}}+ )
        (?P<mark> [⁰¹²³⁴-⁹] (?: ,? [⁰¹²³⁴-⁹] ){{0,8}} ) (?! [0-9] )""",
    re.VERBOSE,
)


class Page(NamedTuple):
    """``plain`` keeps case, ``folded`` is its lower case; both are as long as the content, offset for offset.

    ``tongue`` is the language of the text, if it is one whose nouns are told in their own way, and ``amounts`` are
    where cells of a table begin that only look like a year.
    """

    plain: str
    folded: str
    tongue: str | None = None
    amounts: frozenset[int] = frozenset()


def page(text: Text) -> Page:
    """The content with every space, digit and sign in its plain form.

    >>> page(Text("body", "Up ３０％\\u00a0MORE, 5\\u00ad%", (0,))).folded
    'up 30% more, 5 %'
    """
    plain = text.content
    if plain.isascii():
        plain = _celled(plain.translate(SPACES), text)
        return Page(plain, plain.lower(), amounts=amounts(text))
    other = others(plain)
    for character in PLAIN.keys() & {*SPACED, *other}:
        plain = plain.replace(character, PLAIN[character])
    if RAISED.search(other):
        plain = _unnoted(plain)
    if HIDDEN.search(other):
        plain = BESIDE_SIGNS.sub(lambda match: " " * len(match[0]), plain)
        plain = BEHIND_MINUS.sub(lambda match: " " * len(match[2]) + match[1], plain)
    plain = _celled(plain, text)
    return Page(plain, lowered(plain), amounts=amounts(text))


def _unnoted(plain: str) -> str:
    """The content with a space for each raised number of a note; those of a unit, or of a power of ten, stay.

    >>> _unnoted("$3 billion² now, 5%¹ up, 5 km², 10⁹")
    '$3 billion  now, 5%  up, 5 km², 10⁹'
    """
    return NOTED.sub(lambda match: match["before"] + " " * len(match["mark"]), plain)


def _celled(plain: str, text: Text) -> str:
    """The content with a bar behind each cell of a table, so that no figure reaches into the next.

    >>> from factcheck.model.text import Span, Table
    >>> _celled("812 790", Text("body", "812 790", (0,), tables=(Table(((Span(0, 3), Span(4, 7)),), 0),)))
    '812|790'
    """
    if not text.tables:
        return plain
    ends = {cell.end for table in text.tables for row in table.rows for cell in row}
    spaces = sorted(end for end in ends if plain[end : end + 1] == " ")
    if not spaces:
        return plain
    begins = (0, *(end + 1 for end in spaces))
    return "|".join(plain[begin:end] for begin, end in zip(begins, (*spaces, len(plain)), strict=True))


def lowered(plain: str) -> str:
    """Lower case of the same length: a letter that would become two ("İ") stays as it is.

    >>> lowered("İSTANBUL"), len(lowered("İSTANBUL"))
    ('İstanbul', 8)
    """
    folded = plain.lower()
    if len(folded) == len(plain):
        return folded
    return "".join(low if len(low := character.lower()) == 1 else character for character in plain)
