"""What there is to read: files, folders, patterns and standard input, as small values."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple, TextIO

from factcheck.model.article import Notice
from factcheck.model.limits import Limits
from factcheck.read.decode import marked_encoding, unreadable
from factcheck.read.kinds import Kind, reason, shown
from factcheck.read.kinds import kind as kind_of
from factcheck.read.search import Search

CHUNK_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read, small enough to be sent to another process.

    ``path`` opens the file. A JSON Lines file is cut into runs of whole lines: bytes ``start`` to ``end``, the first
    of which is line ``first_line``. ``data`` holds such a run, or what is being written to a file, where none is to be
    opened.
    """

    path: str
    kind: Kind
    start: int = 0
    end: int | None = None
    first_line: int = 1
    data: bytes | None = None

    @property
    def name(self) -> str:
        """The path as it can be shown: a file name that is not Unicode has its stray bytes spelled out."""
        return shown(self.path)


class Piece(NamedTuple):
    """What makes an article on its own and is not yet read: all of a file, or a line of JSON Lines with its number."""

    source: Source
    data: bytes | str
    number: int | None = None

    @property
    def name(self) -> str:
        """What an article is called that gives itself no id."""
        return self.source.name if self.number is None else f"{self.source.name}#{self.number}"


def draft(path: str, data: bytes) -> Source:
    """What is being written, to be read in place of the file at a path."""
    return Source(path, kind_of(path) or "text", data=data)


def sources(
    paths: Sequence[str], limits: Limits, stdin: TextIO | BinaryIO | None = None
) -> tuple[tuple[Source, ...], tuple[Notice, ...]]:
    """Everything to be read under the paths, each file once, and notices of what cannot be."""
    found: list[Source] = []
    notices: list[Notice] = []
    seen: set[str] = set()
    search = Search(limits)
    for entry in (entry for path in paths for entry in _expand(path, search, stdin)):
        if isinstance(entry, Notice):
            notices.append(entry)
        elif isinstance(entry, Source):
            found.append(entry)
        elif os.path.normpath(entry) not in seen:
            seen.add(os.path.normpath(entry))
            _sort(_file(entry, limits), found, notices)
    return tuple(found), (*notices, *search.left(seen))


def _sort(entries: Iterable[Source | Notice], found: list[Source], notices: list[Notice]) -> None:
    for entry in entries:
        if isinstance(entry, Notice):
            notices.append(entry)
        else:
            found.append(entry)


def _expand(path: str, search: Search, stdin: TextIO | BinaryIO | None) -> Iterator[str | Source | Notice]:
    """File paths, sources that are no file, and notices."""
    if path == "-":
        yield from _standard_input(stdin)
    elif os.path.isdir(path):
        yield from search.folder(path)
    elif os.path.lexists(path) or not glob.has_magic(path):
        yield path
    else:
        yield from search.pattern(path)


def _standard_input(stdin: TextIO | BinaryIO | None) -> Iterator[Source | Notice]:
    if stdin is None:
        yield unreadable("-", "there is no standard input to read; name a file instead")
        return
    raw = getattr(stdin, "buffer", stdin).read()
    data = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
    if marked_encoding(data):
        yield Source("-", "jsonl", data=data)
        return
    start, line = 0, 1
    while start < len(data):
        end = data.find(b"\n", start + CHUNK_BYTES) + 1 or len(data)
        yield Source("-", "jsonl", first_line=line, data=data[start:end])
        line += data.count(b"\n", start, end)
        start = end


def _file(path: str, limits: Limits) -> Iterator[Source | Notice]:
    try:
        status = os.stat(path)
    except (OSError, ValueError) as error:
        yield unreadable(shown(path), f"cannot be opened: {reason(error)}")
        return
    kind = kind_of(path) or "text"
    if not stat.S_ISREG(status.st_mode):
        yield unreadable(shown(path), "is no regular file; pipe JSON Lines to '-' instead")
    elif kind == "jsonl":
        yield from _chunks(path)
    elif kind != "docx" and status.st_size > limits.max_bytes:
        yield too_large(shown(path), status.st_size, limits)
    else:
        yield Source(path, kind)


def too_large(name: str, size: int, limits: Limits, line: int = 1) -> Notice:
    message = f"is {size:,} bytes, over the limit of {limits.max_bytes:,}; split it, or raise --max-bytes"
    return unreadable(name, message, line)


def _chunks(path: str) -> Iterator[Source | Notice]:
    """A JSON Lines file in runs of whole lines of about a megabyte."""
    try:
        with open(path, "rb") as file:
            marked = marked_encoding(file.read(4))
            if marked and marked[0] != "utf-8":
                yield Source(path, "jsonl")  # its line ends cannot be found without decoding it
                return
            yield from _runs(path, file)
    except OSError as error:
        yield unreadable(shown(path), f"cannot be read: {reason(error)}")


def _runs(path: str, file: BinaryIO) -> Iterator[Source]:
    file.seek(0)
    start = end = 0
    line, ends = 1, 0
    while piece := file.read(CHUNK_BYTES):
        cut = piece.rfind(b"\n") + 1
        if cut and end > start:
            yield Source(path, "jsonl", start, end + cut, line)
            line += ends + piece.count(b"\n", 0, cut)
            start, ends = end + cut, piece.count(b"\n", cut)
        else:
            ends += piece.count(b"\n")
        end += len(piece)
    if end > start or start == 0:
        yield Source(path, "jsonl", start, end, line)
