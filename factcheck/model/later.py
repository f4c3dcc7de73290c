"""Patterns that are compiled when the first text asks for them: a short check asks for few of hundreds."""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """Stands for a pattern until it is used."""

    def __init__(self, text: str, flags: int) -> None:
        self._given = text, flags
        self.pattern = text
        self._made: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:
        if self._made is None:
            self._made = re.compile(*self._given)
        found = getattr(self._made, name)
        setattr(self, name, found)  # from now on it is at hand
        return found


def later(text: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern to search, match or split with, compiled at its first use; a faulty one raises ``re.error`` then.

    >>> later(r"[a-z]+").findall("no 10 of 12")
    ['no', 'of']
    """
    return cast("re.Pattern[str]", _Later(text, flags))
