"""How soon ``factcheck watch`` tells of one edited article among a thousand, and what that takes."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

import archive
import dense
from page import note, table
from place import Options, Row
from process import FACTCHECK, used

SIZE, QUICK = 1_000, 200
CORPUS = "wikinews.jsonl.gz"
EDITS, FEW = 12, 3
PAUSE = 0.5
SEED = 20261121


class Took(NamedTuple):
    """Seconds on the clock, and of CPU where the system tells them."""

    wall: float
    cpu: float | None


class Watched:
    """A folder of articles, and the watch that has read it."""

    def __init__(self, folder: Path, watch: subprocess.Popen[bytes]) -> None:
        self.folder, self.watch = folder, watch
        self.random = Random(SEED)

    def another(self) -> Path:
        return self.random.choice(sorted(self.folder.glob("*.md")))

    def sentence(self) -> str:
        """A sentence of an article."""
        body = self.another().read_text("utf-8").partition("---\n\n")[2]
        told = [
            one for line in body.splitlines() if line[:1] not in ("", "#") for one in archive.SENTENCE_END.split(line)
        ]
        return self.random.choice(told)

    def figure(self) -> Path:
        """Changes one figure."""
        path = self.another()
        return saved(path, self.refigured(path.read_text("utf-8")))

    def added_sentence(self) -> Path:
        """Adds what another article tells."""
        path = self.another()
        return saved(path, f"{path.read_text('utf-8').rstrip()} {self.sentence()}\n")

    def headline(self) -> Path:
        """Takes what another article tells for a headline."""
        path = self.another()
        front, mark, body = path.read_text("utf-8").partition("---\n\n")
        text = body.partition("\n\n")[2] if body.startswith("# ") else body
        return saved(path, f"{front}{mark}# {self.sentence().rstrip('.')}\n\n{text}")

    def added_article(self) -> Path:
        """Adds an article like another but for a figure."""
        text = self.refigured(self.another().read_text("utf-8"))
        return saved(self.folder / f"new{self.random.randrange(10**6):06}.md", text)

    def removed_article(self) -> Path:
        path = self.another()
        path.unlink()
        return path

    def refigured(self, text: str) -> str:
        front, mark, body = text.partition("---\n\n")
        found = [match for match in archive.FIGURE.finditer(body) if archive.refigured(match, Random(0)) != match[0]]
        if not found:
            return f"{text.rstrip()} {self.sentence()}\n"
        match = self.random.choice(found)
        return f"{front}{mark}{body[: match.start()]}{archive.refigured(match, self.random)}{body[match.end() :]}"

    def took(self, edit: Callable[[], Path]) -> Took:
        """What it takes from the moment an edit is saved to the last line about it."""
        assert self.watch.stdout is not None
        before = used(self.watch.pid)
        path = edit()
        began = time.perf_counter()
        while path.name.encode() + b": " not in (line := self.watch.stdout.readline()) or b". " not in line:
            pass
        wall, after = time.perf_counter() - began, used(self.watch.pid)
        time.sleep(PAUSE)
        return Took(wall, None if before is None or after is None else after - before)


def show(options: Options) -> None:
    size, edits = (QUICK, FEW) if options.quick else (SIZE, EDITS)
    corpus = options.corpus(CORPUS)
    if options.has(corpus):
        measure(f"{size:,} articles made of Wikinews", archive.articles([corpus], size), edits)
    measure(f"{size:,} articles about {dense.COMPANIES} companies", dense.articles(size), edits)


def measure(title: str, rows: Iterable[Row], edits: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for row in rows:
            heading = f"# {row['title']}\n\n" if "title" in row else ""
            text = f"---\ndate: {row['date']}\n---\n\n{heading}{row['body']}\n"
            (folder / f"{row['id']}.md").write_text(text, encoding="utf-8")
        note(title)
        with watched(folder) as watch:
            kinds = {
                "a figure changed": watch.figure,
                "a sentence added": watch.added_sentence,
                "the headline changed": watch.headline,
                "an article added": watch.added_article,
                "an article removed": watch.removed_article,
            }
            found = {kind: [watch.took(edit) for _ in range(edits)] for kind, edit in kinds.items()}
    heads = (f"seconds from the save to the last line, {edits} edits each", "median", "slowest", "CPU", "most")
    table(heads, [(kind, *told(took)) for kind, took in found.items()])


def told(took: Sequence[Took]) -> Iterator[str]:
    """The middle and the most, on the clock and of CPU."""
    walls, cpus = [one.wall for one in took], [one.cpu for one in took if one.cpu is not None]
    yield from (f"{median(walls):.2f}", f"{max(walls):.2f}")
    yield from (f"{median(cpus):.2f}", f"{max(cpus):.2f}") if cpus else ("", "")


def saved(path: Path, text: str) -> Path:
    """Saves as editors do it, by a new file in the place of the old."""
    beside = path.with_suffix(".tmp")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)
    return path


def peak(process: int) -> str:
    """The most memory that a process has had, where the system tells it."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return ""
    return next((f", {int(line.split()[1]) // 1024:,} MiB" for line in lines if line.startswith("VmHWM")), "")


@contextmanager
def watched(folder: Path) -> Iterator[Watched]:
    """A watch that has read everything."""
    command = [*FACTCHECK, "watch", ".", "--isolated"]
    watch = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert watch.stdout is not None
    assert watch.stderr is not None
    began = time.perf_counter()
    try:
        while not watch.stdout.readline().startswith(b"Read "):
            pass
        watch.stderr.readline()
        cpu = used(watch.pid)
        spent = "" if cpu is None else f", {cpu:.1f} s of CPU"
        note(f"read and compared in {time.perf_counter() - began:.1f} s{spent}{peak(watch.pid)}")
        yield Watched(folder, watch)
    finally:
        watch.send_signal(signal.SIGINT)
        note(f"ended with status {watch.wait(timeout=30)}")
