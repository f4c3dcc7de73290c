"""Values by key in a file that several runs may use at once, and that may be lost or damaged at any time."""

from __future__ import annotations

import os
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from multiprocessing.util import Finalize
from pathlib import Path

NAME = "factcheck.sqlite3"
# Written in one go, so that runs beside each other seldom wait for one another.
BATCH = 200
DAYS_KEPT = 30
DAYS_UNMARKED = 3  # a use is written down when the last one known is older: not each day's first run writes all anew
PATIENCE_SECONDS = 2.0
IGNORE_ALL = "# Whatever lies here can be made again.\n*\n"
TABLE = "CREATE TABLE kept (key BLOB PRIMARY KEY, used INTEGER, sum INTEGER, value BLOB) WITHOUT ROWID"
DAMAGED = ("malformed", "not a database", "disk image", "no such", "schema")

Complaint = Callable[[str], None]


def default_folder() -> Path:
    """Where the system keeps what can be made again, for this user.

    Raises RuntimeError where the user has no home.
    """
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "factcheck"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "factcheck" / "Cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "factcheck"


class Store:
    """Bytes by key. Trouble is complained of once; from then on nothing is found and nothing is kept."""

    def __init__(self, folder: Path, complain: Complaint) -> None:
        self.folder, self.complain = folder, complain
        self.today = (datetime.now(UTC).date() - date(2026, 1, 1)).days
        self._rest()

    def _rest(self) -> None:
        self.process = os.getpid()
        self.connection: sqlite3.Connection | None = None
        self.lost = self.mended = False
        self.waiting: dict[bytes, bytes] = {}
        self.met: set[bytes] = set()

    def __reduce__(self) -> tuple[type[Store], tuple[Path, Complaint]]:
        return Store, (self.folder, self.complain)

    def get(self, key: bytes, together: Iterable[bytes] = ()) -> bytes | None:
        """What is kept under the key, if it is there and whole; others are kept ``together`` with it."""
        rows = self._tried(
            lambda base: base.execute("SELECT used, sum, value FROM kept WHERE key = ?", (key,)).fetchone()
        )
        if not isinstance(rows, tuple):
            return None
        used, total, value = rows
        if not isinstance(value, bytes) or zlib.crc32(value) != total:
            return None
        if used < self.today - DAYS_UNMARKED:
            self.met.update((key, *together))
        return value

    def put(self, key: bytes, value: bytes) -> None:
        """Keeps a value, at the latest when the store is closed."""
        if self._usable():
            self.waiting[key] = value
            if len(self.waiting) >= BATCH:
                self.flush()

    def flush(self) -> None:
        """Writes what waits to be written."""
        rows = [(key, self.today, zlib.crc32(value), value) for key, value in self.waiting.items()]
        self.waiting.clear()
        met = [(self.today, key) for key in self.met]
        self.met.clear()
        if rows or met:
            self._tried(lambda base: self._write(base, rows, met))

    def close(self) -> None:
        self.flush()
        if self.connection is not None and self.process == os.getpid():
            self.connection.close()
        self.connection = None

    def _write(
        self, base: sqlite3.Connection, rows: list[tuple[bytes, int, int, bytes]], met: list[tuple[int, bytes]]
    ) -> None:
        with base:
            base.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)
            base.executemany("UPDATE kept SET used = ? WHERE key = ?", met)
            if met:  # the first run of a day
                base.execute("DELETE FROM kept WHERE used < ?", (self.today - DAYS_KEPT,))

    def _usable(self) -> bool:
        if self.process != os.getpid():  # a fork: what is open, or waits, is its parent's
            self._rest()
            Finalize(self, self.close, exitpriority=10)
        return not self.lost

    def _tried(self, work: Callable[[sqlite3.Connection], object]) -> object:
        """What the work on the file gives; nothing where the file is in trouble."""
        if not self._usable():
            return None
        try:
            return work(self._opened())
        except (OSError, sqlite3.Error) as error:
            if "locked" not in str(error):  # another run writes; what is not kept now is kept another time
                self._in_trouble(error)
            return None

    def _opened(self) -> sqlite3.Connection:
        if self.connection is None:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.connection = connected(self.folder)
        return self.connection

    def _in_trouble(self, error: Exception) -> None:
        if self.connection is not None:
            self.connection.close()
        self.connection = None
        if not self.mended and any(word in str(error) for word in DAMAGED):
            self.mended = True
            self._discard(error)
        else:
            self.lost = True
            self.complain(f"the cache in {self.folder} cannot be used: {error}; name another --cache-dir")

    def _discard(self, error: Exception) -> None:
        try:
            (self.folder / NAME).unlink(missing_ok=True)
        except OSError:
            self.lost = True
        remedy = "delete it, or name another --cache-dir" if self.lost else "it is made anew"
        self.complain(f"the cache in {self.folder} is damaged: {error}; {remedy}")


def connected(folder: Path) -> sqlite3.Connection:
    """The file in the folder, made if it is not there; one that cannot be written to is only read."""
    path = folder / NAME
    if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        _must_be_ours(base)
        return base
    if not path.exists():
        (folder / ".gitignore").write_text(IGNORE_ALL, encoding="utf-8")
    base = sqlite3.connect(path, timeout=PATIENCE_SECONDS)
    base.execute("PRAGMA synchronous = OFF")  # what a power cut damages is made anew
    if not _must_be_ours(base):
        base.execute(TABLE.replace("TABLE", "TABLE IF NOT EXISTS", 1))  # another run may have been faster
    return base


def _must_be_ours(base: sqlite3.Connection) -> bool:
    """Whether our table is there; anything else in the file, such as a view that never ends, is refused."""
    base.execute("PRAGMA trusted_schema = OFF")
    found = [sql for (sql,) in base.execute("SELECT sql FROM sqlite_schema")]
    if found not in ([], [TABLE]):
        raise sqlite3.DatabaseError("its schema is another")
    return bool(found)
