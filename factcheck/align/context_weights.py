"""How much each part speaks for two figures standing in one context: coefficients of a logistic regression.

Fitted by ``benchmarks/fit_contexts.py`` to the figures of 140 pairs of real articles that a reader labelled and,
counting a third of these, to those of the articles under ``benchmarks/two_desks``. Of 72 other pairs of real articles
the area under the curve is 0.89.
"""

from __future__ import annotations

from collections.abc import Mapping

BASE = -4.08
WEIGHTS: Mapping[str, float] = {
    "across": 0.42,
    "bare": -0.81,
    "beside": 1.79,
    "both first": 1.53,
    "count": 1.19,
    "measure": 0.75,
    "names": 0.15,
    "near": 0.37,
    "nearest sentences": 2.19,
    "one counts": -0.19,
    "other aspect": -0.47,
    "other count": -1.13,
    "other measure": -1.01,
    "other modality": -0.26,
    "other rate": -1.43,
    "other time": -0.42,
    "other unit": -0.4,
    "qualified": -0.38,
    "same bound": 1.5,
    "sentences": -2.66,
    "subject": 0.35,
    "time": 1.5,
    "unit": 0.71,
    "words": 0.29,
    "words near": 1.27,
}
