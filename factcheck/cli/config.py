"""``factcheck config``: what is in force, and where it comes from."""

from __future__ import annotations

from factcheck.cli.options import Failing, Findings, Inputs, Known, Reading, Rules
from factcheck.cli.run import Run, taking


@taking(Inputs, Reading, Findings, Failing, Known, Rules)
def config(run: Run) -> None:
    """Print every setting in force, and where it comes from; takes the options of check."""
    from factcheck import library, output
    from factcheck.configuration import pages

    library.tuned_pack(None, run.settings)
    output.print_out(pages(run.configured))
