"""The forms of news in XML: which elements are items, and what is told where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

Key = Literal["id", "title", "date", "source", "url", "lang", "body", "type", "status"]
# Plain text; HTML written as text; either, as an attribute says; or mark-up that stands in the file itself.
Words = Literal["text", "html", "typed", "markup"]

_NAMESPACES = {
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://purl.org/rss/1.0/": "",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/2005/Atom": "atom",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://iptc.org/std/nar/2006-10-01/": "nar",
}
_WORDPRESS = "http://wordpress.org/export/"


class Use(NamedTuple):
    """What a field is read as; of several of one key that say something, the lowest rank is taken."""

    key: Key
    rank: int = 0
    words: Words = "text"
    attribute: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """Which elements are items, and the fields within an item and beside it, by the path that leads to them."""

    items: frozenset[str]
    fields: Mapping[str, Use]
    beside: Mapping[str, Use]


RSS = Form(
    frozenset(("item",)),
    {
        "guid": Use("id"),
        "title": Use("title", words="html"),
        "link": Use("url"),
        "wp:post_date": Use("date"),
        "pubDate": Use("date", 1),
        "dc:date": Use("date", 2),
        "source": Use("source"),
        "dc:publisher": Use("source", 1),
        "dc:language": Use("lang"),
        "xhtml:body": Use("body", words="markup"),
        "content:encoded": Use("body", 1, "html"),
        "description": Use("body", 2, "html"),
        "wp:post_type": Use("type"),
        "wp:status": Use("status"),
    },
    {
        "channel/title": Use("source", 2),
        "channel/language": Use("lang", 1),
        "channel/dc:language": Use("lang", 1),
    },
)
ATOM = Form(
    frozenset(("atom:entry",)),
    {
        "atom:id": Use("id"),
        "atom:title": Use("title", words="typed"),
        "atom:link": Use("url", attribute="href"),
        "atom:published": Use("date"),
        "atom:updated": Use("date", 1),
        "atom:source/atom:title": Use("source"),
        "atom:content": Use("body", words="typed"),
        "atom:summary": Use("body", 1, "typed"),
    },
    {"atom:title": Use("source", 1)},
)
NEWSML = Form(
    frozenset(("nar:newsItem",)),
    {
        "nar:contentMeta/nar:headline": Use("title"),
        "nar:itemMeta/nar:title": Use("title", 1),
        "nar:contentMeta/nar:contentCreated": Use("date"),
        "nar:itemMeta/nar:versionCreated": Use("date", 1),
        "nar:itemMeta/nar:firstCreated": Use("date", 2),
        "nar:itemMeta/nar:provider/nar:name": Use("source"),
        "nar:itemMeta/nar:provider": Use("source", 1, attribute="literal"),
        "nar:contentMeta/nar:infoSource/nar:name": Use("source", 2),
        "nar:contentMeta/nar:language": Use("lang", attribute="tag"),
        "nar:itemMeta/nar:pubStatus": Use("status", attribute="qcode"),
        "nar:contentSet/nar:inlineXML": Use("body", words="markup"),
        "nar:contentSet/nar:inlineData": Use("body", 1, "typed"),
    },
    {},
)

ROOTS = {
    "rss": RSS,
    "rdf:RDF": RSS,
    "atom:feed": ATOM,
    "atom:entry": ATOM,
    "nar:newsMessage": NEWSML,
    "nar:newsItem": NEWSML,
}


def form_of(root: str) -> Form | None:
    return ROOTS.get(root)


def name_of(written: str) -> str:
    """The name of an element or attribute, with one prefix for each vocabulary whatever the file calls it.

    >>> name_of("http://www.w3.org/2005/Atom|entry"), name_of("item"), name_of("urn:other|item")
    ('atom:entry', 'item', 'other:item')
    """
    space, bar, name = written.rpartition("|")
    if not bar:
        return written
    prefix = "wp" if space.startswith(_WORDPRESS) else _NAMESPACES.get(space, "other")
    return f"{prefix}:{name}" if prefix else name
