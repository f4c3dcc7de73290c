"""A time where it stands in a text, before it is placed in the calendar."""

from __future__ import annotations

from typing import Literal, NamedTuple

from factcheck.model.period import Grain
from factcheck.model.text import Span

Unit = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "weekend",
    "fortnight",
    "month",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
]
Part = Literal["start", "early", "mid", "late", "end"]
Bound = Literal["since", "until", "to_date"]
Kind = Literal["point", "range", "list", "stretch", "duration", "clock", "anaphor", "unclear"]


class Moment(NamedTuple):
    """One point of the calendar, as far as it was told.

    ``shift`` counts units from the day of writing ("last year": unit "year", shift -1); without a unit it belongs to
    the weekday or month itself ("last Wednesday", "next June"). ``week`` counts the weeks of a month or year, -1 is
    the last; with a weekday it counts those from the coming one on ("a week on Tuesday"), or back from the last, and
    with a month too it is the day so counted ("the first Monday of August"), 0 with a day the first such from it on.
    ``part`` narrows the whole ("early
    2026"). A decade is its first year with the unit "decade". ``fiscal`` years and quarters are the company's own.
    """

    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    week: int | None = None
    unit: Unit | None = None
    shift: int | None = None
    part: Part | None = None
    fiscal: bool = False


class Time(NamedTuple):
    """A date or period in its own words; ``normalise.period`` places it in the calendar.

    A *point* has ``first`` only, a *range* or a *list* of neighbours both ends. A *stretch* is ``number`` units up to
    ``last`` ("three months ended June 30"), up to or from the day of writing ("the past two days", ``first`` shifted),
    or hung on nothing ("over two days"). A *duration* only counts ("180 days"), a *clock* time has no day, an
    *anaphor* leans on another time of the text ("a year earlier", "the same period"), and 07/01/2026 is *unclear* where
    nothing says which number is the month.

    ``counts`` says that a quantity of time stands in these words, which is a figure in its own right. ``future`` is
    what the words around say of it: True for what is yet to come, False for what was, ``None`` if neither.
    """

    span: Span
    text: str
    grain: Grain
    kind: Kind = "point"
    first: Moment | None = None
    last: Moment | None = None
    bound: Bound | None = None
    number: int | None = None
    unit: Unit | None = None
    counts: bool = False
    future: bool | None = None

    @property
    def duration(self) -> bool:
        """Whether these words only count time and say nothing of when."""
        return self.kind == "duration"

    @property
    def weekday(self) -> int | None:
        """The weekday told, Monday being 0; beside a date it can be checked against it."""
        return self.first.weekday if self.first else None
