"""How much of an input is read, and how."""

from __future__ import annotations

from dataclasses import dataclass

MAX_BYTES = 10 * 1024 * 1024
MAX_DEPTH = 256


@dataclass(frozen=True, slots=True)
class Excluded:
    """What a configuration leaves out of a search: patterns from the folder ``base``; ``file`` says so."""

    patterns: tuple[str, ...]
    base: str
    file: str


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of reading.

    ``max_bytes`` holds for a file, and for one record of a JSON Lines file. ``max_depth`` bounds the nesting of
    HTML elements and of JSON values. ``encoding`` is what files are read in that are not UTF-8 and carry no
    byte-order mark; without it they are named and skipped. Links met in a folder or by a pattern are left alone
    unless ``follow_links``; a link that is named itself is followed. A search of folders leaves out what git ignores,
    if ``gitignore``, what is ``excluded`` by a configuration, and what a pattern of ``exclude`` fits, written as in
    .gitignore from the working folder; a file that is named itself is read.
    """

    max_bytes: int = MAX_BYTES
    max_depth: int = MAX_DEPTH
    encoding: str | None = None
    follow_links: bool = False
    exclude: tuple[str, ...] = ()
    excluded: Excluded | None = None
    gitignore: bool = True

    def __post_init__(self) -> None:
        if self.max_bytes < 1 or self.max_depth < 1:
            raise ValueError("max_bytes and max_depth must be at least 1")
        if self.encoding is not None:
            _must_be_an_encoding(self.encoding)


def _must_be_an_encoding(name: str) -> None:
    """Refuse a name that decodes nothing.

    >>> Limits(encoding="latin-9000")
    Traceback (most recent call last):
    ValueError: no text encoding is called "latin-9000"; write one that Python knows, such as "cp1252"
    """
    try:
        b"text".decode(name)
    except UnicodeDecodeError:
        return
    except (LookupError, ValueError):
        message = f'no text encoding is called "{name}"; write one that Python knows, such as "cp1252"'
        raise ValueError(message) from None
