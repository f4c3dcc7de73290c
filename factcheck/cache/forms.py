"""A reading as plain values without the names of its article, and a report; to bytes and back."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

import msgspec

from factcheck.model.article import Article
from factcheck.model.claim import Claim, Frame
from factcheck.model.finding import Report
from factcheck.model.period import Period
from factcheck.model.quantity import Quantity
from factcheck.model.statement import Rank, Reading, Slot, SlotKind, Statement, Tally
from factcheck.model.text import BlockKind, FieldName, Place, Span


class KeptPlace(NamedTuple):
    """A place without its path."""

    field: FieldName
    start: int
    end: int
    line: int
    column: int
    text: str
    last: tuple[int, int] | None
    part: str | None


class KeptClaim(NamedTuple):
    """A claim; ``id`` and ``partner`` are what follows the name of the article."""

    id: str
    place: KeptPlace
    span: Span
    sentence: str
    within: Span
    sentence_span: Span
    block: BlockKind
    quantity: Quantity
    frame: Frame
    as_of: Period | None
    partner: str | None
    superseded: bool
    names: frozenset[str]
    table: int | None


class KeptSlot(NamedTuple):
    """A masked place; ``claim`` counts the claims of the reading, or is one that differs from the one of its id."""

    token: int
    kind: SlotKind
    text: str
    place: KeptPlace
    claim: int | KeptClaim | None
    period: Period | None
    label: str


class KeptStatement(NamedTuple):
    """A statement without its article."""

    order: int
    place: KeptPlace
    tokens: tuple[str, ...]
    slots: tuple[KeptSlot, ...]
    telling: frozenset[str]
    as_of: Period | None


class KeptTally(NamedTuple):
    """A tally without its article."""

    place: KeptPlace
    sentence: str
    order: int
    more: int | None
    fewer: int | None
    body: str
    words: frozenset[str]
    beside: frozenset[str]
    stage: frozenset[str]
    carried: bool
    periods: tuple[Period, ...]
    settled: bool
    as_of: Period | None


class KeptRank(NamedTuple):
    """A rank without its article."""

    place: KeptPlace
    sentence: str
    number: int
    of: str
    what: frozenset[str]
    scope: frozenset[str]
    measure: frozenset[str]
    periods: tuple[Period, ...]
    settled: bool
    as_of: Period | None


class KeptReading(NamedTuple):
    """What was made of an article, whatever its name and wherever it lies."""

    claims: tuple[KeptClaim, ...]
    statements: tuple[KeptStatement, ...]
    as_of: Period | None
    tallies: tuple[KeptTally, ...]
    ranks: tuple[KeptRank, ...]
    wordy: tuple[KeptPlace, ...]


def reading_bytes(reading: Reading) -> bytes:
    """The reading without the names of its article."""
    return bytes(msgspec.msgpack.encode(kept_reading(reading)))


def kept_reading(reading: Reading) -> KeptReading:
    known = {claim.id: (at, claim) for at, claim in enumerate(reading.claims)}
    name = len(reading.article)

    def slot(one: Slot) -> KeptSlot:
        at, claim = known.get(one.claim.id, (0, None)) if one.claim else (0, None)
        other = None if one.claim is None else _claim(one.claim, name)
        told = at if claim is not None and claim == one.claim else other
        return KeptSlot(one.token, one.kind, one.text, kept_place(one.place), told, one.period, one.label)

    claims = tuple(_claim(claim, name) for claim in reading.claims)
    statements = tuple(
        KeptStatement(one.order, kept_place(one.place), one.tokens, tuple(map(slot, one.slots)), one.telling, one.as_of)
        for one in reading.statements
    )
    tallies = tuple(
        KeptTally(
            kept_place(one.place), one.sentence, one.order, one.more, one.fewer, one.body, one.words,
            one.beside, one.stage, one.carried, one.periods, one.settled, one.as_of,
        )
        for one in reading.tallies
    )  # fmt: skip
    ranks = tuple(
        KeptRank(
            kept_place(one.place), one.sentence, one.number, one.of, one.what, one.scope, one.measure, one.periods,
            one.settled, one.as_of,
        )
        for one in reading.ranks
    )  # fmt: skip
    return KeptReading(claims, statements, reading.as_of, tallies, ranks, tuple(map(kept_place, reading.wordy)))


def kept_place(place: Place) -> KeptPlace:
    return KeptPlace(place.field, place.start, place.end, place.line, place.column, place.text, place.last, place.part)


def _claim(claim: Claim, name: int) -> KeptClaim:
    """The claim without the name of its article, which is so many characters long."""
    return KeptClaim(
        claim.id[name:], kept_place(claim.place), claim.span, claim.sentence, claim.within, claim.sentence_span,
        claim.block, claim.quantity, claim.frame, claim.as_of, None if claim.partner is None else claim.partner[name:],
        claim.superseded, claim.names, claim.table,
    )  # fmt: skip


def reading_of(kept: bytes, article: Article) -> Reading | None:
    """The reading of an article; nothing where the bytes are of another shape."""
    try:
        found: KeptReading = decoder(KeptReading)(kept)
        return named(found, article.id, article.path, article.group, article.body.record)
    except (msgspec.MsgspecError, IndexError, ArithmeticError, ValueError):
        return None


def named(found: KeptReading, name: str, path: str, group: str | None, record: int | None) -> Reading:
    """The reading of an article that is called so and lies there."""

    def place(kept: KeptPlace) -> Place:
        return Place(path, *kept[:-1], record, kept.part)

    def claim(kept: KeptClaim) -> Claim:
        return Claim(
            name + kept.id, name, group, place(kept.place), kept.span, kept.sentence, kept.within, kept.sentence_span,
            kept.block, kept.quantity, kept.frame, kept.as_of, None if kept.partner is None else name + kept.partner,
            kept.superseded, kept.names, kept.table,
        )  # fmt: skip

    def slot(kept: KeptSlot) -> Slot:
        told = claims[kept.claim] if isinstance(kept.claim, int) else kept.claim and claim(kept.claim)
        return Slot(kept.token, kept.kind, kept.text, place(kept.place), told, kept.period, kept.label)

    claims = tuple(map(claim, found.claims))
    statements = tuple(
        Statement(
            name, group, kept.order, place(kept.place), kept.tokens, tuple(map(slot, kept.slots)), kept.telling,
            kept.as_of,
        )
        for kept in found.statements
    )  # fmt: skip
    tallies = tuple(Tally(name, group, place(kept.place), *kept[1:]) for kept in found.tallies)
    ranks = tuple(Rank(name, group, place(kept.place), *kept[1:]) for kept in found.ranks)
    return Reading(name, claims, statements, found.as_of, tallies, ranks, tuple(map(place, found.wordy)))


def report_bytes(report: Report) -> bytes:
    return bytes(msgspec.msgpack.encode(report))


def report_of(kept: bytes) -> Report | None:
    """The report; nothing where the bytes are of another shape."""
    try:
        found: Report = decoder(Report)(kept)
    except (msgspec.MsgspecError, ArithmeticError, ValueError):
        return None
    return found


@cache
def decoder(shape: Any) -> Callable[[bytes], Any]:
    return msgspec.msgpack.Decoder(shape).decode
