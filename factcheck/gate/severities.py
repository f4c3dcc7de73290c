"""Which rules are in force, and how severe each finding is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from factcheck.model.finding import SEVERITIES, Finding, Report, Severity
from factcheck.model.rule import Rule, named
from factcheck.model.settings import Level, Override, Settings

# What says that an input was not read is never left out by naming other rules: silence would be ambiguous.
ABOUT_INPUTS = "FC9"


def graded(report: Report, settings: Settings, rules: Mapping[str, Rule]) -> Report:
    """The report with the severities that are settled, without the findings that are off."""
    if not (settings.select or settings.severity or settings.overrides):
        return report
    levels = levels_of(settings, rules)
    local = [(override, expanded(override.levels(), rules)) for override in settings.overrides]
    overrides_of = cache(settings.overrides_of)
    kept = []
    for finding in report.findings:
        level = levels.get(finding.rule)
        for override, own in local:
            if finding.rule in own and governs(override, finding, overrides_of):
                level = own[finding.rule]
        if level != "off":
            kept.append(finding if level is None else at_level(finding, level, rules))
    return replace(report, findings=tuple(kept))


def levels_of(settings: Settings, rules: Mapping[str, Rule]) -> dict[str, Level]:
    """The level of each rule for which one is settled."""
    levels = expanded(settings.severity, rules)
    if settings.select:
        chosen = {code for word in settings.select for code in named(word, rules)}
        levels |= {code: "off" for code in rules if code not in chosen and not code.startswith(ABOUT_INPUTS)}
    return levels


def expanded(levels: Mapping[str, Level], rules: Mapping[str, Rule]) -> dict[str, Level]:
    """The same levels by code; what is said of one rule goes before what is said of its family."""
    found: dict[str, Level] = {}
    for word in sorted(levels, key=lambda word: -len(named(word, rules))):
        found |= dict.fromkeys(named(word, rules), levels[word])
    return found


def at_level(finding: Finding, level: Severity, rules: Mapping[str, Rule]) -> Finding:
    """The finding so severe; no more severe than it is where its evidence is too weak for its rule."""
    rule = rules.get(finding.rule)
    weak = rule is not None and rank(finding.severity) < rank(rule.severity)
    return replace(finding, severity=min(finding.severity, level, key=rank) if weak else level)


def rank(severity: Severity) -> int:
    return SEVERITIES.index(severity)


def paths(finding: Finding) -> set[str]:
    return {place.path for place in finding.places}


def governs(override: Override, finding: Finding, overrides_of: Callable[[str], tuple[Override, ...]]) -> bool:
    """Whether nothing would be left to find without the articles that an override is for."""

    def elsewhere(path: str) -> bool:
        return all(one is not override for one in overrides_of(path))

    if not finding.claims:
        return not any(map(elsewhere, paths(finding)))
    sides = [side for side in finding.sides if any(elsewhere(finding.claims[index].place.path) for index in side)]
    return len(sides) < 2
