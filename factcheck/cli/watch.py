"""``factcheck watch``: the articles held against each other as they are saved."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from factcheck.cli.messages import refuse_unread, tell
from factcheck.cli.options import Against, Findings, Inputs, Known, Reading, Remembering, Rules
from factcheck.cli.run import Run, taking

if TYPE_CHECKING:
    from factcheck.model.finding import Report


@taking(Inputs, Reading, Findings, Known, Rules, Remembering)
def watch(
    run: Run,
    color: Annotated[Literal["auto", "always", "never"], typer.Option(help="Colour in text.")] = "auto",
    against: Against = None,
) -> None:
    """Check articles, and check again what is saved: what appears and what goes away is printed. Ctrl-C ends it.

    No language model is asked.
    """
    from factcheck import library, output, terminal
    from factcheck.desk import Desk
    from factcheck.report import as_change, as_text, counted, led
    from factcheck.watching import Watch

    settings, paths = run.settings, run.paths
    if settings.nli != "off":
        tell(f'no language model is asked while articles are watched; "{settings.nli}" is asked by factcheck check')
    desk = Desk(paths, settings, limits=run.limits, against=against or None)
    watched = Watch(desk, (*paths, *(against or ())))  # before anything is read: what is saved meanwhile is read again
    with terminal.Progress() as progress:
        desk.read(run.store(), progress)
    rules = library.rule_pack(settings.packs).rules

    def told(report: Report) -> Report:
        return led(report.at_least(settings.min_severity), rules)

    report = desk.report()
    refuse_unread(report, strict=settings.strict_inputs)
    shown = told(report)
    ink, columns = terminal.colours(color), terminal.width()
    read = output.print_out([as_text(shown, rules, color=ink, width=columns)])
    try:
        tell(f"watching {counted(len(desk.items), 'file')}; Ctrl-C ends it")
        for changed in watched.changes() if read else ():
            desk.change(changed)
            before, shown = shown, told(desk.report())
            when = time.strftime("%H:%M:%S")
            page = as_change(before, shown, rules, when, changed, color=ink, width=columns)
            if not output.print_out([page]):
                return
    except KeyboardInterrupt:
        tell("no longer watching")
