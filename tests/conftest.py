"""What several tests of the doors need."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.command import Command

RISE = "Meta Platforms shares rose {} on July 1, 2026, after it unveiled a plan to sell spare computing power.\n"


# Where the tests run in the background of a shell, it is ignored, by them and by whatever they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test works everything out, unless it is about the cache."""
    monkeypatch.setenv("FACTCHECK_NO_CACHE", "1")


@pytest.fixture
def factcheck(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Command:
    return Command(capsysbinary, monkeypatch)


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to run in, with articles of which two disagree, two agree but for rounding, and one says little."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, figure in {"a.txt": "8.8%", "b.txt": "18%", "c.txt": "8.81%"}.items():
        (folder / name).write_text(RISE.format(figure), encoding="utf-8")
    (folder / "d.txt").write_text("Rain is expected in the north.\n", encoding="utf-8")
    return folder


@pytest.fixture
def agreeing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of articles that agree."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "agreeing"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(RISE.format("8.8%"), encoding="utf-8")
    return folder
