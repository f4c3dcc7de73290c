"""Which files are read, and how a file is called."""

from __future__ import annotations

from pathlib import PurePath
from typing import Literal

Kind = Literal["text", "markdown", "html", "jsonl"]

KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
}


def kind(path: str) -> Kind | None:
    """What a file is by its name; ``None`` for one that a search passes over."""
    return KINDS.get(PurePath(path).suffix.lower())


def shown(path: str) -> str:
    """The path as it can be shown: a file name that is not Unicode has its stray bytes spelled out."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
