"""What an axis is called, and what its ticks are."""

from __future__ import annotations

from decimal import Decimal

from factcheck.report.axis import Axis
from factcheck.report.words import grouped, unit

SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
SHORT = {12: "tn", 9: "bn", 6: "m", 3: "k"}

# A unit, and the denominator of a rate.
Unit = tuple[str | None, str | None]


def unit_name(its: Unit) -> str:
    """A unit as a label has it.

    >>> unit_name(("USD", "month")), unit_name((None, None))
    ('USD per month', '')
    """
    name, per = its
    told = unit(name).strip()
    return f"{told} per {per}".strip() if per else told


def scale(axis: Axis, its: Unit) -> tuple[str, int]:
    """The unit of an axis with a scale word, and the power of ten that this word stands for.

    >>> scale(Axis(Decimal(0), Decimal("12.5E9")), ("USD", None))
    ('billion USD', 9)
    """
    if axis.logarithmic:
        return unit_name(its), 0
    size = max(abs(axis.first), abs(axis.last))
    power, word = next(((power, word) for power, word in SCALES if size.adjusted() >= power), (0, ""))
    return f"{word} {unit_name(its)}".strip(), power


def tick_name(axis: Axis, tick: Decimal, power: int) -> str:
    """A tick's number; a minus is a minus."""
    return short(tick) if axis.logarithmic else grouped(tick.scaleb(-power)).replace("-", "−")


def short(value: Decimal) -> str:
    """A power of ten as an axis has room for it.

    >>> short(Decimal("1E+7")), short(Decimal("0.1")), short(Decimal("1E+16"))
    ('10m', '0.1', '10,000tn')
    """
    power = next((power for power in SHORT if value.adjusted() >= power), 0)
    return f"{grouped(value.scaleb(-power))}{SHORT.get(power, '')}"
