"""The measures that come with the tool hold together."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from typing import get_args

import pytest

from factcheck import packs
from factcheck.model.inflect import plural
from factcheck.model.metric import Dimension

METRICS = packs.load().metrics


def test_a_noun_belongs_to_one_measure() -> None:
    """In the plural too: "net sale" would take "net sales" away from revenue."""
    counts = Counter(form for metric in METRICS for noun in metric.nouns for form in {noun, plural(noun)})
    assert [noun for noun, count in counts.items() if count > 1] == []


def test_measures_that_share_a_verb_are_told_apart_by_dimension() -> None:
    """A firm sells cars, a count, and sells a unit for a price."""
    shared = [
        (verb, a.name, b.name)
        for a, b in combinations(METRICS, 2)
        for verb in set(a.verbs) & set(b.verbs)
        if set(a.dimensions) & set(b.dimensions)
    ]
    assert shared == []


def test_words_are_clean_and_in_small_letters() -> None:
    words = [word for metric in METRICS for word in (*metric.nouns, *metric.verbs, *metric.counted)]
    assert [word for word in words if word != word.lower() or not re.fullmatch(r"\S+( \S+)*", word)] == []


def test_a_measure_can_be_found_and_has_a_dimension() -> None:
    assert [metric.name for metric in METRICS if not (metric.nouns or metric.verbs) or not metric.dimensions] == []
    assert {dimension for metric in METRICS for dimension in metric.dimensions} <= set(get_args(Dimension))


def test_only_a_count_counts_something() -> None:
    assert [metric.name for metric in METRICS if metric.counted and "count" not in metric.dimensions] == []


def test_tolerance_and_reach_are_shares() -> None:
    pack = packs.load()
    told = {metric.name: pack.tolerances_of(metric.name).values for metric in METRICS}
    assert [name for name, values in told.items() if not 0 < values["about"] <= values["reach"] < 1] == []


def test_a_noun_is_no_word_of_direction_or_grammar() -> None:
    phrases = packs.load().words.phrases
    taken = {word for label in phrases["direction_noun"].values() for word in label} | set(phrases["stop"]["word"])
    assert [noun for metric in METRICS for noun in metric.nouns if noun in taken] == []


@pytest.mark.parametrize(
    ("noun", "measure"),
    [
        ("market cap", "market value"),
        ("capex", "capital expenditure"),
        ("turnover", "revenue"),
        ("net income", "net profit"),
        ("operating income", "operating profit"),
        ("arr", "annualised revenue"),
        ("rpo", "backlog"),
        ("net sales", "revenue"),
        ("cpi", "inflation"),
        ("core cpi", "core inflation"),
        ("jobless rate", "unemployment rate"),
        ("trade gap", "trade deficit"),
        ("trade surplus", "trade surplus"),
        ("price target", "target price"),
        ("shares", "share price"),
    ],
)
def test_what_a_noun_measures(noun: str, measure: str) -> None:
    assert [metric.name for metric in METRICS if noun in metric.nouns] == [measure]
