"""Figures told together are held to arithmetic, and lists of one group to their members.

The cases are ``tests/cases/judge/*.toml``, written as those of ``test_cases``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck import packs, pipeline, read
from tests.judge.test_cases import Case, case, mismatch

CASES = Path(__file__).parents[1] / "cases" / "judge"
THEMES = ("growth", "parts", "ratios", "totals", "listings")


def _cases() -> Iterator[Case]:
    for theme in THEMES:
        for entry in tomllib.loads((CASES / f"{theme}.toml").read_text(encoding="utf-8"))["case"]:
            yield case(theme, entry)


ALL = tuple(_cases())


@pytest.mark.parametrize("one", ALL, ids=lambda one: f"{one.theme}: {one.name}")
def test_figures_told_together_fit(one: Case) -> None:
    assert mismatch(one, packs.load()) is None


def test_each_name_says_one_behaviour() -> None:
    assert len({one.name for one in ALL}) == len(ALL)


def test_a_finding_tells_the_worked_out_value() -> None:
    text = "Revenue at Nimbus Desk rose 40% to $214 million in 2025 from $180 million in 2024."
    pack = packs.load()
    (finding,) = pipeline.check([pipeline.understand(read.article(text, id="a"), pack)], pack).findings
    assert (finding.rule, finding.hint) == ("FC401", "From $180 million to $214 million is a rise of 18.9%.")
    assert [finding.claims[at].place.text for side in finding.sides for at in side] == [
        "$214 million",
        "$180 million",
        "40%",
    ]


@pytest.mark.parametrize("code", ["FC401", "FC402", "FC403"])
def test_the_example_of_a_rule_breaks_it_and_its_counterpart_does_not(code: str) -> None:
    pack = packs.load()
    example = pack.rules[code].example
    assert example is not None
    for texts, codes in ((example.conflict, [code]), (example.agree, [])):
        articles = (read.article(text, id=str(number)) for number, text in enumerate(texts))
        report = pipeline.check([pipeline.understand(article, pack) for article in articles], pack)
        assert [finding.rule for finding in report.findings] == codes
