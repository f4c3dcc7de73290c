"""What an article leaves in the indexes of a run: all by which another can meet it, as numbers."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factcheck.align import appearance, exchanged, frame, stories, template
from factcheck.model.claim import Claim
from factcheck.model.digest import REMEMBERED, digest, digests
from factcheck.model.pack import RulePack
from factcheck.model.period import Period
from factcheck.model.standing import place
from factcheck.model.statement import Reading, Statement

WORD = 1  # the bit of a mark that says that it is less than a name

BORNE = "borne"  # the index of marks the other way round, by the numbers of articles

# A key, and what bears it; and many of these.
Trace = tuple[int, int]
if TYPE_CHECKING:
    Columns = tuple[array[int], array[int]]


class Traces(NamedTuple):
    """By index, what bears which key.

    A place stands for a claim or a statement, a number for an article; equal claims of a slot are one node, statements
    of the same tokens one wording.
    """

    slots: set[Trace]  # slot: node
    moments: set[Trace]  # slot and time: node
    equals: set[Trace]  # node: place
    several: set[Trace]  # slot: number of an article with two claims or more in it
    signatures: set[Trace]  # signature: place
    days: set[Trace]  # signature and day: place
    values: set[Trace]  # value: place
    words: set[Trace]  # wording: place
    shingles: set[Trace]  # shingle: wording
    couples: set[Trace]  # two figures: place
    marks: set[Trace]  # mark: number


def columns(readings: Iterable[Reading], pack: RulePack) -> dict[str, Columns]:
    """What articles leave, numbered as they come: by index all keys, and in the same order what bears them."""
    found = {name: (array("q"), array("q")) for name in (*Traces._fields, BORNE)}
    for number, reading in enumerate(readings):
        left = traces(reading, number, pack)
        for name in Traces._fields:
            _extend(found[name], getattr(left, name))
        _extend(found[BORNE], {(number, mark) for mark, _ in left.marks})
    return found


def _extend(columns: Columns, found: Set[Trace]) -> None:
    columns[0].extend(key for key, _ in found)
    columns[1].extend(bearer for _, bearer in found)


def traces(reading: Reading, number: int, pack: RulePack) -> Traces:
    """What the article of that number leaves."""
    found = Traces(*(set() for _ in Traces._fields))
    slots: Counter[int] = Counter()
    for at, claim in enumerate(reading.claims):
        here = place(number, at)
        for slot, moment, node in nodes(claim, pack):
            found.slots.add((slot, node))
            found.moments.add((moment, node))
            found.equals.add((node, here))
            slots[slot] += 1
        found.values.add((value(claim), here))
        signed = signatures(claim)
        found.signatures.update((key, here) for key in signed)
        if claim.as_of is not None:
            on = digest(claim.as_of.first)
            found.days.update((key ^ on, here) for key in signed)
    found.several.update((slot, number) for slot, count in slots.items() if count > 1)
    for at, statement in enumerate(map(template.ends_apart, reading.statements)):
        here, said = place(number, at), wording(statement)
        found.words.add((said, here))
        found.shingles.update((key, said) for _, key in shingles(statement))
        found.couples.update((digest(key), here) for key in exchanged.keys(statement))
    found.marks.update((_mark(mark), number) for mark in stories.marks(reading, pack))
    return found


def nodes(claim: Claim, pack: RulePack) -> Iterator[tuple[int, int, int]]:
    """The slots of a claim, each also with its time, and with all that it is compared by there."""
    for key in frame.keys(claim, pack):
        slot = digest(key)
        yield slot, hash((slot, digest(frame.moment(claim)))), hash((slot, digest(frame.compared(claim, pack))))


def value(claim: Claim) -> int:
    return digest(appearance.value(claim))


def signatures(claim: Claim) -> dict[int, object]:
    """The signatures of a claim, each with what it stands for."""
    return {digest(key): key for key in appearance.signatures(claim)}


def day(signature: int, as_of: Period) -> int:
    """A signature on the day of an article."""
    return signature ^ digest(as_of.first)


def wording(statement: Statement) -> int:
    return hash((digest(statement.group), *digests(statement.tokens)))


def shingles(statement: Statement) -> Iterator[tuple[int, int]]:
    """Each few words of a statement that has words enough, as they are told from others in its group and everywhere."""
    if template.speaks(statement):
        group = digest(statement.group)
        for shingle in template.shingles(statement.tokens):
            yield shingle, shingle ^ group


@lru_cache(maxsize=REMEMBERED)
def _mark(mark: object) -> int:
    return digest(mark) & ~WORD | isinstance(mark, stories.Word)
