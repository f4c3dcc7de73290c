"""Statements of the same words, of which one may or may not follow from the other."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from events import Labelled

TOLD = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
PATTERNS = TOLD["pattern"]
CHOSEN = ("near", "at", "either", "opens", "reduced", "if", "since", "said", "knew", "perhaps", "indeed")
SIDES = {"yes": "entailment", "no": "neutral", "against": "contradiction"}
SLOTS = {"near": "p", "things": "x"}


class Words(NamedTuple):
    """Who may act, and what may be done."""

    people: Sequence[Sequence[str]]
    transitive: Sequence[Sequence[str]]
    alone: Sequence[Sequence[str]]


KNOWN = Words(TOLD["people"], TOLD["transitive"], TOLD["alone"])
APART = Words(TOLD["people_apart"], TOLD["transitive_apart"], TOLD["alone_apart"])


def overlapping(words: Words, apart: bool, chance: random.Random) -> Iterator[Labelled]:
    """Endless pairs of the patterns that are trained with, or of those that are only held out."""
    patterns = [pattern for pattern in PATTERNS if pattern.get("apart", False) == apart]
    while True:
        pattern = chance.choice(patterns)
        side = chance.choice([side for side in SIDES if side in pattern])
        premise, hypothesis = chance.choice(pattern[side]).split(" => ")
        filling = drawn(words, chance)
        yield Labelled(_told(premise, filling), _told(hypothesis, filling), SIDES[side])


def drawn(words: Words, chance: random.Random) -> dict[str, str]:
    """A word for every slot of a pattern."""
    found = {SLOTS.get(key, key): chance.choice(TOLD[key]) for key in (*CHOSEN, "things")}
    for slot, forms in zip("abc", chance.sample(words.people, 3), strict=True):
        noun, adjective = chance.choice(forms), chance.choice(TOLD["adjectives"])
        found |= {slot: f"the {noun}", f"{slot}_bare": f"the {noun}", f"{slot}_adj": f"the {adjective} {noun}"}
        found[f"{slot}_was"] = f"the {noun} {'was' if noun == forms[0] else 'were'}"
    for slot, (past, participle, base) in zip("vw", chance.sample(words.transitive, 2), strict=True):
        found |= {slot: past, f"{slot}_by": participle, f"{slot}_base": base}
    for slot, (past, base) in zip("st", chance.sample(words.alone, 2), strict=True):
        found |= {slot: past, f"{slot}_base": base}
    return found


def _told(form: str, filling: dict[str, str]) -> str:
    words = " ".join(form.format(**filling).split())
    return words[0].upper() + words[1:].replace(" ,", ",") + "."
