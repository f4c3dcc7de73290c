"""JUnit's XML, read by a parser that CI systems' reports are read with."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as Tree

import pytest
from junitparser import Failure, JUnitXml, Skipped

from factcheck import score
from factcheck.model.finding import Finding, Suppression
from factcheck.report import Page
from tests.handmade import claim, conflict, pack, report, summary

A = claim("a.txt", "It rose 8.8%.", "8.8%", line=3)
B = claim("b.txt", "It rose 18%.", "18%", line=5, value="18")
ARTICLES = (summary("a.txt"), summary("b.txt"))

# What the schema that Jenkins' plug-in publishes allows of each element, in this order.
CHILDREN = {
    "testsuites": ["testsuite"],
    "testsuite": ["testcase", "system-out"],
    "testcase": ["skipped", "failure", "system-out"],
}
ATTRIBUTES = {
    "testsuites": {"name", "tests", "failures", "errors", "time", "disabled"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped", "time", "disabled", "timestamp", "id", "package"},
    "testcase": {"name", "classname", "time", "assertions", "status"},
    "failure": {"type", "message"},
    "skipped": {"message"},
    "system-out": set(),
}


def found(**said: Any) -> Finding:
    (finding,) = score.findings([conflict(A, B, message="They differ.", hint="A slip?")], pack())
    return replace(finding, **said)


def junit(*findings: Finding, **said: Any) -> str:
    return Page(report(*findings, articles=ARTICLES), pack().rules, "9.9", **said).rendered("junit")


def read(page: str) -> JUnitXml:
    return JUnitXml.fromstring(page.encode())


def test_a_parser_reads_suites_cases_and_counts() -> None:
    read_back = read(junit(found(), found(suppression=Suppression("external", "A quote."))))
    assert (read_back.tests, read_back.failures, read_back.errors) == (3, 1, 0)
    a, b = read_back
    assert [(suite.name, suite.tests, suite.failures, suite.skipped) for suite in (a, b)] == [
        ("a.txt", 2, 1, 1),
        ("b.txt", 1, 0, 0),
    ]
    failed, skipped = a
    (failure,), (skip,) = failed.result, skipped.result
    assert isinstance(failure, Failure)
    assert isinstance(skip, Skipped)
    assert (failure.type, failure.message) == ("FC101 error", "They differ.")
    assert failure.text.startswith('error: They differ.\n- a.txt:3 "8.8%"')
    assert failure.text.endswith("hint: A slip?")
    assert failed.system_out is None
    assert skipped.system_out.startswith("error: They differ.")
    assert skip.message == "Suppressed (A quote.)"
    assert next(iter(b)).is_passed


@pytest.mark.parametrize(
    ("fail_on", "failures"), [("error", ["error"]), ("info", ["error", "warning", "info"]), ("never", [])]
)
def test_a_finding_fails_as_it_fails_the_run(fail_on: str, failures: list[str]) -> None:
    findings = (found(severity=severity) for severity in ("error", "warning", "info"))
    suite = next(iter(read(junit(*findings, fail_on=fail_on))))
    assert [case.result[0].type.split()[1] for case in suite if case.result] == failures
    assert all(bool(case.system_out) != bool(case.result) for case in suite)


def test_the_elements_are_those_of_the_schema() -> None:
    page = junit(found(), found(severity="info"), found(baseline="unchanged"))
    for element in Tree.fromstring(page).iter():
        assert set(element.attrib) <= ATTRIBUTES[element.tag]
        places = [CHILDREN.get(element.tag, []).index(child.tag) for child in element]
        assert places == sorted(places)


def test_what_xml_forbids_is_spelled_out() -> None:
    hostile = "5%\x00\x08\x1b[2J\ud800\ufffe ]]> </failure><x a='\"'>& \u202e"
    place = A.place._replace(path="a\x01\n.txt", text=hostile)
    case = next(
        iter(
            next(
                suite
                for suite in read(junit(found(claims=(), sides=(), places=(place,), message=hostile)))
                if suite.failures
            )
        )
    )
    assert case.result[0].message == "5%\\x00\\x08\\x1b[2J\\ud800\\ufffe ]]> </failure><x a='\"'>& \\u202e"
    assert case.classname == "a\\x01 .txt"


def test_every_case_has_a_name_of_its_own() -> None:
    pair = conflict(A, B)
    cases = [case.name for case in next(iter(read(junit(*score.findings([pair] * 3, pack())))))]
    assert len(set(cases)) == 3
