"""The sentences of one story with the years and lengths of time they tell, each with the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from factcheck.model.claim import Claim
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.period import Period
from factcheck.model.statement import Reading, Slot, Statement
from factcheck.model.text import Place

YEAR = later(r"(?<![\d.,$€£/-])(?:1[5-9]\d\d|20\d\d)(?![\d%]|[.,]\d)")
YEARS = {"year": Decimal(1), "decade": Decimal(10), "century": Decimal(100)}
LONGEST = 900  # characters of a sentence; longer ones are lists and tables run together
DECADE = 10
DECADES = later(r"['’]?s\b")
RECENT = 45  # days around that of writing that a story tells as now


class Moment(NamedTuple):
    """A time that a sentence tells, the year that is written in it, and where in the sentence it stands."""

    year: int | None
    at: int
    end: int
    slot: Slot


class Length(NamedTuple):
    """A figure of a sentence that tells how long or how many, and where it stands in it."""

    claim: Claim
    at: int
    end: int

    @property
    def years(self) -> Decimal | None:
        """How many years it is, where it counts these."""
        amount = self.claim.quantity
        by = YEARS.get(amount.unit or "")
        return None if by is None or amount.point is None else abs(amount.point) * by


@dataclass(frozen=True)
class Said:
    """One sentence on one line, in lower case too, with its times and its figures in order."""

    text: str
    low: str
    place: Place
    moments: tuple[Moment, ...]
    lengths: tuple[Length, ...]
    order: int

    @property
    def years(self) -> list[Moment]:
        """The years it tells; "the early 2000s" are no year."""
        return [moment for moment in self.moments if moment.year is not None and not self._decade(moment)]

    @property
    def every_year(self) -> set[int]:
        """The years it tells, and all that those of a decade may be."""
        plain = {moment.year for moment in self.years if moment.year}
        decades = [moment.year for moment in self.moments if moment.year and self._decade(moment)]
        return plain | {year + more for year in decades for more in range(DECADE)}

    def _decade(self, moment: Moment) -> bool:
        return DECADES.match(self.low, moment.end) is not None

    def lead(self, one: Moment | Length, reach: int = 60) -> str:
        """The words before a time or a figure, in lower case."""
        return self.low[max(0, one.at - reach) : one.at]

    def tail(self, one: Moment | Length, reach: int = 60) -> str:
        """The words behind it."""
        return self.low[one.end : one.end + reach]

    def spot(self, start: int, end: int) -> Place:
        """The place of some words of it; that of the whole sentence where its lines or its mark-up hide them."""
        plain = self.place.text == self.text and len(self.text) == self.place.end - self.place.start
        if not plain or self.place.last is not None:
            return self.place
        begin = self.place.start + start
        return self.place._replace(
            start=begin, end=self.place.start + end, column=self.place.column + start, text=self.text[start:end]
        )


def timeline(reading: Reading) -> tuple[Said, ...]:
    """The sentences of an article's running text, in order."""
    found = (_said(statement, order) for order, statement in enumerate(reading.statements) if _running(statement))
    return tuple(one for one in found if len(one.text) <= LONGEST)


def whole(reading: Reading, dated: Iterable[Said]) -> tuple[Said, ...]:
    """The sentences of an article's timeline and those without a figure or a date; its headline comes first."""
    wordy = (_text(place) for place in reading.wordy if len(place.text) <= LONGEST)
    every = sorted((*dated, *wordy), key=lambda one: (one.place.field != "title", one.place.start))
    return tuple(Said(one.text, one.low, one.place, one.moments, one.lengths, at) for at, one in enumerate(every))


def _text(place: Place) -> Said:
    text = " ".join(place.text.split())
    return Said(text, text.lower(), place, (), (), 0)


def _running(statement: Statement) -> bool:
    return not any(
        slot.claim is not None and (slot.claim.table is not None or slot.claim.block == "row")
        for slot in statement.slots
    )


def _said(statement: Statement, order: int) -> Said:
    text = " ".join(statement.place.text.split())
    moments: list[Moment] = []
    lengths: list[Length] = []
    at = 0
    for slot in sorted(statement.slots, key=lambda slot: slot.place.start):
        words = " ".join(slot.text.split())
        start = text.find(words, at)
        if start < 0:
            continue
        end = start + len(words)
        if slot.claim is not None:
            lengths.append(Length(slot.claim, start, end))
            at = end
        elif slot.kind == "time":
            moments += _moments(slot, words, start)
            at = end
    return Said(text, text.lower(), statement.place, tuple(moments), tuple(lengths), order)


def _moments(slot: Slot, words: str, start: int) -> Iterator[Moment]:
    """A time, or each of the years that it is told by: "from 1990 to 2008"."""
    years = list(YEAR.finditer(words))
    for year in years:
        yield Moment(int(year[0]), start + year.start(), start + year.end(), slot)
    if not years:
        yield Moment(None, start, start + len(words), slot)


def now(reading: Reading) -> date | None:
    """The day a story is of."""
    return reading.as_of.first if reading.as_of is not None else None


def recent(period: Period | None, today: date) -> bool:
    """Whether a time is about that of writing."""
    first = period.first if period is not None else None
    return first is not None and abs((today - first).days) <= RECENT


def fits(length: Length, between: int | Decimal) -> bool:
    """Whether a length of years may be that between two years: a year more or less goes by the months."""
    years, amount = length.years, length.claim.quantity
    if years is None or amount.approx == "range":
        return True
    slack = {"decade": Decimal(4), "century": Decimal(15)}.get(amount.unit or "", Decimal(1))
    if amount.unit == "decade" and years >= 40:
        slack = Decimal(5)
    if amount.approx is not None:
        slack = max(slack, Decimal(2), years / 5)
    low, high = years - slack, years + slack
    if amount.approx in ("more_than", "at_least"):
        high = years * 20
    if amount.approx in ("less_than", "at_most"):
        low = Decimal(0)
    return low <= between <= high


def ordinal(word: str, pack: RulePack) -> int | None:
    """The number of "30th" or "thirtieth"."""
    digits = re.match(r"(\d{1,3})(?:st|nd|rd|th)$", word)
    return int(digits[1]) if digits else pack.dates.ordinals.get(word)
