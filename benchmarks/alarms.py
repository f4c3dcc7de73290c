"""False alarms: how often articles nobody changed are said to disagree, by severity, in 40 articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from page import note, table
from place import Options, Row, rows

from factcheck import library
from factcheck.model.article import Article
from factcheck.model.finding import SEVERITIES
from factcheck.read import article

EVERY = 19  # of 5,694 Beige Books that leaves 300
BASE = 40
GROUPS = {"wikinews": 1, "beigebook": EVERY}


def show(options: Options) -> None:
    table(("corpus", "articles", "claims", "pairs", *LOUD, f"per {BASE}: warning+"), lines(options))
    note(f"Findings by severity, each as a count and as a count in {BASE} articles. Some of them are right.")


LOUD = tuple(f"{severity} (per {BASE})" for severity in reversed(SEVERITIES))


def lines(options: Options) -> Iterator[Sequence[object]]:
    for name, every in GROUPS.items():
        path = options.corpus(f"{name}.jsonl.gz")
        if options.has(path):
            records = list(rows(path))[::every]
            report = library.check([made(record) for record in records[:: 4 if options.quick else 1]])
            share = BASE / len(report.articles)
            counts = {severity: report.count(severity) for severity in reversed(SEVERITIES)}
            loud = (counts["error"] + counts["warning"]) * share
            yield (
                name,
                len(report.articles),
                report.claims,
                report.alignments,
                *(f"{count} ({count * share:.2f})" for count in counts.values()),
                f"{loud:.2f}",
            )


def made(record: Row) -> Article:
    """The article of a record, in no group of its own."""
    return article(record["body"], id=record["id"], title=record.get("title") or None, date=record.get("date") or None)
