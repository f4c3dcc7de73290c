"""What a clause tells of the time that it is hung on: "the latest since Monday, when 13 people were killed"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model.period import Grain
from factcheck.model.time import Moment
from factcheck.normalise.scene import Dated, Figure
from factcheck.normalise.sight import Sight

WHEN, SINCE = "when", "since "
REACH = 5  # tokens behind a figure within which a time of its own may stand
ENDS = frozenset({";", "but", "while", "."})


def hung_on(sight: Sight, figure: Figure, times: Sequence[Dated]) -> Dated | None:
    """The time in whose clause a figure stands, be it only that since which something else is told."""
    before = [dated for dated in times if dated.last <= figure.first]
    if not before or any(0 <= dated.first - figure.last <= REACH for dated in times):
        return None
    dated = before[-1]
    at = dated.last + (sight.scene.lower(dated.last) == ",")
    if dated.time.bound != "since" or sight.scene.lower(at) != WHEN:
        return None
    if not ENDS.isdisjoint(sight.scene.between(at, figure.first)):
        return None
    grain = _grain(dated.time.first)
    told = dated.time.text[len(SINCE) :] if dated.time.text.lower().startswith(SINCE) else dated.time.text
    return grain and dated._replace(time=dated.time._replace(bound=None, grain=grain, text=told))


def _grain(told: Moment | None) -> Grain | None:
    """How much of the calendar a moment names by itself."""
    if told is None or told.unit is not None:
        return None
    if told.weekday is not None:
        return "weekday"
    if told.day is not None:
        return "day"
    if told.month is not None:
        return "month"
    if told.quarter is not None:
        return "quarter"
    return "year" if told.year is not None and told.half is None and told.season is None else None
