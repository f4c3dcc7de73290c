"""Pictures that stand behind the last word of a line and are no part of its sentence."""

from __future__ import annotations

import unicodedata

# Other symbols, modifiers of them, selectors of their form, and what joins or parts them.
_KINDS = frozenset(("So", "Sk", "Mn", "Me", "Cf", "Zs"))
_ASCII = 0x7F
# As a class of a regular expression: arrows, signs and dingbats, pictures, and what varies them.
SIGNS = "\u2190-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d"


def without_signs(text: str) -> str:
    """The text without pictures, and the blanks before them, at its end.

    >>> without_signs("Shares fell 5%. \U0001f4c9\U0001f631"), without_signs("Shares fell "), without_signs("Acme")
    ('Shares fell 5%.', 'Shares fell ', 'Acme')
    """
    end = len(text)
    while end and ord(text[end - 1]) > _ASCII and unicodedata.category(text[end - 1]) in _KINDS:
        end -= 1
        end = len(text[:end].rstrip()) if end and text[end - 1] == " " else end
    return text[:end]
