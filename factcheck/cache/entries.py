"""All that was made of a piece of a source, articles and notices, as plain values without its name and place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from factcheck.cache.forms import KeptPlace, KeptTreated, decoder, kept_place, kept_treated, named
from factcheck.model.article import Notice
from factcheck.model.finding import ArticleSummary, Treated
from factcheck.model.made import Made
from factcheck.model.suppression import Ignore
from factcheck.model.text import Place, Span

# An article as it was understood, or what could not be read.
Entry = tuple[ArticleSummary, Treated] | Notice
Head = ArticleSummary | Notice


class Origin(NamedTuple):
    """Where a piece comes from: its path, what its article is called by default, and its line in JSON Lines."""

    path: str
    name: str
    number: int | None


class KeptSpot(NamedTuple):
    """A place; one outside the record's fields counts its line from that of the record."""

    place: KeptPlace
    is_within: bool


class KeptNotice(NamedTuple):
    code: str
    spot: KeptSpot
    message: str
    wholly: bool
    passed_over: bool


class KeptIgnore(NamedTuple):
    rules: tuple[str, ...]
    reason: str | None
    spot: KeptSpot
    within: Span | None
    fault: str | None
    figures: tuple[str, ...]


class KeptArticle(NamedTuple):
    """An article without what was read of it.

    Where it is called by where it comes from, ``id`` is ``None`` and ``behind`` what follows that.
    """

    id: str | None
    behind: str
    title: str | None
    date: str | None
    group: str | None
    claims: int
    placed: int
    ignores: tuple[KeptIgnore, ...]


class KeptEntry(NamedTuple):
    """Either of the two."""

    article: KeptArticle | None
    notice: KeptNotice | None


def entries_bytes(entries: Sequence[Entry], origin: Origin) -> tuple[bytes, bytes] | None:
    """What was made of a piece, in brief and of its articles by themselves.

    Nothing where a message names its origin, and so is not the same of another.
    """
    if any(isinstance(one, Notice) and origin.path in one.message for one in entries):
        return None
    heads = [
        KeptEntry(None, _notice(one, origin)) if isinstance(one, Notice) else KeptEntry(_article(one[0], origin), None)
        for one in entries
    ]
    treated = [kept_treated(one[1]) for one in entries if not isinstance(one, Notice)]
    return bytes(msgspec.msgpack.encode(heads)), bytes(msgspec.msgpack.encode(treated))


def _article(summary: ArticleSummary, origin: Origin) -> KeptArticle:
    is_called = not (summary.id == origin.name or summary.id.startswith(f"{origin.path}#"))
    name, behind = (summary.id, "") if is_called else (None, summary.id.removeprefix(origin.name))
    ignores = tuple(
        KeptIgnore(one.rules, one.reason, _spot(one.place, origin), one.within, one.fault, one.figures)
        for one in summary.ignores
    )
    return KeptArticle(
        name, behind, summary.title, summary.date, summary.group, summary.claims, summary.placed, ignores
    )  # fmt: skip


def _notice(notice: Notice, origin: Origin) -> KeptNotice:
    return KeptNotice(notice.code, _spot(notice.place, origin), notice.message, notice.wholly, notice.passed_over)


def _spot(place: Place, origin: Origin) -> KeptSpot:
    is_within = place.record is not None
    first = 0 if is_within or origin.number is None else origin.number
    return KeptSpot(kept_place(place)._replace(line=place.line - first), is_within)


def heads_of(kept: bytes, origin: Origin) -> list[Head] | None:
    """What was made of a piece that comes from there, in brief; nothing where the bytes are of another shape."""
    try:
        found: tuple[KeptEntry, ...] = decoder(tuple[KeptEntry, ...])(kept)
        return [_head(one, origin) for one in found]
    except (msgspec.MsgspecError, IndexError, ArithmeticError, ValueError):
        return None


def all_treated_of(kept: bytes, summaries: Sequence[ArticleSummary]) -> list[Treated] | None:
    """What was made of these articles of a piece; nothing where the bytes are of another shape."""
    try:
        found: tuple[KeptTreated, ...] = decoder(tuple[KeptTreated, ...])(kept)
        return [
            named(one, article.id, article.path, article.group, article.record)
            for one, article in zip(found, summaries, strict=True)
        ]
    except (msgspec.MsgspecError, IndexError, ArithmeticError, ValueError):
        return None


def treated_of(kept: bytes, made: Made, name: str) -> Treated | None:
    """What was made of an article that is called so; nothing where the bytes are of another shape."""
    try:
        found: tuple[KeptTreated, ...] = decoder(tuple[KeptTreated, ...])(kept)
        return named(found[made.at], name, made.path, made.group, made.record)
    except (msgspec.MsgspecError, IndexError, ArithmeticError, ValueError):
        return None


def _head(kept: KeptEntry, origin: Origin) -> Head:
    if kept.notice is not None:
        code, spot, message, wholly, passed_over = kept.notice
        return Notice(code, _place(spot, origin), message, wholly, passed_over)
    if kept.article is None:
        raise ValueError("neither an article nor a notice")
    article = kept.article
    name = origin.name + article.behind if article.id is None else article.id
    ignores = tuple(
        Ignore(one.rules, one.reason, _place(one.spot, origin), one.within, fault=one.fault, figures=one.figures)
        for one in article.ignores
    )
    return ArticleSummary(
        name, origin.path, article.title, article.date, article.group, article.claims, article.placed, ignores,
        record=origin.number,
    )  # fmt: skip


def _place(spot: KeptSpot, origin: Origin) -> Place:
    kept = spot.place
    first = 0 if spot.is_within or origin.number is None else origin.number
    kept, record = kept._replace(line=kept.line + first), origin.number if spot.is_within else None
    return Place(origin.path, *kept[:-1], record, kept.part)
