"""Facts as several newsrooms carry them: how loudly an editor is warned, and of what.

The cases are ``tests/cases/newsroom/*.toml``: texts, dates and titles as in ``test_cases``, ``want`` the severities of
the loudest finding that an editor would accept ("silent" is none), and ``figures`` those that are at stake. They
were written without sight of the rules. A known miss carries in ``xfail`` what keeps the figures apart.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pytest

from factcheck import packs, pipeline, read
from factcheck.model.article import Article
from factcheck.model.finding import SEVERITIES, Finding

CASES = Path(__file__).parents[1] / "cases" / "newsroom"
LEVELS = ("silent", *SEVERITIES)


@dataclass(frozen=True)
class Case:
    """Texts, what an editor would accept to be shown of them, and the figures it has to be about."""

    theme: str
    name: str
    articles: tuple[Article, ...]
    want: frozenset[str]
    figures: tuple[str, ...]
    xfail: str | None


def cases() -> Iterator[Case]:
    """Every case, in the order of the files."""
    for path in sorted(CASES.glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            articles = tuple(_article(letter, entry) for letter in ascii_lowercase if letter in entry)
            want, figures = frozenset(entry["want"]), tuple(entry.get("figures", ()))
            yield Case(path.stem, entry["name"], articles, want, figures, entry.get("xfail"))


def _article(letter: str, entry: dict[str, Any]) -> Article:
    date = entry.get(f"date_{letter}") or entry.get("date")
    return read.article(entry[letter], id=letter, title=entry.get(f"title_{letter}"), date=date)


def mismatch(case: Case) -> str | None:
    """What is shown beside what was wanted, where the two do not fit."""
    pack = packs.load()
    report = pipeline.check([pipeline.understand(article, pack) for article in case.articles], pack)
    loudest = max((finding.severity for finding in report.findings), key=LEVELS.index, default="silent")
    if loudest not in case.want:
        return f"{loudest}, not {' or '.join(sorted(case.want))}: {[one.message for one in report.findings]}"
    if loudest != "silent" and case.figures and not any(_speaks_of(one, case.figures) for one in report.findings):
        return f"another finding: {[one.message for one in report.findings]}"
    return None


def _speaks_of(finding: Finding, figures: tuple[str, ...]) -> bool:
    told = [" ".join(place.text.split()) for place in finding.places]
    return any(figure in text or text in figure for figure in figures for text in told)


ALL = tuple(cases())


def _params() -> Iterator[Any]:
    for one in ALL:
        marks = [pytest.mark.xfail(reason=one.xfail, strict=True)] if one.xfail else []
        yield pytest.param(one, id=f"{one.theme}: {one.name}", marks=marks)


@pytest.mark.parametrize("case", tuple(_params()))
def test_a_newsroom_is_warned_of_what_differs_and_of_nothing_else(case: Case) -> None:
    assert mismatch(case) is None


def test_about_half_the_cases_want_silence() -> None:
    silent = sum(case.want == {"silent"} or "silent" in case.want for case in ALL)
    assert len(ALL) / 3 <= silent <= 2 * len(ALL) / 3
