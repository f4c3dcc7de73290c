"""How sure we are of a finding: what the rule is worth, moved by what a language model reads."""

from __future__ import annotations

import math

from factcheck.model.language import NliScores

# Log-odds by which a model that reads a contradiction for certain moves a finding; one that reads entailment for
# certain moves it as far the other way. Small, since a language model reads words well and figures badly.
REACH = 0.5
SUREST = 0.999


def confidence(weight: float, scores: NliScores | None = None) -> float:
    """From 0 to 1, to three digits: the rule's own weight w, or with a language model

        logit(confidence) = logit(w) + REACH · (contradiction − entailment)

    of the mean of both directions.

    >>> confidence(0.8), confidence(0.8, NliScores(0.9, 0.02, 0.08)), confidence(0.8, NliScores(0.0, 0.9, 0.1))
    (0.8, 0.861, 0.718)
    """
    bounded = min(max(weight, 0.0), 1.0)
    if scores is None:
        return round(bounded, 3)
    kept = min(max(bounded, 1 - SUREST), SUREST)
    moved = math.log(kept / (1 - kept)) + REACH * (scores.contradiction - scores.entailment)
    return round(1 / (1 + math.exp(-moved)), 3)
