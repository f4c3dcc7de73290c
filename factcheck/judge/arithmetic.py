"""Figures of one sentence that must fit by arithmetic: growth told beside the levels it leads from and to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from factcheck.judge.values import signed
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.pack import RulePack
from factcheck.model.quantity import Quantity

HEDGE_ROOM = Decimal("0.02")  # what "about" adds on each side of a level before growth is worked out
PERCENT_ROOM = Decimal(1)  # and of a hedged percentage, in points
LARGEST = Decimal(10) ** 18


def growth(claims: Iterable[Claim], pack: RulePack) -> Iterator[Conflict]:
    """FC401: "up 77% from $410 billion to $725 billion" where that is not 77%."""
    rule = pack.rules["FC401"]
    for said in _sentences(claims):
        found = _from_to(said)
        if found is None:
            continue
        before, after, change = found
        lowest, highest = _growth_range(before.quantity, after.quantity)
        told = signed(change).near
        room = change.quantity.precision / 2 + (PERCENT_ROOM if change.quantity.approx else 0)
        if lowest - room <= told <= highest + room or change.quantity.approx in (
            "more_than",
            "less_than",
            "at_least",
            "at_most",
        ):
            continue
        real = (lowest + highest) / 2
        words = {
            "subject": after.frame.subject or "The text",
            "metric": after.frame.metric or "the figure",
            "a": f"{before.place.text} to {after.place.text}",
            "b": change.place.text,
            "gap": f"{real:.1f}%",
            "reason": f"{real:+.1f}%",
        }
        ordered = tuple(sorted((before, after, change), key=lambda claim: claim.place.start))
        yield Conflict(
            rule=rule.code,
            claims=ordered,
            sides=(tuple(at for at, c in enumerate(ordered) if c is not change), (ordered.index(change),)),
            message=rule.message.format_map(words),
            hint=f"From {before.place.text} to {after.place.text} is {real:+.1f}%.",
            weight=0.8,
            places=tuple(claim.place for claim in ordered),
            articles=(after.article,),
        )


def _sentences(claims: Iterable[Claim]) -> Iterator[list[Claim]]:
    held: defaultdict[tuple[str, str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        held[claim.article, claim.place.field, claim.sentence_span.start].append(claim)
    yield from held.values()


def _from_to(said: Sequence[Claim]) -> tuple[Claim, Claim, Claim] | None:
    """The one level before, the one after and the one change of a sentence that tells exactly these."""
    changes = [
        c for c in said if c.quantity.unit == "percent" and c.frame.aspect == "change" and c.quantity.point is not None
    ]
    if len(changes) != 1:
        return None
    before = [c for c in said if "previous" in c.frame.qualifiers and c.frame.aspect == "level" and c is not changes[0]]
    if len(before) != 1:
        return None
    levels = [
        c
        for c in said
        if c is not before[0]
        and c is not changes[0]
        and c.frame.aspect == "level"
        and (c.quantity.unit, c.quantity.per) == (before[0].quantity.unit, before[0].quantity.per)
        and c.partner is None
    ]
    if len(levels) != 1 or not all(_usable(c) for c in (before[0], levels[0])):
        return None
    if before[0].frame.subject != levels[0].frame.subject:
        return None
    return before[0], levels[0], changes[0]


def _usable(claim: Claim) -> bool:
    value = claim.quantity.point
    return value is not None and 0 < value < LARGEST and claim.quantity.unit != "percent"


def _growth_range(before: Quantity, after: Quantity) -> tuple[Decimal, Decimal]:
    """The least and the greatest growth in percent that the two levels allow, as finely as they are told."""
    low_before, high_before = _room(before)
    low_after, high_after = _room(after)
    return 100 * (low_after / high_before - 1), 100 * (high_after / low_before - 1)


def _room(amount: Quantity) -> tuple[Decimal, Decimal]:
    value = amount.near
    slack = min(amount.precision / 2, value / 4)
    if amount.approx:
        slack += HEDGE_ROOM * value
    return value - slack, value + slack
