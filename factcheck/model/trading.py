"""The days on which an exchange is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

# No exchange has stayed closed for longer.
LONGEST_CLOSURE = 40


def no_table() -> str:
    """No exchange at all; a function of the module, so that a pack can be handed to another process."""
    return ""


@dataclass(frozen=True)
class Calendar:
    """One exchange: the days it is known for, closed weekdays, and weekend days on which it was open."""

    first: date
    last: date
    exceptions: frozenset[date]

    def is_open(self, day: date) -> bool | None:
        """Whether the exchange trades on a day; ``None`` outside the days it is known for."""
        if not self.first <= day <= self.last:
            return None
        return (day.weekday() < 5) != (day in self.exceptions)


@dataclass(frozen=True, eq=False)
class TradingDays:
    """The calendars of exchanges by market identifier ("XNYS"), read when first asked for.

    ``load`` gives the lines of the table: exchange, first and last day, then closed days by year; "+" is an open
    day of a weekend.
    """

    load: Callable[[], str] = no_table

    def is_open(self, day: date, exchange: str = "XNYS") -> bool | None:
        """Whether an exchange trades on a day; ``None`` where nothing is known of it.

        >>> days = TradingDays(lambda: "XNYS 2026-01-01 2026-12-31 2026:0101,0703")
        >>> days.is_open(date(2026, 7, 3)), days.is_open(date(2026, 7, 2)), days.is_open(date(2027, 7, 2))
        (False, True, None)
        """
        calendar = self.calendar(exchange)
        return calendar.is_open(day) if calendar else None

    def previous(self, day: date, exchange: str = "XNYS") -> date | None:
        """The last trading day before a day.

        >>> days = TradingDays(lambda: "XNYS 2026-01-01 2026-12-31 2026:0101,0703")
        >>> days.previous(date(2026, 7, 6))
        datetime.date(2026, 7, 2)
        """
        return self._nearest(day, exchange, -1)

    def following(self, day: date, exchange: str = "XNYS") -> date | None:
        """The first trading day after a day."""
        return self._nearest(day, exchange, 1)

    def moved(self, day: date, count: int, exchange: str | None = None) -> date | None:
        """The trading day so many after a day, or before it; ``None`` where exchanges differ and none is named.

        >>> days = TradingDays(lambda: "XNYS 2026-01-01 2026-12-31 2026:0703\\nXTKS 2026-01-01 2026-12-31 2026:0101")
        >>> days.moved(date(2026, 7, 6), -1), days.moved(date(2026, 7, 6), -1, "XNYS")
        (None, datetime.date(2026, 7, 2))
        """
        return self._agreed(lambda name: self._moved(day, count, name), exchange)

    def latest(self, day: date, exchange: str | None = None) -> date | None:
        """The day itself where it is one of trading, else the last before it; ``None`` where exchanges differ.

        >>> days = TradingDays(lambda: "XNYS 2026-01-01 2026-12-31 2026:0703")
        >>> days.latest(date(2026, 7, 6)), days.latest(date(2026, 7, 5))
        (datetime.date(2026, 7, 6), datetime.date(2026, 7, 2))
        """
        return self._agreed(lambda name: self._from(day, name, -1), exchange)

    def soonest(self, day: date, exchange: str | None = None) -> date | None:
        """The day itself where it is one of trading, else the next behind it; ``None`` where exchanges differ."""
        return self._agreed(lambda name: self._from(day, name, 1), exchange)

    def _agreed(self, day_of: Callable[[str], date | None], exchange: str | None) -> date | None:
        found = {day_of(name) for name in ([exchange] if exchange else self._lines)}
        return found.pop() if len(found) == 1 else None

    def _from(self, day: date, exchange: str, step: int) -> date | None:
        return day if self.is_open(day, exchange) else self._nearest(day, exchange, step)

    def _moved(self, day: date, count: int, exchange: str) -> date | None:
        found: date | None = day
        for _ in range(abs(count)):
            found = self._nearest(found, exchange, 1 if count > 0 else -1) if found else None
        return found

    def calendar(self, exchange: str) -> Calendar | None:
        """The calendar of an exchange, taken apart when first asked for."""
        known = self._parsed.get(exchange)
        if known is None and exchange in self._lines:
            known = self._parsed[exchange] = _calendar(self._lines[exchange])
        return known

    def _nearest(self, day: date, exchange: str, step: int) -> date | None:
        for days in range(1, LONGEST_CLOSURE):
            other = day + timedelta(days=step * days)
            is_open = self.is_open(other, exchange)
            if is_open is not False:
                return other if is_open else None
        return None

    @cached_property
    def _lines(self) -> Mapping[str, str]:
        lines = (line for line in self.load().splitlines() if line and not line.startswith("#"))
        return {line.partition(" ")[0]: line for line in lines}

    @cached_property
    def _parsed(self) -> dict[str, Calendar]:
        return {}


def _calendar(line: str) -> Calendar:
    _, first, last, *years = line.split()
    exceptions = (day for year in years for day in _exceptions(year))
    return Calendar(date.fromisoformat(first), date.fromisoformat(last), frozenset(exceptions))


def _exceptions(year: str) -> list[date]:
    """ "2026:0101,+0104": a closed weekday and an open Sunday."""
    number, _, days = year.partition(":")
    return [date(int(number), int(day[-4:-2]), int(day[-2:])) for day in days.split(",")]
