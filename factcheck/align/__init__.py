"""Claim → Alignment: which claims fill the same slot. The only door to rapidfuzz."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from factcheck.align import (
    contexts,
    counted,
    exchanged,
    frame,
    rare,
    rebased,
    reclocked,
    retimed,
    retold,
    slip,
    template,
)
from factcheck.align.blocks import Blocks, Near
from factcheck.align.echoes import echoes
from factcheck.align.explain import explain
from factcheck.align.fit import Fitting
from factcheck.align.index import Index, Kept
from factcheck.align.left_over import Leavings
from factcheck.align.nearest import nearest
from factcheck.align.one_event import Events
from factcheck.align.opposed import candidates as opposed
from factcheck.align.passages import Passages
from factcheck.align.recounted import recounts
from factcheck.align.stir import change
from factcheck.align.stories import stories
from factcheck.align.strangers import Strangers
from factcheck.align.taken_up import TakenUp
from factcheck.align.traces import columns
from factcheck.align.two_people import People
from factcheck.model.finding import Alignment, Alignments, Redating
from factcheck.model.language import BothWays
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading, Statement

FEWEST_SHARED = 3  # sentences that two articles must share before one can be called a copy of the other


def alignments(readings: Sequence[Reading], pack: RulePack, alone: Iterable[Alignment] | None = None) -> Alignments:
    """Every pair of claims worth holding against each other, by the stronger channel first.

    ``alone`` are the ``echoes`` of each article, where these are known.
    """
    if alone is None:
        alone = (pair for reading in readings for pair in echoes(reading, pack))
    claims = [claim for reading in readings for claim in reading.claims]
    statements = [statement for reading in readings for statement in reading.statements]
    counts = {reading.article: sum(not one.brief for one in reading.statements) for reading in readings}
    wrong = [claim for claim in claims if claim.superseded]
    near = Near(claims, claims, statements, statements, {}, stories(readings, pack), alone, wrong=wrong)
    return _aligned(near, counts, pack)


def alignments_of(articles: Set[str], blocks: Blocks) -> Alignments:
    """The same pairs, but only those with a claim of one of these articles."""
    near = blocks.near(articles)
    found = _aligned(near, blocks.counts(near.statements), blocks.pack, articles)
    return Alignments(
        tuple(pair for pair in found.pairs if not articles.isdisjoint((pair.a.article, pair.b.article))),
        tuple(one for one in found.redatings if not articles.isdisjoint((one.a.article, one.b.article))),
        tuple(one for one in found.recounts if not articles.isdisjoint((one.a.article, one.b.article))),
    )


def _aligned(near: Near, counts: Mapping[str, int], pack: RulePack, of: Set[str] | None = None) -> Alignments:
    """The pairs of what is near; of those between other articles than ``of``, if it is said, as few as can be."""
    pairs: dict[tuple[str, str], Alignment] = {}
    redatings: list[Redating] = []
    for group, statements in _grouped(near.statements).items():
        found, shared = template.matches(statements, pack.tolerances, near.common.get(group, frozenset()), of)
        least, others = float(pack.tolerances.values["copy_shared"]), template.of_others(found)
        forms = template.forms(found)
        for match in found:
            a, b = match.a.article, match.b.article
            together = max(shared[a, b], shared[b, a])
            copies = a != b and together >= max(FEWEST_SHARED, least * min(counts[a], counts[b]))
            copies = copies and frozenset((a, b)) not in others
            twice = a == b and shared[a, a] < FEWEST_SHARED
            weak = match.reworded or match.a.brief
            filled_in = frozenset((a, b)) in forms
            if twice or filled_in or (weak and not copies) or match.a.beside(match.b):
                continue  # one text uses one form of words for its segments and its years
            strange = not copies and template.strange(match.a, match.b)
            for alignment in template.aligned(match, copies):
                if copies or not frame.at_odds(alignment.a, alignment.b, strange=strange):
                    pairs.setdefault(_key(alignment), alignment)
            if not strange:
                redatings += template.redated(match, copies)
    # What the house holds is not held against itself.
    stated = {claim.id for claim in (*near.framed, *near.alike) if claim.fact}
    for alignment in frame.alignments(near.framed, pack, near.crowded, of):
        held = pairs.setdefault(_key(alignment), alignment)
        if held is not alignment:  # who repeats the one or the other is on their sides, however the two were found
            pairs[_key(alignment)] = replace(held, also=tuple(dict.fromkeys((*held.also, *alignment.also))))
    for alignment in slip.alignments(near.alike, pack, near.crowded, of):
        framed = pairs.setdefault(_key(alignment), alignment)
        if framed.channel == "frame":  # what looks like one figure is believed more than where it stands
            pairs[_key(alignment)] = replace(framed, channel="slip", evidence=framed.evidence + alignment.evidence)
    told, passages = tuple(near.stories), Passages(pack)
    redatings += retimed.redatings(told, passages, pack)
    redatings += reclocked.redatings(told, passages, pack)
    leavings = Leavings(passages, Fitting(pack))
    retellings = (*retold.alignments(told, leavings, pack), *counted.alignments(told, leavings))
    crossed = (one for one in exchanged.alignments(near.exchanged) if slip.near(one.a, one.b, pack))
    for alignment in (*crossed, *retellings):
        held = pairs.setdefault(_key(alignment), alignment)
        if not held.retold:
            evidence = held.evidence + alignment.evidence
            pairs[_key(alignment)] = replace(
                held,
                also=tuple(dict.fromkeys((*held.also, *alignment.also))),
                retold=True,
                odds=alignment.odds,
                agreed=alignment.agreed,
                crossed=alignment.crossed,
                evidence=evidence,
            )
    for alignment in rebased.alignments(told, leavings, pack):
        held = pairs.setdefault(_key(alignment), alignment)
        if held.channel != "template":  # of two sentences that are else the same the two dates are told
            pairs[_key(alignment)] = replace(held, basis=alignment.basis, odds=alignment.odds, agreed=alignment.agreed)
    for alignment in near.echoes:
        held = pairs.setdefault(_key(alignment), alignment)
        if not held.echoed:
            evidence = held.evidence + alignment.evidence
            pairs[_key(alignment)] = replace(held, echoed=True, taken_up=alignment.taken_up, evidence=evidence)
    for alignment in contexts.alignments(told, leavings):
        held = pairs.setdefault(_key(alignment), alignment)
        if held.in_context is None:
            evidence = held.evidence + alignment.evidence
            also = tuple(dict.fromkeys((*held.also, *alignment.also)))
            pairs[_key(alignment)] = replace(held, in_context=alignment.in_context, also=also, evidence=evidence)
    strangers, events, people, taken_up = (
        Strangers(pack),
        Events(pack),
        People(pack, told),
        TakenUp(near.framed, near.wrong),
    )
    kept = (
        pair
        for pair in pairs.values()
        if not (
            {pair.a.id, pair.b.id} <= stated
            or strangers.are(pair)
            or events.two(pair)
            or people.two(pair)
            or taken_up.below(pair)
            or taken_up.corrected(pair)
        )
    )
    return Alignments(tuple(kept), tuple(redatings), tuple(recounts(told, pack)))


def confirmed(found: Alignments, readings: Sequence[Reading], both_ways: BothWays) -> Alignments:
    """The same alignments, and those that a language model confirms of what the rules leave open."""
    return replace(found, pairs=(*found.pairs, *rare.alignments(readings, found.pairs, both_ways)))


def _key(alignment: Alignment) -> tuple[str, str]:
    a, b = sorted((alignment.a.id, alignment.b.id))
    return a, b


def _grouped(statements: Iterable[Statement]) -> dict[str | None, list[Statement]]:
    groups: defaultdict[str | None, list[Statement]] = defaultdict(list)
    for statement in statements:
        groups[statement.group].append(statement)
    return groups


__all__ = [
    "Blocks",
    "Index",
    "Kept",
    "alignments",
    "alignments_of",
    "change",
    "columns",
    "confirmed",
    "echoes",
    "explain",
    "nearest",
    "opposed",
]
