"""Mentions made into intervals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck import read
from factcheck.model.mention import Mention, Numeral
from factcheck.model.quantity import Approx, Quantity
from factcheck.model.text import Span
from factcheck.normalise.quantity import quantity
from factcheck.packs import load
from factcheck.pipeline import understand

PACK = load()
HERE = Span(0, 1)


def mention(*numerals: Numeral, approx: Approx | None = None, per: str | None = None) -> Mention:
    return Mention(HERE, HERE, numerals, "USD", per, approx)


def numeral(value: str, step: str = "1", scale: str = "1") -> Numeral:
    return Numeral(Decimal(value), Decimal(step), Decimal(scale))


@pytest.mark.parametrize(
    ("approx", "low", "high"),
    [
        (None, "5", "5"),
        ("about", "5", "5"),
        ("nearly", "5", "5"),
        ("more_than", "5", None),
        ("at_least", "5", None),
        ("less_than", None, "5"),
        ("at_most", None, "5"),
    ],
)
def test_a_bound_leaves_the_other_end_open(approx: Approx | None, low: str | None, high: str | None) -> None:
    ends = (low and Decimal(low), high and Decimal(high))
    assert quantity(mention(numeral("5"), approx=approx), PACK) == Quantity(*ends, Decimal(1), "USD", None, approx)  # type: ignore[arg-type]


def test_scale_words_are_multiplied_out_and_so_is_the_step() -> None:
    figure = quantity(mention(numeral("1.25", "0.01", "1000000000"), per="month"), PACK)
    assert figure == Quantity(Decimal(1_250_000_000), Decimal(1_250_000_000), Decimal(10_000_000), "USD", "month")


def test_a_range_has_the_coarser_step_and_its_ends_in_order() -> None:
    figure = quantity(mention(numeral("1.65", "0.01"), numeral("1.4", "0.1"), approx="range"), PACK)
    assert figure == Quantity(Decimal("1.4"), Decimal("1.65"), Decimal("0.1"), "USD", None, "range")


@pytest.mark.parametrize(
    ("line", "value", "unit"),
    [
        ("Net sales (in €m): 2,345", "2345000000", "EUR"),
        ("Sales ($m): 45", "45000000", "USD"),
        ("Operating margin (%): 12.5", "12.5", "percent"),
        ("Acme Holdings (ACME): 45", "45", None),
        ("Revenue (in millions): 45 cents", "0.45", "USD"),
    ],
)
def test_the_brackets_of_a_label_say_what_its_figure_is_told_in(line: str, value: str, unit: str | None) -> None:
    claims = understand(read.article(line, id="a", date="2026-03-05"), PACK).reading.claims
    assert [(claim.quantity.low, claim.quantity.unit) for claim in claims] == [(Decimal(value), unit)]
