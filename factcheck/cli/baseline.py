"""``factcheck baseline``: the findings that are known."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.messages import refuse_unread
from factcheck.cli.options import Inputs, Rules
from factcheck.cli.run import Run, taking

if TYPE_CHECKING:
    from factcheck.model.finding import Report

app = typer.Typer(help="Keep the findings that are known, so that only new ones fail.", no_args_is_help=True)
KnownFile = Annotated[Path, typer.Argument(metavar="FILE", help="The baseline.")]


@app.command()
@taking(Inputs, Rules)
def write(run: Run, file: KnownFile) -> None:
    """Write every finding there is now into a baseline."""
    from factcheck import baselines, output

    output.print_out([baselines.write(file, found(run))])


@app.command()
@taking(Inputs, Rules)
def prune(run: Run, file: KnownFile) -> None:
    """Take out of a baseline what is not found any more; nothing is added."""
    from factcheck import baselines, output

    output.print_out([baselines.prune(file, found(run))])


@app.command()
@taking(Inputs, Rules)
def show(run: Run, file: KnownFile) -> None:
    """Print what a baseline holds; with paths, what of it is not found there any more."""
    from factcheck import baselines, output

    output.print_out(baselines.shown(file, found(run) if run.said["paths"] else None))


def found(run: Run) -> Report:
    """What is found, whatever a baseline knows of it; at least one article must have been read."""
    from factcheck import library

    settings = replace(run.settings, baseline=None, since=None)
    report = library.check(run.paths, limits=run.limits, stdin=sys.stdin, settings=settings)
    refuse_unread(report, strict=settings.strict_inputs)
    return report
