"""Sessions placed among the days on which an exchange trades: "the prior session", "the past three trading days"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from factcheck.model.dates import DateWords
from factcheck.model.period import Period
from factcheck.model.time import Moment, Part, Time
from factcheck.normalise.period_calendar import Days, shifted, unit_days

UNRESOLVED: Days = (None, None)
MOST = 60


def counts_sessions(time: Time, words: DateWords) -> bool:
    """Whether a time counts the days of an exchange, and how many, or which of them, it says."""
    return speaks_of_sessions(time, words) and (_shifts(time) or _ends(time) or _is_edge(time))


def speaks_of_sessions(time: Time, words: DateWords) -> bool:
    return not set(time.text.lower().split()).isdisjoint(words.labels.get("trading", ()))


def _shifts(time: Time) -> bool:
    """ "The prior session", "the past three trading days"."""
    return time.unit in ("day", None) and time.first is not None and time.first.unit == "day" and bool(time.first.shift)


def _ends(time: Time) -> bool:
    """ "Three sessions to Friday"."""
    return time.unit == "day" and time.last is not None and time.number is not None


def _is_edge(time: Time) -> bool:
    """ "The last trading day of May"."""
    return time.unit == "day" and time.first is not None and time.first.part is not None


def sessions(time: Time, origin: Period | None, words: DateWords, exchange: str | None) -> Days:
    """The days of these sessions, counted from one day; unknown where exchanges differ and none is named.

    Those up to the day of writing end with its own, or with the last before it.
    """
    shift = time.first.shift if time.first else None
    if origin is None or origin.first is None or origin.first != origin.last or not shift or abs(shift) > MOST:
        return UNRESOLVED
    trading, day = words.trading_days, origin.first
    if time.number is None:
        found = trading.moved(day, shift, exchange)
        return found, found
    if time.number > MOST:
        return UNRESOLVED
    if shift < 0 and time.kind != "anaphor":
        return sessions_to(day, time.number, words, exchange)
    step = 1 if shift > 0 else -1
    ends = trading.moved(day, step, exchange), trading.moved(day, step * time.number, exchange)
    first, last = ends if step > 0 else ends[::-1]
    return (first, last) if first and last else UNRESOLVED


def sessions_to(day: date | None, number: int | None, words: DateWords, exchange: str | None) -> Days:
    """So many days of trading, the last of them that day or the last before it."""
    if day is None or number is None or not 0 < number <= MOST:
        return UNRESOLVED
    last = words.trading_days.latest(day, exchange)
    first = words.trading_days.moved(last, 1 - number, exchange) if last else None
    return (first, last) if first and last else UNRESOLVED


def edge_session(days: Days, part: Part, words: DateWords, exchange: str | None) -> Days:
    """The first or the last day of trading in these days."""
    first, last = days
    if first is None or last is None:
        return UNRESOLVED
    trading = words.trading_days
    found = trading.soonest(first, exchange) if part == "start" else trading.latest(last, exchange)
    return (found, found) if found and first <= found <= last else UNRESOLVED


def edge_of_current(
    told: Moment, as_of: Period | None, words: DateWords, exchange: str | None, *, future: bool
) -> Days:
    """ "The last trading day of the month": the latest that was, or the next to be."""
    if as_of is None or as_of.first is None or as_of.first != as_of.last or told.unit is None or told.part is None:
        return UNRESOLVED
    for shift in (0, 1) if future else (0, -1):
        days = unit_days(shifted(as_of.first, told.unit, shift), told.unit)
        found = edge_session(days, told.part, words, exchange)[0] if days else None
        if found is None:
            return UNRESOLVED
        if found >= as_of.first if future else found <= as_of.first:
            return found, found
    return UNRESOLVED


def exchanges_of(names: Iterable[str], words: DateWords) -> set[str]:
    """The exchanges of the indices named."""
    named = set(names)
    if not named:
        return set()
    return {exchange for exchange, indices in words.exchanges.items() if not named.isdisjoint(indices)}
