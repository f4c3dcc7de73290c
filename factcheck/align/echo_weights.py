"""How much each part speaks for two figures of one story being one thing told twice: a logistic regression.

Fitted by ``benchmarks/fit_echoes.py`` to pairs of figures of some 1,550 articles of Wikinews, of filings and of Beige
Books: values told twice, which are of one thing but for chance, and values near each other that nothing accounts for.
The program also prints how far they are to be believed of articles that they were not fitted to.
"""

from __future__ import annotations

from collections.abc import Mapping

BASE = 0.11
WEIGHTS: Mapping[str, float] = {
    "words": 0.09,
    "names": 0.7,
    "share": 0.47,
    "adjoining": 0.27,
    "beside": 2.34,
    "parallel": 1.22,
    "contrast": -1.6,
    "verbatim": 0.79,
    "one measured": -0.73,
    "time": 0.63,
    "headline": 3.84,
    "referring": 1.71,
    "percent": -1.17,
    "count": 0.49,
    "others": -0.5,
    "others of noun": -0.6,
    "rivals": -0.88,
}
