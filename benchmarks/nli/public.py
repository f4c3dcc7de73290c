"""Pairs that others have made and let us use: read, evened out, and split for good."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Pair(NamedTuple):
    premise: str
    hypothesis: str
    label: str
    source: str


# How many of each set are trained on, and how many held out. Templated and silver sets get less than their size.
SHARES = {
    "snli_dev": (9000, 200),
    "cad_nli": (9000, 100),
    "scone": (4000, 80),
    "fever_symmetric": (700, 0),
    "fool_me_twice": (1100, 60),
    "fever_nli_binary": (7000, 80),
    "clcd": (5000, 80),
    "conj_nli": (7000, 100),
}
LONGEST = 280  # characters of a premise; longer ones cost more than they teach


def rows(folder: Path, name: str) -> Iterator[Pair]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield Pair(row["premise"], row["hypothesis"], row["label"], name)


def public(folder: Path, seed: int) -> tuple[list[Pair], list[Pair]]:
    """Pairs to train on and pairs held out. All pairs of one premise go to one side."""
    train: list[Pair] = []
    held: list[Pair] = []
    for name, (wanted, kept) in SHARES.items():
        order = random.Random(f"{seed} {name}")
        found = [pair for pair in rows(folder, name) if len(pair.premise) <= LONGEST]
        premises = sorted({pair.premise for pair in found})
        order.shuffle(premises)
        order.shuffle(found)
        chosen: set[str] = set()
        count = 0
        for premise in premises:
            if count >= kept:
                break
            chosen.add(premise)
            count += sum(pair.premise == premise for pair in found) if kept else 0
        chosen = chosen if kept else set()
        held += [pair for pair in found if pair.premise in chosen][:kept]
        train += [pair for pair in found if pair.premise not in chosen][:wanted]
    return train, held
