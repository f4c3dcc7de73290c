"""Pairs of figures as people labelled them: what is shown of those that should be, and of those that should not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from alarms import made
from page import note, table
from place import ROOT, Options, Row, rows

from factcheck import evaluate, library
from factcheck.model.finding import SEVERITIES, Finding
from factcheck.model.pack import RulePack
from factcheck.model.text import Place

LOUD = SEVERITIES.index("warning")


def show(options: Options) -> None:
    _wikinews(options)
    annotated = {
        options.shared / "gold": options.shared / "seeds",
        ROOT / "corpus" / "gold": ROOT / "corpus" / "articles",
    }
    for gold, articles in annotated.items():
        if options.has(gold, articles):
            note(f"factcheck eval, {gold.parent.name}/{gold.name}\n")
            note(evaluate.run(gold, [str(articles)], details=False))


def _wikinews(options: Options) -> None:
    labelled, corpus = options.corpus("wikinews_pairs.jsonl"), options.corpus("wikinews.jsonl.gz")
    if not options.has(labelled, corpus):
        return
    articles = {row["id"]: row for row in rows(corpus)}
    note("wikinews_pairs: each pair of articles checked by itself\n")
    table(("pair", "label", "figures", "shown", "is"), lines(rows(labelled), articles))
    note("A conflict wants warning or above, a scope no error, all others silence; where people leave it open, either.")
    note("")


def lines(pairs: Iterable[Row], articles: dict[str, Row]) -> Iterator[tuple[str, ...]]:
    pack = library.rule_pack(None)
    for pair in pairs:
        shown = max(
            showings(pair, articles, pack), key=lambda finding: SEVERITIES.index(finding.severity), default=None
        )
        figures = f"{pair['a']['quantity']} / {pair['b']['quantity']}"
        said = f"{shown.rule} {shown.severity}" if shown else "–"
        yield pair["pair_id"], f"{pair['label']} ({pair['subtype']})", figures, said, judged(pair, shown)


def showings(pair: Row, articles: dict[str, Row], pack: RulePack) -> list[Finding]:
    """The findings that touch both figures of a pair."""
    ids = dict.fromkeys((pair["a"]["id"], pair["b"]["id"]))
    report = library.check([made(articles[name]) for name in ids], pack)
    return [
        finding
        for finding in report.findings
        if all(any(at(place, pair[side]) for place in finding.places) for side in ("a", "b"))
    ]


def at(place: Place, figure: Row) -> bool:
    here = place.path == figure["id"] and place.field == figure["field"]
    return here and place.start < figure["end"] and figure["start"] < place.end


def judged(pair: Row, shown: Finding | None) -> str:
    if pair["either"]:
        return "either"
    level = SEVERITIES.index(shown.severity) if shown else -1
    wanted = {"conflict": level >= LOUD, "scope": level <= LOUD, "rounding": level == 0}
    return "right" if wanted.get(pair["label"], level < 0) else "wrong"
