"""Where a command writes to: the files of its ``--out`` options."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import typer

# As a file of the --out option.
STDOUT = Path("-")

Name = TypeVar("Name", bound=str)


def destinations(entries: Iterable[str], formats: Sequence[Name], said: Name | None) -> dict[Path, Name]:
    """The files, each with its format; standard output gets what ``said`` names, unless a file called "-" is named."""
    found: dict[Path, Name] = {}
    for path, name in (destination(entry, formats) for entry in entries):
        if path in found:
            message = f'"{path}" is named for {found[path]} and for {name}; give each a file of its own'
            raise typer.BadParameter(message, param_hint="--out")
        found[path] = name
    if said and STDOUT in found:
        message = f"standard output is named for {found[STDOUT]} and for {said}; give one of them a file"
        raise typer.BadParameter(message, param_hint="--out")
    return found


def destination(entry: str, formats: Sequence[Name]) -> tuple[Path, Name]:
    """The file of one option, and its format."""
    name, _, path = entry.partition("=")
    for known in formats:
        if name == known and path:
            return Path(path), known
    example = f"{formats[1]}=report.{formats[1]}"
    message = f'"{entry}" is not FORMAT=FILE; write for example {example}, with one of {", ".join(formats)}'
    raise typer.BadParameter(message, param_hint="--out")
