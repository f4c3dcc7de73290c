"""``factcheck models``: what there is to weigh with beside the model that comes along."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(help="Language models other than the one that comes along.", no_args_is_help=True)


@app.command()
def fetch(
    name: Annotated[str, typer.Argument(metavar="ORG/NAME", help="A model's name on the Hugging Face hub.")],
    revision: Annotated[str | None, typer.Option(help="A commit, branch or tag; the newest if not said.")] = None,
) -> None:
    """Download a language model, so that --nli ORG/NAME finds it. No other command uses the network.

    One of a revision is found by ORG/NAME@REVISION.
    """
    from factcheck import output, score

    folder = score.fetch(name, revision)
    output.print_out([f"{name} is in {folder}\nuse it with --nli {score.named(name, revision)}\n"])
