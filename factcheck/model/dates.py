"""The words of time: months, weekdays, quarters, and what "last" and "over" make of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DateWords:
    """Names of months and weekdays, relative words, fiscal words, and the trading calendar."""
