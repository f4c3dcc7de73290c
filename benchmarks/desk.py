"""How soon ``factcheck watch`` tells of one edited article among a thousand."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import median

import archive
from page import note, table
from place import Options
from process import FACTCHECK

SIZE, QUICK = 1_000, 200
CORPUS = "wikinews.jsonl.gz"
EDITS = 20
PAUSE = 1.0
SEED = 20261121


def show(options: Options) -> None:
    corpus = options.corpus(CORPUS)
    if not options.has(corpus):
        return
    size = QUICK if options.quick else SIZE
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for row in archive.articles([corpus], size):
            (folder / f"{row['id']}.md").write_text(f"---\ndate: {row['date']}\n---\n\n{row['body']}", encoding="utf-8")
        with watched(folder) as watch:
            waits = list(edits(folder, watch))
    heads = ("seconds from the save to the last line about it", "median", "slowest")
    table(heads, [(f"{size:,} articles, {EDITS} edited, one at a time", f"{median(waits):.2f}", f"{max(waits):.2f}")])


@contextmanager
def watched(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
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
        note(f"read and compared in {time.perf_counter() - began:.1f} s")
        yield watch
    finally:
        watch.send_signal(signal.SIGINT)
        note(f"ended with status {watch.wait(timeout=30)}")


def edits(folder: Path, watch: subprocess.Popen[bytes]) -> Iterator[float]:
    """How long each of some edits takes to be told of; each is saved as editors do it, by a new file in its place."""
    assert watch.stdout is not None
    random = Random(SEED)
    for path in random.sample(sorted(folder.glob("*.md")), EDITS):
        beside = path.with_suffix(".tmp")
        beside.write_text(archive.FIGURE.sub(lambda match: archive.refigured(match, random), path.read_text("utf-8")))
        began = time.perf_counter()
        os.replace(beside, path)
        while path.name.encode() + b": " not in (line := watch.stdout.readline()) or b". " not in line:
            pass
        yield time.perf_counter() - began
        time.sleep(PAUSE)
