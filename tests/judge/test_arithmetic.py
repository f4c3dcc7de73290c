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
THEMES = (
    "once",
    "restated",
    "growth",
    "parts",
    "ratios",
    "totals",
    "listings",
    "part_of",
    "left",
    "shares",
    "gaps",
    "partitions",
    "only_seems",
    "votes",
    "rolls",
    "portions",
    "reversed",
    "apiece",
    "seats",
    "quarters",
    "averages",
    "lasted",
    "rosters",
    "turned",
    "most",
    "at_most",
    "began",
    "exchanged",
    "ranked",
    "later",
    "tenures",
)


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


TOLD = (
    (
        "Revenue at Nimbus Desk rose 40% to $214 million in 2025 from $180 million in 2024.",
        "Nimbus Desk, revenue: $180 million to $214 million is a rise of 18.9%, not 40%.",
        "From $180 million to $214 million is a rise of 18.9%.",
        (("$214 million", "$180 million"), ("40%",)),
    ),
    (
        "Marlow Aerospace shares closed at $178.45, up $8.10, or 14.8%.",
        "Marlow Aerospace, share price: up $8.10 to $178.45 is a rise of 4.8%, not 14.8%.",
        "Up $8.10 to $178.45 is a rise of 4.8%.",
        (("$178.45", "$8.10"), ("14.8%",)),
    ),
    (
        "Exports fell 12% to 560,000 tonnes in 2025 from 500,000 tonnes in 2024.",
        "The text, exports: 500,000 tonnes to 560,000 tonnes is a rise of 12%, not a fall of 12%.",
        "From 500,000 tonnes to 560,000 tonnes is a rise of 12%.",
        (("560,000 tonnes", "500,000 tonnes"), ("12%",)),
    ),
    (
        "The jobless rate in Germany rose by 1.8 percentage points to 5.9% from 4.9%.",
        "Germany, unemployment rate: 4.9% to 5.9% is a rise of 1 percentage point, not 1.8 percentage points.",
        "From 4.9% to 5.9% is a rise of 1 percentage point.",
        (("5.9%", "4.9%"), ("1.8 percentage points",)),
    ),
    (
        "The panel has 12 members: seven women and six men.",
        "The text, the figures: 12 members in all, but its parts make 13.",
        "seven women + six men is 13, not 12 members.",
        (("seven women", "six men"), ("12 members",)),
    ),
    (
        "Bus fares rise 5.5 percent in two steps, 2.5 percent now and 4 percent in April.",
        "The text, the figures: 5.5 percent in all, but its parts make 6.5%.",
        "2.5 percent + 4 percent is 6.5%, not 5.5 percent.",
        (("2.5 percent", "4 percent"), ("5.5 percent",)),
    ),
)


@pytest.mark.parametrize(("text", "message", "hint", "sides"), TOLD)
def test_a_finding_tells_the_worked_out_value(
    text: str, message: str, hint: str, sides: tuple[tuple[str, ...], ...]
) -> None:
    pack = packs.load()
    (finding,) = pipeline.check([pipeline.understand(read.article(text, id="a"), pack)], pack).findings
    assert (finding.message, finding.hint) == (message, hint)
    assert tuple(tuple(finding.claims[at].place.text for at in side) for side in finding.sides) == sides


def test_a_table_of_nothing_but_totals_takes_no_time_worth_naming() -> None:
    pack = packs.load()
    table = "| a | b | c |\n|---|---|---|\n" + "| Total | 5 | 6 |\n" * 2000
    assert pipeline.check([pipeline.understand(read.article(table, id="a"), pack)], pack).findings == ()


@pytest.mark.parametrize("code", ["FC401", "FC402", "FC403"])
def test_the_example_of_a_rule_breaks_it_and_its_counterpart_does_not(code: str) -> None:
    pack = packs.load()
    example = pack.rules[code].example
    assert example is not None
    for texts, codes in ((example.conflict, [code]), (example.agree, [])):
        articles = (read.article(text, id=str(number)) for number, text in enumerate(texts))
        report = pipeline.check([pipeline.understand(article, pack) for article in articles], pack)
        assert [finding.rule for finding in report.findings] == codes
