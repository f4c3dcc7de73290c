"""Fits the weights of ``factcheck/align/echo_weights.py``: how far two figures of one story are one thing told twice.

    python benchmarks/fit_echoes.py ../shared/corpora/wikinews ../shared/corpora/tatqa ../shared/corpora/beigebook=8

Needs numpy and scipy. Of each corpus (every eighth article with ``=8``) all pairs of figures are taken that stand in
two sentences of one article and that nothing keeps apart. Where their values are equal, they are taken for one thing
told twice, which they are but for chance; where they differ, are near each other and nothing accounts for it, for two.
Prints the weights as they stand in the module, and how they do on each corpus where the article they judge was left
out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from page import table
from place import Row, rows
from regression import Example, Fitted, fitted

from factcheck import packs, pipeline
from factcheck.align.echo_parts import apart, differing, lone, parts
from factcheck.align.echo_story import Mention, Story, Told
from factcheck.align.passages import Passages
from factcheck.read import article

PACK = packs.load()
TOLD = Told(PACK)
PENALTY = 3.0
# What both have in common never speaks against one thing, and what else the story tells of the kind never for it.
SIGNS = {
    **dict.fromkeys(("words", "names", "share", "adjoining", "beside", "verbatim", "time", "referring"), 1),
    **dict.fromkeys(("contrast", "one measured", "others", "others of noun", "rivals"), -1),
}
FOLDS = 8
THRESHOLDS = (-0.5, 0.0, 0.5, 1.0, 1.5, 2.0)
HEADS = ("corpus", "from", "told twice", "found", "articles", "with a wrong pair")


class Pair(NamedTuple):
    """Two figures of an article: what speaks for one thing, and whether they are."""

    corpus: str
    article: str
    value: str
    example: Example
    said: str


def pairs(name: str, row: Row) -> Iterator[Pair]:
    made = article(row["body"], id=row["id"], date=row.get("date") or None, title=row.get("title") or None)
    reading = pipeline.understand(made, PACK).reading
    story = Story(reading, Passages(PACK).of(reading), TOLD)
    for a, b in story.pairs():
        one = a.claim.quantity.near == b.claim.quantity.near
        if apart(a, b, story) or lone(a.claim) or lone(b.claim) or not (one or differing(a, b, story)):
            continue
        found = {part.name: part.amount for part in parts(a, b, story)}
        yield Pair(name, row["id"], a.claim.place.text, Example(found, one), f"{_said(a)}\n   {_said(b)}")


def _said(one: Mention) -> str:
    return f"[{one.claim.place.text}] {one.claim.sentence[:300]}"


def counted(found: Sequence[Pair]) -> list[Pair]:
    """The same pairs; a value told many times in one article counts as told twice."""
    often = Counter((pair.article, pair.value) for pair in found if pair.example.one)
    return [
        pair._replace(example=pair.example._replace(counts=1 / often[pair.article, pair.value]))
        if pair.example.one
        else pair
        for pair in found
    ]


def held_out(found: Sequence[Pair]) -> list[float]:
    """The weight of each pair by the articles of other folds."""
    order = {name: at for at, name in enumerate(sorted({pair.article for pair in found}))}
    models: list[Fitted] = [
        fitted([pair.example for pair in found if order[pair.article] % FOLDS != fold], PENALTY, SIGNS)
        for fold in range(FOLDS)
    ]
    return [models[order[pair.article] % FOLDS].of(pair.example) for pair in found]


def main() -> None:
    reads = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reads.add_argument("corpora", nargs="+", help="a corpus, without its .jsonl.gz; =8 for every eighth article")
    reads.add_argument("--show", type=float, help="the wrong pairs of more than this weight")
    given = reads.parse_args()
    found: list[Pair] = []
    articles: Counter[str] = Counter()
    for told in given.corpora:
        base, _, every = told.partition("=")
        path = Path(base)
        for row in list(rows(path.with_name(f"{path.name}.jsonl.gz")))[:: int(every or 1)]:
            articles[path.name] += 1
            found += pairs(path.name, row)
    found = counted(found)
    model = fitted([pair.example for pair in found], PENALTY, SIGNS)
    print(f"{len(found):,} pairs\nBASE = {model.base}")
    for name in dict.fromkeys(name for pair in found for name in pair.example.parts):
        print(f'    "{name}": {model.weights[name]},')
    weights = held_out(found)
    lines = []
    for name in articles:
        for least in THRESHOLDS:
            own = [(pair, weight) for pair, weight in zip(found, weights, strict=True) if pair.corpus == name]
            twice = sum(pair.example.counts for pair, _ in own if pair.example.one)
            right = sum(pair.example.counts for pair, weight in own if pair.example.one and weight >= least)
            wrong = {pair.article for pair, weight in own if not pair.example.one and weight >= least}
            lines.append((name, least, round(twice), round(right), articles[name], len(wrong)))
    table(HEADS, lines)
    if given.show is not None:
        for pair, weight in sorted(zip(found, weights, strict=True), key=lambda item: -item[1]):
            if not pair.example.one and weight >= given.show:
                print(f"{weight:.1f} {pair.article} {pair.said}")


if __name__ == "__main__":
    main()
