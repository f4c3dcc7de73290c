"""Conflicts that stand between places of a text rather than between its figures: dates, votes, ranks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from factcheck.model.finding import Conflict, Severity
from factcheck.model.pack import RulePack
from factcheck.model.text import Place

UNSAID = {"subject": "", "metric": "", "gap": "", "reason": ""}  # what a rule's message may ask for


def of_places(
    code: str,
    pack: RulePack,
    words: Mapping[str, str],
    places: tuple[Place, ...],
    articles: Iterable[str],
    said: tuple[str, ...],
    weight: float,
    *,
    hint: str | None = None,
    severity: Severity | None = None,
) -> Conflict:
    """A conflict of a rule without claims, its message filled with ``words``; ``said`` are the sentences around."""
    rule = pack.rules[code]
    return Conflict(
        rule=rule.code,
        claims=(),
        sides=(),
        message=rule.message.format_map({**UNSAID, **words}),
        hint=hint,
        weight=weight,
        places=places,
        articles=tuple(dict.fromkeys(articles)),
        severity=severity,
        said=said,
    )
