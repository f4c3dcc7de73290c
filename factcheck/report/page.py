"""A report in any of its formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from factcheck.model.claim import Claim
from factcheck.model.finding import Report
from factcheck.model.rule import Rule
from factcheck.report.json_format import as_json, as_jsonl, claims_as_json, claims_as_jsonl
from factcheck.report.text_format import as_text, claims_as_text

Format = Literal["text", "json", "jsonl"]


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown of a report, with the rules that explain it; ``left_out`` counts findings that are not shown."""

    report: Report
    rules: Mapping[str, Rule]
    version: str
    left_out: int = 0

    def rendered(self, name: Format, *, color: bool = False, width: int = 100) -> str:
        if name == "json":
            return as_json(self.report, self.version)
        if name == "jsonl":
            return as_jsonl(self.report)
        return as_text(self.report, self.rules, left_out=self.left_out, color=color, width=width)


def claim_pages(claims: Iterable[Claim], name: Format) -> Iterator[str]:
    """The claims, page by page; one a line, except where they are one JSON value."""
    if name == "json":
        yield claims_as_json(claims)
    else:
        yield from claims_as_jsonl(claims) if name == "jsonl" else claims_as_text(claims)
