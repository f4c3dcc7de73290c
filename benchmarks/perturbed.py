"""How many of the figures that a program changed in copies of real articles are found, by kind of change.

    python benchmarks/perturbed.py ../shared/corpora/wikinews [--most 200] [--show digit_swap]

reads NAME_perturbed.jsonl.gz and, for the originals, NAME.jsonl.gz. Each copy stands beside the article it was made
from, in a group of their own. A change counts as found where a finding touches it; a false alarm is any finding
between the two articles that does not.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factcheck import pipeline
from factcheck.model.finding import SEVERITIES, Finding
from factcheck.packs import load
from factcheck.read import article

REACH = 160  # characters between a word of direction and the figure it turns
WARNING = SEVERITIES.index("warning")
Row = dict[str, Any]


def rows(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def touches(finding: Finding, copy: str, edit: Row) -> bool:
    """Whether a finding speaks of the changed place, in the copy or in the original.

    A word of direction is no figure: a finding about a figure of its sentence speaks of it.
    """
    for place in finding.places:
        first, last = ("new_start", "new_end") if place.path == copy else ("old_start", "old_end")
        near = REACH if edit["unit"] != "period" and not any(char.isdigit() for char in edit["old"]) else 0
        if place.start < max(edit[last], edit[first] + 1) + near and edit[first] - near < place.end + 1:
            return True
    return False


def across(finding: Finding) -> bool:
    return len({place.path for place in finding.places}) > 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--most", type=int, default=0, help="only so many copies")
    parser.add_argument("--show", default="", help="print the misses of this label, or the false alarms for 'false'")
    options = parser.parse_args()
    pack = load()
    base = options.corpus
    originals = {row["id"]: row for row in rows(base.with_name(base.name + ".jsonl.gz"))}
    copies = list(rows(base.with_name(base.name + "_perturbed.jsonl.gz")))
    if options.most:
        copies = copies[:: max(1, len(copies) // options.most)]
    read: dict[str, pipeline.Understood] = {}

    def understood(row: Row) -> pipeline.Understood:
        made = article(row["body"], id=row["id"], date=row.get("date") or None, title=row.get("title") or None)
        return pipeline.understand(made, pack)

    total: Counter[str] = Counter()
    loud: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    alarms: defaultdict[str, int] = defaultdict(int)
    for row in copies:
        original = read.get(row["orig_id"]) or read.setdefault(row["orig_id"], understood(originals[row["orig_id"]]))
        report = pipeline.check([original, understood(row)], pack)
        findings = [finding for finding in report.findings if across(finding)]
        label, edit = row["label"], row["edit"]
        total[label] += 1
        hits = [finding for finding in findings if edit and touches(finding, row["id"], edit)]
        best = max((SEVERITIES.index(finding.severity) for finding in hits), default=-1)
        loud[label] += best >= WARNING
        shown[label] += best >= 0
        wrong = findings if row["expect"] in ("none", "equal") else [f for f in findings if f not in hits]
        alarms[label] += bool([finding for finding in wrong if SEVERITIES.index(finding.severity) >= WARNING])
        if options.show == label and best < WARNING and edit:
            print(
                "MISS",
                row["id"],
                edit["old"],
                "→",
                edit["new"],
                "|",
                edit["sentence_old"],
                "|",
                [(f.rule, f.severity) for f in findings],
            )
        if options.show == "false" and wrong:
            for finding in wrong:
                print("FALSE", row["id"], finding.rule, finding.severity, finding.message)
    print(f"{'change':16} {'n':>5} {'warning+':>9} {'shown':>7} {'false':>6}")
    for label in sorted(total):
        count = total[label]
        print(f"{label:16} {count:5} {loud[label] / count:9.1%} {shown[label] / count:7.1%} {alarms[label]:6}")


if __name__ == "__main__":
    main()
