"""The rules a run goes by, read from one or more packs."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from factcheck.model.dates import DateWords
from factcheck.model.exchange import Exchange
from factcheck.model.metric import Metric
from factcheck.model.numbers import NumberWords
from factcheck.model.rule import Rule
from factcheck.model.subject import Subject
from factcheck.model.units import UnitTable
from factcheck.model.words import Tolerances, Words


@dataclass(frozen=True)
class RulePack:
    """Everything an editor knows, as data. Entries of a later pack replace those of the same name.

    ``digest`` is a hash of the files read; two packs with equal digests behave alike.
    ``suffixes`` are endings that a company's name may carry or shed ("Inc."), longest first.
    """

    digest: str
    numbers: NumberWords
    units: UnitTable
    dates: DateWords
    subjects: tuple[Subject, ...]
    metrics: tuple[Metric, ...]
    words: Words
    tolerances: Tolerances
    rules: Mapping[str, Rule] = field(default_factory=dict)
    suffixes: tuple[str, ...] = ()
    exchange: Exchange = field(default_factory=Exchange)

    def tuned(self, tolerances: Mapping[str, Decimal]) -> RulePack:
        """The pack with some of its tolerances replaced; those that a measure has of its own stay."""
        if not tolerances:
            return self
        told = "".join(f"{name}={value};" for name, value in sorted(tolerances.items()))
        digest = hashlib.sha256(f"{self.digest} {told}".encode()).hexdigest()
        return replace(self, digest=digest, tolerances=Tolerances({**self.tolerances.values, **tolerances}))

    def tolerances_of(self, metric: str | None) -> Tolerances:
        """The tolerances, with those that a measure has of its own."""
        return self._own_tolerances.get(metric, self.tolerances)

    def kin(self, metric: str | None) -> frozenset[str]:
        """What a measure may be taken for: itself, its family, and what it is the minus of."""
        return self._kin.get(metric, frozenset())

    def rate_of(self, metric: str | None) -> str | None:
        """The rate that a measure is told at even where that is left unsaid; "" if it has none."""
        return self._rates.get(metric, "")

    @cached_property
    def _rates(self) -> Mapping[str | None, str]:
        return {metric.name: metric.per for metric in self.metrics if metric.per}

    def positive(self, metric: str) -> str:
        """The measure that one is the minus of, or the measure itself."""
        return self._positive.get(metric, metric)

    @cached_property
    def minuses(self) -> frozenset[str | None]:
        """The measures that are the minus of others: losses, deficits."""
        return frozenset(self._positive)

    @cached_property
    def _positive(self) -> Mapping[str, str]:
        return {metric.name: metric.negative_of for metric in self.metrics if metric.negative_of}

    @cached_property
    def _kin(self) -> Mapping[str | None, frozenset[str]]:
        return {
            metric.name: frozenset(filter(None, (metric.name, metric.family, metric.negative_of)))
            for metric in self.metrics
        }

    @cached_property
    def stocks(self) -> frozenset[str | None]:
        """The measures that are counted at a moment."""
        return frozenset(metric.name for metric in self.metrics if metric.stock)

    @cached_property
    def decided(self) -> frozenset[str | None]:
        """The measures that are the same before they are carried out and after."""
        return frozenset(metric.name for metric in self.metrics if metric.decided)

    @cached_property
    def yearly(self) -> frozenset[str | None]:
        """The measures that are told over twelve months where nothing else is said."""
        return frozenset(metric.name for metric in self.metrics if metric.yearly)

    @cached_property
    def growing(self) -> frozenset[str | None]:
        """The measures that grow from day to day."""
        return frozenset(metric.name for metric in self.metrics if metric.grows)

    @cached_property
    def by_vote(self) -> frozenset[str | None]:
        """The measures that a vote deals out among several."""
        return frozenset(metric.name for metric in self.metrics if metric.by_vote)

    @cached_property
    def running(self) -> frozenset[str | None]:
        """The measures that are told of the moment alone."""
        return frozenset(metric.name for metric in self.metrics if metric.running)

    @cached_property
    def by_event(self) -> frozenset[str | None]:
        """The measures that count what an event has done."""
        return frozenset(metric.name for metric in self.metrics if metric.by_event)

    @cached_property
    def trades(self) -> frozenset[str]:
        """The names of industries, of which there is one in every place."""
        return frozenset(subject.name for subject in self.subjects if subject.kind == "sector")

    @cached_property
    def goods(self) -> frozenset[str]:
        """The names of commodities."""
        return frozenset(subject.name for subject in self.subjects if subject.kind == "commodity")

    @cached_property
    def places(self) -> frozenset[str]:
        """The names of countries and regions."""
        return frozenset(subject.name for subject in self.subjects if subject.kind in ("country", "region"))

    @cached_property
    def bank_rates(self) -> frozenset[str | None]:
        """The measures that central banks set, each its own."""
        policy = {metric.family or metric.name for metric in self.metrics if "central_bank" in metric.kinds}
        return frozenset(metric.name for metric in self.metrics if {metric.name, metric.family} & policy)

    @cached_property
    def homes(self) -> Mapping[str | None, str]:
        """The country that each central bank speaks for; a country speaks for itself."""
        return {
            subject.name: subject.home or subject.name
            for subject in self.subjects
            if subject.kind in ("country", "central_bank")
        }

    @cached_property
    def numbered(self) -> tuple[str, ...]:
        """The names that begin with a digit, in which a figure could be read: "3M", "7-Eleven"."""
        names = {name for subject in self.subjects for name in (subject.name, *subject.aliases)}
        return tuple(sorted(name for name in names if name[0].isdigit()))

    @cached_property
    def told_in(self) -> Mapping[str | None, frozenset[str]]:
        """The dimensions in which the levels of each metric are told."""
        return {metric.name: frozenset(metric.dimensions) for metric in self.metrics}

    @cached_property
    def rates(self) -> frozenset[str]:
        """The measures whose level is told in percent."""
        return frozenset(metric.name for metric in self.metrics if "percent" in metric.dimensions)

    @cached_property
    def _own_tolerances(self) -> Mapping[str | None, Tolerances]:
        told = {metric.name: {"about": metric.tolerance, "reach": metric.reach} for metric in self.metrics}
        own = {name: {key: value for key, value in told[name].items() if value is not None} for name in told}
        return {name: Tolerances({**self.tolerances.values, **values}) for name, values in own.items() if values}
