"""Fits the weights of ``factcheck/align/context_weights.py``: how far two figures stand in one context.

    python benchmarks/fit_contexts.py

Needs numpy and scipy. The pairs of articles of ``news/read.jsonl``, ``news/later.jsonl`` and ``two_desks`` teach it.
Figures that are labelled as one thing, be they equal or in dispute, are of one context; those labelled as none, and
those without a label that differ, are of two. Prints the weights as they stand in the module, and how well each set of
real articles is told apart: by the area under the curve (Fawcett 2006), and by how many of the pairs a reader wants to
be shown are taken for one at a threshold, beside all that are. ``news/counted.jsonl`` teaches nothing.
"""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import two_desks
from labelled import FOLDER, SETS
from news import made, records
from page import table
from place import Row, rows
from regression import Example, Fitted, fitted

from factcheck import packs, pipeline, read
from factcheck.align.agreement import agree
from factcheck.align.context_fit import ContextFit
from factcheck.align.fit import Fitting
from factcheck.align.left_over import figures
from factcheck.align.passages import Passages
from factcheck.model.claim import Claim
from factcheck.model.statement import Reading

PACK = packs.load()
FITTING = Fitting(PACK)
PENALTY = 6.0
REAL = 3.0  # how much a pair of real articles counts
ONE = frozenset({"equal", "compatible", "rounding", "conflict"})
# What two contexts have in common never speaks against one thing; "sentences" leaves to "nearest sentences" what is so.
SIGNS = {
    **dict.fromkeys(
        ("nearest sentences", "names", "words", "near", "words near", "both first", "count", "unit", "measure",
         "subject", "time", "beside", "across", "same bound"), 1),
    **dict.fromkeys(("other count", "other unit", "bare", "other rate", "other measure", "other time", "other aspect",
                     "other modality", "qualified"), -1),
}  # fmt: skip
THRESHOLDS = (-1.5, -1.0, -0.5, 0.0)
Spot = tuple[str, str, int, int]


class Label(NamedTuple):
    """Two places of two articles, and what a reader says of their figures."""

    a: Spot
    b: Spot
    label: str
    want: str


class Pair(NamedTuple):
    """Two figures of two articles: what speaks for one context, and what a reader wants; ``None`` where none told."""

    example: Example
    want: str | None
    agree: bool


def real(name: str) -> Iterator[Pair]:
    """The pairs of figures of one set of real articles."""
    texts = {record["article_id"]: record for record in records()}
    by_pair: defaultdict[int, list[Row]] = defaultdict(list)
    for label in rows(FOLDER / f"{name}.jsonl") if texts else ():
        by_pair[label["pair"]].append(label)
    for labels in by_pair.values():
        ids = list(dict.fromkeys(label[side][0] for label in labels for side in "ab"))
        if len(ids) == 2:
            told = [Label(tuple(one["a"]), tuple(one["b"]), one["label"], one["want"]) for one in labels]
            yield from _pairs([pipeline.understand(made(texts[key]), PACK).reading for key in ids], told, REAL)


def desks() -> Iterator[Pair]:
    """The pairs of figures of the articles written for it."""
    for path in sorted(two_desks.FOLDER.glob("*.toml")):
        for pair in tomllib.loads(path.read_text(encoding="utf-8"))["pair"]:
            labels = [label_of(pair, one) for one in pair["figure"]]
            yield from _pairs([reading_of(pair, side) for side in "ab"], labels, 1)


def reading_of(pair: dict[str, Any], side: str) -> Reading:
    article = read.article(pair[side], id=side, date=pair[f"date_{side}"], title=pair[f"title_{side}"])
    return pipeline.understand(article, PACK).reading


def label_of(pair: dict[str, Any], one: dict[str, Any]) -> Label:
    spots = [(side, *two_desks.span(pair, side, one[side])) for side in "ab"]
    return Label(*spots, one["label"], "loud" if one["label"] == "conflict" else "")


def _pairs(readings: Sequence[Reading], labels: Sequence[Label], counts: float) -> Iterator[Pair]:
    passages = Passages(PACK)
    here, there = (passages.of(one) for one in readings)
    fit = ContextFit(here, there, FITTING)
    for a in figures(here):
        for b in figures(there):
            if None not in (a.claim.table, b.claim.table) or FITTING.kinds.apart(a.claim, b.claim):
                continue
            label = next((one for one in labels if is_of(one, a.claim, b.claim)), None)
            same = agree(a.claim, b.claim, PACK)
            one = _one(label, same=same)
            example = Example(dict(fit.parts(a, b)), bool(one), counts=counts if one is not None else 0.0)
            yield Pair(example, label and label.want, same)


def _one(label: Label | None, *, same: bool) -> bool | None:
    """Whether two figures are one; ``None`` where nobody can say."""
    if label is None:
        return None if same else False
    if label.label == "scope":
        return True if label.want == "loud" else None
    return label.label in ONE


def is_of(label: Label, a: Claim, b: Claim) -> bool:
    return any(_at(a, x) and _at(b, y) for x, y in ((label.a, label.b), (label.b, label.a)))


def _at(claim: Claim, spot: Spot) -> bool:
    key, field, start, end = spot
    here = claim.article == key and claim.place.field == field
    return here and claim.place.start < end and start < claim.place.end


def _curve(model: Fitted, pairs: Sequence[Pair]) -> float:
    """The area under the curve: how often one thing weighs more than two things do."""
    ordered = sorted((model.of(one.example), one.example.one) for one in pairs if one.example.counts)
    ones = [rank for rank, (_, one) in enumerate(ordered) if one]
    others = len(ordered) - len(ones)
    return (sum(ones) - len(ones) * (len(ones) - 1) / 2) / (len(ones) * others)


def main() -> None:
    told = {**{name: list(real(name)) for name in SETS}, "desks": list(desks())}
    model = fitted(
        [one.example for name in ("read", "desks") for one in told[name] if one.example.counts], PENALTY, SIGNS
    )
    print(f"BASE = {model.base}\nWEIGHTS = {json.dumps(model.weights, indent=4)}\n")
    lines = []
    for name, pairs in told.items():
        enough = [[one for one in pairs if not one.agree and model.of(one.example) >= least] for least in THRESHOLDS]
        shown = (f"{sum(one.want == 'loud' for one in held)} of {len(held)}" for held in enough)
        lines.append((name, len(pairs), f"{_curve(model, pairs):.3f}", *shown))
    table(("pairs of", "figures", "under the curve", *(f"at {least}" for least in THRESHOLDS)), lines)


if __name__ == "__main__":
    main()
