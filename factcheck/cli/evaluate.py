"""``factcheck eval``: what is read and shown, held against what people annotated."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.options import MODEL, Packs


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Folder with claims.jsonl and pairs.jsonl.")],
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH…", help='The articles annotated there; the folder "articles" beside it if left out.'
        ),
    ] = None,
    model: Annotated[str, MODEL] = "off",
    pack: Packs = None,
) -> None:
    """Score what is read and shown of annotated articles."""
    from factcheck import evaluate as evaluation
    from factcheck import output

    output.print_out([evaluation.run(gold, paths or [str(gold.parent / "articles")], nli=model, packs=pack)])
