"""A logistic regression with a square penalty, as the weights of the tool are fitted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize


class Example(NamedTuple):
    """What is known of one pair: its parts by name, whether it is one, an offset to the odds, what it counts."""

    parts: Mapping[str, float]
    one: bool
    offset: float = 0.0
    counts: float = 1.0


class Fitted(NamedTuple):
    """Coefficients by the names of the parts, and the constant."""

    weights: dict[str, float]
    base: float

    def of(self, example: Example) -> float:
        return (
            self.base + example.offset + sum(self.weights.get(name, 0.0) * some for name, some in example.parts.items())
        )


def fitted(examples: Sequence[Example], penalty: float, signs: Mapping[str, int] | None = None) -> Fitted:
    """The weights under which the examples are likeliest; the penalty is on those of parts scaled by their spread.

    A part with a sign, 1 or -1, speaks for one thing or against it, and never the other way round.
    """
    names = sorted({name for example in examples for name in example.parts})
    at = {name: k for k, name in enumerate(names)}
    values = np.zeros((len(examples), len(names) + 1))
    values[:, -1] = 1
    for line, example in enumerate(examples):
        for name, amount in example.parts.items():
            values[line, at[name]] = amount
    spread = np.maximum(values.std(axis=0), 1e-6)
    spread[-1] = 1
    values /= spread
    sign = np.array([1 if example.one else -1 for example in examples])
    offset = np.array([example.offset for example in examples])
    counts = np.array([example.counts for example in examples])

    def loss(weights: Any) -> tuple[float, Any]:
        margin = np.clip((values @ weights + offset) * sign, -50, 50)
        slope = -(values * (counts * sign / (1 + np.exp(margin)))[:, None]).sum(axis=0)
        slope[:-1] += penalty * weights[:-1]
        return float((counts * np.logaddexp(0, -margin)).sum() + penalty / 2 * (weights[:-1] ** 2).sum()), slope

    bounds = [{1: (0, None), -1: (None, 0)}.get((signs or {}).get(name, 0), (None, None)) for name in names]
    start = np.zeros(len(names) + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)]).x / spread
    return Fitted({name: round(float(found[at[name]]), 2) for name in names}, round(float(found[-1]), 2))
