"""Text that a page of Markdown shows as it is, whatever it holds."""

from __future__ import annotations

from factcheck.model.later import later
from factcheck.report.escape import visible

# Everything that Markdown, its tables, HTML, or a page that links names, numbers and addresses gives a meaning.
MEANING = later(r"[\\`*_{}\[\]<>#!|~@&^=]|:(?! )|(?<=[wW])\.")


def plain(text: str) -> str:
    """The text on one line, each character with a meaning as an entity; a name after "@" is no mention.

    >>> plain("<b>50%</b> | [x](y) @desk")
    '&#60;b&#62;50%&#60;/b&#62; &#124; &#91;x&#93;(y) &#64;&#8203;desk'
    """
    return MEANING.sub(lambda match: entity(match[0]), visible(text))


def entity(character: str) -> str:
    return f"&#{ord(character)};" + ("&#8203;" if character == "@" else "")
