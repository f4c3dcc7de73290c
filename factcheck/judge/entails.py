"""Whether a figure follows from another, when both are said of one thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal

from factcheck.model.claim import Claim
from factcheck.model.quantity import Quantity

Following = Literal["same", "follows", "open", "against"]
HEDGE = Decimal("0.05")  # "about 500" covers what lies so near, relatively
WORST_LAST: tuple[Following, ...] = ("same", "follows", "open", "against")
STRICT = {"more_than", "less_than"}


def following(premise: Sequence[Claim], hypothesis: Sequence[Claim]) -> Following | None:
    """What the figures of the premise make of those of the hypothesis; ``None`` if no two can be compared.

    Figures said by both are taken as the same ones; what is left is compared kind by kind, and the worst case counts.
    "same" is that nothing is left.
    """
    left = list(premise)
    verdicts: list[Following] = []
    for claim in sorted(hypothesis, key=lambda claim: not any(_equal(claim, other) for other in left)):
        alike = [other for other in left if _comparable(other, claim)]
        if not alike:
            continue
        same = next((other for other in alike if _equal(other, claim)), None)
        if same is not None:
            left.remove(same)
            verdicts.append("same")
        else:
            verdicts.append(_best(follows(other.quantity, claim.quantity) for other in alike))
    return None if not verdicts else worst(verdicts)


def worst(found: Iterable[Following]) -> Following:
    """What several figures together make of a statement: it holds if each of them does.

    >>> worst(["same", "open", "follows"])
    'open'
    """
    return max(found, key=WORST_LAST.index)


def follows(premise: Quantity, hypothesis: Quantity) -> Following:
    """Whether every value that the premise allows satisfies the hypothesis, some do, or none.

    >>> fifty = Quantity(Decimal(50), Decimal(50), Decimal(1), "percent")
    >>> over_forty = Quantity(Decimal(40), None, Decimal(1), "percent", approx="more_than")
    >>> under_nine = Quantity(None, Decimal(9), Decimal(1), "percent", approx="less_than")
    >>> follows(fifty, over_forty), follows(over_forty, fifty), follows(fifty, under_nine)
    ('follows', 'open', 'against')
    """
    low, high = _ends(premise)
    least, most = _ends(hypothesis)
    if _beyond(low, most, premise, hypothesis) or _beyond(least, high, hypothesis, premise):
        return "against"
    strict = hypothesis.approx in STRICT and premise.approx not in STRICT
    above = least is None or (low is not None and (low > least or (low == least and not strict)))
    below = most is None or (high is not None and (high < most or (high == most and not strict)))
    return "follows" if above and below else "open"


def _best(found: Iterable[Following]) -> Following:
    return min(found, key=WORST_LAST.index)


def _beyond(low: Decimal | None, high: Decimal | None, a: Quantity, b: Quantity) -> bool:
    if low is None or high is None:
        return False
    return low > high or (low == high and bool({a.approx, b.approx} & STRICT))


def _ends(amount: Quantity) -> tuple[Decimal | None, Decimal | None]:
    if amount.approx in ("about", "nearly") and amount.low is not None and amount.high is not None:
        reach = abs(amount.near) * HEDGE
        return amount.low - reach, amount.high + reach
    return amount.low, amount.high


def _equal(a: Claim, b: Claim) -> bool:
    x, y = a.quantity, b.quantity
    return (x.low, x.high, x.approx) == (y.low, y.high, y.approx) and _comparable(a, b)


def _comparable(a: Claim, b: Claim) -> bool:
    ours, theirs = a.quantity.unit or "count:", b.quantity.unit or "count:"
    if ours.startswith("count:") and theirs.startswith("count:"):
        things = ours.partition(":")[2], theirs.partition(":")[2]
        return "" in things or things[0] == things[1]
    return ours == theirs and a.quantity.per == b.quantity.per
