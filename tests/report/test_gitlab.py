"""GitLab's Code Quality, field for field."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from factcheck import score
from factcheck.model.finding import Finding, Suppression
from factcheck.report import Checkout, Page
from tests.handmade import claim, conflict, pack, report

A = claim("./news/a.txt", "It rose 8.8%.", "8.8%", line=3)
B = claim("news/b.txt", "It rose 18%.", "18%", line=5, value="18")


def found() -> Finding:
    (finding,) = score.findings([conflict(A, B, message="They differ.", hint="A slip?")], pack())
    return finding


def issues(*findings: Finding) -> list[dict[str, Any]]:
    page = Page(report(*findings), pack().rules, "9.9", checkout=Checkout("/repo", "/repo"))
    return list(json.loads(page.rendered("gitlab")))


def test_an_issue_has_the_fields_that_are_read() -> None:
    finding = found()
    assert issues(finding) == [
        {
            "description": "They differ. See news/b.txt:5. Hint: A slip?",
            "check_name": "FC101 value-differs",
            "fingerprint": finding.id,
            "severity": "critical",
            "location": {"path": "news/a.txt", "lines": {"begin": 3, "end": 3}},
        }
    ]


def test_no_two_issues_share_a_fingerprint() -> None:
    pair = conflict(A, B)
    fingerprints = [issue["fingerprint"] for issue in issues(*score.findings([pair, pair, pair], pack()))]
    assert len(set(fingerprints)) == 3


def test_severities_are_of_the_list() -> None:
    told = issues(*(replace(found(), severity=severity) for severity in ("error", "warning", "info")))
    assert [issue["severity"] for issue in told] == ["critical", "major", "info"]


def test_what_is_settled_says_so_and_ranks_lowest() -> None:
    suppressed = replace(found(), suppression=Suppression("external", "A quote."))
    told = issues(suppressed, replace(found(), baseline="unchanged"))
    assert [issue["severity"] for issue in told] == ["info", "info"]
    assert told[0]["description"].startswith("Suppressed (A quote.): They differ.")
    assert told[1]["description"].startswith("Known from the baseline: They differ.")


def test_control_characters_are_spelled_out() -> None:
    (issue,) = issues(replace(found(), message="up\x1b[2J\n5%"))
    assert issue["description"].startswith("up\\x1b[2J 5%")
