"""The scale that two levels of one move share, told with the second: "from $18.76 a year ago to $16.93 billion"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from factcheck.extract.draft import Draft
from factcheck.extract.page import Page
from factcheck.extract.ranges_ends import led_by_from
from factcheck.model.later import later

ONE, THOUSAND = Decimal(1), Decimal(1000)
# How many times the other one of the two may be: what is further off has lost no scale.
MOST_RATIO = 4
# When the first was, before where it went.
WHEN = later(
    r"""[ ](?:(?:in|for|during|over|at|on)[ ](?:[a-z'’-]{1,16}[ ]){0,4}(?:[a-z'’-]{1,16}|(?:19|20)[0-9]{2})
    |(?:an?|one)[ ](?:year|quarter|month)[ ](?:ago|earlier|before)
    |(?:last|the[ ]previous|the[ ]prior)[ ](?:year|quarter|month)
    |the[ ](?:year|quarter|month)[ ]before),?
    [ ]to[ ](?:about[ ]|some[ ]|around[ ]|nearly[ ]|almost[ ])?""",
    re.VERBOSE,
)
LONGEST = 90


def told(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The figures, a sum with the scale of the one it came to, where both are told of one move."""
    out = list(drafts)
    for number, (a, b) in enumerate(pairwise(drafts)):
        if _moves(page, a, b):
            numeral = a.numerals[0]._replace(scale=b.numerals[0].scale)
            out[number] = a._replace(numerals=(numeral,))
    return out


def _moves(page: Page, a: Draft, b: Draft) -> bool:
    """Whether a sum without a scale is where another, of the same digits nearly, came from."""
    alike = a.block == b.block and a.money and b.money and a.unit == b.unit and a.per is b.per is None
    if not alike or a.minor or b.minor or len(a.numerals) != 1 or len(b.numerals) != 1 or b.left - a.right > LONGEST:
        return False
    x, y = a.numerals[0], b.numerals[0]
    near = 0 < x.value <= y.value * MOST_RATIO and y.value <= x.value * MOST_RATIO
    if not near or x.scale != ONE or y.scale <= THOUSAND or not led_by_from(page, a):
        return False
    return WHEN.fullmatch(page.folded, a.right, b.left) is not None
