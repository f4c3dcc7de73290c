"""``factcheck baseline``: the findings that are known."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.messages import refuse_unread
from factcheck.cli.options import Findings, Inputs, Reading, Remembering, Rules
from factcheck.cli.run import Run, taking

if TYPE_CHECKING:
    from factcheck.model.finding import Report

app = typer.Typer(help="Keep the findings that are known, so that only new ones fail.", no_args_is_help=True)
KnownFile = Annotated[
    Path | None,
    typer.Argument(metavar="FILE", help="The baseline. The one configured if left out.", show_default=False),
]


@app.command()
@taking(Inputs, Reading, Findings, Rules, Remembering)
def write(run: Run, file: KnownFile = None) -> None:
    """Write every finding there is now into a baseline; takes the options that say what check finds."""
    from factcheck import baselines, output

    file, settings = file or kept(run), replace(run.settings, baseline=None, since=None)
    output.print_out([baselines.write(file, found(run).at_least(settings.min_severity), settings)])


@app.command()
@taking(Inputs, Reading, Findings, Rules, Remembering)
def prune(run: Run, file: KnownFile = None) -> None:
    """Take out of a baseline what is not found any more; nothing is added."""
    from factcheck import baselines, output

    file = file or kept(run)
    output.print_out([baselines.prune(file, found(run, file))])


@app.command()
@taking(Inputs, Reading, Findings, Rules, Remembering)
def show(run: Run, file: KnownFile = None) -> None:
    """Print what a baseline holds; with paths, what of it is not found there any more."""
    from factcheck import baselines, output

    file = file or kept(run)
    output.print_out(baselines.shown(file, found(run, file) if run.said["paths"] else None))


def kept(run: Run) -> Path:
    """The baseline that is configured; there must be one."""
    if run.settings.baseline is None:
        raise typer.BadParameter('name a file, or set "baseline" in factcheck.toml', param_hint="FILE")
    return Path(run.settings.baseline)


def found(run: Run, file: Path | None = None) -> Report:
    """What is found, held against that baseline alone; at least one article must have been read."""
    from factcheck import library

    settings = replace(run.settings, baseline=None if file is None else str(file), since=None)
    report = library.check(run.paths, limits=run.limits, stdin=sys.stdin, settings=settings, cache=run.store())
    refuse_unread(report, strict=settings.strict_inputs)
    return report
