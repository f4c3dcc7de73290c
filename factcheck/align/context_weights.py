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
DISPUTED_BASE = -2.41
DISPUTED: Mapping[str, float] = {
    "agreed": 1.11,
    "apart": -2.82,
    "best of both": 0.3,
    "best of one": 0.11,
    "close": 0.62,
    "context": 0.18,
    "converted": -0.74,
    "count": -0.74,
    "count around": 1.19,
    "duration": -0.01,
    "event": 0.82,
    "explained": -0.38,
    "far": 0.0,
    "few alike": -0.36,
    "many alike": -1.05,
    "measure": 0.82,
    "names around": 0.13,
    "near": 1.91,
    "near around": 0.26,
    "none agreed": -1.81,
    "one measure": -1.27,
    "physical": 1.27,
}
