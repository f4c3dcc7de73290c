"""The rules a run goes by, read from one or more packs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from factcheck.model.dates import DateWords
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
