"""Which findings count, and how severe they are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from factcheck import gate, score
from factcheck.model.article import Notice
from factcheck.model.finding import Finding
from factcheck.model.settings import Override, Settings
from factcheck.model.text import Place
from tests.handmade import claim, conflict, pack, report

A = claim("old/a.txt", "Meta rose 8.8%.", "8.8%")
B = claim("new/b.txt", "Meta rose 9%.", "9%")
C = claim("new/c.txt", "Meta rose 7%.", "7%")
RULES = pack().rules


def graded(*findings: Finding, **said: Any) -> list[tuple[str, str]]:
    found = gate.graded(report(*findings), Settings(**said), RULES).findings
    return [(finding.rule, finding.severity) for finding in found]


def between(*claims: Any, rule: str = "FC101", severity: Any = None) -> Finding:
    (found,) = score.findings([conflict(*claims, rule=rule, severity=severity)], pack())
    return found


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        ({"FC101": "off"}, [("FC301", "info")]),
        ({"value-differs": "info"}, [("FC101", "info"), ("FC301", "info")]),
        ({"FC": "off", "FC3": "warning"}, [("FC301", "warning")]),
        ({"FC301": "error", "FC": "off"}, [("FC301", "error")]),
    ],
)
def test_what_is_said_of_a_rule_goes_before_what_is_said_of_its_family(
    severity: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert graded(between(A, B), between(A, B, rule="FC301"), severity=severity) == expected


def test_weak_evidence_is_never_made_louder() -> None:
    weak = between(A, B, severity="warning")
    assert graded(weak, severity={"FC101": "error"}) == [("FC101", "warning")]
    assert graded(weak, severity={"FC101": "info"}) == [("FC101", "info")]


def test_selecting_rules_leaves_unread_inputs_in_the_report() -> None:
    (unread,) = score.troubles([Notice("FC901", Place("x", "body", 0, 0, 1, 1, ""), "is gone")], pack())
    findings = (between(A, B), between(A, B, rule="FC301"), unread)
    assert graded(*findings, select=("FC3",)) == [("FC301", "info"), ("FC901", "warning")]
    assert graded(*findings, select=("FC3",), severity={"FC901": "off"}) == [("FC301", "info")]


def test_an_override_governs_what_would_not_be_there_without_its_articles() -> None:
    off = Override(paths=("old",), ignore=("FC101",))
    assert graded(between(A, B), overrides=(off,)) == []
    assert graded(between(B, C), overrides=(off,)) == [("FC101", "error")]
    three = between(A, B, C)
    assert graded(three, overrides=(off,)) == [("FC101", "error")]
    told_twice = replace(three, sides=((0, 1), (2,)))
    assert graded(told_twice, overrides=(off,)) == [("FC101", "error")]


def test_the_last_override_has_the_last_word() -> None:
    off = Override(paths=("old",), ignore=("FC101",))
    back = Override(paths=("old/a.*",), severity={"FC1": "warning"})
    assert graded(between(A, B), overrides=(off, back)) == [("FC101", "warning")]
    assert graded(between(A, B), overrides=(back, off)) == []
