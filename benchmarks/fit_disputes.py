"""Fits the second table of ``factcheck/align/context_weights.py``: are two figures that differ one, told in two ways?

    python benchmarks/fit_disputes.py

Needs numpy and scipy. The pairs of figures are those that the tool itself takes for candidates: in the labelled pairs
of articles of ``news/``, in the articles of ``news.py`` held against each other, and, counting less, in ``two_desks``.
Figures labelled as in dispute, or as one rounded, are one thing, those labelled as none or not at all are two; of the
articles held against each other ``news/groups.jsonl`` lists those that somebody who read them took for one thing.
Prints the table fitted to all of it, and how each set fares under a table fitted to the others: how many of the pairs
that a reader wants to be shown loud, and of those wanted as a note, are reached before so many that are not wanted.
"""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import two_desks
from fit_contexts import FITTING, PACK, Label, is_of, label_of, reading_of
from labelled import FOLDER, SETS
from news import SETS as GROUPS
from news import articles, made, records
from page import table
from place import Row, rows
from regression import Example, Fitted, fitted

from factcheck import pipeline
from factcheck.align.context_fit import value
from factcheck.align.contexts import Candidates
from factcheck.align.left_over import Leavings
from factcheck.align.passages import Passages
from factcheck.align.stories import stories
from factcheck.model.statement import Reading

PENALTY = 3.0
REAL = 3.0  # how much a pair of real articles counts
ONE, OPEN = frozenset({"conflict", "scope", "rounding"}), frozenset({"equal", "compatible"})
UNWANTED = (3, 6, 10, 20)
SIGNS = {
    **dict.fromkeys(
        ("context", "near", "best of one", "best of both", "event", "agreed", "close", "count around", "names around",
         "near around"), 1),
    **dict.fromkeys(("apart", "far", "explained", "few alike", "many alike", "converted", "none agreed"), -1),
}  # fmt: skip


class Pair(NamedTuple):
    """Two figures of a pair of articles, what speaks for one thing, and what a reader wants of them."""

    of: int
    values: object
    example: Example
    want: str


def real(name: str) -> Iterator[Pair]:
    """The candidates of one set of real articles."""
    texts = {record["article_id"]: record for record in records()}
    by_pair: defaultdict[int, list[Row]] = defaultdict(list)
    for label in rows(FOLDER / f"{name}.jsonl") if texts else ():
        by_pair[label["pair"]].append(label)
    for at, labels in by_pair.items():
        ids = list(dict.fromkeys(label[side][0] for label in labels for side in "ab"))
        if len(ids) == 2:
            told = [Label(tuple(one["a"]), tuple(one["b"]), one["label"], one["want"]) for one in labels]
            yield from _pairs(at, [pipeline.understand(made(texts[key]), PACK).reading for key in ids], told, REAL)


def desks() -> Iterator[Pair]:
    """Those of the articles written for it."""
    at = 0
    for path in sorted(two_desks.FOLDER.glob("*.toml")):
        for pair in tomllib.loads(path.read_text(encoding="utf-8"))["pair"]:
            at += 1
            labels = [label_of(pair, one) for one in pair["figure"]]
            yield from _pairs(at, [reading_of(pair, side) for side in "ab"], labels, 1)


def groups(name: str, found: Sequence[Label]) -> Iterator[Pair]:
    """Those of articles of which any may tell what another tells."""
    readings = [pipeline.understand(one, PACK).reading for one in articles(name)]
    for at, (ours, theirs) in enumerate(stories(readings, PACK)):
        if ours is not theirs:
            yield from _pairs(at, (ours, theirs), found, REAL)


def _pairs(at: int, readings: Sequence[Reading], labels: Sequence[Label], counts: float) -> Iterator[Pair]:
    found = Candidates(*readings, Leavings(Passages(PACK), FITTING), PACK.by_event)
    for a, b in found.pairs:
        label = next((one for one in labels if is_of(one, a.claim, b.claim)), None)
        if label is None or label.label not in OPEN:
            one = label is not None and label.label in ONE
            want = label.want if label and one else "never"
            values = value(a.claim), value(b.claim)
            yield Pair(at, values, Example(dict(found.parts(a, b)), one, counts=counts), want)


def _model(told: Sequence[Pair]) -> Fitted:
    return fitted([one.example for one in told], PENALTY, SIGNS)


def _reached(model: Fitted, told: Sequence[Pair]) -> Iterator[str]:
    """How many wanted loud and as a note come before so many unwanted, and at what odds; a value counts once."""
    best: dict[object, tuple[float, str]] = {}
    for one in told:
        odds, key = model.of(one.example), (one.of, one.values)
        best[key] = max(best.get(key, (odds, one.want)), (odds, one.want))
    ordered = sorted(best.values(), reverse=True)
    for most in UNWANTED:
        wanted: defaultdict[str, int] = defaultdict(int)
        odds = 0.0
        for at, want in ordered:
            wanted[want] += 1
            odds = at
            if wanted["never"] >= most:
                break
        yield f"{wanted['loud']} + {wanted['soft']} at {odds:.2f}"


def main() -> None:
    found = [Label(tuple(one["a"]), tuple(one["b"]), "conflict", "loud") for one in rows(FOLDER / "groups.jsonl")]
    told = {name: list(real(name)) for name in SETS} | {f"all {name}": list(groups(name, found)) for name in GROUPS}
    told["desks"] = list(desks())
    model = _model([one for pairs in told.values() for one in pairs])
    print(f"DISPUTED_BASE = {model.base}\nDISPUTED = {json.dumps(model.weights, indent=4)}\n")
    lines = []
    for name in told.keys() - {"desks"}:
        others = _model([one for other, pairs in told.items() if other != name for one in pairs])
        loud = sum(one.want == "loud" for one in told[name])
        lines.append((name, len(told[name]), loud, *_reached(others, told[name])))
    table(("set", "pairs", "wanted loud", *(f"before {most} unwanted" for most in UNWANTED)), lines)


if __name__ == "__main__":
    main()
