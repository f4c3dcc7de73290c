"""Pairs of one measure that one text tells apart by how it tells them: it knows both figures, having given both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from factcheck.model.claim import Claim, Grade
from factcheck.model.finding import Alignment, Verdict

Slot = tuple[str, str, str]
Measured = Mapping[Slot, Sequence[Claim]]


def measured(claims: Iterable[Claim]) -> Measured:
    """What the text of each article tells of each measure that a pack knows, in each unit."""
    held: defaultdict[Slot, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.frame.known and claim.frame.metric and claim.partner is None:
            held[_slot(claim)].append(claim)
    return held


def told_apart(alignment: Alignment, verdict: Verdict, told: Measured) -> bool:
    """Whether a text itself tells two figures that only their subject and measure bring together as two things."""
    a, b = alignment.a, alignment.b
    if a.article != b.article:
        return False
    if alignment.channel != "frame":
        return alignment.channel == "echo" and _climbing(a, b, told)
    if verdict.rule == "FC102":
        return _two_moves(a, b)
    if verdict.rule == "FC108":
        return _two_cases(a, b)
    return _climbing(a, b, told) or _two_tallies(a, b, told) or _borne_out(a, b) or _years_ago(a, b) or _years_ago(b, a)


def _slot(claim: Claim) -> Slot:
    unit = claim.quantity.unit or "count:"
    return claim.article, claim.frame.metric or "", "count:" if unit.startswith("count:") else unit


def _two_moves(a: Claim, b: Claim) -> bool:
    """ "Sales of the core brand fell 0.8 percent", and "rose by 2 percent" of the group: a slip turns one figure."""
    return abs(a.quantity.near) != abs(b.quantity.near) and not (a.headline or b.headline)


def _two_cases(a: Claim, b: Claim) -> bool:
    """ "Without it the rate would have been 3.5 percent rather than the 25 percent": that is not denied."""
    return bool(a.frame.qualifiers ^ b.frame.qualifiers)


def _climbing(a: Claim, b: Claim, told: Measured) -> bool:
    """ "The toll climbed to 113", and "soars to 82" in a line from an earlier day: two steps of one way."""
    ours, theirs = (
        {one.frame.trend for one in told.get(_slot(claim), ()) if not one.headline and one.quantity == claim.quantity}
        for claim in (a, b)
    )
    return bool(ours & theirs - {None})


def _two_tallies(a: Claim, b: Claim, told: Measured) -> bool:
    """ "By 335 votes to 287", and in the next sentence "by 331 to 286": no figure of the one is told in the other."""
    ours, theirs = (
        {abs(one.quantity.near) for one in told.get(_slot(claim), ()) if one.sentence_span == claim.sentence_span}
        for claim in (a, b)
    )
    return min(len(ours), len(theirs)) > 1 and ours.isdisjoint(theirs) and not (a.headline or b.headline)


def _borne_out(a: Claim, b: Claim) -> bool:
    """Whether the sentence of one figure tells the other too: "paid $38 million on income of over $150 million"."""
    head, other = (a, b) if a.headline else (b, a)
    if not head.headline or other.headline or head.frame.known:
        return False
    return head.place.text in other.sentence


def _years_ago(old: Claim, new: Claim) -> bool:
    """ "Recalls 570,000 vehicles", and "in 2014 it had recalled 692,700": the one is told as of a year long past."""
    told, now = old.frame.period, old.as_of
    if told is None or told.last is None or now is None or now.first is None or new.frame.period is not None:
        return False
    dated = old.frame.period_grade >= Grade.CLAUSE and any(map(str.isdigit, told.text))
    return dated and told.last.year < now.first.year - 1
