"""Where a report goes: standard output, and files that are written whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from errno import EISDIR
from pathlib import Path
from typing import BinaryIO


class OutputError(Exception):
    """A file cannot be written; the message says which, and why."""


def write_files(pages: Mapping[Path, str], read: Iterable[str] = ()) -> None:
    """Every page under its name, each in one step; no file at all where one of them cannot be written.

    What a run has ``read`` is never written over.
    """
    _spare(pages, read)
    drafts: dict[Path, Path] = {}
    try:
        for path, page in pages.items():
            drafts[path] = _draft(path, page)
        for path, draft in drafts.items():
            _put(draft, path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}; name another file") from error
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


def _spare(paths: Iterable[Path], read: Iterable[str]) -> None:
    """Say no to a path that is one of those read, however it is spelled."""
    places = {os.path.realpath(path): path for path in paths}
    for name in dict.fromkeys(read) if places else ():
        if path := places.get(os.path.realpath(name)):
            raise OutputError(f"{path}: this run reads it, and would write over it; name another file")


def _put(draft: Path, path: Path) -> None:
    """The draft in its place; a device or a pipe is written to, not replaced."""
    if path.exists() and not path.is_file():
        path.write_bytes(draft.read_bytes())
    else:
        draft.replace(path)


def _draft(path: Path, page: str) -> Path:
    """The page in a file of its own, beside the place it is to take where that is a file."""
    if path.is_dir():
        raise IsADirectoryError(EISDIR, "is a folder")
    beside = path.parent if path.is_file() or not path.exists() else None
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=beside)
    draft = Path(name)
    try:
        with open(handle, "wb") as file:
            file.write(encoded(page))
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(_mode(path))
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return draft


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those a new file gets here."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def print_out(pages: Iterable[str]) -> bool:
    """The pages on standard output, in UTF-8; a reader who has seen enough may leave. Whether one is still there."""
    return all(_print(encoded(page)) for page in pages) and _print(b"", flush=True)


def _print(page: bytes, *, flush: bool = False) -> bool:
    """Whether the page was taken."""
    try:
        _stream().write(page)
        if flush:
            _stream().flush()
    except BrokenPipeError:
        _discard()
        return False
    except OSError as error:
        _discard()
        raise OutputError(f"standard output cannot be written: {error.strerror}; make room or name a file") from error
    return True


def _discard() -> None:
    """What is left to be flushed at exit goes nowhere, quietly."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _stream() -> BinaryIO:
    return sys.stdout.buffer


def encoded(page: str) -> bytes:
    """UTF-8; half a surrogate pair is spelled out, as a file name may hold one."""
    return page.encode("utf-8", "backslashreplace")
