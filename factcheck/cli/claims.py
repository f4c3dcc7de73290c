"""``factcheck claims``: a proof sheet, every figure of an article as it was understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from factcheck import __version__
from factcheck.cli.destinations import STDOUT, destinations
from factcheck.cli.messages import COULD_NOT_RUN, complain, hinder
from factcheck.cli.options import Inputs, Reading, Remembering, Rules
from factcheck.cli.run import Run, taking

if TYPE_CHECKING:
    from factcheck.model.article import Notice
    from factcheck.report.sheet import Sheet

Format = Literal["text", "html", "csv"]
WIDTH = 100


@taking(Inputs, Reading, Rules, Remembering)
def claims(
    run: Run,
    format_: Annotated[
        Format | None, typer.Option("--format", help="What standard output gets; text if not said.")
    ] = None,
    out: Annotated[
        list[str] | None,
        typer.Option(metavar="FORMAT=FILE", help="Write the sheet to a file as well; may be repeated."),
    ] = None,
) -> None:
    """List each figure of an article as it was understood, in reading order, to be ticked off."""
    from factcheck import library, output, terminal

    formats: tuple[Format, ...] = get_args(Format)
    files = destinations(out or (), formats, format_)
    sheets, notices = understood(run)
    complain(notices)
    if hinder(notices) and (run.settings.strict_inputs or not sheets):
        raise typer.Exit(COULD_NOT_RUN)
    printed = files.pop(STDOUT, format_ or "text")
    read = [sheet.article.path for sheet in sheets] + [notice.place.path for notice in notices]
    written = {path: "".join(pages(sheets, name)) for path, name in files.items()}
    output.write_files(written, library.opened_by(read, run.settings))
    output.print_out(pages(sheets, printed, terminal.width()))


def understood(run: Run) -> tuple[list[Sheet], list[Notice]]:
    """A sheet for each article, and what could not be read."""
    from factcheck.model.article import Notice
    from factcheck.report.sheet import Sheet

    with run.understood() as found:
        entries = list(found)
    notices = [entry for entry in entries if isinstance(entry, Notice)]
    return [Sheet(entry.summary, entry.reading.claims) for entry in entries if not isinstance(entry, Notice)], notices


def pages(sheets: Iterable[Sheet], name: Format, width: int = WIDTH) -> Iterator[str]:
    """The sheets in a format, page by page."""
    from factcheck.report.sheet import as_csv_sheet, as_html_sheet, as_text_sheet

    match name:
        case "html":
            yield as_html_sheet(sheets, __version__)
        case "csv":
            yield from as_csv_sheet(sheets)
        case "text":
            yield from as_text_sheet(sheets, width)
