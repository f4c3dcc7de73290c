"""``factcheck test``: a pack, tried on its own examples."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.messages import FOUND


def test(pack: Annotated[Path, typer.Argument(metavar="PACK", help="Folder of rules.")]) -> None:
    """Try a pack on the examples of its rules and on its cases; exit 1 if one fails."""
    from factcheck import output, trials

    tried = list(trials.trials(pack))
    output.print_out(trials.page(tried))
    raise typer.Exit(FOUND if any(not trial.passed for trial in tried) else 0)
