"""What a cache saves: an unchanged archive, one edited article in it, and an unchanged repository beside a start."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import archive
from page import note, table
from place import ROOT, Options, rows
from process import FACTCHECK, Taken, run
from start import ARTICLES

SIZE, QUICK = 20_000, 500
CORPORA = ("beigebook.jsonl.gz", "wikinews.jsonl.gz")
RUNS = 3
GOAL = 2.0
NO_CACHE = "FACTCHECK_NO_CACHE"
HEADS = ("", "wall s", "CPU s", "of the first run", "peak MiB")


def show(options: Options) -> None:
    with tempfile.TemporaryDirectory() as name:
        shown_archive(Path(name), options)
        shown_repository(Path(name), options)


def shown_archive(folder: Path, options: Options) -> None:
    """One edited article among so many."""
    corpora = [path for path in map(options.corpus, CORPORA) if options.has(path)]
    if not corpora:
        return
    size = QUICK if options.quick else SIZE
    file = folder / "archive.jsonl"
    records = list(archive.articles(corpora, size))
    written(file, records)
    taken = {"first run, cache empty": checked(folder, file), "again, nothing changed": checked(folder, file)}
    records[size // 2]["body"] += " Sales rose 7 percent."
    written(file, records)
    taken["again, one article edited"] = checked(folder, file)
    told = (folder / "said").read_bytes()
    taken["the same, --no-cache"] = checked(folder, file, "--no-cache")
    first = taken["first run, cache empty"]
    note(f"{size:,} articles, one job; the file of the cache has {kept(folder) / 1e6:.0f} MB.")
    table(
        HEADS, ([name, *figures(one), f"{one.cpu / first.cpu:.1%}", f"{one.peak:,.0f}"] for name, one in taken.items())
    )
    note(f"same bytes with the cache as without: {told == (folder / 'said').read_bytes()}")


def shown_repository(folder: Path, options: Options) -> None:
    """A warm run beside a start, which checks two short articles without a cache."""
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    start = least(folder, [*map(str, map(folder.joinpath, ARTICLES)), "--no-cache"])
    lines = [("start: two short articles, --no-cache", *figures(start), "")]
    for said, paths in repositories(folder, options).items():
        checked(folder, *paths)
        warm = least(folder, list(map(str, paths)))
        lines.append((f"warm: {said}", *figures(warm), f"{warm.cpu / start.cpu:.2f}"))
    table(("unchanged repository", "wall s", "CPU s", f"× start by CPU (goal {GOAL})"), lines)


def repositories(folder: Path, options: Options) -> dict[str, list[Path]]:
    own = ROOT / "corpus" / "articles"
    found = {f"the project's own {len(list(own.iterdir()))} articles": [own]}
    wikinews = options.corpus("wikinews.jsonl.gz")
    if options.has(wikinews):
        news = folder / "news"
        news.mkdir()
        for at, record in enumerate(rows(wikinews)):
            (news / f"{at:04}.txt").write_text(f"---\ndate: {record['date']}\n---\n{record['body']}", encoding="utf-8")
        found[f"{len(list(news.iterdir())):,} articles of Wikinews, a file each"] = [news]
    return found


def checked(folder: Path, *arguments: Path | str) -> Taken:
    """One whole process that keeps its cache in the folder, and what it took."""
    command = [*FACTCHECK, "check", *map(str, arguments), "--cache-dir", str(folder / "cache"), "--format", "json"]
    with_cache = {name: value for name, value in os.environ.items() if name != NO_CACHE}
    taken = run([*command, "--fail-on", "never"], folder / "said", ROOT, with_cache)
    if taken.status:
        note(f"ended with status {taken.status}: {(folder / 'said.errors').read_text(encoding='utf-8')[-200:]}")
    return taken


def least(folder: Path, arguments: Sequence[str]) -> Taken:
    return min((checked(folder, *arguments) for _ in range(RUNS)), key=lambda one: one.cpu)


def figures(taken: Taken) -> list[str]:
    return [f"{taken.wall:.2f}", f"{taken.cpu:.2f}"]


def written(file: Path, records: Sequence[dict[str, object]]) -> None:
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


def kept(folder: Path) -> int:
    return sum(file.stat().st_size for file in (folder / "cache").iterdir())
