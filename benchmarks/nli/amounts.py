"""Sentences and what their numbers say of the same sentences with a bound or another number; for measuring only."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from public import Pair

TOLD = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["told"]
SEED = 20261122
BRACED = re.compile(r"\{([$£]?)([\d.,]*\d|[A-Za-z-]+)\}")
WORDS = {"one": 1, "two": 2, "four": 4, "seven": 7, "sixty": 60, "twenty-four": 24}
ABOVE = ("more than", "at least", "over", "no less than")
BELOW = ("less than", "at most", "fewer than", "no more than")


def amounts() -> Iterator[Pair]:
    """Five pairs of every sentence: two that follow or are open, by a bound; two ruled out, and one left open."""
    for told in TOLD:
        chance = random.Random(f"{SEED} {told}")
        found = BRACED.search(told)
        if found is None or found[2] == "half":
            continue
        number = WORDS.get(found[2].lower()) or float(found[2].replace(",", ""))

        def put(words: str, told: str = told) -> str:
            said = BRACED.sub(rf"\g<1>{words}", told)
            return said[0].upper() + said[1:]

        premise = put(found[2])
        low, high = _other(number, chance, below=True), _other(number, chance, below=False)
        yield Pair(premise, put(f"{chance.choice(ABOVE)} {low}"), "entailment", "bound")
        yield Pair(premise, put(f"{chance.choice(BELOW)} {high}"), "entailment", "bound")
        yield Pair(premise, put(f"{chance.choice(ABOVE)} {high}"), "contradiction", "bound")
        yield Pair(premise, put(chance.choice((low, high))), "contradiction", "another")
        yield Pair(put(f"{chance.choice(ABOVE)} {low}"), premise, "neutral", "turned about")
        yield Pair(put(f"{chance.choice(BELOW)} {high}"), premise, "neutral", "turned about")


def _other(number: float, chance: random.Random, below: bool) -> str:
    """A number of the same kind that is well below or above."""
    if number < 4 and below:
        return "1"
    step = chance.uniform(0.2, 0.7) * number
    other = max(1.0, number - step) if below else number + max(step, 1.0)
    return f"{other:.1f}" if number != int(number) else f"{int(other):,}" if chance.random() < 0.5 else str(int(other))
