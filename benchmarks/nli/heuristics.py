"""Sentences of the same words, of which one follows from the other in half of the kinds; for measuring only."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from pathlib import Path

from public import Pair

TOLD = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
SEED = 20261122
EACH = 14


def heuristics(each: int = EACH) -> Iterator[Pair]:
    """So many pairs of every kind; the kind is the source."""
    for name, kind in TOLD["kind"].items():
        chance = random.Random(f"{SEED} {name}")
        label = "entailment" if kind["follows"] else "not_entailment"
        for at in range(each):
            premise, hypothesis = kind["pairs"][at % len(kind["pairs"])].split(" => ")
            filling = drawn(chance)
            yield Pair(_told(premise, filling), _told(hypothesis, filling), label, name)


def drawn(chance: random.Random) -> dict[str, str]:
    """A word for every slot of a pattern."""
    found = {"at": chance.choice(TOLD["at"]), "adj": chance.choice(["noisy", "wealthy", "bored", "elderly", "Danish"])}
    nouns = {name.removeprefix("the ").removesuffix("s"): name for name in TOLD["people"]}
    many = sorted(name for name in TOLD["people"] if not name.startswith("the "))
    found["many"] = chance.choice(many)
    for slot, noun in zip(
        "abc", chance.sample(sorted(nouns.keys() - {found["many"].removesuffix("s")}), 3), strict=True
    ):
        name = chance.choice([name for name in TOLD["people"] if noun in name])
        found |= {slot: name if name.startswith("the ") else f"the {name}"}
        found[f"{slot}_was"] = f"{found[slot]} {'was' if name.startswith('the ') else 'were'}"
    for slot, (past, participle) in zip("vw", chance.sample(TOLD["acts"], 2), strict=True):
        found |= {slot: past, f"{slot}_by": participle}
    found |= dict(zip("st", chance.sample(TOLD["alone"], 2), strict=True))
    return found | {"v_pair": found["b"]}


def _told(form: str, filling: dict[str, str]) -> str:
    words = " ".join(form.format(**filling).split())
    return words[0].upper() + words[1:].replace(" ,", ",") + "."
