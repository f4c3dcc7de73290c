"""A language server: findings while an article is written, in any editor that speaks the protocol."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from factcheck.model.settings import Settings

if TYPE_CHECKING:
    from factcheck.cache import Store

# The settings that hold in the folder we are in, with what earlier runs left, and what is told of an error.
Configure = Callable[[], "tuple[Settings, Store | None]"]
Told = Callable[[Exception], str]

EXTRA = 'the language server needs pygls; in a checkout of factcheck: pip install ".[lsp]"'


class LspError(Exception):
    """The server cannot run; the message says what to do."""


def serve(configure: Configure, told: Told) -> None:
    """Speaks with an editor over standard input and output until it says goodbye.

    :raises LspError: where what it needs is not installed.
    """
    try:
        from factcheck.lsp.server import server
    except ImportError as error:
        raise LspError(EXTRA) from error
    server(configure, told).start_io()
