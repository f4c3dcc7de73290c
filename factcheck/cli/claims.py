"""``factcheck claims``: a proof sheet, every figure of an article as it was understood."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from factcheck import __version__
from factcheck.cli.messages import COULD_NOT_RUN, complain
from factcheck.cli.options import Inputs, Reading, Remembering, Rules
from factcheck.cli.run import Run, taking

if TYPE_CHECKING:
    from factcheck.report.sheet import Sheet

Format = Literal["text", "html", "csv"]


@taking(Inputs, Reading, Rules, Remembering)
def claims(
    run: Run,
    format_: Annotated[Format, typer.Option("--format", help="What standard output gets.")] = "text",
) -> None:
    """List each figure of an article as it was understood, in reading order, to be ticked off."""
    from factcheck import library, output, recall
    from factcheck.model.article import Notice
    from factcheck.report.sheet import Sheet

    rules = library.tuned_pack(None, run.settings)
    with recall.keeping(run.store(), rules, __version__) as kept:
        entries = list(
            library.understood(run.paths, rules, limits=run.limits, stdin=sys.stdin, settings=run.settings, memory=kept)
        )
    notices = [entry for entry in entries if isinstance(entry, Notice)]
    sheets = [Sheet(entry.summary, entry.reading.claims) for entry in entries if not isinstance(entry, Notice)]
    complain(notices)
    if notices and (run.settings.strict_inputs or not sheets):
        raise typer.Exit(COULD_NOT_RUN)
    output.print_out(pages(sheets, format_))


def pages(sheets: Iterable[Sheet], name: Format) -> Iterator[str]:
    """The sheets in a format, page by page."""
    from factcheck import terminal
    from factcheck.report.sheet import as_csv_sheet, as_html_sheet, as_text_sheet

    match name:
        case "html":
            yield as_html_sheet(sheets, __version__)
        case "csv":
            yield from as_csv_sheet(sheets)
        case "text":
            yield from as_text_sheet(sheets, terminal.width())
