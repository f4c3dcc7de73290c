"""Contradictions in words (FC501): what is found in pairs written for it, and what is shown in real articles.

    python benchmarks/nli/in_words.py [--shared ../shared] [--nli default] [--show]

The pairs are those of ``tests/cases/words``. The real articles are Wikinews as one group, every tenth Beige Book and
the pages of TAT-QA each held against itself, the five articles the project started from, and of ``news.py`` the half
that was read, as one group and each alone. "clash" are pairs of sentences two of whose words rule each other out, which
is all the model is asked about; "told" are those of them that are shown.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

import alarms  # noqa: E402
import news  # noqa: E402
from page import note, table  # noqa: E402
from place import rows  # noqa: E402

import factcheck  # noqa: E402
from factcheck.model.article import Article  # noqa: E402
from factcheck.model.finding import Report  # noqa: E402
from factcheck.read import article  # noqa: E402

RULE = "FC501"
CASES = HERE.parents[1] / "tests" / "cases" / "words"
EVERY = 10  # of 5,694 Beige Books that leaves 570


def pairs(nli: str) -> Iterator[Sequence[object]]:
    """By file of cases: how many contradictions are found, how many of these as info, and how many others are shown."""
    for path in sorted(CASES.glob("*.toml")):
        held = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        found = {wanted: [one for one in held if bool(one["finds"]) is wanted] for wanted in (True, False)}
        opposed, others = ([*filter(None, (_shown(one, nli) for one in some))] for some in found.values())
        yield path.stem, len(found[True]), len(opposed), opposed.count("info"), len(found[False]), len(others)


def _shown(case: dict[str, str], nli: str) -> str | None:
    """As how severe a finding it is shown, if it is."""
    first = article(case["a"], id="a", title=case.get("title"))
    findings = factcheck.check([first, article(case["b"], id="b")], nli=nli).findings
    return next((one.severity for one in findings if one.rule == RULE), None)


def real(shared: Path, nli: str, *, show: bool) -> Iterator[Sequence[object]]:
    for name, articles in _articles(shared):
        if held := list(articles):
            report = factcheck.check(held, nli=nli)
            told = [one for one in report.findings if one.rule == RULE]
            yield name, len(held), *_asked(report), len(told)
            for one in told if show else ():
                note("\n    ".join((f"{name}: {one.message}", *(place.path for place in one.places))))


def _asked(report: Report) -> tuple[object, ...]:
    """How many pairs clashed, and how often the model was asked for each article."""
    model = report.model or {}
    clashed = sum(int(model.get(kind, 0)) for kind in ("opposed", "following", "undetermined"))
    return clashed, f"{int(model.get('pairs', 0)) / len(report.articles):.2f}"


def _articles(shared: Path) -> Iterator[tuple[str, Iterable[Article]]]:
    corpora = shared / "corpora"
    yield "Wikinews", map(alarms.made, _rows(corpora / "wikinews.jsonl.gz"))
    yield "Beige Books, alone", map(_alone, _rows(corpora / "beigebook.jsonl.gz")[::EVERY])
    yield "TAT-QA, alone", map(_alone, _rows(corpora / "tatqa.jsonl.gz"))
    yield "the first five", (article(path.read_text("utf-8"), id=path.stem) for path in shared.glob("seeds/*.txt"))
    yield "news", news.articles("read")
    yield "news, alone", news.articles("read", alone=True)


def _rows(path: Path) -> list[dict[str, str]]:
    return list(rows(path)) if path.exists() else []


def _alone(record: dict[str, str]) -> Article:
    key = record["id"]
    return article(record["body"], id=key, title=record.get("title") or None, date=record.get("date"), group=key)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--nli", default="default")
    parser.add_argument("--show", action="store_true", help="prints what is told of real articles")
    given = parser.parse_args()
    table(("pairs of", "contradictions", "found", "as info", "others", "shown"), pairs(given.nli))
    table(("real articles", "articles", "clash", "asked each", "told"), real(given.shared, given.nli, show=given.show))


if __name__ == "__main__":
    main()
