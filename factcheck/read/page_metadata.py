"""What a page says of itself in its head: title, date, language, address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.model.later import later
from factcheck.model.text import Span
from factcheck.read.tags import Tag, attributes

_KEYS = {
    "og:title": "title",
    "og:url": "url",
    "og:site_name": "source",
    "article:published_time": "date",
    "og:published_time": "date",
    "datepublished": "date",
    "date": "date",
    "pubdate": "date",
    "publishdate": "date",
    "publish-date": "date",
    "dc.date": "date",
    "dc.date.issued": "date",
    "sailthru.date": "date",
    "parsely-pub-date": "date",
}
_LINKED_DATE = later(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{4,60})"')


class Said(NamedTuple):
    """A value and where it stands; of equal keys the first of the lowest rank counts."""

    key: str
    span: Span
    rank: int


def said(source: str, found: Sequence[Tag]) -> dict[str, Span]:
    """Where title, date, url, lang and source of a page stand."""
    best: dict[str, Said] = {}
    for statement in _statements(source, found):
        known = best.get(statement.key)
        if statement.span.end > statement.span.start and (known is None or statement.rank < known.rank):
            best[statement.key] = statement
    return {key: statement.span for key, statement in best.items()}


def _statements(source: str, found: Sequence[Tag]) -> Iterator[Said]:
    for at, tag in enumerate(found):
        if tag.closing:
            continue
        if tag.name == "meta":
            yield from _meta(source, tag)
        elif tag.name == "link":
            yield from _link(source, tag)
        elif tag.name in ("html", "time"):
            yield from _attribute(source, tag)
        elif tag.name in ("title", "script") and at + 1 < len(found):
            yield from _content(source, tag, Span(tag.end, found[at + 1].start))


def _meta(source: str, tag: Tag) -> Iterator[Said]:
    values = attributes(source, tag)
    name = next((values[key] for key in ("property", "name", "itemprop") if key in values), None)
    if name and "content" in values:
        key = _KEYS.get(source[name.start : name.end].strip().lower())
        if key:
            yield Said(key, values["content"], 0 if key == "title" or ":" in source[name.start : name.end] else 1)


def _link(source: str, tag: Tag) -> Iterator[Said]:
    values = attributes(source, tag)
    rel = values.get("rel", Span(0, 0))
    if source[rel.start : rel.end].lower() == "canonical" and "href" in values:
        yield Said("url", values["href"], -1)


def _attribute(source: str, tag: Tag) -> Iterator[Said]:
    key, attribute, rank = ("lang", "lang", 0) if tag.name == "html" else ("date", "datetime", 3)
    value = attributes(source, tag).get(attribute)
    if value:
        yield Said(key, value, rank)


def _content(source: str, tag: Tag, inner: Span) -> Iterator[Said]:
    if tag.name == "title":
        yield Said("title", inner, 1)
    elif "ld+json" in source[tag.start : tag.end].lower():
        match = _LINKED_DATE.search(source, inner.start, inner.end)
        if match:
            yield Said("date", Span(*match.span(1)), 2)
