"""JSON Lines: an article a line."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from typing import BinaryIO

from factcheck.model.article import Article, Notice
from factcheck.model.later import later
from factcheck.model.limits import Limits
from factcheck.model.suppression import Ignore
from factcheck.model.text import Place, Text
from factcheck.read import escapes, ignores, marked_up
from factcheck.read.comments import comments
from factcheck.read.decode import decode, marked_encoding
from factcheck.read.hypertext import IN_PART, fragment, too_deep
from factcheck.read.metadata import KEYS, Metadata, Record, dated, refused
from factcheck.read.plain import plain_body, plain_title
from factcheck.read.source import Piece, Source, too_large

REFUSED_RECORD = "FC903"
_HALF_PAIR = later(r"[\ud800-\udfff]")
_PIECE = 1024 * 1024


class _Number(str):
    """A JSON number as written: an id of 007 or a date of 2026 stays what it was."""

    __slots__ = ()


def records(source: Source, limits: Limits) -> Iterator[Piece | Notice]:
    """The records of a run of lines, and a notice of each line that cannot be one. Empty lines are passed over."""
    if source.data is not None:
        yield from _run(io.BytesIO(source.data), source, limits)
        return
    with open(source.path, "rb") as file:
        file.seek(source.start)
        yield from _run(file, source, limits)


def _run(file: BinaryIO, source: Source, limits: Limits) -> Iterator[Piece | Notice]:
    lines = _lines(file, source, limits)
    for number, line in enumerate(lines, source.first_line):
        if isinstance(line, Notice):
            yield replace(line, code=REFUSED_RECORD, place=line.place._replace(line=number))
        elif line.strip():
            yield Piece(source, line.rstrip(), number)


def _lines(file: BinaryIO, source: Source, limits: Limits) -> Iterator[str | Notice]:
    size = None if source.end is None else source.end - source.start
    marked = marked_encoding(file.read(4)) if source.start == 0 else None
    file.seek(source.start)
    if marked and marked[0] != "utf-8":
        yield from _wide_lines(file, source, limits)
        return
    for line, length in _byte_lines(file, size, limits.max_bytes):
        over = length > limits.max_bytes
        yield too_large(source.name, length, limits) if over else decode(line, source.name, limits)


def _wide_lines(file: BinaryIO, source: Source, limits: Limits) -> Iterator[str | Notice]:
    """UTF-16 and UTF-32 are decoded as a whole: their line ends cannot be found before."""
    data = file.read(limits.max_bytes + 1)
    over = len(data) > limits.max_bytes
    text = too_large(source.name, len(data), limits) if over else decode(data, source.name, limits)
    yield from (text,) if isinstance(text, Notice) else text.split("\n")


def _byte_lines(file: BinaryIO, size: int | None, limit: int) -> Iterator[tuple[bytes, int]]:
    """Lines and their lengths; no more than the limit of an over-long one is held."""
    while (size is None or size > 0) and (line := file.readline(limit + 1)):
        length, last = len(line), line
        while not last.endswith(b"\n") and length > limit and (last := file.readline(_PIECE)):
            length += len(last)
        yield line, length - line.endswith(b"\n")
        size = None if size is None else size - length


def read_record(line: str, path: str, number: int, limits: Limits) -> Iterator[Article | Notice]:
    """The article of a record, and what could not be read of it."""
    record = _parse(line, path, number)
    if isinstance(record, Notice):
        yield record
        return
    body = record.get("body")
    if not isinstance(body, str) or isinstance(body, _Number):
        problem = "has no body" if body is None else "has a body that is no string"
        yield _refused(path, number, f'this record {problem}; give it one: {{"body": "…"}}')
        return
    values = {key: _whole(value) for key in KEYS if isinstance(value := record.get(key), str) and value}
    date, notices = dated(values.get("date", ""), Record(path, number))
    yield from notices
    yield from _odd_values(record, path, number)
    title = _field(values["title"], _title, number) if "title" in values else None
    body_text, ignored = yield from _body(_whole(body), Record(path, number), limits)
    found = Metadata(values, date).article(f"{path}#{number}", path, title, body_text)
    yield replace(found, ignores=(*_let_pass(record, path, number), *ignored))


def _title(source: str) -> Text:
    return marked_up.marked_title(source) if marked_up.kind(source) else plain_title(source)


def _body(source: str, record: Record, limits: Limits) -> Generator[Notice, None, tuple[Text, tuple[Ignore, ...]]]:
    """The body as what it is, plain text or HTML, and what comments in it let pass, each in its paragraph."""
    marked = marked_up.kind(source)
    deep: list[int] = []

    def page(shown: str) -> Text:
        text, beyond = fragment(shown, limits)
        deep.extend(() if beyond is None else (beyond,))
        return text

    if marked == "blocks":
        text, spans = _field(source, page, record.line), tuple(comments(source))
        yield from (Notice(IN_PART, record.place, too_deep(limits)) for _ in deep)
    else:
        text = _field(source, marked_up.inline_body if marked else plain_body, record.line)
        spans = ignores.ours(source)
    found = ignores.in_comments(source, spans, record.path, (text,))
    return text, tuple(replace(one, place=one.place._replace(record=record.line)) for one in found)


def _let_pass(record: dict[str, object], path: str, number: int) -> tuple[Ignore, ...]:
    """What the record lets pass in all of the article."""
    value = record.get(ignores.KEY)
    return ignores.whole(value, Record(path, number)) if value else ()


def _field(source: str, read: Callable[[str], Text], number: int) -> Text:
    return replace(escapes.field(source, read), record=number)


def _parse(line: str, path: str, number: int) -> dict[str, object] | Notice:
    try:
        record = json.loads(line, parse_int=_Number, parse_float=_Number, parse_constant=_Number)
    except json.JSONDecodeError as error:
        return _refused(path, number, f"this line is no JSON: {error.msg}; write one object a line", error.colno)
    except RecursionError:
        return _refused(path, number, "this record is nested too deeply; an article needs one level")
    if not isinstance(record, dict):
        return _refused(path, number, 'this line is no object; write {"body": "…"}')
    return record


def _odd_values(record: dict[str, object], path: str, number: int) -> Iterator[Notice]:
    for key in KEYS:
        if not isinstance(record.get(key), str | None):
            yield refused(Record(path, number), f'"{key}" is no string and is passed over; write it in quotes')


def _whole(text: str) -> str:
    """The text with halves of surrogate pairs replaced, one for one: JSON can spell them, no encoding can."""
    return _HALF_PAIR.sub("\N{REPLACEMENT CHARACTER}", str(text))


def _refused(path: str, number: int, message: str, column: int = 1) -> Notice:
    return Notice(REFUSED_RECORD, Place(path, "body", 0, 0, number, column, ""), message, wholly=True)
