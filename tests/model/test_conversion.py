"""Physical units against one another, by the pack's own definitions."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from itertools import permutations

import pytest

from factcheck.model import conversion
from factcheck.model.conversion import factor
from factcheck.model.units import UnitTable
from factcheck.packs import load

TABLE = load().units


@pytest.mark.parametrize(
    ("unit", "other", "expected"),
    [
        ("mile", "kilometer", "1.609344"),
        ("kilometer", "meter", "1000"),
        ("nanometer", "meter", "0.000000001"),
        ("foot", "inch", "12"),
        ("acre", "hectare", "0.40468564224"),
        ("barrel", "gallon", "42"),
        ("tonne", "pound", "2204.62262185"),
        ("troy_ounce", "gram", "31.1034768"),
        ("gigawatt", "megawatt", "1000"),
        ("gigawatt_hour", "kilowatt_hour", "1000000"),
        ("mile_per_hour", "kilometer_per_hour", "1.609344"),
        ("day", "hour", "24"),
        ("decade", "year", "10"),
        ("terabyte", "bit", "8000000000000"),
        ("gigawatt", "gigawatt", "1"),
    ],
)
def test_units_of_one_dimension_convert(unit: str, other: str, expected: str) -> None:
    assert factor(unit, other, TABLE) == Decimal(expected)


@pytest.mark.parametrize(
    ("unit", "other"),
    [("gigawatt", "gigawatt_hour"), ("mile", "acre"), ("USD", "EUR"), ("celsius", "fahrenheit"), ("month", "day"),
     ("percent", "percentage_point"), ("count:job", "mile"), ("9**9**6", "mile"), ("1e999999999 m", "meter")],
)  # fmt: skip
def test_what_measures_different_things_has_no_factor(unit: str, other: str) -> None:
    assert factor(unit, other, TABLE) is None


def test_every_factor_is_the_one_that_pint_reckons() -> None:
    names = [line.partition(" = ")[0] for line in TABLE.definitions]
    assert all(conversion._size(conversion._meanings(TABLE), name) for name in names)
    for unit, other in permutations(names, 2):
        found = factor(unit, other, TABLE)
        if found is not None or names.index(other) == names.index(unit) + 1:
            assert found == conversion._by_pint(TABLE, unit, other), (unit, other)


def test_what_is_no_multiple_or_power_is_left_to_pint() -> None:
    table = UnitTable(
        definitions=("metre = [length]", "second = [time]", "pace = metre / second", "mph = 0.447 * pace")
    )
    assert factor("mph", "pace", table) == Decimal("0.447")
    assert factor("pace", "metre", table) is None


def test_every_form_names_a_unit_of_the_table() -> None:
    forms = [*TABLE.words.values(), *TABLE.symbols.values(), *TABLE.prefixes.values()]
    assert {form.symbol for form in forms} <= set(TABLE.dimensions)
    assert {form.per for form in forms if form.per} <= set(TABLE.rates.values())


def test_reading_articles_does_not_load_pint() -> None:
    code = "import sys, factcheck.normalise, factcheck.extract; sys.exit('pint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
