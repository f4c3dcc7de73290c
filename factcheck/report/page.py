"""A report in any of its formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from factcheck.model.claim import Claim
from factcheck.model.finding import Report, Severity
from factcheck.model.rule import Rule
from factcheck.report.github import as_github
from factcheck.report.github_summary import MOST_BYTES, as_summary
from factcheck.report.gitlab import as_gitlab
from factcheck.report.json_format import as_json, as_jsonl, claims_as_json, claims_as_jsonl
from factcheck.report.paths import Checkout
from factcheck.report.sarif import Log
from factcheck.report.spots import led
from factcheck.report.text_format import as_statistics, as_text, claims_as_text

Format = Literal["text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "html"]
ClaimFormat = Literal["text", "json", "jsonl"]
FORMATS: tuple[Format, ...] = get_args(Format)


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown of a report, with the rules that explain it; ``left_out`` counts findings that are not shown.

    ``fail_on`` is what a run fails for. ``checkout`` is what other programs name paths from. With ``statistics``, text
    counts findings instead of showing them. In every format a draft, or what has changed, leads its findings.
    """

    report: Report
    rules: Mapping[str, Rule]
    version: str
    left_out: int = 0
    fail_on: Severity | Literal["never"] = "error"
    checkout: Checkout | None = None
    statistics: bool = False

    def rendered(self, name: Format, *, color: bool = False, width: int = 100) -> str:
        report = led(self.report, self.rules)
        match name:
            case "text" if self.statistics:
                return as_statistics(report, left_out=self.left_out)
            case "text":
                return as_text(report, self.rules, left_out=self.left_out, color=color, width=width)
            case "json":
                return as_json(report, self.version)
            case "jsonl":
                return as_jsonl(report)
            case "sarif":
                return Log(report, self.rules, self.version, self.left_out, self.checkout).written()
            case "github":
                return as_github(report, left_out=self.left_out, checkout=self.checkout)
            case "gitlab":
                return as_gitlab(report, checkout=self.checkout)
            case "junit":
                from factcheck.report.junit import Suites  # a parser of XML is not loaded for any other format

                return Suites(report, self.fail_on, self.checkout).written()
            case "html":
                from factcheck.report.html import as_html  # nor is what draws

                return as_html(report, self.rules, self.version, left_out=self.left_out)

    def summary(self, room: int = MOST_BYTES) -> str:
        """The page of Markdown that GitHub shows for a step; nothing where not even its first lines have room."""
        return as_summary(led(self.report, self.rules), left_out=self.left_out, checkout=self.checkout, room=room)


def claim_pages(claims: Iterable[Claim], name: ClaimFormat) -> Iterator[str]:
    """The claims, page by page; one a line, except where they are one JSON value."""
    if name == "json":
        yield claims_as_json(claims)
    else:
        yield from claims_as_jsonl(claims) if name == "jsonl" else claims_as_text(claims)
