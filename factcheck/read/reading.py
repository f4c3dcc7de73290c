"""From a source to its articles."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO

from factcheck.model.article import Article, Notice
from factcheck.model.limits import Limits
from factcheck.model.text import Span
from factcheck.read import escapes, marked_up
from factcheck.read.comments import comments
from factcheck.read.contents import HEAD_BYTES, kind_of
from factcheck.read.dates import period
from factcheck.read.decode import declared, decode, unreadable
from factcheck.read.disguises import disguises
from factcheck.read.front_matter import FrontMatter, front_matter
from factcheck.read.hypertext import hypertext
from factcheck.read.ignores import in_comments, ours
from factcheck.read.json_lines import read_record, records
from factcheck.read.kinds import reason
from factcheck.read.lines import starts
from factcheck.read.markdown import markdown_body
from factcheck.read.metadata import KEYS, Metadata
from factcheck.read.plain import plain_body, plain_title
from factcheck.read.source import Piece, Source, too_large

# Of a document most is pictures, which are not read: its limit holds for what of it is unpacked.
_PICTURES = 10


def read(source: Source, limits: Limits) -> Iterator[Article | Notice]:
    """The articles of a source, and a notice of everything that could not be read of it."""
    for piece in pieces(source, limits):
        yield from (piece,) if isinstance(piece, Notice) else read_piece(piece, limits)


def pieces(source: Source, limits: Limits) -> Iterator[Piece | Notice]:
    """What of a source makes articles, each on its own, and a notice of what cannot be opened, or is too large."""
    try:
        yield from records(source, limits) if source.kind == "jsonl" else _file(source, limits)
    except OSError as error:
        yield unreadable(source.name, f"cannot be read: {reason(error)}")


def read_piece(piece: Piece, limits: Limits) -> Iterator[Article | Notice]:
    """The article of a piece, and a notice of everything that could not be read of it."""
    for result in _results(piece, limits):
        yield from disguises(result) if isinstance(result, Article) else ()
        yield result


def _file(source: Source, limits: Limits) -> Iterator[Piece | Notice]:
    if source.data is not None:
        data = source.data
        most = _most(data[:HEAD_BYTES], source, limits)
    else:
        with open(source.path, "rb") as file:
            head = file.read(HEAD_BYTES)
            most = _most(head, source, limits)
            size = os.fstat(file.fileno()).st_size  # as much as is asked for is set aside
            data = head + file.read(max(0, min(most, size) + 1 - len(head)))
    yield too_large(source.name, len(data), limits) if len(data) > most else Piece(source, data)


def _most(head: bytes, source: Source, limits: Limits) -> int:
    """How many bytes a file may have; one with pictures, more than it has of text."""
    return limits.max_bytes * (_PICTURES if kind_of(head, source.kind) == "docx" else 1)


def _results(piece: Piece, limits: Limits) -> Iterator[Article | Notice]:
    source, data = piece.source, piece.data
    if piece.number is not None:
        text = data if isinstance(data, str) else decode(data, source.name, limits)
        yield from (text,) if isinstance(text, Notice) else read_record(text, source.name, piece.number, limits)
        return
    whole = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    kind = kind_of(whole[:HEAD_BYTES], source.kind)
    if kind == "docx":
        yield from _read_word(io.BytesIO(whole), source.name, limits)
    elif kind == "pdf":
        yield from _read_pdf(whole, source.name, limits)
    elif kind not in _READERS:
        yield unreadable(source.name, kind)
    else:
        yield from _read_words(whole, kind, source.name, limits)


def _read_words(data: bytes, kind: str, name: str, limits: Limits) -> Iterator[Article | Notice]:
    text = decode(data, name, limits, declared(data) if kind == "news" else None)
    if isinstance(text, Notice):
        yield text
    elif kind in ("news", "ninjs"):
        yield from _READERS[kind](text, name, limits)  # what hides escape sequences there goes field by field
    else:
        yield from escapes.results(text, lambda shown: _READERS[kind](shown, name, limits))


def text_of(path: str, limits: Limits) -> str | None:
    """What a text file holds, as it is counted in; nothing where it cannot be read."""
    try:
        data = _bytes(path, limits.max_bytes)
    except (OSError, ValueError):
        return None
    text = decode(data, path, limits)
    return None if isinstance(text, Notice) else text


def _bytes(path: str, most: int) -> bytes:
    with open(path, "rb") as file:
        return file.read(most)


def _read_text(text: str, name: str, limits: Limits) -> Iterator[Article | Notice]:
    front = front_matter(text, name, starts(text))
    marked = marked_up.kind(text, front.body_start)
    if marked == "blocks":
        yield from _read_html(text, name, limits)
        return
    yield from front.notices
    body = marked_up.inline_body if marked else plain_body
    found = front.metadata.article(name, name, front.title, body(text, front.body_start))
    yield _marked(text, name, front, found, ours(text, front.body_start))


def _read_markdown(text: str, name: str, limits: Limits) -> Iterator[Article | Notice]:
    front = front_matter(text, name, starts(text))
    yield from front.notices
    title, body = markdown_body(text, front.body_start, titled=front.title is not None)
    found = front.metadata.article(name, name, front.title or title, body)
    yield _marked(text, name, front, found, comments(text, front.body_start, markdown=True))


def _read_html(text: str, name: str, limits: Limits) -> Iterator[Article | Notice]:
    front = front_matter(text, name, starts(text))
    found = hypertext(text, name, limits, front.body_start)
    yield from (*front.notices, *found.notices)
    metadata = front.metadata.over(found.metadata)
    page = metadata.article(name, name, front.title or found.title, found.body)
    yield _marked(text, name, front, page, comments(text, front.body_start))


def _marked(text: str, name: str, front: FrontMatter, found: Article, spans: Iterable[Span]) -> Article:
    """The article with what its front matter and its comments, which stand there, let pass."""
    return replace(found, ignores=(*front.ignores, *in_comments(text, spans, name, found.texts)))


# These cost time to load, and most files are none.
def _read_news(text: str, name: str, limits: Limits) -> Iterator[Article | Notice]:
    from factcheck.read.news.feed import read_feed

    return read_feed(text, name, limits)


def _read_ninjs(text: str, name: str, limits: Limits) -> Iterator[Article | Notice]:
    from factcheck.read.news.ninjs import read_ninjs

    return read_ninjs(text, name, limits)


def _read_pdf(data: bytes, name: str, limits: Limits) -> Iterator[Article | Notice]:
    from factcheck.read.documents.pdf import read_pdf

    return read_pdf(data, name, limits)


def _read_word(file: BinaryIO, name: str, limits: Limits) -> Iterator[Article | Notice]:
    from factcheck.read.documents.word import read_word

    return read_word(file, name, limits)


_READERS = {
    "text": _read_text,
    "markdown": _read_markdown,
    "html": _read_html,
    "news": _read_news,
    "ninjs": _read_ninjs,
}


def article(
    body: str,
    *,
    id: str = "text",  # noqa: A002
    title: str | None = None,
    date: str | None = None,
    source: str | None = None,
    url: str | None = None,
    lang: str | None = None,
    group: str | None = None,
    path: str | None = None,
) -> Article:
    """An article made of plain text in hand; a date that names no day, month or year is an error.

    >>> article("Acme rose 5%. Beta fell.", date="2026-07").body.sentences[1].span
    Span(start=14, end=24)
    """
    when = period(date) if date else None
    if date and when is None:
        raise ValueError(f'the date "{date}" is not one that can be read; write it as 2026-07-01, 2026-07 or 2026')
    said = zip(KEYS, (id, None, None, source, url, lang, group), strict=True)
    metadata = Metadata({key: value for key, value in said if value}, when)
    return metadata.article(
        id, path or id, escapes.field(title, plain_title) if title else None, escapes.field(body, plain_body)
    )
