"""What there is to read: files, folders, patterns and standard input, as small values."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO, Literal, TextIO

from factcheck.model.article import Notice
from factcheck.model.limits import Limits
from factcheck.read.decode import marked_encoding, unreadable

Kind = Literal["text", "markdown", "html", "jsonl"]

KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
}
CHUNK_BYTES = 64 * 1024
_MAX_FOLDERS_DEEP = 100


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read, small enough to be sent to another process.

    ``path`` opens the file. A JSON Lines file is cut into runs of whole lines: bytes ``start`` to ``end``, the first
    of which is line ``first_line``. ``data`` holds such a run where there is no file to open again.
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


def shown(path: str) -> str:
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def sources(
    paths: Sequence[str], limits: Limits, stdin: TextIO | BinaryIO | None = None
) -> tuple[tuple[Source, ...], tuple[Notice, ...]]:
    """Everything to be read under the paths, each file once, and notices of what cannot be."""
    found: list[Source] = []
    notices: list[Notice] = []
    seen: set[str] = set()
    for entry in (entry for path in paths for entry in _expand(path, limits, stdin)):
        if isinstance(entry, Notice):
            notices.append(entry)
        elif isinstance(entry, Source):
            found.append(entry)
        elif os.path.normpath(entry) not in seen:
            seen.add(os.path.normpath(entry))
            _sort(_file(entry, limits), found, notices)
    return tuple(found), tuple(notices)


def _sort(entries: Iterable[Source | Notice], found: list[Source], notices: list[Notice]) -> None:
    for entry in entries:
        if isinstance(entry, Notice):
            notices.append(entry)
        else:
            found.append(entry)


def _expand(path: str, limits: Limits, stdin: TextIO | BinaryIO | None) -> Iterator[str | Source | Notice]:
    """File paths, sources that are no file, and notices."""
    if path == "-":
        yield from _standard_input(stdin)
    elif os.path.isdir(path):
        yield from _folder_or_notice(path, limits)
    elif os.path.lexists(path) or not glob.has_magic(path):
        yield path
    else:
        yield from _pattern(path, limits)


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


def _pattern(pattern: str, limits: Limits) -> Iterator[str | Notice]:
    matches = sorted(glob.glob(pattern, recursive=True))
    if not matches:
        yield unreadable(shown(pattern), "no file matches this pattern; check its spelling")
    for match in matches:
        if os.path.islink(match) and not limits.follow_links:
            yield _link(match)
        elif os.path.isdir(match):
            # "**" yields folders and what is in them; either way each file is read once.
            yield from _folder(match, limits, (os.path.realpath(match),))
        elif _kind(match):
            yield match


def _folder_or_notice(path: str, limits: Limits) -> Iterator[str | Notice]:
    empty = True
    for entry in _folder(path, limits, (os.path.realpath(path),)):
        empty = False
        yield entry
    if empty:
        yield unreadable(shown(path), f"holds no article; a folder is searched for {', '.join(KINDS)}")


def _folder(folder: str, limits: Limits, above: tuple[str, ...]) -> Iterator[str | Notice]:
    """The readable files under a folder, sorted; ``above`` are the real paths of the folders it lies in."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield unreadable(shown(folder), f"this folder cannot be opened: {reason(error)}")
        return
    for entry in entries:
        if not entry.name.startswith("."):
            yield from _entry(entry, limits, above)


def _entry(entry: os.DirEntry[str], limits: Limits, above: tuple[str, ...]) -> Iterator[str | Notice]:
    if entry.is_symlink():
        yield from _linked(entry.path, limits, above)
    elif entry.is_dir():
        yield from _subfolder(entry.path, limits, above)
    elif _kind(entry.name):
        yield entry.path


def _subfolder(path: str, limits: Limits, above: tuple[str, ...]) -> Iterator[str | Notice]:
    if len(above) >= _MAX_FOLDERS_DEEP:
        yield unreadable(shown(path), f"lies more than {_MAX_FOLDERS_DEEP} folders deep; name it itself")
    else:
        yield from _folder(path, limits, (*above, os.path.realpath(path)))


def _linked(path: str, limits: Limits, above: tuple[str, ...]) -> Iterator[str | Notice]:
    target = os.path.realpath(path)
    is_folder = os.path.isdir(target)
    if not is_folder and not _kind(path):
        return
    if is_folder and target in above:
        return  # a loop: its folder is being read
    if limits.follow_links:
        yield from _subfolder(path, limits, above) if is_folder else iter((path,))
    elif not (os.path.exists(target) and _inside(target, above[0])):
        yield _link(path)


def _inside(path: str, folder: str) -> bool:
    return os.path.commonpath((path, folder)) == folder


def _link(path: str) -> Notice:
    return unreadable(shown(path), "is a link, which is not followed; name its target")


def _file(path: str, limits: Limits) -> Iterator[Source | Notice]:
    try:
        status = os.stat(path)
    except (OSError, ValueError) as error:
        yield unreadable(shown(path), f"cannot be opened: {reason(error)}")
        return
    kind = _kind(path) or "text"
    if not stat.S_ISREG(status.st_mode):
        yield unreadable(shown(path), "is no regular file; pipe JSON Lines to '-' instead")
    elif kind == "jsonl":
        yield from _chunks(path)
    elif status.st_size > limits.max_bytes:
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


def _kind(path: str) -> Kind | None:
    return KINDS.get(PurePath(path).suffix.lower())


def reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
