"""Runs taken up where an earlier one left off: the same as one that works everything out."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from random import Random

import pytest

import factcheck
from factcheck import resumed
from factcheck.cache.store import NAME
from factcheck.model.finding import Report
from tests.test_standing import text

NAMES = [f"{number:02}" for number in range(14)]
LONGEST = 200  # bytes of what is told of an article in brief; what was read of it takes more


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Articles enough to be taken up, though they are few."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(resumed, "FEWEST", 1)
    (tmp_path / "archive").mkdir()
    random = Random(0)
    for name in NAMES[:10]:
        written(name, random)
    return tmp_path / "archive"


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many articles were compared anew, run by run."""
    runs: list[int] = []
    work = resumed.settled

    def settled(articles: list[object], pack: object) -> object:
        runs.append(len(articles))
        return work(articles, pack)  # type: ignore[arg-type]

    monkeypatch.setattr(resumed, "settled", settled)
    return runs


def written(name: str, random: Random, front: str = "") -> None:
    Path("archive", f"{name}.md").write_text(f"---\ndate: 2026-07-02\n{front}---\n\n{text(random)}\n", encoding="utf-8")


def checked(**said: object) -> Report:
    report = factcheck.check("archive", cache="cache", **said)  # type: ignore[arg-type]
    assert report == factcheck.check("archive", **said)  # type: ignore[arg-type]
    return report


def test_any_edits_leave_what_a_run_without_a_cache_finds(archive: Path, anew: list[int]) -> None:
    random = Random(1)
    checked()
    for _ in range(12):
        for name in random.sample(NAMES, random.choice((1, 2))):
            written(name, random, random.choice(("", "", "id: same\n", "group: apart\n")))
        for path in random.sample(sorted(archive.iterdir()), random.choice((0, 0, 1))):
            path.unlink()
        checked()
    assert anew == [10]


def test_an_article_that_moves_is_told_where_it_lies_now(archive: Path, anew: list[int]) -> None:
    checked()
    (archive / "00.md").rename(archive / "zz.md")
    assert "archive/zz.md" in {article.path for article in checked().articles}
    assert anew == [10]


def test_what_cannot_be_read_is_told_though_the_rest_is_remembered(archive: Path, anew: list[int]) -> None:
    checked()
    (archive / "00.md").write_bytes(b"\xff\xfe\xff")
    assert checked().unread
    assert anew == [10]


@pytest.mark.parametrize("lost", ["length(value) > ?", "length(value) < ?"], ids=["readings", "heads"])
def test_what_was_lost_is_worked_out_again(archive: Path, anew: list[int], lost: str) -> None:
    checked()
    with sqlite3.connect(Path("cache", NAME)) as base:
        base.execute(f"DELETE FROM kept WHERE {lost}", (LONGEST,))
    written("00", Random(2))
    checked()
    assert anew[-1] == 10


def test_many_edits_are_compared_anew(archive: Path, anew: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resumed, "FEW", 2)
    checked()
    for name in NAMES[:3]:
        written(name, Random(name))
    checked()
    assert anew == [10, 10]


def test_other_rules_have_left_nothing(archive: Path, anew: list[int]) -> None:
    checked()
    Path("house").mkdir()
    Path("house", "tolerances.toml").write_text("about = 0.2\n", encoding="utf-8")
    written("00", Random(3))
    checked(pack="house")
    assert anew == [10, 10]
