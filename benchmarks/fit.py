"""Fits the weights of ``factcheck/align/weights.py``: how far two figures of two tellings of one story are one figure.

    python benchmarks/fit.py --pairs FILE… --apart CORPUS…

Needs numpy and scipy. A FILE of pairs is TOML as under tests/cases/newsroom and tests/cases/editor: each ``[[case]]``
or ``[[pair]]`` has two texts ``a`` and ``b``; ``want``, ``wanted`` or ``finds``, nothing or "silent" where they agree;
and, where they do not, ``figures``, the two in dispute as written. A CORPUS is JSON Lines of articles that agree (``id
date title body``, gzipped or not): those of one day that the tool takes for one story teach it what is not one figure.
Prints the weights as they stand in the module, and how they do on each file when they are fitted to the others.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from regression import Example, Fitted, fitted

from factcheck import packs, pipeline, read
from factcheck.align.fit import Fitting
from factcheck.align.left_over import left_over
from factcheck.align.mutual import best
from factcheck.align.passages import Passages
from factcheck.align.stories import stories
from factcheck.model.claim import Claim
from factcheck.model.statement import Reading

MOST_DAYS, MOST_STORIES = 45, 30  # of a corpus, drawn at random
PENALTY = 10.0  # on the squares of the weights, each scaled by how far its feature spreads
LOUD = ("error", "warning")
THRESHOLDS = (-0.5, 0.0, 0.5, 1.5)
PACK = packs.load()


class Row(NamedTuple):
    """Two figures left over: in which file and story, and what speaks for their being one figure.

    The number of pairs left over is the offset, with the weight -1.
    """

    file: str
    story: str
    at: tuple[int, int]
    example: Example
    loud: bool


def _of(
    ours: Reading, theirs: Reading, passages: Passages, file: str, loud: bool, disputed: tuple[str, ...] = ()
) -> Iterator[Row]:
    fitting = Fitting(PACK)
    mine, others, story = left_over(passages.of(ours), passages.of(theirs), fitting)
    for i, a in enumerate(mine):
        for j, b in enumerate(others):
            if fitting.fit(a, b, story) is not None:
                parts = {name: amount for name, amount, _ in fitting.parts(a, b, story)}
                one = len(disputed) == 2 and _is(a.claim, disputed[0]) and _is(b.claim, disputed[1])
                name = f"{ours.article}~{theirs.article}"
                yield Row(file, name, (i, j), Example(parts, one, -fitting.tellings.few(a, b, story)), loud)


def _is(claim: Claim, figure: str) -> bool:
    written, told = " ".join(claim.place.text.split()), " ".join(figure.split())
    return written in told or told in written


def pairs(path: Path) -> Iterator[Row]:
    """The rows of a file of pairs."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    for case in told.get("pair", told.get("case", [])):
        loud = _is_loud(case)
        if loud is None or "c" in case or not {"a", "b"} <= case.keys():
            continue
        texts = [read.article(case[side], id=f"{case['name']}-{side}", date=case.get("date")) for side in "ab"]
        ours, theirs = (pipeline.understand(text, PACK).reading for text in texts)
        if any(a is not b for a, b in stories([ours, theirs], PACK)):
            yield from _of(ours, theirs, Passages(PACK), path.as_posix(), loud, tuple(case["figures"]) if loud else ())


def _is_loud(case: Mapping[str, Any]) -> bool | None:
    """Whether two figures of a case are in dispute; ``None`` where it does not say which."""
    wanted = case.get("want", [case["wanted"]] if "wanted" in case else case.get("finds", ["?"]))
    loud = any(one.split()[-1] in LOUD for one in wanted)
    return loud if len(case.get("figures", ())) == 2 or not (loud or "?" in wanted) else None


def apart(path: Path) -> Iterator[Row]:
    """The rows of stories of one day in a corpus."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        articles: list[dict[str, Any]] = [json.loads(line) for line in lines]
    days: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in articles:
        days[one["date"]].append(one)
    drawn = random.Random(99)
    full = sorted(day for day, held in days.items() if len(held) > 1)
    for day in drawn.sample(full, min(MOST_DAYS, len(full))):
        texts = (read.article(one["body"], id=one["id"], date=day, title=one.get("title")) for one in days[day])
        readings = [pipeline.understand(text, PACK).reading for text in texts]
        told = [(a, b) for a, b in stories(readings, PACK) if a is not b]
        passages = Passages(PACK)
        for a, b in drawn.sample(told, min(MOST_STORIES, len(told))):
            yield from _of(a, b, passages, path.as_posix(), False)


def model_of(rows: list[Row]) -> Fitted:
    return fitted([row.example for row in rows], PENALTY)


def held_out(rows: list[Row], files: list[str]) -> None:
    """Prints how often the right pair, and how often another, is believed where the file was not fitted to."""
    models = {file: model_of([row for row in rows if row.file != file]) for file in files}
    for enough in THRESHOLDS:
        told: Counter[str] = Counter()
        for file, model in models.items():
            told += _believed([row for row in rows if row.file == file], model, enough, silent=file.endswith("toml"))
        print(f"at {enough:4}: {dict(told)}")


def _believed(rows: list[Row], model: Fitted, enough: float, *, silent: bool) -> Counter[str]:
    told: Counter[str] = Counter()
    held: defaultdict[str, dict[tuple[int, int], Row]] = defaultdict(dict)
    for row in rows:
        held[row.story][row.at] = row
    for by in held.values():
        found = [by[at] for at in best({at: model.of(row.example) for at, row in by.items()}, enough)]
        told["stories disputed"] += any(row.example.one for row in by.values())
        told["found"] += any(row.example.one for row in found)
        told["wrong pairs" if silent else "wrong pairs of a corpus"] += sum(not row.example.one for row in found)
    return told


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--pairs", nargs="+", type=Path, required=True)
    arguments.add_argument("--apart", nargs="*", type=Path, default=[])
    told = arguments.parse_args()
    rows = [row for path in told.pairs for row in pairs(path)] + [row for path in told.apart for row in apart(path)]
    held_out(rows, [path.as_posix() for path in (*told.pairs, *told.apart)])
    model = model_of(rows)
    print(f"{len(rows)} pairs of figures, {sum(row.example.one for row in rows)} of them one figure")
    print(f"BASE = {model.base}\nWEIGHTS = {json.dumps(model.weights, indent=4)}")


if __name__ == "__main__":
    main()
