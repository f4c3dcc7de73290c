"""The rules that come with the tool are whole, and say what an editor needs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest

from factcheck import packs
from factcheck.model.rule import Rule

RULES = packs.load().rules
FILES = sorted((packs.core_dir() / "conflicts").glob("*.toml"))
FAMILIES = {
    "1": {"error", "warning"},
    "2": {"warning"},
    "3": {"info"},
    "4": {"warning"},
    "5": {"warning"},
    "9": {"warning", "info"},
}
KINDS = {
    "1": {"value"},
    "2": {"scope"},
    "3": {"rounding"},
    "4": {"arithmetic"},
    "5": {"wording"},
    "9": {"input", "suppression"},
}
PARTS = {"subject", "metric", "a", "b", "gap", "reason"}

each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))


def test_the_codes_are_those_of_the_table() -> None:
    assert list(RULES) == [
        *(f"FC10{n}" for n in range(1, 9)),
        *(f"FC20{n}" for n in range(1, 6)),
        "FC301",
        *(f"FC40{n}" for n in range(1, 6)),
        *(f"FC50{n}" for n in range(1, 4)),
        *(f"FC90{n}" for n in range(1, 8)),
        "FC950",
        "FC951",
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_rule_stands_in_the_file_of_its_code(file: Path) -> None:
    assert tomllib.loads(file.read_text("utf-8"))["code"] == file.stem


def test_names_are_unique() -> None:
    assert len({rule.name for rule in RULES.values()}) == len(RULES)


@each_rule
def test_severity_and_kind_are_those_of_the_family(rule: Rule) -> None:
    assert rule.severity in FAMILIES[rule.code[2]]
    assert rule.kind in KINDS[rule.code[2]]


@each_rule
def test_a_rule_gives_its_reason_and_a_remedy(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+|rounding", rule.name)
    for text in (rule.why, rule.remedy):
        assert len(text.split()) >= 5
        assert text.endswith(".")


@each_rule
def test_a_message_is_made_of_known_parts(rule: Rule) -> None:
    parts = {name for _, name, _, _ in Formatter().parse(rule.message) if name is not None}
    assert parts <= PARTS
    assert parts or rule.code.startswith("FC9")


@each_rule
def test_a_rule_about_statements_shows_some_that_break_it_and_some_that_do_not(rule: Rule) -> None:
    if rule.code.startswith("FC9"):
        assert rule.example is None
        assert rule.sample is not None
        return
    assert rule.example is not None
    broken, kept = rule.example.conflict, rule.example.agree
    assert len(broken) == len(kept) == (1 if rule.kind == "arithmetic" else 2)
    assert broken != kept
    assert all(statement[-1] in ".!?" for statement in (*broken, *kept))
