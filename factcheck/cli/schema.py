"""``factcheck schema``: the shapes of what is written and read."""

from __future__ import annotations

from typing import Annotated, Literal

import typer


def schema(
    name: Annotated[
        Literal["report", "finding", "claim", "config", "baseline", "facts", "pack"],
        typer.Argument(help="Which shape."),
    ],
) -> None:
    """Print the JSON Schema of what is written (report, finding, claim) or read (config, baseline, facts, pack)."""
    import json

    from factcheck import handbook, output

    output.print_out([json.dumps(handbook.json_schema(name), indent=2) + "\n"])
