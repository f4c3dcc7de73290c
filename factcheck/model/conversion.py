"""How many of one physical unit make another: the only door to pint, opened for what is no multiple or power."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.model.later import later
from factcheck.model.units import UnitTable

if TYPE_CHECKING:
    from pint import UnitRegistry

# Digits a factor is told to; "a mile is 1.609344 kilometres" has seven.
DIGITS = 12
# So many of another unit, a part of one, or a power of one.
MULTIPLE = later(
    r"""
    (?: (?P<times> [0-9]+ (?:\.[0-9]+)? (?:e[+-]?[0-9]+)? ) \ \*\  )? (?P<unit> [a-zA-Z_]+ )
    (?: \ /\  (?P<parts> [1-9][0-9]* ) | \ \*\*\  (?P<power> [1-9] ) )?
    """,
    re.VERBOSE,
)


class Size(NamedTuple):
    """How many of a base unit, or of a power of it, a unit is."""

    times: Decimal
    base: str
    power: int = 1


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
    base, another = (_base(table, of) for of in (unit, other))
    return base is None or another is None or base == another


def _base(table: UnitTable, unit: str) -> str | None:
    """What a unit that is a number of another comes down to: "energy"; nothing for powers of one."""
    size = _size(_meanings(table), unit)
    if size is None or size.power != 1:
        return None
    return size.base.partition("_")[0]  # degrees of any scale are of a temperature


def _size(meanings: Mapping[str, str], unit: str) -> Size | None:
    """The size of a unit; nothing where its definition is of another form.

    >>> _size({"litre": "0.001 * metre ** 3", "metre": "[length]"}, "litre") is None
    True
    >>> _size({"inch": "2.54 * cm", "cm": "metre / 100", "metre": "[length]", "si": "inch ** 2"}, "si")
    Size(times=Decimal('0.00064516'), base='length', power=2)
    """
    meaning = meanings.get(unit, "")
    if meaning.startswith("["):
        return Size(Decimal(1), meaning.strip("[]"))
    said = MULTIPLE.fullmatch(meaning)
    size = None if said is None or (said["times"] and said["power"]) else _size(meanings, said["unit"])
    if said is None or size is None:
        return None
    power = int(said["power"] or 1)
    times = Decimal(said["times"] or 1) * size.times**power / Decimal(said["parts"] or 1)
    return Size(times, size.base, size.power * power)


@lru_cache(maxsize=8)
def _meanings(table: UnitTable) -> Mapping[str, str]:
    return {name: meaning for name, _, meaning in (line.partition(" = ") for line in table.definitions)}


@lru_cache(maxsize=1024)
def _factor(table: UnitTable, unit: str, other: str) -> Decimal | None:
    meanings = _meanings(table)
    ours, theirs = _size(meanings, unit), _size(meanings, other)
    if ours is None or theirs is None:
        return _by_pint(table, unit, other)
    return _rounded(ours.times / theirs.times) if ours[1:] == theirs[1:] else None


def _by_pint(table: UnitTable, unit: str, other: str) -> Decimal | None:
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
    from pint import UnitRegistry  # this costs half a second

    registry: UnitRegistry[Any] = UnitRegistry(None, non_int_type=Decimal)
    for line in table.definitions:
        registry.define(line)
    return registry
