"""What a run finds around it: the repository it stands in, and the page that GitHub keeps for a step."""

from __future__ import annotations

import os
from pathlib import Path

from factcheck.output import OutputError, encoded
from factcheck.report import Checkout, Page

STEP_SUMMARY = "GITHUB_STEP_SUMMARY"
MOST_BYTES = 1024 * 1024


def checkout(here: Path | None = None) -> Checkout:
    """The repository around a folder, by default the working one; where there is none, that folder itself."""
    folder = (here or Path.cwd()).resolve()
    root = next((above for above in (folder, *folder.parents) if (above / ".git").exists()), folder)
    return Checkout(str(root), str(folder))


def write_step_summary(page: Page) -> None:
    """Adds the findings to the summary of GitHub's step, as far as it has room; nothing where there is no step."""
    name = os.environ.get(STEP_SUMMARY)
    if not name:
        return
    try:
        with open(name, "ab") as summary:
            summary.write(encoded(page.summary(MOST_BYTES - summary.tell())))
    except OSError as error:
        message = f"{name}: the step summary cannot be written: {error.strerror}; unset {STEP_SUMMARY}"
        raise OutputError(message) from error
