"""Every rule finds its own example, and stays silent about the one beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import factcheck
from factcheck import packs
from factcheck.model.rule import Rule

# These compare statements without figures and need the language model.
BY_MODEL = {"FC501"}
# Rules that their own example does not yet break.
MISSED: set[str] = set()

RULES = [rule for rule in packs.rules().values() if rule.example and rule.code not in BY_MODEL]


def found(folder: Path, statements: Sequence[str]) -> list[str]:
    """The codes found when each statement is an article."""
    for number, statement in enumerate(statements):
        (folder / f"{number}.txt").write_text(statement + "\n", "utf-8")
    return [finding.rule for finding in factcheck.check(folder).findings]


def params(known_misses: set[str]) -> list[object]:
    return [
        pytest.param(rule, id=rule.code, marks=[pytest.mark.xfail(strict=True)] if rule.code in known_misses else [])
        for rule in RULES
    ]


@pytest.mark.parametrize("rule", params(MISSED))
def test_a_rule_finds_what_breaks_it(rule: Rule, tmp_path: Path) -> None:
    assert rule.example is not None
    assert found(tmp_path, rule.example.conflict) == [rule.code]


@pytest.mark.parametrize("rule", params(set()))
def test_nothing_is_found_where_statements_agree(rule: Rule, tmp_path: Path) -> None:
    assert rule.example is not None
    assert found(tmp_path, rule.example.agree) == []


SAMPLED = [pytest.param(rule, id=rule.code) for rule in packs.rules().values() if rule.sample]


@pytest.mark.parametrize("rule", SAMPLED)
def test_a_file_breaks_the_rule_it_is_shown_with_until_it_is_mended(rule: Rule, tmp_path: Path) -> None:
    sample = rule.sample
    assert sample is not None
    path = tmp_path / sample.file
    path.write_text(sample.broken, sample.encoding)
    assert rule.code in [finding.rule for finding in factcheck.check(path).findings]
    path.write_text(sample.mended, "utf-8")
    assert factcheck.check(path).standing == ()
