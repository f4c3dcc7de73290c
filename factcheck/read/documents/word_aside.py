"""What stands beside the text of a Word document: headers and footers, read where they have amounts, and remarks."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from factcheck.model.article import Notice
from factcheck.model.later import later
from factcheck.read.decode import remarks_passed_over
from factcheck.read.documents.archive import Archive, ArchiveError
from factcheck.read.documents.page_lines import PageLine
from factcheck.read.documents.word_styles import Styles
from factcheck.read.documents.word_text import WordText
from factcheck.read.documents.xml_stream import PartError
from factcheck.read.metadata import Record

_MARGIN = later(r"(header|footer)\d*\.xml")
_DIGIT = later(r"\d")
# What a reader takes for a figure of the article; the number of a page or of a draft, or a date, is none.
_AMOUNT = later(r"[$€£¥₩₹]\s?\d|\d\s?%")
# As much is quoted of a remark, and as much of it before its first figure.
_QUOTED, _BEFORE = 60, 40


def margins(archive: Archive, main: str, styles: Styles) -> list[PageLine]:
    """The lines of headers and footers that hold amounts, each once: they are printed with the text, on every page."""
    folder = posixpath.dirname(main)
    found: dict[str, PageLine] = {}
    for name in sorted(archive.names):
        named = _MARGIN.fullmatch(posixpath.basename(name))
        if named and posixpath.dirname(name) == folder:
            for words in map(_words, _lines(archive, name, "paragraph", styles)):
                if _AMOUNT.search(words):
                    found.setdefault(words, PageLine("paragraph", words, named[1]))
    return list(found.values())


def remarks(archive: Archive, name: str, comments: str | None) -> Iterator[Notice]:
    """A notice of remarks that have figures in them, which says what the first is: a reader never sees them."""
    told: dict[str, str] = {}
    for line in _lines(archive, comments, "comment", Styles()):
        if _DIGIT.search(words := _words(line)):
            told.setdefault(line.part, words)
    if told:
        part, words = next(iter(told.items()))
        yield remarks_passed_over(Record(name, 1).place._replace(part=part), len(told), _around(words))


def _lines(archive: Archive, name: str | None, noun: str, styles: Styles) -> list[PageLine]:
    """The lines of a part; none where it cannot be read, which takes nothing from the text."""
    text = WordText(styles, noun)
    try:
        data = archive.read(name) if name else None
        text.read(data, noun) if data else None
    except (ArchiveError, PartError):
        return []
    return text.lines


def _words(line: PageLine) -> str:
    return " ".join(" ".join(line.cells or (line.words,)).split())


def _around(words: str) -> str:
    """The words about the first figure, cut between words.

    >>> _around("We were told by the company that it had sold for no less than $3 billion of them, and will again")
    '…that it had sold for no less than $3 billion of them, and will…'
    """
    found = _DIGIT.search(words)
    middle = found.start() if found else 0
    first = words.find(" ", middle - _BEFORE) + 1 if middle > _BEFORE else 0
    last = words.find(" ", first + _QUOTED) if len(words) > first + _QUOTED else -1
    return f"{'…' * (first > 0)}{words[first : last if last >= 0 else None]}{'…' * (last >= 0)}"
