"""The pairs of tests/cases/words: that they are asked about, and what the model that comes along says of them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.model.language import NliScores
from factcheck.read import article
from factcheck.score import language

FOLDER = Path(__file__).parents[1] / "cases" / "words"


def marks(case: dict[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else []


CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}", marks=marks(case))
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
UNASKED = "no two of their words clash"
OTHERS = [case.values[0] for case in CASES if not case.values[0]["finds"]]
OPPOSED = [case.values[0] for case in CASES if case.values[0]["finds"] and case.values[0].get("xfail") != UNASKED]


def found(case: dict[str, Any], nli: Any) -> list[str]:
    first = article(case["a"], id="a", title=case.get("title"))
    report = factcheck.check([first, article(case["b"], id="b")], nli=nli)
    return [finding.rule for finding in report.findings]


@pytest.mark.parametrize("case", OPPOSED, ids=lambda case: str(case["name"]))
def test_statements_that_contradict_each_other_are_asked_about(case: dict[str, Any]) -> None:
    assert found(case, lambda a, b: NliScores(0.99, 0.0, 0.01)) == ["FC501"]


@pytest.mark.parametrize("case", OTHERS, ids=lambda case: str(case["name"]))
def test_other_statements_are_not_shown_whatever_a_model_makes_of_them(case: dict[str, Any]) -> None:
    assert found(case, lambda a, b: NliScores(0.99, 0.0, 0.01)) == []


@pytest.mark.skipif(not language.SHIPPED.is_dir(), reason="no language model comes with this version")
@pytest.mark.parametrize("case", CASES)
def test_the_model_that_comes_along_tells_a_contradiction_from_another_matter(case: dict[str, Any]) -> None:
    assert found(case, "default") == case["finds"]
