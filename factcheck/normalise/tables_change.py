"""What a bare figure of a column of changes tells, by the two figures that it is the change between."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from factcheck.model.mention import Mention
from factcheck.normalise.tables_sheet import Seen, Sheet

Way = Literal["difference", "percent"]
HUNDRED = Decimal(100)


def levels(sheet: Sheet, seen: Seen) -> list[int]:
    """The numbers of the two figures to the left of a change, the nearer first, that are no changes themselves."""
    return list(_levels(sheet, seen))[:2]


def way(sheet: Sheet, seen: Seen, *, in_points: bool) -> Way | None:
    """How a change without a unit is told; ``None`` where neither fits, or both do and it is of no percentages.

    Between 214 and 209 stores "5" is the difference and "2.4" the percentage.
    """
    numbers = levels(sheet, seen)
    value, step = _value(seen.amount), _step(seen.amount)
    if in_points and value is not None and (len(numbers) == 1 or (numbers and not value)):
        return "difference"  # "41%", and "+2" behind it
    if len(numbers) < 2 or value is None or not value:
        return None
    mentions = [sheet.mention(number) for number in numbers]
    second, first = _value(mentions[0]), _value(mentions[1])
    if first is None or second is None:
        return None
    differs = abs(abs(first - second) - abs(value)) <= (step + sum(map(_step, mentions))) / 2
    percents = (HUNDRED * (one / other - 1) for one, other in ((first, second), (second, first)) if other)
    grows = any(abs(abs(change) - abs(value)) <= step + _slack(mentions, change) for change in percents)
    if differs and in_points:
        return "difference"
    if differs == grows:
        return None
    return "difference" if differs else "percent"


def _levels(sheet: Sheet, seen: Seen) -> Iterator[int]:
    row = sheet.grid.rows[seen.spot.row]
    for column in range(seen.spot.column - 1, 0, -1):
        heads = [sheet.label(cell) for cell in sheet.grid.spot(seen.spot.row, column).heads]
        if row[column].figures and not any(head.change or head.pace for head in heads):
            yield row[column].figures[0]


def _slack(mentions: list[Mention], change: Decimal) -> Decimal:
    """How far a percentage may be off because the figures it is of were rounded."""
    least = min((abs(value) for mention in mentions if (value := _value(mention))), default=Decimal(0))
    coarse = max(map(_step, mentions))
    return (HUNDRED + abs(change)) * coarse / least if least else Decimal(0)


def _value(mention: Mention) -> Decimal | None:
    return mention.numerals[0].value * mention.numerals[0].scale if len(mention.numerals) == 1 else None


def _step(mention: Mention) -> Decimal:
    return min(numeral.step * numeral.scale for numeral in mention.numerals)
