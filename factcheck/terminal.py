"""What a terminal can show, and how a long run tells that it is alive."""

from __future__ import annotations

import os
import shutil
import sys
import time
from types import TracebackType
from typing import Literal

PAGE = 100
QUIET_SECONDS = 2.0
STEP_SECONDS = 0.2


def colours(wanted: Literal["auto", "always", "never"]) -> bool:
    """Whether to use colour: as asked, else where a terminal is read and nobody says no."""
    if wanted != "auto":
        return wanted == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """The columns of the terminal within reason; of a page where there is none."""
    if not sys.stdout.isatty():
        return PAGE
    return max(60, min(120, shutil.get_terminal_size((PAGE, 24)).columns))


class Progress:
    """Counts articles on standard error, if a person is watching and the run takes a while."""

    def __init__(self) -> None:
        self.watched = sys.stderr.isatty()
        self.due = time.monotonic() + QUIET_SECONDS
        self.shown = False

    def __call__(self, articles: int) -> None:
        if self.watched and time.monotonic() >= self.due:
            self.due = time.monotonic() + STEP_SECONDS
            self.shown = True
            print(f"\rRead {articles:,} articles …", end="", file=sys.stderr, flush=True)  # noqa: T201

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        if self.shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)  # noqa: T201
