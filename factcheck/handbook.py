"""The rules as an editor reads them, and the shapes of what is read and written as programs do."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from factcheck.model.rule import Rule, Sample

WIDTH = 100


class UnknownRuleError(Exception):
    """No rule of that code or name; the message names the nearest."""


def rules(directories: Sequence[Path] | None = None) -> dict[str, Rule]:
    """Every rule by code, those of the named packs laid over what comes with the tool."""
    from factcheck import packs

    return packs.rules(*directories or ())


def rule(code: str, among: Mapping[str, Rule]) -> Rule:
    """The rule of that code or name."""
    known = {key: rule for rule in among.values() for key in (rule.code, rule.name)}
    found = known.get(code.upper()) or known.get(code.lower())
    if found is None:
        family = [one for one in among if one.startswith(code.upper())]
        if len(family) > 1:
            raise UnknownRuleError(f'"{code}" is the beginning of {", ".join(sorted(family))}; name one of them')
        near = get_close_matches(code.upper(), list(known), n=1, cutoff=0.5)
        remedy = f"the nearest is {near[0]}" if near else "factcheck rules lists them"
        raise UnknownRuleError(f'no rule is called "{code}"; {remedy}')
    return found


def explanation(rule: Rule) -> str:
    """What the rule finds, why it matters, what to do, what breaks and keeps it, and how to quiet it."""
    from factcheck.report import visible

    parts = [f"{rule.code} {rule.name} ({rule.severity})", paragraph(rule.why), paragraph(f"What to do: {rule.remedy}")]
    if rule.example:
        parts.append("\n".join(["These break it:", *map(quoted, rule.example.conflict)]))
        parts.append("\n".join(["These do not:", *map(quoted, rule.example.agree)]))
    if rule.sample:
        parts += sampled(rule.sample)
    parts.append("\n".join(["To quiet it:", *map(quoted, rule.quieting)]))
    lines = "\n\n".join(parts).split("\n")
    return "".join(f"{line[: len(line) - len(line.lstrip(' '))]}{visible(line.strip())}\n" for line in lines)


def sampled(sample: Sample) -> Iterator[str]:
    """A file that breaks a rule, and the same file mended."""
    for said, text, encoding in (
        ("This breaks it", sample.broken, sample.encoding),
        ("This does not", sample.mended, "utf-8"),
    ):
        saved = f" saved as {encoding}" if sample.encoding != "utf-8" else ""
        yield f"{said}, in {sample.file}{saved}:\n{textwrap.indent(text.strip(), '    ')}"


def contents(rules: Iterable[Rule], width: int | None = None) -> Iterator[str]:
    """One line a rule, whole unless it has to fit a width."""
    for rule in rules:
        line = f"{rule.code}  {rule.severity:<8} {rule.name:<26} {' '.join(rule.why.split())}"
        yield f"{line if width is None or len(line) <= width else cut(line, width)}\n"


def cut(line: str, width: int) -> str:
    """The line's words as far as they fit.

    >>> cut("One thing has one value.", 16)
    'One thing has …'
    """
    return line[: width - 1].rpartition(" ")[0].rstrip() + " …"


def paragraph(text: str) -> str:
    return textwrap.fill(text, WIDTH)


def quoted(statement: str) -> str:
    return textwrap.fill(statement, WIDTH, initial_indent="  - ", subsequent_indent="    ")


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a report, a finding, a claim, a configuration, a baseline, facts, or the parts of a pack."""
    if name == "config":
        from factcheck import configuration

        return configuration.json_schema()
    if name == "facts":
        from factcheck import configuration

        return configuration.facts_schema()
    if name == "baseline":
        from factcheck import configuration

        return configuration.baseline_schema()
    if name == "pack":
        from factcheck import packs

        return packs.json_schema()
    from factcheck import report

    return report.json_schema(name)
