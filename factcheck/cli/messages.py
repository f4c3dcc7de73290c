"""What goes to standard error, and what stops a run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from factcheck.model.article import Notice
    from factcheck.model.finding import Report

FOUND, COULD_NOT_RUN = 1, 2


def warn(message: str) -> None:
    tell(f"warning: {message}")


def tell(message: str) -> None:
    from factcheck.report import visible

    typer.echo(f"factcheck: {visible(message)}", err=True)


def complain(notices: Iterable[Notice]) -> None:
    """What could not be read, each with its place."""
    from factcheck.report import location

    for notice in notices:
        tell(f"{location(notice.place)}: {notice.code} {notice.message}")


def hinder(notices: Iterable[Notice]) -> bool:
    """Whether anything stood in the way of reading, beside what is never read."""
    return any(not notice.passed_over for notice in notices)


def refuse_unread(report: Report, *, strict: bool) -> None:
    """Stop where nothing could be read, no draft where there are drafts, or not all of what is wanted whole."""
    read = report.changed if report.drafts else report.articles
    if report.drafts and read and len(report.articles) == len(read):
        complain(report.unread)
        tell("there is no article to hold the draft against; name files or folders that hold some with --against")
        raise typer.Exit(COULD_NOT_RUN)
    if not report.unread or (read and not strict):
        return
    complain(report.unread)
    raise typer.Exit(COULD_NOT_RUN)
