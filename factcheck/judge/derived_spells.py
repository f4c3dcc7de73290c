"""FC402: a sum over a year or a part of it, and what is told of each spell of it: "31 million in the first quarter"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from factcheck.judge.arithmetic_line import wrong_sum
from factcheck.judge.arithmetic_rooms import room, summed
from factcheck.judge.story import Told
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim, Grade
from factcheck.model.finding import Conflict
from factcheck.model.pack import RulePack

SPELLS = frozenset({"month", "quarter", "fiscal_quarter", "half"})
DAY = timedelta(days=1)


def spells(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Quarters, halves or months that fill a longer time without a gap, and do not make what is told of that."""
    flows = frozenset(spoken.pack.words.phrases["set"]["flows"])
    held: defaultdict[Hashable, list[Claim]] = defaultdict(list)
    for one in story:
        for claim in one.claims:
            if not one.headline and _adds(claim, flows):
                held[_measure(claim, spoken.pack)].append(claim)
    for claims in held.values():
        for whole in claims:
            parts = list(_filling(whole, claims))
            if len(parts) > 1:
                yield from _judged(parts, whole, spoken.pack)


def _adds(claim: Claim, flows: frozenset[str]) -> bool:
    """Whether a figure tells what a flow came to over a time that its own sentence names."""
    frame, amount = claim.frame, claim.quantity
    told = frame.metric in flows and frame.aspect == "level" and frame.modality == "actual" and not claim.superseded
    sized = amount.approx is None and not amount.per and amount.near > 0 and claim.partner is None
    period = frame.period
    timed = period is not None and period.resolved and frame.period_grade >= Grade.SENTENCE
    return told and sized and timed and not _behind_a_comma(claim)


def _behind_a_comma(claim: Claim) -> bool:
    """Whether what was before has the time of another clause: "after 442 million, thanks to a good first quarter"."""
    told, period = claim.sentence[claim.within.end :], claim.frame.period
    before, found, _ = told.partition(period.text if period else "")
    return "previous" in claim.frame.qualifiers and bool(found) and "," in before


def _measure(claim: Claim, pack: RulePack) -> Hashable:
    """What figures must share to be added up; profits of one family are told for one another."""
    frame = claim.frame
    family = next((m.family for m in pack.metrics if m.name == frame.metric and m.family), frame.metric)
    return frame.subject, family, claim.quantity.unit, frame.qualifiers - {"previous"}


def _filling(whole: Claim, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The one figure told of each spell, from the first day of a longer time to its last; nothing where one lacks."""
    first, last = _days(whole)
    by_first: defaultdict[date, set[tuple[date, Decimal]]] = defaultdict(set)
    told: dict[date, Claim] = {}
    for claim in claims:
        start, end = _days(claim)
        if claim is not whole and _is_spell(claim) and first <= start and end <= last:
            by_first[start].add((end, claim.quantity.near))
            told[start] = claim
    found: list[Claim] = []
    while first <= last:
        if len(by_first[first]) != 1:
            return
        found.append(told[first])
        ((end, _),) = by_first[first]
        first = end + DAY
    if found != [whole]:
        yield from found


def _is_spell(claim: Claim) -> bool:
    return claim.frame.period is not None and claim.frame.period.grain in SPELLS


def _days(claim: Claim) -> tuple[date, date]:
    """The first and the last day that a figure is told of; none at all where they are not known."""
    period = claim.frame.period
    return (period.first or date.max, period.last or date.min) if period else (date.max, date.min)


def _judged(parts: Sequence[Claim], whole: Claim, pack: RulePack) -> Iterator[Conflict]:
    total, spaces = room(whole, pack.tolerances), [room(part, pack.tolerances) for part in parts]
    known = [space for space in spaces if space]
    if total is not None and len(known) == len(spaces) and not summed(known).meets(total):
        yield wrong_sum(parts, whole, pack)
