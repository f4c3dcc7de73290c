"""When a figure is of, as a drawing has it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from factcheck.model.claim import Claim
from factcheck.model.period import Period

# A move that is reckoned from a day on, though it is only that day which is told.
SINCE = "year-to-date"


class Time(NamedTuple):
    """The days a value is of; it stands at the last. ``assumed`` are those of an article that says none itself."""

    last: date
    first: date
    assumed: bool = False


def when(claim: Claim) -> Time | None:
    """The days a claim speaks of; else those of its article. ``None`` where neither is known."""
    period, told = claim.frame.period, claim.as_of
    own = stretch(period, until(claim, period)) if period else None
    return own or (stretch(told, None, assumed=True) if told else None)


def stretch(period: Period, last: date | None, *, assumed: bool = False) -> Time | None:
    """From the first day of a period to a day, or to its own last one."""
    end = last or period.last or period.first
    first = period.first or end
    return None if end is None or first is None else Time(end, min(first, end), assumed)


def until(claim: Claim, period: Period) -> date | None:
    """The day of the article, where the period is not over by then, or only its beginning is told.

    "Down 7% this year" is said of the year so far, as long as it is no forecast.
    """
    today = claim.as_of.last if claim.as_of else None
    if today is None or claim.frame.modality != "actual" or period.first is None or period.first > today:
        return None
    begun = SINCE in claim.frame.qualifiers and period.first == period.last
    return today if begun or period.last is None or period.last > today else None
