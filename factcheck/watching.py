"""What is saved under some paths, told as it is saved. Folders are asked, not listened to: that works on every disk."""

from __future__ import annotations

import glob
import os
import time
from collections.abc import Iterable, Iterator

from factcheck.desk import Desk

EVERY = 0.1  # seconds between two looks …
SHARE = 10  # … and at least so many times what a look took
QUIET = 0.05  # for so long a file must be left alone, or it is half-written
GONE = 0.15  # for so long it must be gone: an editor may put a new file in its place
LONGEST = 2.0  # no writer is waited for longer

# When it was written last, how long it is, and which file it is; nothing where there is none.
Stamp = tuple[int, int, int] | None


class Watch:
    """The files of a desk, and the folders in which others may turn up."""

    def __init__(self, desk: Desk, paths: Iterable[str]) -> None:
        self.desk = desk
        self.roots = sorted({_root(path) for path in paths})
        self.files, self.folders = _stamps(desk.items), _stamps(_under(self.roots))

    def changes(self) -> Iterator[list[str]]:
        """The paths that were written, moved or removed, each time some were."""
        while True:
            began = time.monotonic()
            paths = self.changed()
            looked = time.monotonic()
            if paths:
                yield paths
            else:
                time.sleep(max(EVERY, SHARE * (looked - began)))

    def changed(self) -> list[str]:
        """What is another than it was when it was read, once its writer has left it alone."""
        files, folders = _stamps(self.files), _stamps(self.folders)
        if (files, folders) == (self.files, self.folders):
            return []
        self._wait(files)
        if folders != self.folders:
            folders = _stamps(_under(self.roots))
        come_or_gone = self.desk.look()
        before, self.files, self.folders = self.files, _stamps(self.desk.items), folders
        written = {path for path, stamp in self.files.items() if path in before and stamp != before[path]}
        return sorted(written | come_or_gone)

    def _wait(self, files: dict[str, Stamp]) -> None:
        """Until no file changes, and what was gone has had time to come back."""
        patience = time.monotonic() + LONGEST
        while time.monotonic() < patience:
            moved = any(files[path] is None for path in files if self.files[path] is not None)
            time.sleep(GONE if moved else QUIET)
            before, files = files, _stamps(files)
            if before == files:
                return


def _root(path: str) -> str:
    """The folder in which what a path or a pattern names turns up."""
    while glob.has_magic(path) and not os.path.lexists(path):
        path = os.path.dirname(path)
    return path if os.path.isdir(path) else os.path.dirname(path) or os.curdir


def _under(roots: Iterable[str]) -> Iterator[str]:
    """The folders in which articles are looked for."""
    for root in roots:
        yield root
        for above, names, _ in os.walk(root):
            names[:] = [name for name in names if not name.startswith(".")]
            yield from (os.path.join(above, name) for name in names)


def _stamps(paths: Iterable[str]) -> dict[str, Stamp]:
    return {path: _stamp(path) for path in paths}


def _stamp(path: str) -> Stamp:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
