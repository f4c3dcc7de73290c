"""Writes rules/core/trading_days.txt: the days on which exchanges stayed closed although it was no weekend.

    pip install exchange_calendars==4.13.2
    python benchmarks/trading_days.py rules/core/trading_days.txt

One line an exchange, one group a year: "2026:0101,0703" are 1 January and 3 July. Holidays that a government sets year
by year are known only as far as the library knows them; where it says so itself, the line ends there.
"""

from __future__ import annotations

import argparse
from datetime import date
from importlib.metadata import version
from pathlib import Path

EXCHANGES = {
    "XNYS": "New York", "XLON": "London", "XTKS": "Tokyo", "XHKG": "Hong Kong", "XKRX": "Korea", "XSHG": "Shanghai",
    "XETR": "Frankfurt", "XPAR": "Paris", "XTAI": "Taiwan", "XBOM": "Mumbai", "XASX": "Sydney", "XTSE": "Toronto",
    "XSWX": "Zurich",
}  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1990, 2035
HEAD = """# Weekdays on which an exchange was closed all day, and weekend days on which it was open ("+").
# Made by benchmarks/trading_days.py with exchange_calendars {version} (Apache License 2.0,
# https://github.com/gerrymanoim/exchange_calendars): facts of the calendar, not its code. Do not edit by hand.
# exchange first-day last-day, then year:month-day,month-day …
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--exchanges", nargs="*", default=list(EXCHANGES))
    options = parser.parse_args()
    lines = [line(name) for name in options.exchanges]
    head = HEAD.format(version=version("exchange_calendars"))
    options.out.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def line(exchange: str) -> str:
    """One exchange: how far the table reaches, and its closed days year by year."""
    first, last, sessions = _sessions(exchange)
    closed: dict[int, list[str]] = {}
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        weekend = day.weekday() >= 5
        if (day in sessions) == weekend:
            closed.setdefault(day.year, []).append(f"{'+' if weekend else ''}{day.month:02}{day.day:02}")
    years = " ".join(f"{year}:{','.join(days)}" for year, days in closed.items())
    return f"{exchange} {first} {last} {years}"


def _sessions(exchange: str) -> tuple[date, date, frozenset[date]]:
    """The days of trading between the bounds the library sets for an exchange and those of the table."""
    from exchange_calendars import get_calendar
    from exchange_calendars.calendar_utils import global_calendar_dispatcher as calendars

    made = calendars._calendar_factories[exchange]
    low, high = made.bound_min(), made.bound_max()
    first = max(date(FIRST_YEAR, 1, 1), low.date() if low is not None else date.min)
    last = min(date(LAST_YEAR, 12, 31), high.date() if high is not None else date.max)
    calendar = get_calendar(exchange, start=str(first), end=str(last))
    return first, last, frozenset(session.date() for session in calendar.sessions)


if __name__ == "__main__":
    main()
