"""A Word document to an article: what a reader of it sees, with changes taken as accepted."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from factcheck.model.article import Article, Notice
from factcheck.model.limits import Limits
from factcheck.model.text import Text
from factcheck.read.decode import unreadable
from factcheck.read.documents.archive import Archive, ArchiveError
from factcheck.read.documents.page_lines import text_of
from factcheck.read.documents.word_aside import margins, remarks
from factcheck.read.documents.word_styles import styles
from factcheck.read.documents.word_text import WordText
from factcheck.read.documents.xml_stream import PartError, stream
from factcheck.read.hypertext import IN_PART
from factcheck.read.metadata import KEYS, Metadata, Record, dated, refused
from factcheck.read.plain import plain_title

_OTHERS = (
    ("xl/workbook.xml", "is a workbook, not a document; save what is an article of it as .docx"),
    ("ppt/presentation.xml", "is a presentation, not a document; save what is an article of it as .docx"),
    ("content.xml", "is an OpenDocument file; save it as .docx, HTML or plain text"),
    ("META-INF/container.xml", "is an e-book; save what is an article of it as HTML"),
)
_PROPERTIES = {"title": "title", "language": "lang"}


def read_word(file: BinaryIO, name: str, limits: Limits) -> Iterator[Article | Notice]:
    """The article of a document, and a notice of what could not be read of it."""
    try:
        with Archive(file, limits.max_bytes) as archive:
            yield from _read(archive, name)
    except (ArchiveError, PartError) as error:
        yield unreadable(name, str(error))


def _read(archive: Archive, name: str) -> Iterator[Article | Notice]:
    main = _main_part(archive)
    if main is None:
        yield unreadable(name, _other(archive))
        return
    related = _related(archive, main)
    known = styles(_part(archive, related, "styles"), "styles")
    text = WordText(known)
    text.read(archive.read(main) or b"", main)
    lines = text.lines
    for noun in ("footnote", "endnote"):
        notes = WordText(known, noun)
        if (data := _part(archive, related, f"{noun}s")) is not None:
            notes.read(data, f"{noun}s")
            lines += notes.lines
    title, body = text_of([*lines, *margins(archive, main, known)])
    beside = remarks(archive, name, related.get("comments"))
    values, notices = _metadata(archive, name)
    lang = values.get("lang") or _language(text)
    date, broken = dated(values.get("date", ""), Record(name, 1))
    yield from (*notices, *broken, *beside)
    if not body.blocks and title is None:
        yield Notice(IN_PART, Record(name, 1).place, "holds no text, so there is nothing to check in it")
    metadata = Metadata(values | ({"lang": lang} if lang else {}), date)
    yield metadata.article(name, name, title or _stated(values, body), body)


def _main_part(archive: Archive) -> str | None:
    """The part that holds the text, as the package says; most call it word/document.xml."""
    main = _relations(archive, "_rels/.rels", "").get("officeDocument", "word/document.xml")
    return main if main in archive.names and not main.startswith(("xl/", "ppt/")) else None


def _other(archive: Archive) -> str:
    told = next((message for part, message in _OTHERS if part in archive.names), None)
    pages = [name for name in archive.names if name.lower().endswith((".html", ".htm"))]
    if told is None and pages:
        return f"is a zip archive that holds {pages[0][:60]}; unpack it and name what is in it"
    return told or "is a zip archive, but no Word document; unpack it and name what is in it"


def _related(archive: Archive, main: str) -> Mapping[str, str]:
    folder, file = posixpath.split(main)
    return _relations(archive, f"{folder}/_rels/{file}.rels", folder)


def _relations(archive: Archive, part: str, folder: str) -> dict[str, str]:
    """The parts that one leads to, by what they are to it."""
    found: dict[str, str] = {}

    def enter(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
            found.setdefault(kind, target.lstrip("/"))

    if (data := archive.read(part)) is not None:
        stream(data, part, enter, lambda name: None, lambda words: None)
    return found


def _part(archive: Archive, related: Mapping[str, str], kind: str) -> bytes | None:
    return archive.read(related[kind]) if kind in related else None


def _language(text: WordText) -> str | None:
    """The language that most of the text is said to be in."""
    whole = sum(len(line.words) + sum(map(len, line.cells)) for line in text.lines)
    return next((lang for lang, length in text.langs.most_common(1) if length * 2 > whole), None)


def _metadata(archive: Archive, name: str) -> tuple[dict[str, str], tuple[Notice, ...]]:
    """What the properties say: title and language, and those of one's own that are called as in front matter.

    The dates of a document tell when a file was made and saved, which for a template or a copy is any day at all: an
    article's date is only what is said to be one.
    """
    values: dict[str, str] = {}
    key: str | None = None

    def enter(element: str, attributes: dict[str, str]) -> None:
        nonlocal key
        if element == "property":
            told = attributes.get("name", "").lower()
            key = told if told in KEYS else None
        elif element in _PROPERTIES:
            key = _PROPERTIES[element]

    def leave(element: str) -> None:
        nonlocal key
        key = None if element == "property" or element in _PROPERTIES else key

    def words(said: str) -> None:
        if key and said.strip():
            values[key] = values.get(key, "") + said

    notices: list[Notice] = []
    for part in ("docProps/core.xml", "docProps/custom.xml"):
        try:
            data = archive.read(part)
            stream(data, part, enter, leave, words) if data else None
        except (ArchiveError, PartError) as error:
            notices.append(refused(Record(name, 1), f"its properties are passed over: it {error}"))
    return {key: " ".join(value.split()) for key, value in values.items()}, tuple(notices)


def _stated(values: Mapping[str, str], body: Text) -> Text | None:
    """A title that only the properties tell stands nowhere in the text."""
    return plain_title(values["title"]) if values.get("title") else None
