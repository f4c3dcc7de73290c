"""Rules → SARIF's descriptions of them, with the help that is shown beside a result."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from factcheck.model.finding import Severity
from factcheck.model.rule import Rule
from factcheck.report.markdown import plain

LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
PROBLEMS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "recommendation"}
LONGEST_DESCRIPTION = 1024  # what GitHub takes

# How often findings of a family are right, in the words that SARIF's readers rank by; corpus/gold measures it.
PRECISION = {"FC1": "high", "FC3": "very-high", "FC9": "very-high"}
TAGS = {
    "FC1": ("figures", "contradiction"),
    "FC2": ("figures", "scope"),
    "FC3": ("figures", "rounding"),
    "FC4": ("figures", "arithmetic"),
    "FC5": ("wording",),
    "FC9": ("input",),
}


def descriptors(rules: Iterable[Rule]) -> list[dict[str, Any]]:
    """The rules in the order given; a result refers to one by its index."""
    return [descriptor(rule) for rule in rules]


def descriptor(rule: Rule) -> dict[str, Any]:
    family = rule.code[:3]
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": cut(rule.name.replace("-", " ").capitalize())},
        "fullDescription": {"text": cut(rule.why)},
        "help": {"text": help_text(rule), "markdown": help_markdown(rule)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": list(TAGS.get(family, ())),
            "precision": PRECISION.get(family, "medium"),
            "problem.severity": PROBLEMS[rule.severity],
        },
    }


def help_text(rule: Rule) -> str:
    """Reason, remedy, examples and how to quiet the rule, as plain paragraphs."""
    parts = [rule.why, f"What to do: {rule.remedy}"]
    if rule.example:
        parts.append("\n".join(["These break it:", *(f"- {said}" for said in rule.example.conflict)]))
        parts.append("\n".join(["These do not:", *(f"- {said}" for said in rule.example.agree)]))
    if rule.sample:
        parts += [f"This breaks it, in {rule.sample.file}:", rule.sample.broken, "This does not:", rule.sample.mended]
    return "\n\n".join([*parts, "\n".join(["To quiet it:", *(f"- {way}" for way in rule.quieting)])])


def help_markdown(rule: Rule) -> str:
    """The same as a page of Markdown."""
    parts = [f"# {rule.code} {plain(rule.name)}", plain(rule.why), f"**What to do.** {plain(rule.remedy)}"]
    if rule.example:
        parts.append("\n".join(["**These break it**", "", *(f"- {plain(said)}" for said in rule.example.conflict)]))
        parts.append("\n".join(["**These do not**", "", *(f"- {plain(said)}" for said in rule.example.agree)]))
    if rule.sample:
        parts += [f"**This breaks it**, in {plain(rule.sample.file)}", fenced(rule.sample.broken)]
        parts += ["**This does not**", fenced(rule.sample.mended)]
    return "\n\n".join([*parts, "\n".join(["**To quiet it**", "", *(f"- {plain(way)}" for way in rule.quieting)])])


def fenced(text: str) -> str:
    """The text as it stands, in a fence longer than any it holds."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text.strip()}\n{fence}"


def cut(text: str) -> str:
    return text if len(text) <= LONGEST_DESCRIPTION else text[: LONGEST_DESCRIPTION - 1] + "…"
