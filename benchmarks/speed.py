"""Characters a second on one core: ours, the peers, and the floor below which nothing can be read in Python.

    python benchmarks/speed.py ../shared        what this process reads a second, as JSON

On sentences peers and floor are measured by the shared program. Ours is treated alike: a warm-up on other text, then
one pass over the news sentences, each an article, in CPU time. Whole articles are what the tool is made for: there the
peers read the beginning of what ours reads, and the ratios are those of that beginning.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import accumulate
from pathlib import Path

import peers
from page import note, table
from place import Options, Row, rows
from quantities import environment

PASSES = 3
FLOOR = {
    "re number, whole text": "floor: one bare number regex",
    "re currency+number+scale+percent, whole text": "floor: one regex with currency, scale and percent",
}
GOALS = {"extract": 1_000_000, "claims": 300_000}
SAID = {"extract": "ours: extraction alone", "claims": "ours: whole claims"}
PATIENCE = 600
# How many articles are read before the clock starts, and how many characters of the others the peers are given.
WARM = 20
PEERS_READ = 100_000


def show(options: Options) -> None:
    home, wikinews = options.shared / "quant", options.corpus("wikinews.jsonl.gz")
    news = home / "gold" / "newsquant-dev.jsonl"
    if not options.has(home / "speed.py", news, wikinews):
        return
    passes = [measured(options.shared) for _ in range(PASSES)]
    ours = {name: statistics.median(made[name] for made in passes) for name in passes[0]}
    size = sum(len(row["text"]) for row in rows(news))
    present = list(peers.present())
    others = {peer.name: rate for peer in present if (rate := peer_rate(home, peer.adapter, size + 100))}
    heads = ("on news sentences", "characters/s", *(f"÷ {name}" for name in others))
    lines = [row(SAID[stage], ours[f"{stage} sentences"], others) for stage in GOALS]
    lines += [row(name, rate, others) for name, rate in others.items()]
    lines += [row(name, rate, others) for name, rate in floors(home).items()]
    table(heads, lines)
    bodies = [record["body"] for record in rows(wikinews)]
    read = {peer.name: rate for peer in present if (rate := rate_on_articles(home, peer.adapter, bodies))}
    heads = ("on whole articles (Wikinews)", "characters/s", *(f"÷ {name}" for name in read), "goal")
    lines = [[*row(SAID[stage], ours[f"{stage} beginning"], read), f"{goal:,}"] for stage, goal in GOALS.items()]
    lines += [[f"{SAID[stage]}, all articles", f"{ours[f'{stage} articles']:,.0f}"] for stage in GOALS]
    lines += [row(name, rate, read) for name, rate in read.items()]
    table(heads, [[*line, *[""] * (len(heads) - len(line))] for line in lines])
    note(f"Ours is the median of {PASSES} processes.")


def row(name: str, rate: float, others: dict[str, float]) -> list[str]:
    return [name, f"{rate:,.0f}", *(f"{rate / other:,.2f}" for other in others.values())]


def measured(shared: Path) -> dict[str, float]:
    """What a fresh process of ours reads a second."""
    command = [sys.executable, __file__, str(shared)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=True)
    return dict(json.loads(done.stdout))


def peer_rate(home: Path, adapter: str, size: int) -> float | None:
    said = _said(home, str(peers.PYTHON), "peer", adapter, str(size))
    found = re.search(r"^\S+\s+news\s+([\d.]+) ch/cpu-s", said, re.MULTILINE)
    return float(found[1]) if found else None


def rate_on_articles(home: Path, adapter: str, bodies: list[str]) -> float | None:
    """What a peer reads a second of the articles that ours reads first."""
    given = {"warm": bodies[:1], "texts": bodies[WARM : WARM + beginning(bodies)]}
    program = Path(__file__).with_name("peer_speed.py")
    try:
        done = subprocess.run(
            [str(peers.PYTHON), str(program), adapter],
            cwd=home, env=environment(), input=json.dumps(given), capture_output=True, text=True, timeout=PATIENCE,
            check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        note(f"{adapter} on articles: stopped after {PATIENCE} seconds")
        return None
    return float(json.loads(done.stdout)["rate"]) if done.returncode == 0 else None


def beginning(bodies: list[str]) -> int:
    """How many articles the peers are given, behind those of the warm-up."""
    sizes = accumulate(map(len, bodies[WARM:]))
    return next((at for at, size in enumerate(sizes, 1) if size >= PEERS_READ), len(bodies) - WARM)


def floors(home: Path) -> dict[str, float]:
    """The shared program's limits on the same sentences."""
    news = _said(home, sys.executable, "floor").partition("== fin")[0]
    found = {name: re.search(rf"^{re.escape(key)}\s+([\d.]+) Mch/s", news, re.MULTILINE) for key, name in FLOOR.items()}
    return {name: float(match[1]) * 1e6 for name, match in found.items() if match}


def _said(home: Path, python: str, *arguments: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = subprocess.run(
                [python, "speed.py", *arguments],
                cwd=home,
                env=environment() | {"TMPDIR": folder},
                capture_output=True,
                text=True,
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            note(f"{' '.join(arguments)}: stopped after {PATIENCE} seconds")
            return ""
    return done.stdout


def ours(shared: Path) -> dict[str, float]:
    """Characters a second of each stage: on sentences as the peers get them, and on whole articles."""
    from factcheck import pipeline
    from factcheck.extract import mentions, times
    from factcheck.model.article import Article
    from factcheck.normalise import quantity
    from factcheck.packs import load
    from factcheck.read import article

    pack = load()

    def extracted(body: str) -> None:
        made = article(body)
        for text in made.texts:
            for mention in mentions(text, pack, times(text, pack, made.lang), made.lang):
                quantity(mention, pack)

    def claimed(given: Article) -> None:
        pipeline.understand(given, pack)

    sentences = [record["text"] for record in rows(shared / "quant/gold/newsquant-dev.jsonl")]
    records = list(rows(shared / "corpora/wikinews.jsonl.gz"))
    for record in records[:WARM]:
        extracted(record["body"])
        claimed(whole(record))
    bodies = [record["body"] for record in records]
    some = records[WARM : WARM + beginning(bodies)]
    few = [record["body"] for record in some]
    return {
        "extract beginning": rate(extracted, few, few),
        "claims beginning": rate(lambda r: claimed(whole(r)), some, few),
        "extract sentences": rate(extracted, sentences, sentences),
        "claims sentences": rate(lambda body: claimed(article(body)), sentences, sentences),
        "extract articles": rate(extracted, bodies[WARM:], bodies[WARM:]),
        "claims articles": rate(lambda r: claimed(whole(r)), records[WARM:], bodies[WARM:]),
    }


def whole(record: Row) -> object:
    from factcheck.read import article

    return article(record["body"], id=record["id"], title=record["title"] or None, date=record["date"] or None)


def rate(work: Callable[..., None], items: Iterable[object], texts: Iterable[str]) -> float:
    began = time.process_time()
    for item in items:
        work(item)
    return sum(map(len, texts)) / (time.process_time() - began)


if __name__ == "__main__":
    print(json.dumps(ours(Path(sys.argv[1]))))
