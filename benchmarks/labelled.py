"""What is shown of 455 pairs of real articles about the same events, beside what a reader wants to be shown.

    python benchmarks/labelled.py [--set read|later|counted|fourth|wire] [--nli default] [--show]

``news/read.jsonl``, ``later.jsonl``, ``counted.jsonl`` and ``fourth.jsonl`` label pairs of figures of the articles that
``news.py`` fetches, ``wire.jsonl`` those of 120 pairs of items of the newswire of 1987, drawn by chance of those that
are like each other and no copies. Each was read whole by somebody who did not know the tool (the labels are Apache-2.0,
as all of it). A
line has the ``pair`` of articles, two places (article, field, first and last character) with their ``figures``, a
``label`` (conflict, scope, rounding, equal, compatible, none) and what is ``want``-ed: "loud", "soft" or "never". The
two articles are a group of their own. "at large" are loud findings that touch no labelled pair.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from news import LOUD, TAPE, described, made, records, sent, wire
from page import note, table
from place import Row, rows

from factcheck import packs, pipeline
from factcheck.model.finding import Finding
from factcheck.model.language import LanguageModel
from factcheck.model.text import Place
from factcheck.score import language

PACK = packs.load()
FOLDER = Path(__file__).parent / "news"
WIRE = "wire"
SETS = ("read", "later", "counted", "fourth", WIRE)  # the last three were only counted at first, and have been read
HEADS = ("labels", "label", "wanted", "pairs", "loud", "at info", "unsaid")


def touches(finding: Finding, label: Row) -> bool:
    """Whether a finding shows both figures of a label against each other, be it in places that have no sides."""
    sides = [[finding.claims[at].place for at in side] for side in finding.sides]
    sides = sides or [[place] for place in finding.places]
    a, b = ({at for at, places in enumerate(sides) if _stand(places, label[side])} for side in "ab")
    return bool(a and b) and len(a | b) > 1


def _stand(places: Sequence[Place], spot: Sequence[Any]) -> bool:
    key, field, start, end = spot
    return any(p.path == key and p.field == field and p.start < end and start < p.end for p in places)


def shown(name: str, nli: LanguageModel | None = None, *, show: bool = False) -> Iterator[tuple[str, str, str]]:
    """The label, what is wanted and what came of it, for every label and every loud finding of no label."""
    of_wire = name == WIRE
    texts = {record["id" if of_wire else "article_id"]: record for record in (wire() if of_wire else records())}
    by_pair: defaultdict[int, list[Row]] = defaultdict(list)
    for label in rows(FOLDER / f"{name}.jsonl") if texts else ():
        by_pair[label["pair"]].append(label)
    for labels in by_pair.values():
        ids = dict.fromkeys(label[side][0] for label in labels for side in "ab")
        held = {key: replace(sent(texts[key]), group=None) if of_wire else made(texts[key]) for key in ids}
        understood = [pipeline.understand(one, PACK, sayings=nli is not None) for one in held.values()]
        found = pipeline.check(understood, PACK, nli).findings
        for label in labels:
            severities = {finding.severity for finding in found if touches(finding, label)}
            came = "loud" if severities & set(LOUD) else "at info" if severities else "unsaid"
            yield label["label"], label["want"], came
            if show and (label["want"], came) in {("loud", "unsaid"), ("loud", "at info"), ("never", "loud")}:
                print(f"{name} {label['pair']} {label['label']} {label['want']} {came}: {label['why']}")
                for key, field, start, end in (label["a"], label["b"]):
                    text = _said(texts[key], field)
                    print(
                        f"    {key} {' '.join(text[max(0, start - 120) : start].split())} <<{text[start:end]}>>"
                        f" {' '.join(text[end : end + 100].split())}"
                    )
        for finding in found:
            if finding.severity in LOUD and not any(touches(finding, label) for label in labels):
                yield "none", "at large", "loud"
                if show:
                    print(f"{name} at large:", "\n".join(described(finding, held)))


def _said(record: Row, field: str) -> str:
    if field == "title":
        return str(record["title"])
    return str(record["text"]).strip() if "text" in record else TAPE.sub("", record["body"])


def lines(sets: Sequence[str], nli: LanguageModel | None = None, *, show: bool = False) -> Iterator[Sequence[object]]:
    for name in sets:
        counts: Mapping[tuple[str, str, str], int] = Counter(shown(name, nli, show=show))
        kinds = sorted({(wanted, label) for label, wanted, _ in counts})
        for wanted, label in kinds:
            of = [counts[label, wanted, came] for came in ("loud", "at info", "unsaid")]
            yield name, label, wanted, sum(of), *of


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--set", choices=SETS, help="only these labels")
    parser.add_argument("--nli", default="off", help="the language model that is asked, as in factcheck check")
    parser.add_argument("--show", action="store_true", help="prints what is unsaid or wrongly loud")
    given = parser.parse_args()
    sets = (given.set,) if given.set else SETS
    table(HEADS, list(lines(sets, language.model(given.nli), show=given.show)))
    note(
        "All have been read since. When first counted, none of 28 of counted was told, none of 60 of fourth,"
        " and of wire one of 23, with twelve that never should be."
    )


if __name__ == "__main__":
    main()
