"""What one currency was worth in another: bounds for the rates of each year, and whose money a sign may be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple


class Rate(NamedTuple):
    """Between what bounds it lay from the ``first`` to the ``last`` year how many of a currency made one US dollar."""

    first: int
    last: int
    low: Decimal
    high: Decimal


class Bounds(NamedTuple):
    """The least and the most of one currency that one of another made."""

    low: Decimal
    high: Decimal


DOLLAR = (Rate(0, 9999, Decimal(1), Decimal(1)),)


@dataclass(frozen=True, eq=False)
class Exchange:
    """``rates`` by currency; of two spans of one year the later holds.

    ``signs`` are the currencies that a sign may mean in any text, ``names`` what it is called in words, ``only`` what
    says that the first of them is meant, ``spoken_of`` those it means where one of some words is said, by currency.
    """

    rates: Mapping[str, tuple[Rate, ...]] = field(default_factory=dict)
    signs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spoken_of: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def of(self, currency: str, year: int) -> Rate | None:
        """The bounds of a year, if they are known."""
        told = DOLLAR if currency == "USD" else self.rates.get(currency, ())
        return next((rate for rate in reversed(told) if rate.first <= year <= rate.last), None)

    def between(self, one: str, other: str, years: Iterable[int]) -> tuple[Bounds, ...]:
        """How many of the ``other`` one of the first made in each of some years; none where a year is unknown.

        >>> rates = {"JPY": (Rate(2016, 2016, Decimal(100), Decimal(120)),)}
        >>> [str(bound) for bound in Exchange(rates).between("USD", "JPY", [2016])[0]]
        ['100', '120']
        """
        found = []
        for year in years:
            ours, theirs = self.of(one, year), self.of(other, year)
            if ours is None or theirs is None:
                return ()
            found.append(Bounds(theirs.low / ours.high, theirs.high / ours.low))
        return tuple(dict.fromkeys(found))

    @cached_property
    def last(self) -> int:
        """The last year of which anything is told."""
        return max((rate.last for told in self.rates.values() for rate in told), default=0)

    def meant(self, unit: str, words: str, text: str) -> frozenset[str]:
        """The currencies in which a sum may be told, by its unit, its words and what the text speaks of.

        >>> signs = {"$": ("USD", "CAD")}
        >>> sorted(Exchange(signs=signs).meant("USD", "$5 million", "")), sorted(Exchange().meant("CAD", "C$5", ""))
        (['CAD', 'USD'], ['CAD'])
        """
        for sign, codes in self.signs.items():
            told = unit == codes[0] and any(form in words.lower() for form in (sign.lower(), *self.names.get(sign, ())))
            if told and not any(form in words.lower() for form in self.only.get(sign, ())):
                near = self.spoken_of.get(sign, {})
                return frozenset({*codes, *(code for code in near if any(form in text for form in near[code]))})
        return frozenset({unit})
