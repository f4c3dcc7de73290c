"""Patterns of paths, as a .gitignore has them; matched in bounded time, for a stranger may have written them."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Iterable
from functools import lru_cache

Parts = tuple[str, ...]


def covers(patterns: Iterable[str], path: str) -> bool:
    """Whether a path, or a folder it lies in, is meant by one of the patterns.

    A pattern with a stroke in it begins where the path begins; one without stands for a name at any depth.
    ``*`` and ``?`` stay within a name, ``**`` stands for any number of folders.

    >>> [covers(["*.md"], "news/a.md"), covers(["drafts"], "news/drafts/a.txt"), covers(["news/*.md"], "old/news/a.md")]
    [True, True, False]
    >>> [covers(["archive/**/a.md"], path) for path in ("archive/a.md", "archive/2025/q3/a.md", "archive/b.md")]
    [True, True, False]
    """
    parts = tuple(part for part in path.split("/") if part not in ("", "."))
    return any(_covers(_segments(pattern), parts) for pattern in patterns)


def relative(path: str, base: str) -> str:
    """A path as seen from a folder, with strokes between its parts."""
    return os.path.relpath(path, base).replace(os.sep, "/")


@lru_cache(maxsize=4096)
def _segments(pattern: str) -> tuple[re.Pattern[str] | None, ...]:
    """A pattern for each name of a path; ``None`` for any number of names."""
    parts = [part for part in pattern.split("/") if part not in ("", ".")]
    anywhere = "/" not in pattern.rstrip("/")
    names = ["**", *parts] if anywhere else parts
    return tuple(None if name == "**" else re.compile(fnmatch.translate(name)) for name in names)


def _covers(pattern: tuple[re.Pattern[str] | None, ...], path: Parts) -> bool:
    reached = {0}
    for name in pattern:
        if name is None:
            reached = set(range(min(reached), len(path) + 1))
        else:
            reached = {at + 1 for at in reached if at < len(path) and name.match(path[at])}
        if not reached:
            return False
    return bool(pattern)
