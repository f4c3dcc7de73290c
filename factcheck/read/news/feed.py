"""News in XML to articles: RSS, Atom, NewsML-G2, and what WordPress exports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from factcheck.model.article import Article, Notice
from factcheck.model.later import later
from factcheck.model.limits import Limits
from factcheck.model.text import Part, Text
from factcheck.read import lines
from factcheck.read.decode import UNREADABLE
from factcheck.read.hypertext import IN_PART
from factcheck.read.mask import Masked
from factcheck.read.metadata import Metadata, Where, dated
from factcheck.read.news import words
from factcheck.read.news.elements import Item, XmlError, items
from factcheck.read.news.fields import Field
from factcheck.read.news.forms import Key, Use
from factcheck.read.news.withdrawn import is_withdrawn, refused
from factcheck.read.news.words import Body, Ground

# XML knows no other controls; many an export has them all the same.
_CONTROLS = later(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_DATE = later(r"0000-00-00|-0001")
# What WordPress keeps beside its articles, and those that were thrown away or never begun.
_NO_ARTICLES = frozenset(("attachment", "revision", "nav_menu_item", "custom_css", "customize_changeset")).union(
    (
        "wp_block",
        "wp_template",
        "wp_template_part",
        "wp_global_styles",
        "wp_navigation",
        "wp_font_family",
        "wp_font_face",
    )
)
_NO_STATUS = frozenset(("trash", "auto-draft"))
_ALTERNATE = (None, "", "alternate")


class Said(NamedTuple):
    """A field and what it is read as."""

    field: Field
    use: Use


def read_feed(source: str, path: str, limits: Limits) -> Iterator[Article | Notice]:
    """The articles of a file of news, in order, and a notice of each item that is none and of where it is broken."""
    ground = Ground(path, lines.starts(source), limits)
    count = 0
    try:
        for item in items(_CONTROLS.sub(" ", source), limits.max_depth):
            count += 1
            yield from _item(item, source, ground)
    except XmlError as error:
        place = Where(path, ground.line_starts, min(error.at, len(source))).place
        kept = f"; what stands before is read, {count:,} of its items" if count else ""
        yield Notice(IN_PART if count else UNREADABLE, place, f"{error}{kept}", wholly=not count)
        return
    if not count:
        message = "holds no item, so there is nothing to check; export it again, or leave it out"
        yield Notice(IN_PART, Where(path, ground.line_starts, 0).place, message)


def _item(item: Item, source: str, ground: Ground) -> Iterator[Article | Notice]:
    said = _said(item)
    values: dict[str, str] = {key: value for key, ranked in said.items() if (value := _value(ranked))}
    part = Part(item.start, f"item {item.number}")
    if values.get("type") in _NO_ARTICLES or values.get("status") in _NO_STATUS:
        return
    if is_withdrawn(values.get("status", "")):
        yield refused(ground, part, "is withdrawn by its publisher and is not read; leave it out")
        return
    headline = _title(said["title"], ground, part) if "title" in said else None
    body = _body(said.get("body", ()), source, ground, part, is_post="type" in values)
    yield from body.notices if body else ()
    if headline is None and body is None:
        yield refused(ground, part, "has neither a title nor a text; leave it out, or export it again")
        return
    when, broken = dated(values.get("date", ""), Where(ground.path, ground.line_starts, _start(said, "date")))
    yield from (replace(notice, place=notice.place._replace(part=part.name)) for notice in broken)
    told = {key: value for key, value in (("id", item.id), ("lang", item.lang)) if value}
    metadata = Metadata(told | values, when)
    body = body or words.words(Masked("", ()), ground, part)
    found = metadata.article(f"{ground.path}#{item.number}", ground.path, headline, body.text)
    yield replace(found, ignores=body.ignores)


def _said(item: Item) -> dict[Key, list[Said]]:
    """What an item says, and what is said beside it, by key; the best of each first."""
    found: dict[Key, list[Said]] = {}
    told = ((item.fields, item.form.fields), (item.beside, item.form.beside))
    for said in (Said(field, uses[field.name]) for fields, uses in told for field in fields):
        if said.field.attributes.get("rel") in _ALTERNATE or said.use.key != "url":
            found.setdefault(said.use.key, []).append(said)
    for ranked in found.values():
        ranked.sort(key=lambda one: one.use.rank)
    return found


def _value(ranked: Iterable[Said]) -> str | None:
    """The first value that says something, on one line."""
    for field, use in ranked:
        written = field.attributes.get(use.attribute, "") if use.attribute else field.text.content
        value = " ".join(written.split())
        if value and not (use.key == "date" and _NO_DATE.search(value)):
            return value
    return None


def _start(said: dict[Key, list[Said]], key: Key) -> int:
    return said[key][0].field.within.start if key in said else 0


def _title(ranked: Iterable[Said], ground: Ground, part: Part) -> Text | None:
    for field, use in ranked:
        if field.text.content.strip():
            return words.title(field.text, ground, part, is_plain=_written(field, use) == "text")
    return None


def _body(ranked: Iterable[Said], source: str, ground: Ground, part: Part, *, is_post: bool) -> Body | None:
    for field, use in ranked:
        if field.within.end == field.within.start:
            continue
        written = _written(field, use)
        seen = words.markup(source, field.within) if written == "markup" else field.text
        if not seen.content.strip():
            continue
        if written == "text":
            return words.words(seen, ground, part)
        return words.hypertext(words.post(seen) if is_post else seen, ground, part)
    return None


def _written(field: Field, use: Use) -> str:
    """How a field is written: as its use says, or as it says itself."""
    if use.words != "typed":
        return use.words
    told = field.attributes.get("type") or field.attributes.get("contenttype") or "text"
    if told == "xhtml" or told.endswith("+xml"):
        return "markup"
    return "html" if "html" in told else "text"
