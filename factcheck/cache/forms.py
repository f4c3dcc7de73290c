"""A reading as plain values without the names of its article, and a report; to bytes and back."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

import msgspec

from factcheck.model.article import Article
from factcheck.model.claim import Claim, Frame
from factcheck.model.finding import Alignment, Conflict, Own, Report, Severity, Treated
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
    headlined: frozenset[str]


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


class KeptConflict(NamedTuple):
    """What an article says against itself without its name; ``claims`` as in a slot."""

    rule: str
    claims: tuple[int | KeptClaim, ...]
    sides: tuple[tuple[int, ...], ...]
    message: str
    hint: str | None
    weight: float
    places: tuple[KeptPlace, ...]
    severity: Severity | None
    said: tuple[str, ...]


class KeptEcho(NamedTuple):
    """Two figures of one thing; ``a`` and ``b`` as in a slot."""

    a: int | KeptClaim
    b: int | KeptClaim
    evidence: tuple[str, ...]
    taken_up: bool


class KeptOwn(NamedTuple):
    alone: tuple[KeptConflict, ...]
    within: tuple[KeptConflict, ...]
    echoes: tuple[KeptEcho, ...]


class KeptTreated(NamedTuple):
    """What was made of an article by itself."""

    reading: KeptReading
    own: KeptOwn | None


# A claim as it is kept: by its number in the reading, or whole where it differs from the one of its id there.
Told = Callable[[Claim], int | KeptClaim]


def treated_bytes(treated: Treated) -> bytes:
    """What was made of an article without its names."""
    return bytes(msgspec.msgpack.encode(kept_treated(treated)))


def kept_treated(treated: Treated) -> KeptTreated:
    reading, own = treated
    name = len(reading.article)
    known = {claim.id: (at, claim) for at, claim in enumerate(reading.claims)}

    def told(claim: Claim) -> int | KeptClaim:
        at, same = known.get(claim.id, (0, None))
        return at if claim == same else _claim(claim, name)

    return KeptTreated(_reading(reading, told), None if own is None else _own(own, told))


def _own(own: Own, told: Told) -> KeptOwn:
    alone, within = (tuple(_conflict(one, told) for one in held) for held in (own.alone, own.within))
    echoes = (KeptEcho(told(one.a), told(one.b), one.evidence, one.taken_up) for one in own.echoes)
    return KeptOwn(alone, within, tuple(echoes))


def _conflict(conflict: Conflict, told: Told) -> KeptConflict:
    return KeptConflict(
        conflict.rule, tuple(map(told, conflict.claims)), conflict.sides, conflict.message, conflict.hint,
        conflict.weight, tuple(map(kept_place, conflict.places)), conflict.severity, conflict.said,
    )  # fmt: skip


def _reading(reading: Reading, told: Told) -> KeptReading:
    name = len(reading.article)

    def slot(one: Slot) -> KeptSlot:
        claim = None if one.claim is None else told(one.claim)
        return KeptSlot(one.token, one.kind, one.text, kept_place(one.place), claim, one.period, one.label)

    claims = tuple(_claim(claim, name) for claim in reading.claims)
    statements = tuple(
        KeptStatement(
            one.order, kept_place(one.place), one.tokens, tuple(map(slot, one.slots)), one.telling, one.as_of,
            one.headlined,
        )
        for one in reading.statements
    )  # fmt: skip
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


def treated_of(kept: bytes, article: Article) -> Treated | None:
    """What was made of an article; nothing where the bytes are of another shape."""
    try:
        found: KeptTreated = decoder(KeptTreated)(kept)
        return named(found, article.id, article.path, article.group, article.body.record)
    except (msgspec.MsgspecError, IndexError, ArithmeticError, ValueError):
        return None


def named(kept: KeptTreated, name: str, path: str, group: str | None, record: int | None) -> Treated:
    """What was made of an article that is called so and lies there."""
    found, own = kept

    def place(kept: KeptPlace) -> Place:
        return Place(path, *kept[:-1], record, kept.part)

    def claim(kept: KeptClaim) -> Claim:
        return Claim(
            name + kept.id, name, group, place(kept.place), kept.span, kept.sentence, kept.within, kept.sentence_span,
            kept.block, kept.quantity, kept.frame, kept.as_of, None if kept.partner is None else name + kept.partner,
            kept.superseded, kept.names, kept.table,
        )  # fmt: skip

    def told(kept: int | KeptClaim) -> Claim:
        return claims[kept] if isinstance(kept, int) else claim(kept)

    def slot(kept: KeptSlot) -> Slot:
        figure = None if kept.claim is None else told(kept.claim)
        return Slot(kept.token, kept.kind, kept.text, place(kept.place), figure, kept.period, kept.label)

    def conflict(kept: KeptConflict) -> Conflict:
        return Conflict(
            kept.rule, tuple(map(told, kept.claims)), kept.sides, kept.message, kept.hint, kept.weight,
            tuple(map(place, kept.places)), (name,), kept.severity, said=kept.said,
        )  # fmt: skip

    def echo(kept: KeptEcho) -> Alignment:
        a, b = told(kept.a), told(kept.b)
        return Alignment(a, b, "echo", kept.evidence, echoed=True, taken_up=kept.taken_up)

    claims = tuple(map(claim, found.claims))
    statements = tuple(
        Statement(
            name, group, kept.order, place(kept.place), kept.tokens, tuple(map(slot, kept.slots)), kept.telling,
            kept.as_of, kept.headlined,
        )
        for kept in found.statements
    )  # fmt: skip
    tallies = tuple(Tally(name, group, place(kept.place), *kept[1:]) for kept in found.tallies)
    ranks = tuple(Rank(name, group, place(kept.place), *kept[1:]) for kept in found.ranks)
    reading = Reading(name, claims, statements, found.as_of, tallies, ranks, tuple(map(place, found.wordy)))
    if own is None:
        return Treated(reading)
    alone, within = (tuple(map(conflict, held)) for held in (own.alone, own.within))
    return Treated(reading, Own(alone, within, tuple(map(echo, own.echoes))))


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
