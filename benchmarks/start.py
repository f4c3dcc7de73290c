"""How long a process takes that has next to nothing to do."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from page import note, table
from place import Options
from process import FACTCHECK, run

RUNS = 5
GOALS = {"--version": 0.3, "--help": 0.3}
GOAL = 0.7
ARTICLES = {
    "here.txt": "Kestrel shares rose 8.8% on July 1, 2026, after the company raised its forecast to $4.2 billion.\n",
    "there.txt": "Kestrel shares rose 18% on July 1, 2026. Its forecast for the year is now $4.2 billion.\n",
}


def show(_: Options) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in ARTICLES.items():
            (folder / file).write_text(text, encoding="utf-8")
        commands = {
            "--version": ["--version"],
            "--help": ["--help"],
            "check, two short articles": ["check", *ARTICLES, "--fail-on", "never"],
        }
        lines = []
        for said, arguments in commands.items():
            taken = [run([*FACTCHECK, *arguments], folder / "said", folder, compiled(folder)) for _ in range(RUNS)]
            if any(one.status for one in taken):
                note(f"factcheck {said}: ended with status {taken[0].status}")
            least = min(taken, key=lambda one: one.cpu)
            lines.append(
                (said, f"{least.cpu:.2f}", f"{least.wall:.2f}", f"{least.peak:.0f}", f"{GOALS.get(said, GOAL)}")
            )
    table(("factcheck", "CPU s", "wall s", "peak MiB", "goal CPU s"), lines)


def compiled(folder: Path) -> dict[str, str]:
    """An environment in which the first run leaves its bytecode to the others, as an installation has it."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
