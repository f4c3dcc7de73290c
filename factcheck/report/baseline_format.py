"""A baseline as it is kept in a repository: one finding a line, so that two branches seldom quarrel over it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from factcheck.model.baseline import Known
from factcheck.report.escape import harmless_json, visible

SCHEMA = "factcheck-baseline/1"


def as_baseline(known: Iterable[Known]) -> str:
    """The file, sorted by path, rule and fingerprint; the same bytes for the same findings."""
    lines = ",\n".join(f"  {_line(one)}" for one in sorted(known))
    return (
        f'{{"schema": "{SCHEMA}", "findings": [\n{lines}\n]}}\n'
        if lines
        else f'{{"schema": "{SCHEMA}", "findings": []}}\n'
    )


def baseline_as_text(known: Iterable[Known], stale: Iterable[Known] = ()) -> Iterator[str]:
    """A line a finding, for people; what is not found any more is called stale."""
    idle = set(stale)
    for one in sorted(known):
        told = f"{one.id} {one.rule} {', '.join(one.paths)}  {one.message}"
        yield visible(f"stale  {told}" if one in idle else told) + "\n"


def _line(one: Known) -> str:
    record: dict[str, object] = {"id": one.id, "rule": one.rule, "paths": list(one.paths), "message": one.message}
    if one.telling:
        record["telling"] = one.telling
    if one.figures:
        record["figures"] = list(one.figures)
    return harmless_json(json.dumps(record, ensure_ascii=False))
