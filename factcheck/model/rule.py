"""A rule as an editor reads it: code, severity, message, reason, example."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model.finding import Severity


@dataclass(frozen=True, slots=True)
class Example:
    """Statements of two articles that break the rule, and two that do not."""

    conflict: tuple[str, ...]
    agree: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding. ``message`` is a template; ``why`` the reason an editor is given."""

    code: str
    name: str
    severity: Severity
    kind: str
    message: str
    why: str
    remedy: str
    example: Example | None = None
