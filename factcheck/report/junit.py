"""Report → JUnit's XML: an article is a suite, a finding one of its cases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from xml.etree import ElementTree as Tree

from factcheck.model.finding import SEVERITIES, Finding, Report, Severity
from factcheck.model.later import later
from factcheck.report.escape import visible
from factcheck.report.gitlab import settled
from factcheck.report.paths import Checkout, in_checkout
from factcheck.report.spots import spots
from factcheck.report.words import understood

# Not to be had in XML even as a reference; what else is not is spelled out with what could steer a terminal.
ILLEGAL = later("[\ufffe\uffff]")
LONGEST = 2_000
MOST_PLACES = 20
CLEAN = "nothing found"


@dataclass(frozen=True, slots=True)
class Suites:
    """A report on its way to JUnit; a finding fails where it is as severe as ``fail_on``."""

    report: Report
    fail_on: Severity | Literal["never"] = "error"
    checkout: Checkout | None = None

    def written(self) -> str:
        found: dict[str, list[Finding]] = {article.path: [] for article in self.report.articles}
        for finding in self.report.findings:
            found.setdefault(spots(finding, self.report.changed or ())[0].place.path, []).append(finding)
        suites = [self._suite(path, findings) for path, findings in found.items()]
        root = Tree.Element("testsuites", {"name": "factcheck"} | summed(suites))
        root.extend(suites)
        Tree.indent(root)
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{Tree.tostring(root, encoding="unicode")}\n'

    def _suite(self, path: str, findings: list[Finding]) -> Tree.Element:
        name = legal(in_checkout(path, self.checkout))
        cases = [self._case(name, finding) for finding in findings] or [
            Tree.Element("testcase", {"classname": name, "name": CLEAN, "time": "0"})
        ]
        suite = Tree.Element("testsuite", {"name": name} | counts(cases))
        suite.extend(cases)
        return suite

    def _case(self, suite: str, finding: Finding) -> Tree.Element:
        name = legal(f"{finding.rule} {finding.name} {finding.id}")
        case = Tree.Element("testcase", {"classname": suite, "name": name, "time": "0"})
        details = "\n".join(map(legal, self._details(finding)))
        if not finding.stands:
            Tree.SubElement(case, "skipped", {"message": legal(settled(finding).removesuffix(": "))})
        elif self._fails(finding):
            given = {"type": f"{finding.rule} {finding.severity}", "message": legal(finding.message)}
            Tree.SubElement(case, "failure", given).text = details
            return case
        Tree.SubElement(case, "system-out").text = details
        return case

    def _fails(self, finding: Finding) -> bool:
        return self.fail_on != "never" and SEVERITIES.index(finding.severity) >= SEVERITIES.index(self.fail_on)

    def _details(self, finding: Finding) -> Iterable[str]:
        yield f"{finding.severity}: {finding.message}"
        places = spots(finding, self.report.changed or ())
        for place, claim in places[:MOST_PLACES]:
            where = f"{in_checkout(place.path, self.checkout)}:{place.file_line}"
            yield f'- {where} "{place.text}"{f" = {understood(claim)}" if claim else ""}'
        if len(places) > MOST_PLACES:
            yield f"and {len(places) - MOST_PLACES:,} more places"
        if finding.hint:
            yield f"hint: {finding.hint}"


def counts(cases: list[Tree.Element]) -> dict[str, str]:
    failures, skipped = (sum(case.find(name) is not None for case in cases) for name in ("failure", "skipped"))
    return {
        "tests": str(len(cases)), "failures": str(failures), "errors": "0", "skipped": str(skipped), "time": "0",
    }  # fmt: skip


def summed(suites: list[Tree.Element]) -> dict[str, str]:
    """The attributes of all suites together; ``skipped`` is none of theirs."""
    return {name: str(sum(int(suite.get(name, "0")) for suite in suites)) for name in ("tests", "failures", "errors")}


def legal(text: str) -> str:
    r"""The text on one line, of no more than some length, without what XML forbids.

    >>> legal("9\x00% \uffff")
    '9\\x00% \\uffff'
    """
    shown = ILLEGAL.sub(lambda match: f"\\u{ord(match[0]):04x}", visible(text))
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"
