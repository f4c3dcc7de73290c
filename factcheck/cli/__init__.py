"""The command line: opens files, calls the library, prints what it says; what is heavy is imported when used.

A command is a file of its own and a line below; options that several commands take are in ``options``.
"""

from __future__ import annotations

import _thread
import gc
import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, NoReturn

import typer

from factcheck.cli import (
    baseline,
    chart,
    check,
    claims,
    compare,
    config,
    evaluate,
    explain,
    extract,
    lsp,
    models,
    nli,
    schema,
    test,
    watch,
)
from factcheck.cli import version as about
from factcheck.cli.messages import COULD_NOT_RUN, tell

# Objects made before cycles among them are looked for: an article's values hold none, and rules are many.
CYCLES = 50_000

COMMANDS: dict[str, Callable[..., None]] = {
    "check": check.check,
    "extract": extract.extract,
    "claims": claims.claims,
    "config": config.config,
    "explain": explain.explain,
    "rules": explain.rules,
    "test": test.test,
    "schema": schema.schema,
    "compare": compare.compare,
    "chart": chart.chart,
    "eval": evaluate.evaluate,
    "nli": nli.nli,
    "watch": watch.watch,
    "lsp": lsp.lsp,
    "version": about.version,
}
GROUPS = {"models": models.app, "baseline": baseline.app}

app = typer.Typer(
    help="Finds the figures on which financial articles disagree.",
    epilog="Exit status: 0 nothing found at or above --fail-on, 1 findings, 2 could not run, 130 interrupted.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for name, command in COMMANDS.items():
    app.command(name)(command)
for name, group in GROUPS.items():
    app.add_typer(group, name=name)


@app.callback()
def options(
    _: Annotated[
        bool, typer.Option("--version", callback=about.print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Finds the figures on which financial articles disagree."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """The command; its exit statuses are part of the contract."""
    gc.set_threshold(CYCLES)
    hook, sys.unraisablehook = sys.unraisablehook, interrupt_again
    try:
        app(arguments)
    except Exception as error:
        from factcheck.cli.errors import told

        typer.echo(f"factcheck: {told(error)}", err=True)
        sys.exit(COULD_NOT_RUN)
    except SystemExit as left:
        if left.code == COULD_NOT_RUN and (file := dashed(sys.argv[1:] if arguments is None else arguments)):
            tell(f'to name the file "{file}", write "./{file}"')
        raise
    finally:
        sys.unraisablehook = hook
    sys.exit(0)


def dashed(arguments: Sequence[str]) -> str | None:
    """A file of the working folder whose name is taken for options."""
    return next((one for one in arguments if len(one) > 1 and one.startswith("-") and os.path.isfile(one)), None)


def interrupt_again(lost: sys.UnraisableHookArgs) -> None:
    """An interrupt that came where Python could not raise it, while something was being collected, comes again."""
    if issubclass(lost.exc_type, KeyboardInterrupt):
        _thread.interrupt_main()
    else:
        sys.__unraisablehook__(lost)
