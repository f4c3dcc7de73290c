"""The sides of a conflict: the claims that agree with each other, by what they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from factcheck.judge.explained import Judged
from factcheck.judge.units import units
from factcheck.judge.values import DIFFER, compare
from factcheck.model.claim import Claim
from factcheck.model.pack import RulePack


def sides(items: Sequence[Judged], pack: RulePack) -> list[list[Claim]]:
    """The claims by value, the first named side first; each side in order of place, then whatever repeats one of it.

    Two values that were never held against each other are of one side only if they agree: what both contradict a
    third one says nothing of them.
    """
    against: defaultdict[object, set[object]] = defaultdict(set)
    held: defaultdict[object, dict[str, Claim]] = defaultdict(dict)
    for item in items:
        ours, theirs = _value(item.alignment.a), _value(item.alignment.b)
        against[ours].add(theirs)
        against[theirs].add(ours)
        for claim in (item.alignment.a, item.alignment.b, *item.alignment.also):
            if _value(claim) in (ours, theirs):
                held[_value(claim)][claim.id] = claim
    by_value = {value: sorted(claims.values(), key=order) for value, claims in held.items()}
    found: list[list[object]] = []
    for value in sorted(by_value, key=lambda value: order(by_value[value][0])):
        first = by_value[value][0]
        for side in found:
            if against[value].isdisjoint(side) and all(agree(first, by_value[other][0], pack) for other in side):
                side.append(value)
                break
        else:
            found.append([value])
    sided = [sorted((claim for value in side for claim in by_value[value]), key=order) for side in found]
    return _with_repeats(sided, dict.fromkeys(claim for item in items for claim in item.alignment.also))


def _with_repeats(sided: Sequence[Sequence[Claim]], also: Iterable[Claim]) -> list[list[Claim]]:
    """The same sides, and what tells one figure of a side once more in its own article: "tops 41,200 acres"."""
    shown = {claim.id for side in sided for claim in side}
    repeats = [claim for claim in sorted(also, key=order) if claim.id not in shown]
    taken: set[str] = set()
    found = []
    for side in sided:
        more = [one for one in repeats if one.id not in taken and any(_repeats(one, claim) for claim in side)]
        taken.update(one.id for one in more)
        found.append([*side, *more])
    return found


def _repeats(one: Claim, claim: Claim) -> bool:
    told, first = one.quantity, claim.quantity
    alike = (told.near, told.per) == (first.near, first.per)
    units_ = {amount.unit for amount in (told, first)}
    counts = all((unit or "count:").startswith("count:") for unit in units_)  # "12 officers", "the 12 policemen"
    alike = alike and (counts or len(units_) == 1)
    return alike and one.article == claim.article and one.frame.direction == claim.frame.direction


def agree(a: Claim, b: Claim, pack: RulePack) -> bool:
    """Whether nothing in the values of two claims keeps both from being true."""
    on_one_basis = units(a, b, pack, same_words=False)
    if not on_one_basis.comparable:
        return on_one_basis.rule is None
    return compare(on_one_basis.a, on_one_basis.b, pack.tolerances_of(a.frame.metric)).how not in DIFFER


def order(claim: Claim) -> tuple[str, str, int]:
    """Where a claim is read, so that what comes first is named first."""
    return claim.article, claim.place.field, claim.place.start


def _value(claim: Claim) -> object:
    amount = claim.effect
    period = claim.frame.period
    return (
        amount.low,
        amount.high,
        amount.unit,
        amount.per,
        amount.approx,
        claim.frame.modality == "negated",
        (period.first, period.last) if period else None,
    )
