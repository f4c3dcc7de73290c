"""What stands beside the text of a Word document and is not read: remarks of reviewers, headers and footers."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.model.article import Notice
from factcheck.read.decode import passed_over, remarks_passed_over
from factcheck.read.documents.archive import Archive, ArchiveError
from factcheck.read.documents.word_styles import Styles
from factcheck.read.documents.word_text import WordText
from factcheck.read.documents.xml_stream import PartError
from factcheck.read.metadata import Record

_MARGIN = re.compile(r"(header|footer)\d*\.xml")
_DIGIT = re.compile(r"\d")
# Of headers only what cannot be the number of a page or of a draft, or a date.
_AMOUNT = re.compile(r"[$€£¥₩₹]\s?\d|\d\s?%")


class Aside(NamedTuple):
    """A line, and what it is a line of: "comment 2", "header"."""

    part: str
    words: str


def asides(archive: Archive, name: str, main: str, comments: str | None) -> Iterator[Notice]:
    """A notice of remarks that have figures in them, and one of headers or footers that have; they are not read."""
    here = Record(name, 1).place
    remarks = dict.fromkeys(line.part for line in _lines(archive, comments, "comment") if _DIGIT.search(line.words))
    if remarks:
        yield remarks_passed_over(here._replace(part=next(iter(remarks))), len(remarks))
    for line in _margins(archive, main):
        if found := _AMOUNT.search(line.words):
            message = f'the {line.part} is passed over, and has figures in it ("{_around(line.words, found)}")'
            yield passed_over(here._replace(part=line.part), message)
            return


def _margins(archive: Archive, main: str) -> Iterator[Aside]:
    folder = posixpath.dirname(main)
    for name in sorted(archive.names):
        named = _MARGIN.fullmatch(posixpath.basename(name))
        if named and posixpath.dirname(name) == folder:
            yield from (line._replace(part=named[1]) for line in _lines(archive, name, "paragraph"))


def _lines(archive: Archive, name: str | None, noun: str) -> Iterator[Aside]:
    """The lines of a part; none where it cannot be read, which takes nothing from the text."""
    text = WordText(Styles(), noun)
    try:
        data = archive.read(name) if name else None
        text.read(data, noun) if data else None
    except (ArchiveError, PartError):
        return
    yield from (Aside(line.part, " ".join(line.cells) or line.words) for line in text.lines)


def _around(words: str, found: re.Match[str]) -> str:
    return " ".join(words[max(0, found.start() - 20) : found.end() + 20].split())
