"""Which of a model's outputs means what, by the names its configuration gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Literal

from factcheck.model.language import NliScores
from factcheck.score.errors import ModelError

Meaning = Literal["entailment", "neutral", "contradiction"]
# A two-way model that says "not entailment" does not say which of the other two: it is told as neutral, the milder.
MEANINGS: dict[str, Meaning] = {
    "entailment": "entailment",
    "entail": "entailment",
    "entails": "entailment",
    "neutral": "neutral",
    "contradiction": "contradiction",
    "contradict": "contradiction",
    "contradicts": "contradiction",
    "notentailment": "neutral",
    "nonentailment": "neutral",
    "notcontradiction": "neutral",
    "noncontradiction": "neutral",
}
ENOUGH: tuple[frozenset[Meaning], ...] = (
    frozenset({"entailment", "neutral", "contradiction"}),
    frozenset({"entailment", "neutral"}),
    frozenset({"contradiction", "neutral"}),
    frozenset({"entailment", "contradiction"}),
)


def meanings(labels: Mapping[int, str], name: str) -> tuple[Meaning, ...]:
    """What each output means, in order.

    :raises ModelError: if the labels are not those of natural language inference.

    >>> meanings({0: "CONTRADICTION", 1: "neutral", 2: "entailment"}, "a model")
    ('contradiction', 'neutral', 'entailment')
    >>> meanings({1: "not_entailment", 0: "entailment"}, "a model")
    ('entailment', 'neutral')
    """
    ordered = [labels[at] for at in sorted(labels)]
    found = [MEANINGS.get("".join(filter(str.isalpha, label.lower()))) for label in ordered]
    known = tuple(meaning for meaning in found if meaning is not None)
    if len(known) < len(found) or len(set(known)) < len(known) or frozenset(known) not in ENOUGH:
        said = ", ".join(f'"{label}"' for label in ordered[:6]) or "none"
        raise ModelError(
            f"{name}: its labels are {said}; it takes a model whose labels are entailment, neutral and contradiction, "
            "or entailment and not_entailment, named so in id2label of config.json"
        )
    return known


def told(probabilities: Sequence[float], outputs: Sequence[Meaning]) -> NliScores:
    """A row of probabilities under their names; what a two-way model has no output for is nought.

    :raises ValueError: if there are not as many as the model has labels, or if they are no numbers.
    """
    if len(probabilities) != len(outputs):
        raise ValueError(f"it gives {len(probabilities)} numbers a pair and has {len(outputs)} labels")
    if not all(map(isfinite, probabilities)):
        raise ValueError("what it gives are no numbers; its weights are damaged")
    said = dict(zip(outputs, probabilities, strict=True))
    return NliScores(said.get("contradiction", 0.0), said.get("entailment", 0.0), said.get("neutral", 0.0))
