"""Which other articles a change may stir: those of which a pair with a third may be held otherwise because of it.

Two claims are aligned by what they share, but what is shared by too many tells nothing, of equal claims one stands for
all, an article is held against its nearest alone, and a sentence that tells two figures tells them apart everywhere.
Where a change moves one of these bounds, those behind it are named: rather too many than too few.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import combinations
from typing import NamedTuple

from factcheck.align import appearance, frame, slip, template
from factcheck.align.blocks import Blocks
from factcheck.align.index import Index
from factcheck.align.traces import Trace, Traces, nodes, signatures, traces, value
from factcheck.model.pack import RulePack
from factcheck.model.standing import number_of
from factcheck.model.statement import Reading


class Look(NamedTuple):
    """How it stands with all that some articles bear: who bears it, in order, or how much there is of it."""

    nodes: Mapping[int, list[int]]
    words: Mapping[int, list[int]]
    slots: Mapping[int, int]
    moments: Mapping[int, int]
    signatures: Mapping[int, int]
    days: Mapping[int, int]
    shingles: Mapping[int, int]


def change(blocks: Blocks, changed: Iterable[Reading], gone: Iterable[str]) -> set[str]:
    """Takes articles in and forgets others; these, and all whom that may stir."""
    new = {reading.article: reading for reading in changed}
    old = {name: blocks.readings[name] for name in {*gone, *new} if name in blocks.readings}
    names = {blocks.numbered(name) for name in {*old, *new}}
    left, right = (_merged(blocks, readings.values()) for readings in (old, new))
    borne = Traces(*(set.union(*both) for both in zip(left, right, strict=True)))
    rivals = blocks.marks.rivals({mark for mark, _ in left.marks ^ right.marks}, names)
    before = look(blocks, borne)
    for name in old:
        blocks.drop(name)
    for reading in new.values():
        blocks.put(reading)
    after = look(blocks, borne)
    parted = _parted(old, new, blocks.pack)
    told_apart = _told_apart(blocks, (*old.values(), *new.values()))
    stirred = names.union(moved(blocks, borne, before, after, parted), told_apart, blocks.marks.moved(rivals, names))
    return {blocks.names[number] for number in stirred}


def _merged(blocks: Blocks, readings: Iterable[Reading]) -> Traces:
    """All that some articles leave."""
    found = [traces(reading, blocks.numbered(reading.article), blocks.pack) for reading in readings]
    return Traces(*(set().union(*(getattr(one, name) for one in found)) for name in Traces._fields))


def bounds() -> dict[str, int]:
    """Of what there may be how much before it is a crowd, or tells nothing."""
    crowds = {"slots": frame.CROWD, "moments": frame.CROWD, "signatures": slip.CROWD, "days": slip.CROWD}
    return crowds | {"shingles": template.COMMON}


def look(blocks: Blocks, borne: Traces) -> Look:
    """How it stands now with what is borne."""
    return Look(
        nodes={key: _articles(blocks, blocks.equals, key) for key, _ in borne.equals},
        words={key: _articles(blocks, blocks.words, key) for key, _ in borne.words},
        **{name: _counted(blocks.indexes[name], getattr(borne, name)) for name in bounds()},
    )


def moved(blocks: Blocks, borne: Traces, before: Look, after: Look, parted: Set[int]) -> Iterator[int]:
    """Who stands behind a bound that was moved, or may speak for nodes that were ``parted`` or brought together."""
    for slot, node in borne.slots:
        if before.nodes[node] != after.nodes[node] or node in parted:
            yield from (*before.nodes[node][:1], *after.nodes[node][:1])
            # Who tells two figures of one slot may speak for both of their nodes.
            yield from blocks.indexes["several"].of(slot).intersection(before.nodes[node], after.nodes[node])
    for said, told in after.words.items():
        if before.words[said] != told:
            most = template.CROWD + 1 if max(map(len, (told, before.words[said]))) > template.CROWD else 1
            yield from (*before.words[said][:most], *told[:most])
    for name, most in bounds().items():
        counts: Mapping[int, int] = getattr(after, name)
        for key, count in counts.items():
            then = getattr(before, name)[key]
            if then <= most < count or count <= most < then or (name == "moments" and max(then, count) > most):
                yield from _behind(blocks, name, key)
    for key, _ in borne.couples:
        yield from map(number_of, blocks.couples.of(key))


def _parted(old: Mapping[str, Reading], new: Mapping[str, Reading], pack: RulePack) -> set[int]:
    """The nodes that one sentence of an article told together, and now none does; or the other way round."""
    names = {*old, *new}
    apart = (_together(old.get(name), pack) ^ _together(new.get(name), pack) for name in names)
    return {node for pairs in apart for pair in pairs for node in pair}


def _together(reading: Reading | None, pack: RulePack) -> set[tuple[int, int]]:
    """The nodes of which one sentence of an article tells two: it speaks for both."""
    told = appearance.sentences(reading.claims if reading else ()).values()
    found = ({node for claim in claims for _, _, node in nodes(claim, pack)} for claims in told if len(claims) > 1)
    return {pair for both in found for pair in combinations(sorted(both), 2)}


def _behind(blocks: Blocks, name: str, key: int) -> Iterator[int]:
    """The articles of all that bears a key; of a wording, the first that tells it."""
    found = blocks.indexes[name].of(key)
    if name == "shingles":
        yield from (number for said in found for number in _articles(blocks, blocks.words, said)[:1])
    else:
        yield from map(number_of, blocks.equals.sharing(found) if name in ("slots", "moments") else found)


def _articles(blocks: Blocks, index: Index, key: int) -> list[int]:
    """The articles of what bears a key, in order."""
    return list(dict.fromkeys(map(number_of, blocks.in_order(index.of(key)))))


def _counted(index: Index, found: Iterable[Trace]) -> dict[int, int]:
    return {key: index.count(key) for key in {key for key, _ in found}}


def _told_apart(blocks: Blocks, readings: Iterable[Reading]) -> Iterator[int]:
    """Who tells one of two figures alike to the eye that a sentence of these tells both: the rarer one."""
    for claims in appearance.sentences(claim for reading in readings for claim in reading.claims).values():
        for a, b in combinations(claims, 2):
            if value(a) != value(b) and not signatures(a).keys().isdisjoint(signatures(b)):
                yield from map(number_of, sorted((blocks.values.of(value(a)), blocks.values.of(value(b))), key=len)[0])
