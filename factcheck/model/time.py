"""A time where it stands in a text, before it is placed in the calendar."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model.period import Grain
from factcheck.model.text import Span


@dataclass(frozen=True, slots=True)
class Time:
    """A date or period in its own words; ``normalise.period`` places it in the calendar."""

    span: Span
    text: str
    grain: Grain
