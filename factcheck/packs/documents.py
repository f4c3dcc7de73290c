"""The files of a pack, decoded: what each reader is handed, and the error that names file, entry and remedy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import tomli

LARGEST = 5_000_000  # bytes; the largest file of the core has a fiftieth of it


class PackError(Exception):
    """A pack cannot be used; the message names the file, the entry and what to do."""


class Source(NamedTuple):
    """One file of a pack: the path to name it by, its path within the pack, its bytes, and whether it is the core's."""

    path: str
    within: str
    content: bytes
    core: bool = False

    @property
    def section(self) -> str:
        """The part of the pack it belongs to: ``subjects`` for subjects/banks.toml, ``units`` for units.toml."""
        return Path(self.within).parts[0].removesuffix(".toml")


@dataclass(frozen=True, slots=True)
class Document:
    """A TOML file of a pack, decoded; ``path`` is how a message names it, ``core`` that it comes with the tool."""

    path: str
    data: Mapping[str, Any]
    core: bool = False


def sources(directory: Path, core: str | None = None) -> tuple[Source, ...]:
    """Every TOML file of a pack, in the order of their paths; ``core`` is what the core is called in messages."""
    if not directory.is_dir():
        raise PackError(f"{directory}: no such rule pack; name a folder with files such as subjects.toml")
    return tuple(_sources(directory, core or directory.as_posix(), core is not None))


def _sources(directory: Path, label: str, core: bool) -> Iterator[Source]:
    for file in sorted(directory.rglob("*.toml"), key=lambda file: file.relative_to(directory).parts):
        within = file.relative_to(directory).as_posix()
        path = f"{label}/{within}"
        try:
            if file.stat().st_size > LARGEST:
                raise PackError(f"{path}: larger than {LARGEST // 1_000_000} MB; split it, or keep data out of packs")
            yield Source(path, within, file.read_bytes(), core)
        except OSError as error:
            raise PackError(f"{path}: cannot be read ({error.strerror}); mend its permissions or remove it") from error


def document(source: Source) -> Document:
    """The file decoded, its decimals exact."""
    try:
        data = tomli.loads(source.content.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError as error:
        line = source.content.count(b"\n", 0, error.start) + 1
        raise PackError(f"{source.path}, line {line}: not UTF-8; save the file in that encoding") from error
    except tomli.TOMLDecodeError as error:
        raise PackError(f"{source.path}: not TOML: {error}") from error
    except ValueError as error:  # an integer of thousands of digits
        raise PackError(f"{source.path}: {error}") from error
    except RecursionError as error:
        raise PackError(f"{source.path}: nested too deeply; a pack needs no more than three levels") from error
    return Document(source.path, data, source.core)
