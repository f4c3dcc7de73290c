"""Finding a configuration and decoding it; the error that names file, key and remedy."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

LARGEST = 50_000_000  # bytes
OWN, SHARED = "factcheck.toml", "pyproject.toml"


class ConfigurationError(Exception):
    """A configuration cannot be used; the message names the file, the key and what to do."""


@dataclass(frozen=True, slots=True)
class Document:
    """A configuration decoded; ``path`` is how a message names it, ``within`` the table of the file it is.

    ``passed_over`` names another one beside it, which is not gone by.
    """

    path: str
    data: Mapping[str, Any]
    text: str
    within: str = ""
    passed_over: str | None = None

    @property
    def name(self) -> str:
        return f"{self.path} [{self.within}]" if self.within else self.path

    def line(self, table: str, index: int) -> int:
        """The line on which the entry of that index stands of those written as ``[[table]]``; 1 if that is not told."""
        name = re.escape(f"{self.within}.{table}" if self.within else table)
        heads = list(re.finditer(rf"^[ \t]*\[\[[ \t]*{name}[ \t]*\]\]", self.text, re.MULTILINE))
        return self.text.count("\n", 0, heads[index].start()) + 1 if index < len(heads) else 1


def find(start: Path) -> Document | None:
    """The nearest configuration in a folder or above it, no further up than the root of a repository.

    In one folder, factcheck.toml goes before pyproject.toml, of which nothing is then taken.
    """
    for folder in (start, *start.parents):
        if own := _there(folder / OWN):
            return replace(own, passed_over=_table_beside(folder / SHARED))
        if shared := _there(folder / SHARED):
            return shared
        if (folder / ".git").exists():
            return None
    return None


def _there(path: Path) -> Document | None:
    return _document(path, wanted=False) if path.is_file() else None


def _table_beside(path: Path) -> str | None:
    """How the table of a file that is passed over is called; what is wrong with such a file is no matter."""
    try:
        found = _there(path)
    except ConfigurationError:
        return None
    return found.name if found else None


def named(path: Path) -> Document:
    """The configuration in a file that was asked for."""
    found = _document(path, wanted=True)
    assert found is not None
    return found


def _document(path: Path, *, wanted: bool) -> Document | None:
    """``None`` where a file that was not asked for says nothing to this tool."""
    label = shown(path)
    data_read = content(path, label)
    if path.name == SHARED and not wanted and b"factcheck" not in data_read:
        return None
    text, data = decoded(data_read, label)
    if path.name != SHARED:
        return Document(label, data, text)
    tool = data.get("tool")
    table = tool.get("factcheck") if isinstance(tool, dict) else None
    if isinstance(table, dict):
        return Document(label, table, text, "tool.factcheck")
    if wanted:
        raise ConfigurationError(f"{label}: holds no table [tool.factcheck]; add one, or name another file")
    return None


def content(path: Path, label: str) -> bytes:
    """The bytes of a file that is no larger than such a file may be."""
    try:
        if path.stat().st_size > LARGEST:
            raise ConfigurationError(f"{label}: larger than {LARGEST // 1_000_000} MB; no such file is")
        return path.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"{label}: cannot be read ({error.strerror}); name a file that can") from error


def decoded(data: bytes, label: str) -> tuple[str, dict[str, Any]]:
    """The text of a TOML file and what it holds, its decimals exact."""
    try:
        text = data.decode("utf-8-sig")
        return text, tomllib.loads(text, parse_float=Decimal)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigurationError(f"{label}, line {line}: not UTF-8; save the file in that encoding") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{label}: not TOML: {error}") from error
    except ValueError as error:  # an integer of thousands of digits
        raise ConfigurationError(f"{label}: {error}") from error
    except RecursionError as error:
        raise ConfigurationError(f"{label}: nested too deeply; no key needs more than three levels") from error


def shown(path: Path) -> str:
    """A path as an editor would write it from here."""
    told = os.path.relpath(path)
    return str(path) if told.startswith(os.path.join(os.pardir, os.pardir, os.pardir)) else told
