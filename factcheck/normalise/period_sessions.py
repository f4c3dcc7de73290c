"""Sessions placed among the days on which an exchange trades: "the prior session", "the past three trading days"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from factcheck.model.dates import DateWords
from factcheck.model.period import Period
from factcheck.model.time import Time
from factcheck.normalise.period_calendar import Days

UNRESOLVED: Days = (None, None)
MOST = 60


def counts_sessions(time: Time, words: DateWords) -> bool:
    """Whether a time counts the days of an exchange, and how many, or which of them, it says."""
    if time.unit not in ("day", None) or time.first is None or time.first.unit != "day" or not time.first.shift:
        return False
    return not set(words.labels.get("trading", ())).isdisjoint(time.text.lower().split())


def sessions(time: Time, origin: Period | None, words: DateWords, exchange: str | None) -> Days:
    """The days of these sessions, counted from one day; unknown where exchanges differ and none is named."""
    shift = time.first.shift if time.first else None
    if origin is None or origin.first is None or origin.first != origin.last or not shift or abs(shift) > MOST:
        return UNRESOLVED
    trading, day = words.trading_days, origin.first
    if time.number is None:
        found = trading.moved(day, shift, exchange)
        return found, found
    if time.number > MOST:
        return UNRESOLVED
    step = 1 if shift > 0 else -1
    ends: list[date | None] = [trading.moved(day, step * time.number, exchange)]
    ends.append(trading.moved(day, step, exchange) if time.kind == "anaphor" else day)
    first, last = ends if step < 0 else ends[::-1]
    return (first, last) if first and last else UNRESOLVED


def exchange_of(names: Iterable[str], words: DateWords) -> str | None:
    """The exchange of the indices named, where it is one."""
    named = set(names)
    found = {exchange for exchange, indices in words.exchanges.items() if not named.isdisjoint(indices)}
    return found.pop() if len(found) == 1 else None
