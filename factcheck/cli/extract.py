"""``factcheck extract``: every claim, one a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from factcheck.cli.messages import COULD_NOT_RUN, complain, hinder
from factcheck.cli.options import Inputs, Reading, Remembering, Rules
from factcheck.cli.run import Run, taking

if TYPE_CHECKING:
    from factcheck.model.article import Notice
    from factcheck.model.claim import Claim
    from factcheck.pipeline import Understood

Format = Literal["text", "json", "jsonl"]


@taking(Inputs, Reading, Rules, Remembering)
def extract(
    run: Run,
    format_: Annotated[Format, typer.Option("--format", help="What standard output gets.")] = "jsonl",
) -> None:
    """Print every claim of the articles, in order."""
    from factcheck import output
    from factcheck.report import claim_pages

    reading = Listing()
    with run.understood() as entries:
        output.print_out(claim_pages(reading.claims(entries), format_))
    complain(reading.notices)
    if hinder(reading.notices) and (run.settings.strict_inputs or not reading.articles):
        raise typer.Exit(COULD_NOT_RUN)


class Listing:
    """Claims as they come; what else came is kept for afterwards."""

    def __init__(self) -> None:
        self.articles = 0
        self.notices: list[Notice] = []

    def claims(self, entries: Iterable[Understood | Notice]) -> Iterator[Claim]:
        from factcheck.model.article import Notice

        for entry in entries:
            if isinstance(entry, Notice):
                self.notices.append(entry)
            else:
                self.articles += 1
                yield from entry.reading.claims
