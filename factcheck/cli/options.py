"""Every option that more than one command takes, said once; a group of them is a class, each option a field of it.

A field is called as its setting is, where there is one. ``taking`` in ``run`` gives a command the options of groups.
"""

from pathlib import Path
from typing import Annotated, Literal

import typer

Format = Literal["text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "html"]
Level = Literal["error", "warning", "info"]
FailOn = Literal["error", "warning", "info", "never"]

MODEL = typer.Option(
    "--nli",
    metavar="default|off|MODEL",
    help="Language model: the one that comes along, none, or a folder, a file *.onnx or a name fetched before.",
    show_default=False,
)
STRICT = typer.Option(
    "--strict-inputs/--no-strict-inputs",
    help="Exit 2 if any input could not be read, or not wholly.",
    show_default=False,
)
Packs = Annotated[
    list[Path] | None, typer.Option("--pack", metavar="DIR", help="Rules laid over the core ones; may be repeated.")
]

Against = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PATH", help="Take the others for drafts: only what concerns one is told, held against these too."
    ),
]


class Rules:
    """By which rules and which configuration."""

    packs: Packs
    config: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Configuration to go by, instead of the nearest one here or in a folder above."
        ),
    ]
    isolated: Annotated[bool | None, typer.Option("--isolated", "--no-config", help="Look for no configuration.")]


class Reading:
    """How a file is read."""

    encoding: Annotated[
        str | None,
        typer.Option(help="Encoding of files that are neither UTF-8 nor marked; without it they are skipped."),
    ]
    max_bytes: Annotated[
        int | None, typer.Option(min=1, help="Largest file, or JSON Lines record, that is read; 10 MiB if not said.")
    ]


class Inputs:
    """What is read."""

    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH…",
            help='Files, folders or patterns; "-" reads JSON Lines from standard input. Those configured if left out.',
            show_default=False,
        ),
    ]
    also_exclude: Annotated[
        list[str] | None,
        typer.Option(
            "--exclude",
            metavar="GLOB",
            help="Leave out of folders what fits, written as in .gitignore; may be repeated.",
        ),
    ]
    gitignore: Annotated[
        bool | None,
        typer.Option(
            "--gitignore/--no-gitignore", help="Whether folders are read without what git ignores.", show_default=False
        ),
    ]
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes that read and understand articles; 1 if not said.")]
    strict_inputs: Annotated[bool | None, STRICT]


class Findings:
    """What is a finding."""

    min_severity: Annotated[
        Level | None, typer.Option(help="Leave out findings less severe; what is left out does not fail either.")
    ]
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", help="Only these rules, by code, beginning of a code, or name; may be repeated."),
    ]
    nli: Annotated[str | None, MODEL]
    facts: Annotated[
        list[Path] | None,
        typer.Option("--facts", metavar="FILE", help="Figures that the house has checked; may be repeated."),
    ]


class Failing:
    """Which findings fail."""

    fail_on: Annotated[FailOn | None, typer.Option(help="Exit 1 for findings as severe as this; error if not said.")]
    since: Annotated[
        str | None,
        typer.Option(metavar="REF", help="Only findings with a side in an article that changed since that commit."),
    ]


class Known:
    """What is known before."""

    baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Findings that are known; only others fail. See factcheck baseline."),
    ]


class Remembering:
    """What is kept between runs."""

    cache_dir: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            envvar="FACTCHECK_CACHE_DIR",
            help="Where what was understood is kept for the next run; the system's place for it if not said.",
        ),
    ]
    no_cache: Annotated[
        bool | None,
        typer.Option("--no-cache", envvar="FACTCHECK_NO_CACHE", help="Work everything out, and keep nothing."),
    ]
