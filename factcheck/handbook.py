"""The rules as an editor reads them: ``factcheck rules`` and ``factcheck explain``."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from difflib import get_close_matches

from factcheck.model.rule import Rule

WIDTH = 100


class UnknownRuleError(Exception):
    """No rule of that code or name; the message names the nearest."""


def rules() -> dict[str, Rule]:
    """Every rule that comes with the tool, by code."""
    from factcheck import packs

    return packs.rules()


def rule(code: str) -> Rule:
    """The rule of that code or name."""
    known = {key: rule for rule in rules().values() for key in (rule.code, rule.name)}
    found = known.get(code.upper()) or known.get(code.lower())
    if found is None:
        near = get_close_matches(code.upper(), list(known), n=1, cutoff=0.5)
        remedy = f"the nearest is {near[0]}" if near else "factcheck rules lists them"
        raise UnknownRuleError(f'no rule is called "{code}"; {remedy}')
    return found


def explanation(rule: Rule) -> str:
    """What the rule finds, why it matters, what to do, and statements that break and keep it."""
    parts = [f"{rule.code} {rule.name} ({rule.severity})", paragraph(rule.why), paragraph(f"What to do: {rule.remedy}")]
    if rule.example:
        parts.append("\n".join(["These break it:", *map(quoted, rule.example.conflict)]))
        parts.append("\n".join(["These do not:", *map(quoted, rule.example.agree)]))
    return "\n\n".join(parts) + "\n"


def contents() -> Iterator[str]:
    """One line a rule."""
    for rule in rules().values():
        yield f"{rule.code}  {rule.severity:<8} {rule.name:<26} {textwrap.shorten(rule.why, 90, placeholder=' …')}\n"


def paragraph(text: str) -> str:
    return textwrap.fill(text, WIDTH)


def quoted(statement: str) -> str:
    return textwrap.fill(statement, WIDTH, initial_indent="  - ", subsequent_indent="    ")
