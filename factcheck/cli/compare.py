"""``factcheck compare``: why two lines are, or are not, held against each other."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.options import Reading, Rules
from factcheck.cli.run import Run, taking


@taking(Rules, Reading)
def compare(
    run: Run,
    a: Annotated[str, typer.Argument(metavar="A:LINE", help="A line of one article.")],
    b: Annotated[str, typer.Argument(metavar="B:LINE", help="A line of another, or of the same.")],
) -> None:
    """Say what was understood on two lines, and why their figures were or were not held against each other.

    A line is named as article.txt:14. Within JSON Lines, name the record too, by its id or else by its number, and
    count the lines of its body: RECORDS.jsonl#ID:LINE.
    """
    from factcheck import comparison, library, output

    output.print_out(comparison.pages(a, b, library.tuned_pack(None, run.settings), run.settings))
