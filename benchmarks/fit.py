"""Fits the weights of ``factcheck/align/weights.py``: how far two figures of two tellings of one story are one figure.

    python benchmarks/fit.py --pairs FILE… --desks FILE… --apart CORPUS…

Needs numpy and scipy. A FILE of pairs is TOML as under tests/cases/newsroom and tests/cases/editor: each ``[[case]]``
or ``[[pair]]`` has two texts ``a`` and ``b``; ``want``, ``wanted`` or ``finds``, nothing or "silent" where they agree;
and, where they do not, ``figures``, the two in dispute as written. A FILE of desks is as under benchmarks/two_desks:
its whole articles, and runs of paragraphs of them with a figure in dispute, teach the weights of whole articles; of the
pairs little is taken for these. A CORPUS is JSON Lines of articles that agree (``id date title body``, gzipped or not):
those of one day that the tool takes for one story teach it what is not one figure. Prints the weights as they stand in
the module, and how they do on each file when they are fitted to the others.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from regression import Example, Fitted, fitted
from two_desks import Span, find

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
# What speaks for one figure never speaks against it, and the other way round; of whole articles alone.
SIGNS = {
    **dict.fromkeys(
        ("beside", "across", "names", "words", "share", "measure", "time", "count", "same", "same two", "same long",
         "scale", "exchanged", "two exchanged", "one digit", "one of two", "dropped", "sole"), 1),
    **dict.fromkeys(
        ("other measure", "other subject", "other known subject", "other time", "other aspect", "other modality",
         "qualified", "other count", "bare", "bare and alike", "other unit", "other rate", "far", "small", "converted",
         "left"), -1),
}  # fmt: skip
CUT, PAIRS, CASES = 0.5, 0.1, 0.05  # how much a pair of figures counts, of part of an article, of a pair of short texts
PARTS = (0.2, 0.35, 0.5, 0.75)  # of the paragraphs of an article
# Labels of figures that are one and differ without a dispute, and of which nothing is learnt.
OPEN = frozenset({"scope", "rounding", "equal"})
LOUD = ("error", "warning")
THRESHOLDS = (-1.0, -0.5, -0.25, 0.0, 0.5, 1.0)
PACK = packs.load()

IsOne = Callable[[Claim, Claim], bool | None]


class Row(NamedTuple):
    """Two figures left over: in which file and story, and what speaks for their being one figure.

    The number of pairs left over is the offset, with the weight -1. ``whole`` is how much it counts for the weights of
    whole articles.
    """

    file: str
    story: str
    at: tuple[int, int]
    example: Example
    whole: float


Fit = Callable[[Sequence[Row]], Fitted]


def _of(ours: Reading, theirs: Reading, passages: Passages, file: str, whole: float, is_one: IsOne) -> Iterator[Row]:
    """The pairs that two readings leave over; ``is_one`` says of two figures whether they are one, if that is known."""
    fitting = Fitting(PACK)
    mine, others, story = left_over(passages.of(ours), passages.of(theirs), fitting)
    for i, a in enumerate(mine):
        for j, b in enumerate(others):
            one = is_one(a.claim, b.claim)
            if one is not None and fitting.fit(a, b, story) is not None:
                parts = {name: amount for name, amount, _ in fitting.parts(a, b, story)}
                name, few = f"{ours.article}~{theirs.article}", fitting.tellings.few(a, b, story)
                yield Row(file, name, (i, j), Example(parts, one, -few), whole)


def _none(_: Claim, __: Claim) -> bool:
    return False


def _disputed(figures: Sequence[str]) -> IsOne:
    return lambda a, b: len(figures) == 2 and _is(a, figures[0]) and _is(b, figures[1])


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
            disputed = _disputed(case["figures"]) if loud else _none
            counts = 1.0 if "stories" in path.parts else PAIRS if disputed is not _none else CASES
            yield from _of(ours, theirs, Passages(PACK), path.as_posix(), counts, disputed)


def _is_loud(case: Mapping[str, Any]) -> bool | None:
    """Whether two figures of a case are in dispute; ``None`` where it does not say which."""
    wanted = case.get("want", [case["wanted"]] if "wanted" in case else case.get("finds", ["?"]))
    loud = any(one.split()[-1] in LOUD for one in wanted)
    return loud if len(case.get("figures", ())) == 2 or not (loud or "?" in wanted) else None


def desks(path: Path) -> Iterator[Row]:
    """The rows of a file of two desks, of its articles whole and in part."""
    drawn = random.Random(5)
    for pair in tomllib.loads(path.read_text(encoding="utf-8"))["pair"]:
        yield from _of_desks(pair, path, "whole", 1.0)
        disputed = [one for one in pair["figure"] if one["label"] == "conflict"] or pair["figure"]
        for share in PARTS:
            figure = drawn.choice(disputed)
            part = {side: _part(pair[side], figure[side], share, drawn) for side in "ab"}
            yield from _of_desks({**pair, **part}, path, str(share), CUT)


def _of_desks(pair: Mapping[str, Any], path: Path, part: str, counts: float) -> Iterator[Row]:
    texts = [
        read.article(
            pair[side], id=f"{pair['name']}-{part}-{side}", date=pair[f"date_{side}"], title=pair[f"title_{side}"]
        )
        for side in "ab"
    ]
    ours, theirs = (pipeline.understand(text, PACK).reading for text in texts)
    # A figure of the paragraphs that are left out is not found.
    labelled = [(one["label"], *(find(dict(pair), side, one[side]) for side in "ab")) for one in pair["figure"]]

    def is_one(a: Claim, b: Claim) -> bool | None:
        label = next((label for label, x, y in labelled if _at(a, x) and _at(b, y)), "none")
        return None if label in OPEN else label == "conflict"

    yield from _of(ours, theirs, Passages(PACK), path.as_posix(), counts, is_one)


def _at(claim: Claim, span: Span | None) -> bool:
    place = claim.place
    return span is not None and place.field == span.field and place.start < span.end and span.start < place.end


def _part(text: str, phrase: str, share: float, drawn: random.Random) -> str:
    """A run of paragraphs, so great a share of them, with that of a phrase among them."""
    paragraphs = text.strip().split("\n\n")
    length = max(2, round(len(paragraphs) * share))
    plain = phrase.replace("[", "").replace("]", "")
    at = next((at for at, paragraph in enumerate(paragraphs) if plain in paragraph), 0)
    first = drawn.randint(
        max(0, min(at - length + 1, len(paragraphs) - length)), max(0, min(at, len(paragraphs) - length))
    )
    return "\n\n".join(paragraphs[first : first + length])


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
            yield from _of(a, b, passages, path.as_posix(), 1.0, _none)


def few_of(rows: Sequence[Row]) -> Fitted:
    """The weights of short tellings."""
    return fitted([row.example for row in rows], PENALTY)


def many_of(rows: Sequence[Row]) -> Fitted:
    """The weights of whole articles."""
    return fitted([row.example._replace(counts=row.whole) for row in rows], PENALTY, SIGNS)


def held_out(rows: Sequence[Row], fit: Fit, files: Sequence[str]) -> None:
    """Prints how often the right pair, and how often another, is believed where the file was not fitted to."""
    models = {file: fit([row for row in rows if row.file != file]) for file in files}
    for enough in THRESHOLDS:
        told: Counter[str] = Counter()
        for file, model in models.items():
            told += _believed([row for row in rows if row.file == file], model, enough, silent=file.endswith("toml"))
        print(f"at {enough:5}: {dict(told)}")


def _believed(rows: Sequence[Row], model: Fitted, enough: float, *, silent: bool) -> Counter[str]:
    told: Counter[str] = Counter()
    held: defaultdict[str, dict[tuple[int, int], Row]] = defaultdict(dict)
    for row in rows:
        held[row.story][row.at] = row
    for by in held.values():
        found = [by[at] for at in best({at: model.of(row.example) for at, row in by.items()}, enough)]
        told["disputed"] += sum(row.example.one for row in by.values())
        told["found"] += sum(row.example.one for row in found)
        told["wrong pairs" if silent else "wrong pairs of a corpus"] += sum(not row.example.one for row in found)
    return told


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--pairs", nargs="+", type=Path, required=True)
    arguments.add_argument("--desks", nargs="*", type=Path, default=[])
    arguments.add_argument("--apart", nargs="*", type=Path, default=[])
    told = arguments.parse_args()
    short = [row for path in told.pairs for row in pairs(path)] + [row for path in told.apart for row in apart(path)]
    whole = [row for path in told.desks for row in desks(path)]
    show("FEW", few_of, short, short)
    if whole:
        show("MANY", many_of, [*short, *whole], whole)


def show(name: str, fit: Fit, rows: Sequence[Row], held: Sequence[Row]) -> None:
    """Prints weights, and how they do on the files of what is held out in turn."""
    print(f"{name}: {len(rows)} pairs of figures, {sum(row.example.one for row in rows)} of them one figure")
    held_out(rows, fit, list(dict.fromkeys(row.file for row in held)))
    model = fit(rows)
    print(f"{name} = Weights(\n    {model.base},\n    {json.dumps(model.weights, indent=4)},\n)")


if __name__ == "__main__":
    main()
