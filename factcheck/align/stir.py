"""Which other articles a change may stir: those of which a pair with a third may be held otherwise because of it.

Two claims are aligned by what they share, but what is shared by too many tells nothing, of equal claims one stands for
all, an article is held against its nearest alone, and a sentence that tells two figures tells them apart everywhere.
Where a change moves one of these bounds, those behind it are named: rather too many than too few.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from itertools import chain, combinations
from typing import NamedTuple

from factcheck.align import frame, slip, stories, template
from factcheck.align.blocks import Blocks
from factcheck.align.index import Index
from factcheck.align.traces import Trace, Traces, number_of, signatures, traces, value
from factcheck.model.statement import Reading


class Look(NamedTuple):
    """How it stands with all that some articles bear: who bears it, in order, or how much there is of it.

    ``nearest`` are whom each article that shares a mark with one of these is held against.
    """

    nodes: Mapping[int, list[int]]
    words: Mapping[int, list[int]]
    slots: Mapping[int, int]
    moments: Mapping[int, int]
    signatures: Mapping[int, int]
    days: Mapping[int, int]
    shingles: Mapping[int, int]
    nearest: Mapping[str, Mapping[str, int]]


def change(blocks: Blocks, changed: Iterable[Reading], gone: Iterable[str]) -> set[str]:
    """Takes articles in and forgets others; these, and all whom that may stir."""
    new = {reading.article: reading for reading in changed}
    old = [blocks.readings[name] for name in {*gone, *new} if name in blocks.readings]
    readings = [*old, *new.values()]
    names = {reading.article for reading in readings}
    borne = merged(traces(reading, blocks.numbered(reading.article), blocks.pack) for reading in readings)
    rivals = _rivals(blocks, borne, names)
    before = look(blocks, borne, rivals, names)
    for reading in old:
        blocks.drop(reading.article)
    for reading in new.values():
        blocks.put(reading)
    after = look(blocks, borne, rivals, names)
    stirred = chain(moved(blocks, borne, before, after), _told_apart(blocks, readings))
    near = {name for name in rivals if before.nearest[name] != after.nearest[name]}
    return names | near | {blocks.names[number] for number in stirred}


def bounds() -> dict[str, int]:
    """Of what there may be how much before it is a crowd, or tells nothing."""
    crowds = {"slots": frame.CROWD, "moments": frame.CROWD, "signatures": slip.CROWD, "days": slip.CROWD}
    return crowds | {"shingles": template.COMMON}


def merged(found: Iterable[Traces]) -> Traces:
    return Traces(*(set().union(*column) for column in zip(*found, strict=True)))


def look(blocks: Blocks, borne: Traces, rivals: Collection[str], names: Set[str]) -> Look:
    """How it stands now with what is borne."""
    return Look(
        nodes={key: _articles(blocks, blocks.equals, key) for key, _ in borne.equals},
        words={key: _articles(blocks, blocks.words, key) for key, _ in borne.words},
        **{name: _counted(blocks.indexes[name], getattr(borne, name)) for name in bounds()},
        nearest={name: _nearest(blocks, name, names) for name in rivals},
    )


def moved(blocks: Blocks, borne: Traces, before: Look, after: Look) -> Iterator[int]:
    """Who stands behind a bound that was moved."""
    for slot, node in borne.slots:
        if before.nodes[node] != after.nodes[node]:
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
    return {key: len(index.of(key)) for key in {key for key, _ in found}}


def _rivals(blocks: Blocks, borne: Traces, names: Set[str]) -> set[str]:
    """The articles that share a mark with one of these that few bear."""
    held = (blocks.marks.marks.of(mark) for mark in {mark for mark, _ in borne.marks})
    few = (numbers for numbers in held if len(numbers) <= stories.COMMON + len(names))
    return {blocks.names[number] for numbers in few for number in numbers} - names


def _nearest(blocks: Blocks, article: str, names: Set[str]) -> dict[str, int]:
    """Whom an article is held against, of those that do not change."""
    found = blocks.marks.nearest(article)
    return {other: shared for other, shared in found.items() if other not in names}


def _told_apart(blocks: Blocks, readings: Iterable[Reading]) -> Iterator[int]:
    """Who tells one of two figures alike to the eye that a sentence of these tells both: the rarer one."""
    for claims in slip.sentences(claim for reading in readings for claim in reading.claims).values():
        for a, b in combinations(claims, 2):
            if value(a) != value(b) and not signatures(a).keys().isdisjoint(signatures(b)):
                yield from map(number_of, sorted((blocks.values.of(value(a)), blocks.values.of(value(b))), key=len)[0])
