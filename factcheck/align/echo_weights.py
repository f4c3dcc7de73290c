"""draft"""

from __future__ import annotations

from collections.abc import Mapping

BASE = 0.21
WEIGHTS: Mapping[str, float] = {
    "near": 0.08,
    "words": 0.12,
    "names": 0.73,
    "behind": 0.52,
    "beside": 2.28,
    "parallel": 0.95,
    "contrast": -1.61,
    "verbatim": 0.66,
    "one measured": -0.91,
    "time": 0.56,
    "headline": 3.83,
    "referring": 1.59,
    "listed": -0.33,
    "percent": -1.31,
    "count": 0.46,
    "others": -0.48,
    "others of noun": -0.71,
    "rivals": -0.86,
}
