"""How many of one physical unit make another: the only door to pint, opened when two different units meet."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from factcheck.model.later import later
from factcheck.model.units import UnitTable

if TYPE_CHECKING:
    from pint import UnitRegistry

# Digits a factor is told to; "a mile is 1.609344 kilometres" has seven.
DIGITS = 12
# So many of another unit, or a part of one.
MULTIPLE = later(r"(?:[0-9.e+-]+ \* )?([a-zA-Z_]+)|([a-zA-Z_]+) / [0-9.]+")


def factor(unit: str, other: str, table: UnitTable) -> Decimal | None:
    """How many of ``other`` one ``unit`` is; ``None`` where they measure different things.

    Money has no factor: an exchange rate is not a unit. Nor has a month in days.
    """
    if unit == other:
        return Decimal(1)
    known = _names(table)
    if unit not in known or other not in known:
        return None
    return _factor(table, unit, other)


@lru_cache(maxsize=8)
def _names(table: UnitTable) -> frozenset[str]:
    return frozenset(line.partition(" = ")[0] for line in table.definitions)


def measures_alike(unit: str, other: str, table: UnitTable) -> bool:
    """Whether two units may measure the same thing, as far as their definitions tell without reckoning.

    >>> lines = ("joule = [energy]", "watt = [power]", "watt_hour = 3600 * joule", "megawatt = 1e6 * watt")
    >>> measures_alike("megawatt", "watt_hour", UnitTable(definitions=lines))
    False
    """
    base, another = (_base(_meanings(table), of) for of in (unit, other))
    return base is None or another is None or base == another


def _base(meanings: Mapping[str, str], unit: str) -> str | None:
    """What a unit that is a number of another comes down to: "energy"; nothing for powers of one."""
    while (meaning := meanings.get(unit)) is not None:
        if meaning.startswith("["):
            return meaning.strip("[]").partition("_")[0]  # degrees of any scale are of a temperature
        of = MULTIPLE.fullmatch(meaning)
        if of is None:
            return None
        unit = of[1] or of[2]
    return None


@lru_cache(maxsize=8)
def _meanings(table: UnitTable) -> Mapping[str, str]:
    return {name: meaning for name, _, meaning in (line.partition(" = ") for line in table.definitions)}


@lru_cache(maxsize=1024)
def _factor(table: UnitTable, unit: str, other: str) -> Decimal | None:
    registry = _registry(table)
    one, another = registry.Unit(unit), registry.Unit(other)
    if one.dimensionality != another.dimensionality:
        return None
    return _rounded(registry.Quantity(Decimal(1), one).to(another).magnitude)


def _rounded(value: Decimal) -> Decimal:
    """The factor without the dust that division leaves.

    >>> _rounded(Decimal("0.99999999999999999"))
    Decimal('1')
    """
    return Decimal(f"{value:.{DIGITS}g}").normalize()


@lru_cache(maxsize=8)
def _registry(table: UnitTable) -> UnitRegistry[Any]:
    """A registry that knows the pack's units and nothing else; article text never reaches it."""
    from pint import UnitRegistry  # half a second, paid only by those who compare two units

    registry: UnitRegistry[Any] = UnitRegistry(None, non_int_type=Decimal)
    for line in table.definitions:
        registry.define(line)
    return registry
