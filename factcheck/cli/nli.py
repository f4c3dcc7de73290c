"""``factcheck nli``: statements held against each other, a pair a line."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from factcheck.cli.messages import COULD_NOT_RUN, tell
from factcheck.cli.options import MODEL, STRICT, Packs


def nli(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH…", help='Files of JSON Lines; "-", or none, is standard input.'),
    ] = None,
    model: Annotated[str, MODEL] = "default",
    format_: Annotated[Literal["jsonl"], typer.Option("--format", help="What standard output gets.")] = "jsonl",
    batch: Annotated[
        int, typer.Option(min=1, max=256, help="Pairs that are read at once: quicker, and a little less exact.")
    ] = 1,
    strict_inputs: Annotated[bool | None, STRICT] = False,
    pack: Packs = None,
) -> None:
    """Say whether a hypothesis follows from a premise, contradicts it, or neither, with probabilities.

    Reads {"id", "premise", "hypothesis"} a line and prints {"id", "entailment", "neutral", "contradiction"}. Figures
    are read by the rules, words by the language model.
    """
    from factcheck import entailment, library, output

    rows = entailment.Rows(paths or ["-"], sys.stdin.buffer)
    judge = entailment.Judge(library.language_model(model), library.rule_pack(pack))
    output.print_out(entailment.pages(rows, judge, batch))
    for complaint in rows.complaints:
        tell(complaint)
    if rows.complaints and (strict_inputs or not rows.good):
        raise typer.Exit(COULD_NOT_RUN)
