"""``factcheck explain`` and ``factcheck rules``: what the rules are."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from factcheck.cli.options import Packs


def explain(
    code: Annotated[str, typer.Argument(help="A code such as FC101, or the name of its rule.")], pack: Packs = None
) -> None:
    """Say what a rule finds, why it matters and what to do."""
    from factcheck import handbook, output

    output.print_out([handbook.explanation(handbook.rule(code, handbook.rules(pack)))])


def rules(pack: Packs = None) -> None:
    """List every rule with its severity."""
    from factcheck import handbook, output, terminal

    room = terminal.width() if sys.stdout.isatty() else None
    output.print_out(handbook.contents(handbook.rules(pack).values(), room))
