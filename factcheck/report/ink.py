"""Colour for a terminal, or none."""

from __future__ import annotations

from collections.abc import Callable

Ink = Callable[[str, str], str]

STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "figure": "1;4",
    "place": "1",
    "dim": "2",
}


def coloured(style: str, text: str) -> str:
    r"""A text between the codes of its style.

    >>> coloured("error", "FC101")
    '\x1b[1;31mFC101\x1b[0m'
    """
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m"


def bare(_style: str, text: str) -> str:
    return text
