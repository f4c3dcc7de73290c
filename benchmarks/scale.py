"""How time and memory grow with the number of articles, and what a second process brings."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import archive
from page import note, table
from place import Options
from process import FACTCHECK, Taken, run

SIZES = (1_000, 5_000, 20_000)
QUICK = (100, 500)
JOBS = (1, 2)
CORPORA = ("beigebook.jsonl.gz", "wikinews.jsonl.gz")
HEADS = (
    "articles", "MB", "jobs", "claims", "alignments", "findings", "wall s", "CPU s", "first", "articles/s", "claims/s",
    "alignments/s", "findings/s", "peak MiB",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Checked:
    """One run over so many articles."""

    articles: int
    characters: int
    jobs: int
    counts: dict[str, int]
    taken: Taken

    def line(self) -> list[str]:
        claims, pairs, findings = (self.counts[name] for name in ("claims", "alignments", "findings"))
        first = "" if self.taken.first is None else f"{self.taken.first:.1f}"
        rates = (f"{number / self.taken.wall:,.0f}" for number in (self.articles, claims, pairs, findings))
        return [
            f"{self.articles:,}", f"{self.characters / 1e6:.1f}", f"{self.jobs}", f"{claims:,}", f"{pairs:,}",
            f"{findings:,}", f"{self.taken.wall:.1f}", f"{self.taken.cpu:.1f}", first, *rates,
            f"{self.taken.peak:,.0f}",
        ]  # fmt: skip


def show(options: Options) -> None:
    corpora = [path for path in map(options.corpus, CORPORA) if options.has(path)]
    if not corpora:
        return
    sizes = QUICK if options.quick else SIZES
    with tempfile.TemporaryDirectory() as name:
        made = [checked(Path(name), corpora, size, jobs) for size in sizes for jobs in JOBS]
    done = {(one.articles, one.jobs): one for one in made if one is not None}
    table(HEADS, [one.line() for one in done.values()])
    compared(done, sizes)
    note("first: CPU s of the first process, as if it worked alone while it waits for the others.")
    note("peak: the largest of the processes of a run. Runs follow each other; nothing else of ours runs meanwhile.")


def checked(folder: Path, corpora: Sequence[Path], size: int, jobs: int) -> Checked | None:
    """One whole process over an archive of this size; nothing, and the reason said, if it fails."""
    file = folder / f"{size}.jsonl"
    if not file.exists():
        with file.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row) + "\n" for row in archive.articles(corpora, size))
    out = folder / f"{size}-{jobs}.json"
    taken = run([*FACTCHECK, "check", str(file), "--format", "json", "--fail-on", "never", f"--jobs={jobs}"], out)
    if taken.status:
        complaint = out.with_suffix(".errors").read_text(encoding="utf-8").strip()[-200:]
        note(f"{size} articles, {jobs} jobs: ended with status {taken.status}: {complaint}")
        return None
    summary = json.loads(out.read_text(encoding="utf-8"))["summary"]
    findings = summary["errors"] + summary["warnings"] + summary["infos"]
    return Checked(size, os.path.getsize(file), jobs, summary | {"findings": findings}, taken)


def compared(done: dict[tuple[int, int], Checked], sizes: Sequence[int]) -> None:
    least, most = sizes[0], sizes[-1]
    for jobs in JOBS:
        if (least, jobs) in done and (most, jobs) in done:
            small, large = done[least, jobs].taken, done[most, jobs].taken
            wall, cpu = (now / then / (most / least) for now, then in zip(large[:2], small[:2], strict=True))
            said = f"{wall:.2f} × linear, by CPU {cpu:.2f} × (goal 1.3; against {least:,})"
            note(f"jobs {jobs}: {most:,} articles take {said}")
    for size in sizes:
        if (size, 1) in done and (size, 2) in done:
            one, two = done[size, 1].taken, done[size, 2].taken
            said = f"two jobs are {one.wall / two.wall:.2f} × as fast as one"
            if two.first is not None:
                said += f", by CPU {one.cpu / (two.first + (two.cpu - two.first) / 2):.2f} × at the least"
            note(f"{size:,} articles: {said} (goal 1.6)")
