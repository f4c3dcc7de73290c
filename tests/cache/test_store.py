"""A file of values that several runs share, and that can be lost at any time."""

from __future__ import annotations

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from factcheck.cache import Store, default_folder
from factcheck.cache.store import DAYS_KEPT, DAYS_UNMARKED, NAME

# Whoever asks this view for a key gets no answer, ever.
ENDLESS = """
DROP TABLE kept;
CREATE VIEW kept AS WITH RECURSIVE n(x) AS (SELECT 0 UNION ALL SELECT x + 1 FROM n) SELECT x AS key, x AS used,
x AS sum, x AS value FROM n;
"""


class Told(list[str]):
    """The complaints of a store."""

    __call__ = list.append


def opened(folder: Path, told: Told | None = None) -> Store:
    return Store(folder, Told() if told is None else told)


def filled(folder: Path, **values: bytes) -> Path:
    store = opened(folder)
    for key, value in values.items():
        store.put(key.encode(), value)
    store.close()
    return folder / NAME


def test_what_is_kept_is_there_for_the_next(tmp_path: Path) -> None:
    filled(tmp_path / "cache", a=b"1", b=b"2")
    store = opened(tmp_path / "cache")
    assert [store.get(key) for key in (b"a", b"b", b"c")] == [b"1", b"2", None]
    assert (tmp_path / "cache" / ".gitignore").read_text(encoding="utf-8").endswith("*\n")
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0


def test_a_value_that_was_changed_is_not_taken(tmp_path: Path) -> None:
    with sqlite3.connect(filled(tmp_path, a=b"whole")) as base:
        base.execute("UPDATE kept SET value = ?", (b"whale",))
    told = Told()
    assert opened(tmp_path, told).get(b"a") is None
    assert told == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.write_bytes(b"no database" * 1000),
        lambda path: path.write_bytes(path.read_bytes()[:4096] + os.urandom(200_000)),
        lambda path: sqlite3.connect(path).execute("DROP TABLE kept"),
        lambda path: sqlite3.connect(path).executescript("DROP TABLE kept; CREATE TABLE kept (key, other)"),
        lambda path: sqlite3.connect(path).executescript(ENDLESS),
        lambda path: sqlite3.connect(path).executescript("CREATE TRIGGER t AFTER INSERT ON kept BEGIN SELECT 1; END"),
        lambda path: path.write_bytes(b""),
        lambda path: path.unlink(),
    ],
    ids=["cut", "no database", "scrambled", "no table", "another table", "endless", "trigger", "empty", "deleted"],
)
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: object) -> None:
    path = filled(tmp_path, **{f"k{number}": os.urandom(2000) for number in range(100)})
    damage(path)  # type: ignore[operator]
    told = Told()
    store = opened(tmp_path, told)
    for number in range(100):
        store.get(f"k{number}".encode())
    store.put(b"new", b"value")
    store.close()
    assert len(told) <= 1
    assert opened(tmp_path).get(b"new") == b"value"


def test_a_folder_that_cannot_be_made_is_complained_of_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    told = Told()
    store = opened(tmp_path / "file" / "cache", told)
    for key in (b"a", b"b"):
        assert store.get(key) is None
        store.put(key, b"1")
    store.close()
    (complaint,) = told
    assert "cannot be used" in complaint
    assert "--cache-dir" in complaint


def test_a_file_that_cannot_be_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path, a=b"1")
    monkeypatch.setattr(os, "access", lambda *_: False)  # who runs as root may write everywhere
    told = Told()
    store = opened(tmp_path, told)
    assert store.get(b"a") == b"1"
    store.put(b"b", b"2")
    store.close()
    assert opened(tmp_path).get(b"b") is None
    assert len(told) == 1


def test_many_write_at_once(tmp_path: Path) -> None:
    def work(writer: int) -> list[str]:
        told = Told()
        store = opened(tmp_path, told)
        for number in range(300):
            store.put(f"{writer}.{number}".encode(), bytes(100))
        store.close()
        return told

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(work, range(4))) == [[]] * 4
    store = opened(tmp_path)
    assert all(store.get(f"{writer}.{number}".encode()) for writer in range(4) for number in range(300))


def test_a_file_that_is_held_by_another_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path, a=b"1")
    monkeypatch.setattr("factcheck.cache.store.PATIENCE_SECONDS", 0.05)
    holder = sqlite3.connect(path)
    holder.execute("BEGIN EXCLUSIVE")
    told = Told()
    store = opened(tmp_path, told)
    assert store.get(b"a") is None
    store.put(b"b", b"2")
    store.close()
    holder.rollback()
    assert told == []
    assert opened(tmp_path).get(b"a") == b"1"


def test_what_nobody_asked_for_in_a_while_goes(tmp_path: Path) -> None:
    filled(tmp_path, old=b"1", asked=b"2")
    later = opened(tmp_path)
    later.today += DAYS_KEPT
    assert later.get(b"asked") == b"2"
    later.close()
    much_later = opened(tmp_path)
    much_later.today += DAYS_KEPT + DAYS_UNMARKED + 1
    assert much_later.get(b"asked") == b"2"
    much_later.close()
    store = opened(tmp_path)
    assert (store.get(b"asked"), store.get(b"old")) == (b"2", None)


def test_the_systems_place_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "/x")
    assert default_folder() == Path("/x/factcheck")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert default_folder() == Path.home() / ".cache" / "factcheck"
