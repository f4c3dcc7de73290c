"""Pairs written by hand for this project, of many kinds of writing and talk: ``written/*.jsonl`` (Apache-2.0).

Each line has a premise and three sentences: one that follows, one that is left open and one that is ruled out. Every
twentieth line of a file is for the development pairs, every other tenth is held out, and the rest is trained on.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from public import Pair

FOLDER = Path(__file__).with_name("written")
LABELS = ("entailment", "neutral", "contradiction")
EVERY, DEVELOPMENT, HELD_OUT = 20, 0, 10


class Written(NamedTuple):
    """The pairs of each use."""

    train: list[Pair]
    development: list[Pair]
    held_out: list[Pair]


def written(folder: Path = FOLDER) -> Written:
    """The pairs of all files; ``source`` is "written" and the kind of writing."""
    found = Written([], [], [])
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            use = {DEVELOPMENT: found.development, HELD_OUT: found.held_out}.get(number % EVERY, found.train)
            use += (Pair(row["premise"], row[label], label, f"written, {row['genre']}") for label in LABELS)
    return found
