"""Mention → Quantity: the interval a figure tells, exact, and how finely."""

from __future__ import annotations

from decimal import Decimal

from factcheck.model.mention import Mention
from factcheck.model.pack import RulePack
from factcheck.model.quantity import Quantity

FROM_BELOW = frozenset({"more_than", "at_least"})
FROM_ABOVE = frozenset({"less_than", "at_most"})


def quantity(mention: Mention, pack: RulePack) -> Quantity:
    """The closed interval of a mention; a bound leaves the other end open."""
    values = [plain(numeral.value * numeral.scale) for numeral in mention.numerals]
    precision = plain(max(numeral.step * numeral.scale for numeral in mention.numerals))
    low: Decimal | None = min(values)
    high: Decimal | None = max(values)
    if mention.approx in FROM_BELOW:
        high = None
    elif mention.approx in FROM_ABOVE:
        low = None
    return Quantity(low, high, precision, mention.unit, mention.per, mention.approx)


def plain(value: Decimal) -> Decimal:
    """The same number as it is written out, so that equal figures have equal texts.

    >>> str(plain(Decimal("1.25") * 10**9)), str(plain(Decimal("1E+3"))), str(plain(Decimal("4.800")))
    ('1250000000', '1000', '4.8')
    """
    return Decimal(f"{value.normalize():f}")
