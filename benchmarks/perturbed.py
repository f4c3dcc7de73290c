"""How many of the figures that a program changed in copies of real articles are found, by kind of change.

    python benchmarks/perturbed.py ../shared/corpora/wikinews [--most 200] [--show digit_swap]

reads NAME_perturbed.jsonl.gz and, for the originals, NAME.jsonl.gz. Each copy stands beside the article it was made
from, in a group of their own; where there is only a NAME_selfperturbed.jsonl.gz, it stands alone, and one of two
mentions inside it was changed. A change counts as found where a finding touches it; a false alarm is any finding
between the two articles that does not.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from page import note, table
from place import Options, Row, rows

from factcheck import pipeline
from factcheck.model.finding import SEVERITIES, Finding
from factcheck.packs import load
from factcheck.read import article

REACH = 160  # characters between a word of direction and the figure it turns
WARNING = SEVERITIES.index("warning")
QUICK = 60
CORPORA = ("wikinews", "beigebook", "tatqa")
HEADS = ("change", "copies", "warning+", "shown", "false")


def show(options: Options) -> None:
    for name in CORPORA:
        base = options.corpus(name)
        if options.has(copies_of(base)):
            alone = "one document against itself" if alone_in(base) else "each copy beside its original"
            note(f"{name}: {alone}")
            table(HEADS, tallied(base, QUICK if options.quick else 0).lines())
    note(
        "warning+ and shown: copies whose change a finding touches, at warning or above and at all. false: copies with "
        "a finding at warning or above that touches it not. round wants only info; notation and none want silence."
    )


def copies_of(base: Path) -> Path:
    return base.with_name(f"{base.name}_{'selfperturbed' if alone_in(base) else 'perturbed'}.jsonl.gz")


def alone_in(base: Path) -> bool:
    return base.with_name(base.name + "_selfperturbed.jsonl.gz").exists()


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


def severity(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)


@dataclass(slots=True)
class Tally:
    """Copies by kind of change: how many, how many shown, how many with a false alarm."""

    total: Counter[str] = field(default_factory=Counter)
    loud: Counter[str] = field(default_factory=Counter)
    shown: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    conflicts: set[str] = field(default_factory=set)

    def add(self, copy: Row, hits: list[Finding], wrong: list[Finding]) -> None:
        label = copy["label"]
        best = max(map(severity, hits), default=-1)
        self.total[label] += 1
        self.loud[label] += best >= WARNING
        self.shown[label] += best >= 0
        self.alarms[label] += any(severity(finding) >= WARNING for finding in wrong)
        if copy["expect"] == "conflict":
            self.conflicts.add(label)

    def lines(self) -> Iterator[tuple[str, ...]]:
        for label in sorted(self.total):
            yield self._line(label, [label])
        yield self._line("all conflicts", self.conflicts)

    def _line(self, name: str, labels: Iterable[str]) -> tuple[str, ...]:
        sums = [sum(counts[label] for label in labels) for counts in (self.total, self.loud, self.shown, self.alarms)]
        total, loud, shown, alarms = sums
        return name, f"{total}", f"{loud / max(total, 1):.1%}", f"{shown / max(total, 1):.1%}", f"{alarms}"


def tallied(base: Path, most: int = 0, wanted: str = "") -> Tally:
    """What is found of the changes in the copies of a corpus; misses or false alarms are printed where wanted."""
    pack, alone = load(), alone_in(base)
    copies = list(rows(copies_of(base)))
    if most:
        copies = copies[:: max(1, len(copies) // most)]
    originals = {} if alone else {row["id"]: row for row in rows(base.with_name(base.name + ".jsonl.gz"))}
    read: dict[str, pipeline.Understood] = {}

    def understood(row: Row) -> pipeline.Understood:
        made = article(row["body"], id=row["id"], date=row.get("date") or None, title=row.get("title") or None)
        return pipeline.understand(made, pack)

    def original(name: str) -> pipeline.Understood:
        return read.get(name) or read.setdefault(name, understood(originals[name]))

    tally = Tally()
    for row in copies:
        others = [] if alone else [original(row["orig_id"])]
        report = pipeline.check([*others, understood(row)], pack)
        findings = [finding for finding in report.findings if alone or across(finding)]
        hits = [finding for finding in findings if row["edit"] and touches(finding, row["id"], row["edit"])]
        wrong = findings if row["expect"] in ("none", "equal") else [f for f in findings if f not in hits]
        tally.add(row, hits, wrong)
        if wanted == row["label"] and row["edit"] and max(map(severity, hits), default=-1) < WARNING:
            _print_miss(row, findings)
        if wanted == "false":
            for finding in wrong:
                print("FALSE", row["id"], finding.rule, finding.severity, finding.message)
    return tally


def _print_miss(row: Row, findings: list[Finding]) -> None:
    edit = row["edit"]
    seen = [(finding.rule, finding.severity) for finding in findings]
    print("MISS", row["id"], edit["old"], "→", edit["new"], "|", edit["sentence_old"], "|", seen)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--most", type=int, default=0, help="only so many copies")
    parser.add_argument("--show", default="", help="print the misses of this label, or the false alarms for 'false'")
    options = parser.parse_args()
    table(HEADS, tallied(options.corpus, options.most, options.show).lines())


if __name__ == "__main__":
    main()
