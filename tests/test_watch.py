"""Articles that are checked again as they are saved."""

from __future__ import annotations

import os
import queue
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command import Command, process
from tests.conftest import RISE

PATIENCE = 60.0


class Watched:
    """A watch in a process of its own, and what it prints."""

    def __init__(self, *arguments: object) -> None:
        self.process = process("watch", *arguments)
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.begun = self.until("Read ")
        self.errors = self.process.stderr.readline().decode()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.decode("utf-8"))

    def until(self, words: str) -> list[str]:
        """What is printed up to the line that holds some words."""
        deadline, found = time.monotonic() + PATIENCE, []
        while not found or words not in found[-1]:
            found.append(self.lines.get(timeout=max(0.1, deadline - time.monotonic())))
        return found

    def ended(self) -> tuple[int, str]:
        assert self.process.stderr is not None
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=PATIENCE), self.process.stderr.read().decode()


@pytest.fixture
def watch(articles: Path) -> Iterator[Watched]:
    watched = Watched("articles", "--isolated")
    yield watched
    watched.process.kill()
    watched.process.communicate()


def replaced(path: Path, text: str) -> None:
    """Saved as many editors do it: beside the file, then put in its place."""
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)


def test_what_appears_and_what_goes_away_is_printed(watch: Watched, articles: Path) -> None:
    assert any("FC101 error" in line for line in watch.begun)
    assert "watching 4 files; Ctrl-C ends it" in watch.errors
    (articles / "b.txt").write_text(RISE.format("8.8%"), encoding="utf-8")
    told = watch.until("articles/b.txt: ")
    assert any(line.startswith("- articles/") and "FC101 error" in line for line in told)
    assert "went away" in told[-1]
    assert told[-1].endswith("0 errors, 0 warnings, 1 info.\n")
    replaced(articles / "b.txt", RISE.format("28%"))
    told = watch.until("articles/b.txt: ")
    assert any(line.startswith("+ articles/") and "FC101 error" in line for line in told)
    assert told[-1].endswith("1 error, 0 warnings, 1 info.\n")
    status, errors = watch.ended()
    assert (status, errors) == (0, "factcheck: no longer watching\n")


def test_a_language_model_that_is_named_is_told_not_to_be_asked(articles: Path) -> None:
    watched = Watched("articles", "--isolated", "--nli", "some/model")
    assert watched.process.stderr is not None
    assert "Ctrl-C ends it" in watched.process.stderr.readline().decode()
    assert watched.ended()[0] == 0
    assert watched.errors.endswith('articles are watched; "some/model" is asked by factcheck check\n')


def test_a_draft_is_watched_with_what_it_is_held_against(articles: Path) -> None:
    watched = Watched("articles/d.txt", "--against", "articles", "--isolated")
    assert not any("FC101" in line for line in watched.begun)
    assert watched.begun[-1].endswith("2 findings between others not shown.\n")
    assert "watching 4 files; Ctrl-C ends it" in watched.errors
    (articles / "d.txt").write_text(RISE.format("28%"), encoding="utf-8")
    told = watched.until("articles/d.txt: ")
    assert any(line.startswith("+ articles/d.txt:1:28 FC101") for line in told)
    (articles / "b.txt").write_text(RISE.format("9.4%"), encoding="utf-8")
    told = watched.until("articles/b.txt: ")
    assert all("28%" in line for line in told if "FC101" in line)
    assert told[-1].endswith("1 error, 0 warnings, 0 infos.\n")
    (articles / "d.txt").unlink()
    assert any(line.startswith("- articles/d.txt:1:28 FC101") for line in watched.until("1 went away"))
    assert watched.ended()[0] == 0


def test_new_moved_and_removed_articles_are_noticed(watch: Watched, articles: Path) -> None:
    (articles / "b.txt").unlink()
    assert watch.until("articles/b.txt: ")[-1].endswith("0 errors, 0 warnings, 1 info.\n")
    deeper = articles / "july" / "first"
    deeper.mkdir(parents=True)
    (deeper / "e.md").write_text(RISE.format("18%"), encoding="utf-8")
    assert watch.until("articles/july/first/e.md: ")[-1].endswith("1 error, 0 warnings, 1 info.\n")
    (deeper / "e.md").rename(deeper / "f.md")
    assert "articles/july/first/e.md, articles/july/first/f.md" in watch.until("f.md: ")[-1]
    (deeper / "f.md").rename(deeper / "f.pdf.bak")
    assert watch.until("articles/july/first/f.md: ")[-1].endswith("0 errors, 0 warnings, 1 info.\n")


def test_a_file_that_is_still_being_written_is_read_to_its_end(watch: Watched, articles: Path) -> None:
    with (articles / "b.txt").open("wb", buffering=0) as file:
        for letter in RISE.format("8.8%").encode():
            file.write(bytes([letter]))
            time.sleep(0.005)
    assert "articles/b.txt: " in watch.until("0 errors, 0 warnings, 1 info.")[-1]
    (articles / "b.txt").unlink()
    time.sleep(0.05)
    (articles / "b.txt").write_text(RISE.format("28%"), encoding="utf-8")
    assert "articles/b.txt: " in watch.until("1 error, 0 warnings, 1 info.")[-1]


def test_what_cannot_be_read_any_more_is_a_finding_until_it_can(watch: Watched, articles: Path) -> None:
    (articles / "d.txt").write_bytes(b"\xff\xfe\xff")
    told = watch.until("articles/d.txt: 1 appeared")
    assert any(line.startswith("+ articles/d.txt:1:1 FC9") for line in told)
    (articles / "d.txt").write_text("Rain.\n", encoding="utf-8")
    assert any(line.startswith("- articles/d.txt:1:1 FC9") for line in watch.until("articles/d.txt: 1 went away"))


def test_a_reader_who_has_seen_enough_ends_the_watch(articles: Path) -> None:
    watched = process("watch", "articles", "--isolated")
    assert watched.stdout is not None
    while not watched.stdout.readline().startswith(b"Read "):
        pass
    watched.stdout.close()
    (articles / "b.txt").write_text(RISE.format("8.8%"), encoding="utf-8")
    _, errors = watched.communicate(timeout=PATIENCE)
    assert (watched.returncode, b"Traceback" in errors) == (0, False)


def test_without_anything_to_watch_it_says_so(factcheck: Command, articles: Path) -> None:
    run = factcheck("watch", "missing.txt")
    assert (run.status, run.out) == (2, "")
    assert "missing.txt:1:1: FC901" in run.err
