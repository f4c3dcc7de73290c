"""``factcheck check``: the articles held against each other."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from factcheck import __version__
from factcheck.cli.destinations import STDOUT, destinations
from factcheck.cli.messages import COULD_NOT_RUN, FOUND, complain, hinder, refuse_unread, tell
from factcheck.cli.options import Against, Failing, Findings, Format, Inputs, Known, Reading, Remembering, Rules
from factcheck.cli.run import Run, taking

if TYPE_CHECKING:
    from factcheck.model.finding import Report


@taking(Inputs, Reading, Findings, Failing, Known, Rules, Remembering)
def check(
    run: Run,
    format_: Annotated[
        Format | None, typer.Option("--format", help="What standard output gets; text if not said.")
    ] = None,
    out: Annotated[
        list[str] | None,
        typer.Option(metavar="FORMAT=FILE", help="Write the report to a file as well; may be repeated."),
    ] = None,
    show_files: Annotated[bool, typer.Option("--show-files", help="List what would be read, and stop.")] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="In text, count the findings of each rule instead of showing them.")
    ] = False,
    color: Annotated[Literal["auto", "always", "never"], typer.Option(help="Colour in text.")] = "auto",
    against: Against = None,
) -> None:
    """Compare the figures of articles and show where they disagree."""
    from factcheck import library, output, surroundings, terminal
    from factcheck.report import Page

    formats: tuple[Format, ...] = get_args(Format)
    files = destinations(out or (), formats, format_)
    if show_files:
        list_files(run, against or ())
        return
    settings = run.settings
    report = compared(run, against, proofs="html" in (format_, *files.values()))
    shown = report.at_least(settings.min_severity)
    page = Page(
        shown,
        library.rule_pack(settings.packs).rules,
        __version__,
        left_out=len(report.standing) - len(shown.standing),
        fail_on=settings.fail_on,
        checkout=surroundings.checkout(),
        statistics=statistics,
    )
    printed = files.pop(STDOUT, format_ or "text")
    pages = {path: page.rendered(name) for path, name in files.items()}
    output.write_files(pages, library.opened_files(report, settings))
    if "github" in (printed, *files.values()):
        surroundings.write_step_summary(page)
    output.print_out([page.rendered(printed, color=terminal.colours(color), width=terminal.width())])
    fails = settings.fail_on != "never" and shown.at_least(settings.fail_on).standing
    raise typer.Exit(FOUND if fails else 0)


def compared(run: Run, against: list[str] | None = None, *, proofs: bool = False) -> Report:
    """What is found; at least one article must have been read, or one draft where these are held against others."""
    from factcheck import library, terminal

    if against and run.said.get("since"):
        message = "tells only what concerns the drafts, and --since what has changed; name one of the two"
        raise typer.BadParameter(message, param_hint="--against")
    with terminal.Progress() as progress:
        report = library.check(
            run.paths,
            limits=run.limits,
            stdin=sys.stdin,
            watcher=progress,
            settings=run.settings,
            cache=run.store(),
            proofs=proofs,
            against=against or None,
        )
    refuse_unread(report, strict=run.settings.strict_inputs)
    tell_stale(report, run)
    return report


def tell_stale(report: Report, run: Run) -> None:
    """Say how many findings of a baseline are not there any more, and the command that takes them out."""
    from shlex import join

    from factcheck.report import counted

    if report.stale:
        told = f"{counted(len(report.stale), 'finding')} of {run.settings.baseline} not found any more"
        named = (str(run.settings.baseline), *(run.said["paths"] or ()))
        tell(f"{told}; take them out with: {join(('factcheck', 'baseline', 'prune', *named))}")


def list_files(run: Run, against: Iterable[str]) -> None:
    """Every file on a line of its own; what cannot be read on standard error."""
    from factcheck import library, output
    from factcheck.report import visible

    names, notices = library.files((*run.paths, *against), run.limits, run.settings)
    output.print_out(f"{visible(name)}\n" for name in names)
    complain(notices)
    if hinder(notices) and (run.settings.strict_inputs or not names):
        raise typer.Exit(COULD_NOT_RUN)
