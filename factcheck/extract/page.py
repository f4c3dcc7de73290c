"""A text as the readers of figures see it: one character for each of its own, spaces and digits made plain."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.model.text import Text

# From here on characters touch the figures they go with.
IDEOGRAPHS = "\u2e80"

PLAIN = {
    **dict.fromkeys("\n\t\r\u00a0\u2007\u2008\u2009\u200a\u202f\u3000", " "),
    **{chr(ord("０") + digit): str(digit) for digit in range(10)},
    "％": "%", "．": ".", "，": ",", "＄": "$", "￥": "¥", "￡": "£", "￦": "₩", "’": "'", "‑": "-", "\u2212": "−",
}  # fmt: skip


class Page(NamedTuple):
    """``plain`` keeps case, ``folded`` is its lower case; both are as long as the content, offset for offset."""

    plain: str
    folded: str


def page(text: Text) -> Page:
    """The content with every space, digit and sign in its plain form.

    >>> page(Text("body", "Up ３０％\\u00a0MORE", (0,))).folded
    'up 30% more'
    """
    plain = text.content
    for character, simple in PLAIN.items():
        if character in plain:
            plain = plain.replace(character, simple)
    return Page(plain, lowered(plain))


def lowered(plain: str) -> str:
    """Lower case of the same length: a letter that would become two ("İ") stays as it is.

    >>> lowered("İSTANBUL"), len(lowered("İSTANBUL"))
    ('İstanbul', 8)
    """
    folded = plain.lower()
    if len(folded) == len(plain):
        return folded
    return "".join(low if len(low := character.lower()) == 1 else character for character in plain)
