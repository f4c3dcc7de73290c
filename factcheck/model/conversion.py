"""How many of one physical unit make another: the only door to pint, opened when two different units meet."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from factcheck.model.units import UnitTable

if TYPE_CHECKING:
    from pint import UnitRegistry

# Digits a factor is told to; "a mile is 1.609344 kilometres" has seven.
DIGITS = 12


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
