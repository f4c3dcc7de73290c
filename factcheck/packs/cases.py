"""conflicts/*.toml and cases/*.toml of one pack → what it is to find in which texts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from factcheck.model.case import Case
from factcheck.model.rule import Rule
from factcheck.packs.documents import document, sources
from factcheck.packs.entries import tables, values

SECTION = "cases"


def cases(directory: Path) -> Iterator[tuple[str, Case]]:
    """The examples of a pack's own rules, then its cases, each with the file it stands in."""
    found = [document(source) for source in sources(directory) if source.section in ("conflicts", SECTION)]
    for one in found:
        if "code" in one.data:
            for rule in values(Rule, one, "rule", [one.data]):
                yield from ((one.path, case) for case in examples(rule))
        else:
            yield from ((one.path, case) for case in values(Case, one, "case", [*map(_dated, tables(one, "case"))]))


def _dated(case: Mapping[str, Any]) -> Mapping[str, Any]:
    """A date may stand as TOML has dates, without quotes."""
    date = case.get("date")
    return {**case, "date": date.isoformat()} if isinstance(date, datetime.date) else case


def examples(rule: Rule) -> Iterator[Case]:
    """What breaks a rule, and what does not."""
    if rule.example:
        yield Case(f"{rule.code} is found in its example", (rule.code,), texts=rule.example.conflict)
        yield Case(f"nothing is found beside the example of {rule.code}", (), texts=rule.example.agree)
