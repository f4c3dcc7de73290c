"""What a careful editor wants to be shown of two texts, held against what the tool shows.

The cases are ``tests/cases/editor/*.toml``, one file a theme. A case gives the texts (``a`` and ``b``, or ``texts``),
their ``date`` (or ``date_a`` …) and titles (``title_a`` …), and ``finds``: the code and severity of every finding.
``"FC101 error|FC103 error"`` is one finding for which either will do; ``want = "may"`` accepts silence too.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pytest

from factcheck import packs, pipeline, read
from factcheck import report as reports
from factcheck.model.article import Article
from factcheck.model.finding import SEVERITIES
from factcheck.model.pack import RulePack

CASES = Path(__file__).parents[1] / "cases" / "editor"
SAID = {"name", "texts", "date", "finds", "want", "xfail"}


@dataclass(frozen=True)
class Case:
    """Texts of one or more articles and what is to be found in them."""

    theme: str
    name: str
    articles: tuple[Article, ...]
    finds: tuple[str, ...]
    want: str
    xfail: str | None

    @property
    def silent(self) -> bool:
        return not self.finds


def cases() -> Iterator[Case]:
    """Every case, in the order of the files."""
    for path in sorted(CASES.glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield case(path.stem, entry)


def case(theme: str, entry: dict[str, Any]) -> Case:
    """The case that an entry describes; a key that means nothing is an error."""
    letters = tuple(letter for letter in ascii_lowercase if letter in entry)
    texts = entry.get("texts") or [entry[letter] for letter in letters]
    ids = ascii_lowercase[: len(texts)]
    known = SAID | set(letters) | {f"{key}_{letter}" for key in ("date", "title") for letter in ids}
    if unknown := set(entry) - known:
        raise ValueError(f"{theme}.toml, case {entry.get('name')!r}: unknown {', '.join(sorted(unknown))}")
    articles = tuple(_article(letter, text, entry) for letter, text in zip(ids, texts, strict=True))
    return Case(theme, entry["name"], articles, tuple(entry["finds"]), entry.get("want", "must"), entry.get("xfail"))


def _article(letter: str, text: str, entry: dict[str, Any]) -> Article:
    date = entry.get(f"date_{letter}") or entry.get("date")
    return read.article(text, id=letter, title=entry.get(f"title_{letter}"), date=date)


def found(case: Case, pack: RulePack) -> list[str]:
    """The code and severity of every finding, sorted."""
    understood = (pipeline.understand(article, pack) for article in case.articles)
    report = pipeline.check(understood, pack)
    assert reports.as_text(report, pack.rules)  # whatever is found can be printed
    return sorted(f"{finding.rule} {finding.severity}" for finding in report.findings)


def mismatch(case: Case, pack: RulePack) -> str | None:
    """What was found beside what was wanted, where the two do not fit."""
    actual = found(case, pack)
    if fits(case.finds, actual) or (case.want == "may" and not actual):
        return None
    return f"{case.theme}: {case.name}: found {actual}, wanted {list(case.finds)}"


def fits(wanted: Sequence[str], actual: Sequence[str]) -> bool:
    """Whether each finding can be given to an entry of its own that accepts it.

    >>> fits(["FC101 error|FC103 error", "FC101 error"], ["FC101 error", "FC103 error"])
    True
    >>> fits(["FC101 error"], []), fits([], ["FC301 info"])
    (False, False)
    """
    if not wanted or not actual:
        return not wanted and not actual
    first, *others = actual
    return any(
        first in entry.split("|") and fits([*wanted[:at], *wanted[at + 1 :]], others) for at, entry in enumerate(wanted)
    )


def mismatches() -> list[str]:
    """Every case that does not come out as wanted, the known misses included."""
    pack = packs.load()
    return [line for case in cases() if (line := mismatch(case, pack))]


ALL = tuple(cases())


def _params() -> Iterator[Any]:
    for one in ALL:
        marks = [pytest.mark.xfail(reason=one.xfail, strict=True)] if one.xfail else []
        yield pytest.param(one, id=f"{one.theme}: {one.name}", marks=marks)


@pytest.mark.parametrize("case", tuple(_params()))
def test_an_editor_is_shown_what_matters(case: Case) -> None:
    assert mismatch(case, packs.load()) is None


def test_each_name_says_one_behaviour() -> None:
    names = Counter(case.name for case in ALL)
    assert [name for name, times in names.items() if times > 1] == []


def test_each_wish_can_be_met() -> None:
    options = {option for case in ALL for entry in case.finds for option in entry.split("|")}
    odd = [option for option in options if option[:2] != "FC" or option.split(" ")[-1] not in SEVERITIES]
    assert odd == []
    assert [case.name for case in ALL if case.want not in {"must", "may"} or (case.want == "may" and case.silent)] == []


def test_silence_is_asked_for_at_least_as_often_as_a_finding() -> None:
    assert 2 * sum(case.silent for case in ALL) >= len(ALL)
