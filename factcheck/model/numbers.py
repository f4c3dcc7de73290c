"""The words of number: what the lexer of figures knows by heart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NumberWords:
    """Spelled-out numbers, scale words and letters, approximators, multiples."""
