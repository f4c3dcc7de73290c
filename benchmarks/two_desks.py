"""Two articles of one event as two desks write them: what is shown of the figures in dispute, and of those that agree.

    python benchmarks/two_desks.py [FILE…] [--show]

A FILE is TOML: each ``[[pair]]`` has the articles ``a`` and ``b`` with ``title_a``, ``date_a`` and the like, and
``[[pair.figure]]``: a ``label`` (conflict, scope, rounding, equal, compatible or none) of two figures, each in brackets
in a phrase that stands but once in its article. Without a FILE, all of ``benchmarks/two_desks``.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from page import table

from factcheck import packs, pipeline, read
from factcheck.model.finding import SEVERITIES, Finding

PACK = packs.load()
FOLDER = Path(__file__).parent / "two_desks"
LABELS = ("conflict", "scope", "rounding", "equal", "compatible", "none")
LOUD = SEVERITIES.index("warning")
HEADS = ("file", "label", "pairs", "right", "shown at error", "warning", "info", "not shown")

Entry = dict[str, Any]


class Span(NamedTuple):
    """Where a figure stands in its article: in the title or the text, from which character to which."""

    field: str
    start: int
    end: int


class Labelled(NamedTuple):
    """Two figures, what people say of them, and the loudest finding that shows both."""

    label: str
    figures: tuple[str, str]
    why: str
    shown: Finding | None

    @property
    def severity(self) -> str:
        return self.shown.severity if self.shown else "not shown"

    @property
    def right(self) -> bool:
        level = SEVERITIES.index(self.shown.severity) if self.shown else -1
        wanted = {"conflict": level >= LOUD, "scope": level <= LOUD}
        return wanted.get(self.label, level < LOUD)


def judged(pair: Entry) -> tuple[list[Labelled], list[Finding]]:
    """What is shown of the labelled figures of a pair, and the loud findings that show none of them."""
    found = findings(pair)
    labelled, known = [], set()
    for one in pair["figure"]:
        spans = {side: span(pair, side, one[side]) for side in "ab"}
        hits = [finding for finding in found if all(touches(finding, side, spans[side]) for side in "ab")]
        known.update(finding.id for finding in hits)
        shown = max(hits, key=lambda finding: SEVERITIES.index(finding.severity), default=None)
        labelled.append(Labelled(one["label"], (one["a"], one["b"]), one.get("why", ""), shown))
    return labelled, [one for one in found if one.id not in known and SEVERITIES.index(one.severity) >= LOUD]


def findings(pair: Entry) -> tuple[Finding, ...]:
    texts = (read.article(pair[side], id=side, date=pair[f"date_{side}"], title=pair[f"title_{side}"]) for side in "ab")
    return pipeline.check([pipeline.understand(text, PACK) for text in texts], PACK).findings


def span(pair: Entry, side: str, phrase: str) -> Span:
    """Where the figure in brackets stands."""
    if (found := find(pair, side, phrase)) is None:
        raise SystemExit(f"{pair['name']}: article {side} has no {phrase!r}")
    return found


def find(pair: Entry, side: str, phrase: str) -> Span | None:
    """Where the figure in brackets stands; ``None`` where the article has no such phrase."""
    before, _, rest = phrase.partition("[")
    figure = rest.partition("]")[0]
    plain = phrase.replace("[", "").replace("]", "")
    for field, text in (("body", pair[side]), ("title", pair[f"title_{side}"])):
        if plain in text:
            start = text.index(plain) + len(before)
            return Span(field, start, start + len(figure))
    return None


def touches(finding: Finding, side: str, span: Span) -> bool:
    here = (place for place in finding.places if place.path == side and place.field == span.field)
    return any(place.start < span.end and span.start < place.end for place in here)


def lines(files: Sequence[Path], *, details: bool) -> Iterator[tuple[str, ...]]:
    for file in files:
        pairs = tomllib.loads(file.read_text(encoding="utf-8"))["pair"]
        held, others = [], 0
        for pair in pairs:
            labelled, unlabelled = judged(pair)
            held += labelled
            others += len(unlabelled)
            if details:
                _tell(pair, labelled, unlabelled)
        for label in LABELS:
            of = [one for one in held if one.label == label]
            by = Counter(one.severity for one in of)
            shown = (str(by[level]) for level in ("error", "warning", "info", "not shown"))
            yield file.stem, label, str(len(of)), str(sum(one.right for one in of)), *shown
        yield file.stem, "loud, of no label", str(others), "", "", "", "", ""


def _tell(pair: Entry, labelled: Sequence[Labelled], others: Sequence[Finding]) -> None:
    print(f"\n## {pair['name']}")
    for one in labelled:
        if not one.right or one.label in ("conflict", "scope"):
            said = f"{one.shown.rule} {one.shown.severity}" if one.shown else "not shown"
            print(f"{'  ' if one.right else '! '}{one.label}: {one.figures[0]} | {one.figures[1]}: {said}  ({one.why})")
    for finding in others:
        print(f"? {finding.rule} {finding.severity}: {finding.message}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("files", nargs="*", type=Path)
    arguments.add_argument("--show", action="store_true", help="what is wrong, and each conflict")
    told = arguments.parse_args()
    files = told.files or sorted(FOLDER.glob("*.toml"))
    found = list(lines(files, details=told.show))
    table(HEADS, iter(found))


if __name__ == "__main__":
    main()
