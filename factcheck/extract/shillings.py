"""Money before it was decimal: "£1 3s 6d" is a pound, three shillings and sixpence."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from factcheck.extract.page import Page
from factcheck.model.later import later
from factcheck.model.mention import Numeral

POUNDS = "GBP"
SHILLINGS, PENCE = 20, 240
WRITTEN = later(r"[ ]?-?([0-9]{1,2})s(?:[ .,-]{1,2}([0-9]{1,2})d)?(?![a-z0-9])|[ ]([0-9]{1,2})d(?![a-z0-9])")
STEPS = 6  # decimals that a penny is told to


class Change(NamedTuple):
    """The whole sum, and where it ends."""

    numeral: Numeral
    end: int


def change(page: Page, pounds: Numeral, end: int, limit: int) -> Change | None:
    """The sum of pounds with the shillings and pence that stand behind it.

    >>> found = change(Page("£1 10s a ton", "£1 10s a ton"), Numeral(Decimal(1), Decimal(1)), 2, 12)
    >>> found.numeral.value == Decimal("1.5")
    True
    """
    found = WRITTEN.match(page.folded, end, limit)
    if found is None or pounds.value != int(pounds.value):
        return None
    shillings, pence = int(found[1] or 0), int(found[2] or found[3] or 0)
    if shillings >= SHILLINGS or pence >= PENCE // SHILLINGS:
        return None
    small = Decimal(shillings) / SHILLINGS + Decimal(pence) / PENCE
    told = Decimal(1) / (PENCE if pence else SHILLINGS)
    return Change(Numeral(pounds.value + round(small, STEPS), round(told, STEPS)), found.end())
