"""Which files are read, and how a file is called."""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import Literal

PDF_LIBRARY = "pypdfium2"

Kind = Literal["text", "markdown", "html", "jsonl", "news", "ninjs", "docx", "pdf"]

KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".docx": "docx",
    ".rss": "news",
    ".atom": "news",
    ".xml": "news",
    ".json": "ninjs",
    ".pdf": "pdf",
}
# Most files of these names are no articles: a folder is searched for those that begin as news does.
LOOKED_INTO = frozenset((".xml", ".json"))
# Beside articles these are mostly what articles are about: they are read where they are named.
NAMED = frozenset((".pdf",))
SEARCHED = tuple(suffix for suffix in KINDS if suffix not in NAMED | LOOKED_INTO)
# A word processor's mark of a document that is open.
_LOCK = "~$"


def suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def kind(path: str) -> Kind | None:
    """What a file is by its name; ``None`` where that says nothing."""
    return KINDS.get(suffix(path))


def searched(path: str) -> bool | None:
    """Whether a search of a folder takes a file by its name; ``None`` where its content decides."""
    if os.path.basename(path).startswith(_LOCK):
        return False
    ending = suffix(path)
    return None if ending in LOOKED_INTO else ending in SEARCHED


def reads_pdf() -> bool:
    """Whether what reads a PDF is installed."""
    return find_spec(PDF_LIBRARY) is not None


def shown(path: str) -> str:
    """The path as it can be shown: a file name that is not Unicode has its stray bytes spelled out."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
