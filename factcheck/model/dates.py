"""The words of time: months, weekdays, units, and what "last" and "over" make of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from factcheck.model.time import Moment
from factcheck.model.trading import TradingDays


# Compared by identity, so that what is made of it once can be kept by it.
@dataclass(frozen=True, eq=False)
class DateWords:
    """Each word with its number, or each role with its words.

    Months count from 1 and weekdays from 0, Monday. ``days`` are shifts from the day of writing ("yesterday").
    ``doubtful`` names the months and weekdays that are ordinary words too; ``labels`` the names that a year-shaped
    number belongs to ("Russell 2000"), and the words of a day of trading. ``holidays`` are
    days called by a name in small letters, of more than one the first and the last.
    ``exchanges`` are market identifiers with
    the indices of their shares. ``languages`` are the words of others than English.
    """

    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    seasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    days: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    cardinals: Mapping[str, int] = field(default_factory=dict)
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    doubtful: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    holidays: Mapping[str, tuple[Moment, ...]] = field(default_factory=dict)
    exchanges: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    languages: Mapping[str, DateWords] = field(default_factory=dict)
    trading_days: TradingDays = field(default_factory=TradingDays)
