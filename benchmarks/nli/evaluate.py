"""Measures a model: python benchmarks/nli/evaluate.py FOLDER [--nli MODEL] [--shared ../shared]

FOLDER holds development.jsonl, overlap.jsonl, written_held.jsonl and held_out.jsonl, as data.py writes them. Prints
the share decided rightly of each set, of the pairs made here by source and label, how probabilities fit what was right,
of these, of those written by hand and of the two sets that were never trained on, and pairs a second.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from amounts import amounts
from heuristics import heuristics

from factcheck import library
from factcheck.entailment import Judge
from factcheck.model.language import NliScores

BINS = (0.34, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)
DEVELOPMENT = ("breaking_nli", "negation_nli")
HELD_OUT = {"snli_dev", "cad_nli", "scone", "conj_nli", "clcd", "fever_nli_binary", "fool_me_twice"}


class Row(NamedTuple):
    premise: str
    hypothesis: str
    label: str
    source: str


class Answer(NamedTuple):
    row: Row
    scores: NliScores

    @property
    def said(self) -> str:
        names = ("contradiction", "entailment", "neutral")
        if not self.row.label.startswith("not_"):
            return max(names, key=lambda name: float(getattr(self.scores, name)))
        ruled_out = self.row.label.removeprefix("not_")
        return ruled_out if getattr(self.scores, ruled_out) > 0.5 else self.row.label

    @property
    def right(self) -> bool:
        return self.said == self.row.label


def two_way(answer: Answer) -> Answer:
    """Whether it follows or not: what is neutral and what is a contradiction is one and the same then."""
    label = "entailment" if answer.row.label == "entailment" else "not_entailment"
    return Answer(answer.row._replace(label=label), decided(answer.scores))


def decided(scores: NliScores) -> NliScores:
    """All for what is likeliest."""
    return NliScores(*(float(one == max(scores)) for one in scores))


def rows(path: Path, source: str | None = None) -> list[Row]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    found = map(json.loads, data.decode("utf-8").splitlines())
    return [Row(one["premise"], one["hypothesis"], one["label"], source or one["source"]) for one in found]


def genres() -> Iterator[Row]:
    """Pairs of many kinds of writing and talk, a third of each label."""
    for told in tomllib.loads(Path(__file__).with_name("genres.toml").read_text(encoding="utf-8"))["told"]:
        for label in ("entailment", "neutral", "contradiction"):
            yield Row(told["premise"], told[label], label, told["genre"])


def shown(name: str, answers: Sequence[Answer]) -> str:
    return f"{name:<42} {sum(answer.right for answer in answers) / len(answers):.3f}  of {len(answers)}"


def by(answers: Iterable[Answer], *keys: str) -> dict[str, list[Answer]]:
    held: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        held[" ".join(getattr(answer.row, key) for key in keys)].append(answer)
    return dict(sorted(held.items()))


def reliability(answers: Sequence[Answer]) -> Iterable[str]:
    """For answers as sure as this, how many were right."""
    pairs = [(max(answer.scores), answer.right) for answer in answers if not answer.row.label.startswith("not_")]
    error = 0.0
    for low, high in pairwise(BINS):
        held = [(sure, right) for sure, right in pairs if low <= sure < high]
        if held:
            sure, right = sum(s for s, _ in held) / len(held), sum(r for _, r in held) / len(held)
            error += abs(sure - right) * len(held) / len(pairs)
            yield f"  {low:.2f}-{min(high, 1):.2f}  said {sure:.3f}  right {right:.3f}  of {len(held)}"
    said, right = sum(sure for sure, _ in pairs) / len(pairs), sum(right for _, right in pairs) / len(pairs)
    yield f"  said {said:.3f}  right {right:.3f}  expected calibration error {error:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--nli", default="default")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--most", type=int, default=3000, help="pairs of each set")
    parser.add_argument("--plain", action="store_true", help="the model alone, figures and all")
    options = parser.parse_args()
    model = library.language_model(options.nli)
    judge = model if options.plain else Judge(model, library.rule_pack(None))

    def asked(found: Sequence[Row]) -> list[Answer]:
        scores = judge.scores([(row.premise, row.hypothesis) for row in found], options.batch)
        return [Answer(row, score) for row, score in zip(found, scores, strict=True)]

    print(json.dumps(dict(model.identity)))
    development = [row for row in rows(options.folder / "development.jsonl") if row.source in HELD_OUT]
    for name, answers in by(asked(development), "source").items():
        print(shown(f"held out: {name}", answers))
    for name in DEVELOPMENT:
        answers = asked(rows(options.shared / "nli" / f"{name}.jsonl.gz", name)[: options.most])
        print(shown(name, answers))
        for label, some in by(answers, "label").items():
            print(shown(f"  {label}", some))
        print(*reliability(answers), sep="\n")
    for name, answers in by(asked(rows(options.folder / "overlap.jsonl")), "source").items():
        print(shown(f"{name}, following or not", list(map(two_way, answers))))
    same = asked([Row(*pair) for pair in heuristics()])
    print(shown("heuristics, following or not", list(map(two_way, same))))
    print(shown("kinds of writing", asked(list(genres()))))
    by_hand = asked(rows(options.folder / "written_held.jsonl"))
    print(shown("written by hand", by_hand))
    for name, some in (*by(by_hand, "source").items(), *by(by_hand, "label").items()):
        print(shown(f"  {name}", some))
    print(*reliability(by_hand), sep="\n")
    print(shown("amounts", asked([Row(*pair) for pair in amounts()])))
    made = rows(options.folder / "held_out.jsonl")
    began = time.perf_counter()
    scores = model.scores([(row.premise, row.hypothesis) for row in made], options.batch)
    spent = time.perf_counter() - began
    answers = [Answer(row, score) for row, score in zip(made, scores, strict=True)]
    print(shown("made here", answers))
    for keys in (("source",), ("label",), ("source", "label")):
        for name, some in by(answers, *keys).items():
            print(shown(f"  {name}", some))
    print(*reliability(answers), sep="\n")
    print(f"{len(made) / spent:.0f} pairs a second in batches of {options.batch}")


if __name__ == "__main__":
    main()
