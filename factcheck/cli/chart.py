"""``factcheck chart``: one subject's values over time."""

from __future__ import annotations

import sys
from typing import Annotated, Literal, get_args

import typer

from factcheck import __version__
from factcheck.cli.destinations import STDOUT, destinations
from factcheck.cli.messages import refuse_unread
from factcheck.cli.options import Inputs, Reading, Remembering, Rules
from factcheck.cli.run import Run, taking

Format = Literal["text", "svg", "html"]


@taking(Inputs, Reading, Rules, Remembering)
def chart(
    run: Run,
    subject: Annotated[str, typer.Argument(metavar="SUBJECT", help="Of whom: a name, an alias or a ticker.")],
    metric: Annotated[str, typer.Argument(metavar="METRIC", help='Of what: "revenue", "share price change".')],
    format_: Annotated[
        Format | None, typer.Option("--format", help="What standard output gets; text if not said.")
    ] = None,
    out: Annotated[
        list[str] | None,
        typer.Option(metavar="FORMAT=FILE", help="Write the chart to a file as well; may be repeated."),
    ] = None,
) -> None:
    """Show the values of one subject over time, where each is said, and which disagree.

    As text, as a drawing (svg), or as a page (html).
    """
    from factcheck import charting, library, output
    from factcheck.report.chart import as_chart

    formats: tuple[Format, ...] = get_args(Format)
    files = destinations(out or (), formats, format_)
    report = library.check(
        run.paths, limits=run.limits, stdin=sys.stdin, settings=run.settings, cache=run.store(), proofs=True
    )
    refuse_unread(report, strict=run.settings.strict_inputs)
    told = charting.chart(subject, metric, report, library.rule_pack(run.settings.packs))
    printed = files.pop(STDOUT, format_ or "text")
    pages = {path: as_chart(told, name, __version__) for path, name in files.items()}
    output.write_files(pages, library.opened_files(report, run.settings))
    output.print_out([as_chart(told, printed, __version__)])
