"""ninjs, the news industry's JSON, in its versions 1, 2 and 3: an object, a list of them, or a package, to articles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from factcheck.model.article import Article, Notice
from factcheck.model.limits import Limits
from factcheck.model.text import Part
from factcheck.read import lines
from factcheck.read.decode import unreadable
from factcheck.read.mask import Masked
from factcheck.read.metadata import Metadata, Where, dated
from factcheck.read.news import words
from factcheck.read.news.located import Said, located, unescaped
from factcheck.read.news.withdrawn import is_withdrawn, refused
from factcheck.read.news.words import Body, Ground

Item = Mapping[str, Any]

_HEADLINES = ("headline", "headlines", "title")
_DATES = ("contentcreated", "versioncreated", "firstcreated")
_SOURCES = ("infosource", "infosources", "provider", "source", "copyrightholder")
_LISTS = ("items", "_items")
_DEEPEST = 4
_NOT_NINJS = 'is JSON, but not ninjs, which has a "uri" and a headline or a body; write articles one a line in .jsonl'


class Told(NamedTuple):
    """A text of an item; ``rank`` tells which of several is read."""

    rank: int
    said: Said
    is_html: bool


def read_ninjs(source: str, path: str, limits: Limits) -> Iterator[Article | Notice]:
    """The articles of a file, in order, and a notice of each item that is none."""
    ground = Ground(path, lines.starts(source), limits)
    try:
        document = located(source)
    except json.JSONDecodeError as error:
        place = Where(path, ground.line_starts, error.pos).place
        yield unreadable(path, f"is no whole JSON: {error.msg}; export it again", place.line, place.column)
        return
    except RecursionError:
        yield unreadable(path, "is nested too deeply; news lies a few levels deep")
        return
    found = list(_items(document))
    if not found:
        yield unreadable(path, _NOT_NINJS)
    for number, item in enumerate(found, 1):
        yield from _article(item, number if len(found) > 1 else None, source, ground)


def _items(value: Any, depth: int = 0) -> Iterator[Item]:
    """The items of a document: itself, those it lists, and those it is made up of."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _items(one, depth + 1)
    elif isinstance(value, dict):
        item = {key.lower(): held for key, held in value.items()}
        if "uri" in item and (_headline(item) or _bodies(item)):
            yield item
        for name in _LISTS:
            yield from _items(item.get(name), depth + 1)
        associated = item.get("associations")
        yield from _items(list(associated.values()) if isinstance(associated, dict) else associated, depth + 1)


def _article(item: Item, number: int | None, source: str, ground: Ground) -> Iterator[Article | Notice]:
    uri = item["uri"]
    start = uri.start if isinstance(uri, Said) else 0
    part = Part(start, f"item {number}" if number else "")
    if is_withdrawn(str(item.get("pubstatus"))):
        yield refused(ground, part, "is withdrawn by its publisher and is not read; leave it out")
        return
    title = _headline(item)
    headline = words.title(unescaped(source, title), ground, part, is_plain=False) if title else None
    body = _body(item, source, ground, part)
    date = next((item[key] for key in _DATES if isinstance(item.get(key), Said)), None)
    when, broken = dated(date or "", Where(ground.path, ground.line_starts, date.start if date else 0))
    yield from (*body.notices, *broken)
    said = {"id": uri, "source": _source(item), "lang": item.get("language")}
    values = {key: " ".join(value.split()) for key, value in said.items() if isinstance(value, Said) and value.strip()}
    name = f"{ground.path}#{number}" if number else ground.path
    found = Metadata(values, when).article(name, ground.path, headline, body.text)
    yield replace(found, ignores=body.ignores)


def _body(item: Item, source: str, ground: Ground, part: Part) -> Body:
    for told in sorted(_bodies(item), key=lambda told: told.rank):
        seen = unescaped(source, told.said)
        return (words.hypertext if told.is_html else words.words)(seen, ground, part)
    return words.words(Masked("", ()), ground, part)


def _bodies(item: Item) -> list[Told]:
    """The texts of an item: with their mark-up, plain, and at last only described."""
    found: list[Told] = []
    for key, value in item.items():
        if key.startswith(("body_", "description_")) and isinstance(value, Said):
            found.append(_ranked(key.startswith("body"), "html" in key, value))
        elif key in ("bodies", "descriptions") and isinstance(value, list):
            for one in value:
                said = {name.lower(): held for name, held in one.items()} if isinstance(one, dict) else {}
                if isinstance(text := said.get("value"), Said):
                    found.append(_ranked(key == "bodies", "html" in str(said.get("contenttype")), text))
    return [told for told in found if told.said.strip()]


def _ranked(is_body: bool, is_html: bool, said: Said) -> Told:
    return Told(0 if is_body and is_html else 1 if is_body else 2, said, is_html)


def _headline(item: Item) -> Said | None:
    return next((found for key in _HEADLINES if (found := _first(item.get(key), "value"))), None)


def _source(item: Item) -> Said | None:
    return next((found for key in _SOURCES if (found := _first(item.get(key), "name"))), None)


def _first(value: Any, name: str) -> Said | None:
    """A string, or the first one called so in an object or a list of objects."""
    if isinstance(value, Said):
        return value if value.strip() else None
    listed: Sequence[Any] = value if isinstance(value, list) else [value]
    held = (one.get(name) for one in listed if isinstance(one, dict))
    return next((one for one in held if isinstance(one, Said) and one.strip()), None)
