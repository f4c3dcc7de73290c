"""``factcheck version``, and the option of that name."""

from __future__ import annotations

import typer

from factcheck import __version__


def print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


def version() -> None:
    """Print the version."""
    print_version(True)
