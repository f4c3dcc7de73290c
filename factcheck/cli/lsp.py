"""``factcheck lsp``: findings in the editor, while an article is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import Findings, Known, Reading, Remembering, Rules
from factcheck.cli.run import Run, taking

if TYPE_CHECKING:
    from factcheck.cache import Store
    from factcheck.model.settings import Settings


@taking(Reading, Findings, Known, Rules, Remembering)
def lsp(
    run: Run,
    stdio: Annotated[bool, typer.Option("--stdio", help="Said by some editors; there is no other way.")] = True,
) -> None:
    """Speak the language server protocol over standard input and output; an editor starts this."""
    from factcheck import lsp as language_server
    from factcheck.cli.errors import told

    def configured() -> tuple[Settings, Store | None]:
        """What holds in the folder that the editor names."""
        here = Run.of(run.said)
        return here.settings, here.store()

    language_server.serve(configured, told)
