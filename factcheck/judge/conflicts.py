"""From verdicts on pairs to one conflict for each disagreement, however many articles repeat it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from factcheck.judge.causes import hint_of
from factcheck.judge.explained import Judged, unexplained
from factcheck.judge.sides import order
from factcheck.judge.sides import sides as sides_of
from factcheck.judge.verdicts import verdict
from factcheck.judge.wording import alone, held_by_house, house, kept_together, message
from factcheck.model.claim import Claim
from factcheck.model.finding import SEVERITIES, Alignment, Channel, Conflict
from factcheck.model.pack import RulePack

# Who tells both figures, where more than their frames brings them together.
TELLERS: Mapping[Channel, str] = {
    "retold": "Two tellings of one story",
    "context": "Two tellings of one story",
    "echo": "The text",
}
# Two values that differ, and two of the same digits at another scale: among several sides these are one disagreement.
VALUE, SLIP = "FC101", "FC103"
BOUND, MOMENT = "FC104", "FC204"
FAMILY = frozenset({VALUE, SLIP, BOUND})
TWO = 2
Item = TypeVar("Item")


def conflicts(alignments: Iterable[Alignment], claims: Sequence[Claim], pack: RulePack) -> list[Conflict]:
    """One conflict for each connected set of pairs on the same slot that break the same rule, or differ in value."""
    broken: defaultdict[tuple[str, ...], list[Judged]] = defaultdict(list)
    for item in breaches(alignments, claims, pack):
        broken[slot(item, pack)].append(item)
    told = by_article(claims)
    return [conflict(few, pack, told) for items in broken.values() for few in connected(items, _ids)]


def breaches(alignments: Iterable[Alignment], claims: Sequence[Claim], pack: RulePack) -> list[Judged]:
    """The pairs that break a rule and are told. Whether one is hangs on the claims of its two articles alone."""
    judged = [Judged(alignment, verdict(alignment, pack)) for alignment in alignments]
    judged = unexplained(judged, claims, pack)
    flagged = {_pair(item.alignment.a.id, item.alignment.b.id) for item in judged if item.verdict.rule}
    turned = {
        _lines(item) for item in judged if item.verdict.rule == "FC102" and item.alignment.a.frame.aspect == "change"
    }
    return _without_bounds_again(
        item
        for item in judged
        if item.verdict.rule and not _restated(item.alignment, flagged)
        if not (item.verdict.rule == "FC102" and item.alignment.a.frame.aspect == "level" and _lines(item) in turned)
    )


def _without_bounds_again(broken: Iterable[Judged]) -> list[Judged]:
    """The same, but a bound that only says a differing figure again is shown with it: "tops 41,200 acres".

    So is a figure of another moment: two tolls differ once, be the one of them also told with its day.
    """
    broken = tuple(broken)
    differing = {_figures(item) for item in broken if item.verdict.rule in (VALUE, SLIP)}
    bounds: defaultdict[object, list[Claim]] = defaultdict(list)
    kept = []
    for item in broken:
        if item.verdict.rule in (BOUND, MOMENT) and _figures(item) in differing:
            bounds[_figures(item)] += (item.alignment.a, item.alignment.b)
        else:
            kept.append(item)
    if not bounds:
        return kept
    return [_with(item, bounds[_figures(item)]) if item.verdict.rule in (VALUE, SLIP) else item for item in kept]


def _figures(item: Judged) -> Hashable:
    """The two figures that a pair tells, whatever stands around them."""
    ends = (item.alignment.a, item.alignment.b)
    return frozenset((end.article, end.quantity.near, end.quantity.unit, end.quantity.per) for end in ends)


def _with(item: Judged, more: Iterable[Claim]) -> Judged:
    also = tuple(dict.fromkeys((*item.alignment.also, *more)))
    return item._replace(alignment=replace(item.alignment, also=also))


def by_article(claims: Iterable[Claim]) -> Mapping[str, list[Claim]]:
    """The claims of each article."""
    held: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        held[claim.article].append(claim)
    return held


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _lines(item: Judged) -> tuple[str, int, str, int]:
    """The two sentences of a pair: one rise read as a fall turns the change and the level it led to."""
    a, b = item.alignment.a, item.alignment.b
    return a.article, a.sentence_span.start, b.article, b.sentence_span.start


def _restated(alignment: Alignment, flagged: set[tuple[str, str]]) -> bool:
    """Whether two conversions in brackets only repeat the difference between the figures they restate."""
    a, b = alignment.a.partner, alignment.b.partner
    return a is not None and b is not None and _pair(a, b) in flagged


def slot(item: Judged, pack: RulePack) -> tuple[str, ...]:
    """What pairs must have in common to be told as one conflict, if they are connected.

    What an event has done is one thing, be it told of the town, of the country or of nobody: two counts of its injured
    that differ, and a bound that one of them breaks, are one disagreement.
    """
    a, b = item.alignment.a.frame, item.alignment.b.frame
    rule = item.verdict.rule or ""
    if rule in FAMILY and a.metric == b.metric and a.metric in pack.by_event:
        return (VALUE, a.metric or "", a.aspect)
    rule = VALUE if rule == SLIP else rule
    if not (a.known and b.known and a.subject):
        return (rule, "template")
    rule = VALUE if rule in FAMILY else rule
    return (rule, "" if a.joint else a.subject, a.metric or "", a.aspect, *sorted(a.words))


def connected(items: Iterable[Item], ends: Callable[[Item], tuple[Hashable, Hashable]]) -> list[list[Item]]:
    """Pairs that share a claim, directly or through others; ``ends`` are the two claims of a pair."""
    items = tuple(items)
    leader: dict[Hashable, Hashable] = {}

    def find(claim: Hashable) -> Hashable:
        while leader.setdefault(claim, claim) != claim:
            leader[claim] = leader[leader[claim]]
            claim = leader[claim]
        return claim

    for item in items:
        a, b = ends(item)
        leader[find(a)] = find(b)
    components: defaultdict[Hashable, list[Item]] = defaultdict(list)
    for item in items:
        components[find(ends(item)[0])].append(item)
    return list(components.values())


def _ids(item: Judged) -> tuple[str, str]:
    return item.alignment.a.id, item.alignment.b.id


def conflict(items: Sequence[Judged], pack: RulePack, told: Mapping[str, Sequence[Claim]]) -> Conflict:
    """Connected pairs as one conflict, whatever order they come in; ``told`` is what each of their articles claims."""
    best = min(items, key=_rank)
    sides = sorted(sides_of(items, pack), key=held_by_house)
    rule = pack.rules[_broken(items, best, sides)]
    ordered = [claim for side in sides for claim in side]
    index = {claim.id: at for at, claim in enumerate(ordered)}
    figures = spokesmen(sides)
    others = [claim for article in dict.fromkeys(one.article for one in figures) for claim in told.get(article, ())]
    hints = [hint_of(figures, others) if rule.code.startswith("FC1") else None, alone(sides)]
    tellers = {_teller(item.alignment) for item in items}
    teller = tellers.pop() if len(tellers) == 1 else None
    hints.append(kept_together(best.alignment.evidence) if teller else None)
    reason = (widest(items) if len(sides) > 2 else best).verdict.reason
    said = [message(rule, figures, reason, pack.units, teller=teller), house(sides)]
    severities = [item.verdict.severity or rule.severity for item in items]
    severity = max(severities, key=SEVERITIES.index)
    return Conflict(
        rule=rule.code,
        claims=tuple(ordered),
        sides=tuple(tuple(index[claim.id] for claim in side) for side in sides),
        message=" ".join(text for text in said if text),
        hint=" ".join(text for text in hints if text) or None,
        weight=best.verdict.weight,
        places=tuple(claim.place for claim in ordered),
        articles=tuple(dict.fromkeys(claim.article for claim in ordered)),
        severity=None if severity == rule.severity else severity,
    )


def _teller(alignment: Alignment) -> str | None:
    return TELLERS.get("context" if alignment.in_context is not None else alignment.channel)


def _broken(items: Sequence[Judged], best: Judged, sides: Sequence[object]) -> str:
    """The rule that is told of: of two sides, of which one is told less exactly too, the slip says more.

    Of several sides that only one is a bound of, that they differ says most.
    """
    rules = {item.verdict.rule for item in items}
    if VALUE in rules and rules <= FAMILY and (len(sides) > TWO or BOUND in rules):
        return VALUE
    if rules == {VALUE, SLIP}:
        return SLIP
    return best.verdict.rule or ""


def spokesmen(sides: Sequence[Sequence[Claim]]) -> list[Claim]:
    """One figure of each side, the fact of the house where there is one; the first and the last of a single side."""
    first = [next((claim for claim in side if claim.fact), side[0]) for side in sides]
    return first if len(sides) > 1 else [sides[0][0], sides[0][-1]]


def widest(items: Iterable[Judged]) -> Judged:
    """The pair whose figures lie farthest apart, of several the surest."""
    return min(items, key=lambda item: (-_width(item.alignment), *_rank(item)))


def _width(alignment: Alignment) -> Decimal:
    return abs(alignment.a.quantity.near - alignment.b.quantity.near)


def _rank(item: Judged) -> tuple[object, ...]:
    """The surest pair comes first, and of those as sure the one that is read first."""
    return -item.verdict.weight, order(item.alignment.a), order(item.alignment.b)
