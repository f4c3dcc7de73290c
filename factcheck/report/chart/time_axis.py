"""The stretch of time that a drawing shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.report.chart.moments import Time

# From this factor on, a stretch that reaches back farther than the values lie apart is cut off where they begin.
WIDER = 3


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Days by their numbers: from the beginning of the ``first`` up to, not including, the ``last``.

    ``shortest`` is for how many days the shortest time lasts.
    """

    first: int
    last: int
    shortest: int

    @classmethod
    def of(cls, times: Sequence[Time]) -> TimeAxis:
        """What holds the last day of each, and their first days where that leaves room to tell the last ones apart.

        >>> july = [Time(date(2026, 7, day), date(2026, 7, day)) for day in (1, 2)]
        >>> year = Time(date(2026, 7, 2), date(2026, 1, 1))
        >>> [str(TimeAxis.of(times).days[0]) for times in ([*july, year], [year])]
        ['2026-07-01', '2026-01-01']
        """
        last = max(time.last for time in times).toordinal() + 1
        shortest = min(time.last.toordinal() - time.first.toordinal() + 1 for time in times)
        first = min(*(time.last.toordinal() for time in times), last - shortest)
        earliest = min(time.first.toordinal() for time in times)
        return cls(earliest if last - earliest <= WIDER * (last - first) else first, last, shortest)

    def share(self, day: float) -> float:
        """How far along a day is, from 0 to 1; one before the first stands at 0."""
        return max(0.0, (day - self.first) / (self.last - self.first))

    @property
    def days(self) -> tuple[date, date]:
        return date.fromordinal(self.first), date.fromordinal(self.last - 1)
