"""Quantities beside the peers: the shared program scores ours and theirs on the same texts.

Every system runs in a process of its own; ours through the command, the peers through their adapters.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import peers
from page import note, table
from place import Options
from process import FACTCHECK

FIRST = "newsquant-dev"  # the set of real news
QUICK = ("newsquant-dev", "ms-currency", "ms-range")
MEASURES = {
    "value": "value",
    "endp": "endpoints",
    "unit": "unit",
    "unitS": "strict unit",
    "mod": "modifier",
    "vmod": "modifier (no unit)",
}
RECALLED = ("t2n",)  # sets in which others tell how much is found, although all is listed
PATIENCE = 1800
Scores = dict[str, dict[str, dict[str, float | None]]]  # set → measure → "P", "R", "F1"


def show(options: Options) -> None:
    home = options.shared / "quant"
    if not options.has(home / "evaluate.py", home / "gold"):
        return
    names = QUICK if options.quick else tuple(sets(home / "gold"))
    systems = {"ours": scored(home, sys.executable, "ours", names)}
    for peer in peers.present():
        systems[peer.name] = scored(home, str(peers.PYTHON), peer.adapter, names)
    systems = {name: scores for name, scores in systems.items() if scores}
    table(("set", "measure", *systems, "ahead by"), lines(names, systems))
    note("F1 in percent, R where only recall can be told; ahead by: ours less the best of the others.")


def sets(gold: Path) -> Iterator[str]:
    """The names of the sets of quantities, real news first; dates are another matter."""
    found = sorted(path.name.removesuffix(".meta.json") for path in gold.glob("*.meta.json"))
    for name in sorted(found, key=lambda name: name != FIRST):
        if json.loads((gold / f"{name}.meta.json").read_text(encoding="utf-8")).get("note") != "dates":
            yield name


def scored(home: Path, python: str, system: str, names: tuple[str, ...]) -> Scores:
    """What one system reaches on the sets; nothing if it cannot be run."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "scores.jsonl"
        command = [python, "evaluate.py", "--system", system, "--set", ",".join(names), "--json", str(out)]
        try:
            done = subprocess.run(
                command, cwd=home, env=environment(), capture_output=True, text=True, timeout=PATIENCE, check=False
            )
        except subprocess.TimeoutExpired:
            note(f"{system}: stopped after {PATIENCE} seconds; the sets done by then count")
        else:
            if done.returncode:
                note(f"{system}: failed: {(done.stderr.strip().splitlines() or ['no message'])[-1]}")
        made = out.read_text(encoding="utf-8").splitlines() if out.exists() else []
    return {row["set"]: row["res"] for row in map(json.loads, made)}


def environment() -> dict[str, str]:
    """Ours is this very install; the shared folder gets no caches."""
    return os.environ | {"FACTCHECK": shlex.join(FACTCHECK), "PYTHONDONTWRITEBYTECODE": "1"}


def lines(names: tuple[str, ...], systems: dict[str, Scores]) -> Iterator[list[str]]:
    for name in names:
        measured = next((scores[name] for scores in systems.values() if name in scores), {})
        for measure, said in MEASURES.items():
            if measure in measured and not (measure == "vmod" and "mod" in measured):
                if measure == "endp" and not any(_spans(scores.get(name)) for scores in systems.values()):
                    continue  # no range in it
                yield line(name, measure, said, systems)
                if measure == "value" and name in RECALLED:
                    yield line(name, measure, said, systems, recall=True)


def _spans(scores: dict[str, dict[str, float | None]] | None) -> bool:
    """Whether the ends of ranges count for more than their ranges on a set."""
    return scores is not None and scores["endp"] != scores["value"]


def line(name: str, measure: str, said: str, systems: dict[str, Scores], *, recall: bool = False) -> list[str]:
    """What every system reaches by one measure on one set."""
    told = {system: figure(scores.get(name, {}).get(measure), recall) for system, scores in systems.items()}
    return [name, said, *map(written, told.values()), ahead(told)]


def figure(scores: dict[str, float | None] | None, recall: bool) -> tuple[float, bool] | None:
    """The figure of merit, and whether it is recall alone."""
    if scores is None:
        return None
    whole = None if recall else scores["F1"]
    return (whole, False) if whole is not None else (scores["R"] or 0.0, True)


def written(value: tuple[float, bool] | None) -> str:
    return "–" if value is None else f"{'R ' if value[1] else ''}{value[0]:.1f}"


def ahead(figures: dict[str, tuple[float, bool] | None]) -> str:
    ours = figures.get("ours")
    others = [value[0] for system, value in figures.items() if system != "ours" and value is not None]
    return f"{ours[0] - max(others):+.1f}" if ours and others else "–"
