"""Pairs that others have made and let us use: read, evened out, and split for good."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Iterable, Iterator
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
    "fool_me_twice": (1200, 60),
    "fever_nli_binary": (15000, 80),
    "clcd": (4000, 80),
    "conj_nli": (14000, 100),
}
TEMPLATES = ("clcd", "scone")
CAPTIONS = ("snli_dev", "cad_nli")  # both sentences of a pair are about one scene
LONGEST = 280  # characters of a premise; longer ones cost more than they teach


def rows(folder: Path, name: str) -> Iterator[Pair]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield Pair(row["premise"], row["hypothesis"], row["label"], name)


def turned_about(pairs: list[Pair]) -> list[Pair]:
    """Contradictions about one scene the other way round: what rules another out is ruled out by it."""
    chosen = [pair for pair in pairs if pair.source in CAPTIONS and pair.label == "contradiction"]
    return [pair._replace(premise=pair.hypothesis, hypothesis=pair.premise) for pair in chosen]


def denied(pairs: Iterable[Pair], negated: Callable[[str], str]) -> Iterator[Pair]:
    """Pairs with a "not" more or less in the second sentence: what followed is ruled out, what was open stays so."""
    turned = {"entailment": "contradiction", "neutral": "neutral"}
    for pair in pairs:
        hypothesis = negated(pair.hypothesis)
        if pair.label in turned and pair.source not in TEMPLATES and hypothesis != pair.hypothesis:
            yield Pair(pair.premise, hypothesis, turned[pair.label], "denied")


def evened(pairs: Iterable[Pair], each: int) -> list[Pair]:
    """So many pairs of every three-way label, the first ones."""
    by_label: dict[str, list[Pair]] = {"entailment": [], "neutral": [], "contradiction": []}
    for pair in pairs:
        held = by_label.get(pair.label, ())
        if isinstance(held, list) and len(held) < each:
            held.append(pair)
    return [pair for held in by_label.values() for pair in held]


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
