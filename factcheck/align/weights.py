"""How much each part speaks for two figures being one: coefficients of a logistic regression, in logarithms of odds.

Fitted by ``benchmarks/fit.py``, once for tellings of a few sentences and once for whole articles, which leave over much
that the other does not tell and in which little is alike by chance.

The first, to 9,569 pairs of figures left over in pairs of articles: 900 written for it, half of them real passages with
a retelling, the cases under tests/cases, and Beige Books and Wikinews of one day. Where each file is judged by the
others, the right pair is found in 304 of 372 stories with a figure in dispute, and 66 wrong ones in some 1,500 stories,
before anything is judged. Two are held down by hand: two digits are exchanged more often by those who write such
articles than by those who write news (``two exchanged``), and a figure told in two units has its like in its own unit
(``converted``).

The second to 30,841 pairs, of which 704 are one figure, left over in the first eight files of whole articles
(``benchmarks/two_desks``), in parts of them and, counting for little, in the pairs of the first: where each file is
judged by the others, 284 of 478 are found, and 40 wrong ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Weights(NamedTuple):
    """The constant, and the coefficient of each part."""

    base: float
    parts: Mapping[str, float]


FEW = Weights(
    -1.1,
    {
        # what both sentences tell: figures, names, words; the share of their figures that both articles give
        "beside": 0.56,
        "across": 0.05,
        "names": 0.38,
        "words": 0.12,
        "share": 1.31,
        "left": -1.02,
        # their frames
        "measure": 0.34,
        "other measure": -0.84,
        "subject": -0.45,
        "other subject": -0.41,
        "other known subject": -1.55,
        "time": 0.68,
        "other time": -1.32,
        "foretold": 0.49,
        "qualified": -0.4,
        # the figures themselves
        "same": 1.67,
        "turned": 2.07,
        "scale": 3.26,
        "scale of a digit": 1.8,
        "exchanged": 5.23,
        "two exchanged": 4.8,
        "one digit": 2.41,
        "one of two": 1.86,
        "dropped": 1.42,
        "lone": 0.84,
        "far": -1.25,
        "small": -0.38,
        "count": 0.13,
        "other count": -1.05,
        "converted": -2.5,
        "bare": -0.72,
        "other unit": -0.72,
        "other rate": -0.8,
    },
)
MANY = Weights(
    -3.56,
    {
        "beside": 2.02,
        "names": 1.02,
        "words": 0.45,
        "share": 0.62,
        "measure": 0.42,
        "other measure": -0.5,
        "subject": -0.22,
        "time": 0.78,
        "other time": -0.42,
        "other aspect": -0.85,
        "other modality": -0.69,
        "foretold": 0.19,
        "qualified": -0.85,
        "same": 3.71,
        "same two": 1.8,
        "same other unit": 1.56,
        "turned": -0.01,
        "scale": 4.03,
        "scale of a digit": 2.17,
        "exchanged": 7.76,
        "two exchanged": 6.63,
        "one digit": 0.91,
        "one of two": 2.44,
        "dropped": 1.66,
        "lone": 0.6,
        "far": -2.12,
        "count": 1.17,
        "other count": -2.1,
        "bare": -1.2,
        "bare and alike": -0.59,
        "other unit": -2.91,
        "other subject": -0.35,
        "other known subject": -0.03,
        "other rate": -0.11,
    },
)
