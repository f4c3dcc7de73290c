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

# The same for two figures that differ being one thing told in two ways, fitted by ``benchmarks/fit_disputes.py`` to
# the candidates of 335 pairs of real articles, of 4,060 held against each other, and of ``benchmarks/two_desks``.
DISPUTED_BASE = -3.23
DISPUTED: Mapping[str, float] = {
    "agreed": 2.6,
    "apart": -2.83,
    "best of both": 0.24,
    "best of one": 0.02,
    "close": 0.64,
    "context": 0.26,
    "converted": -0.6,
    "count": -0.69,
    "count around": 1.27,
    "duration": -0.04,
    "event": 0.68,
    "explained": -0.39,
    "far": 0.0,
    "few alike": -0.3,
    "many alike": -0.9,
    "measure": 0.68,
    "names around": 0.04,
    "near": 1.79,
    "near around": 0.49,
    "none agreed": -1.14,
    "one measure": -1.44,
    "physical": 1.21,
}
