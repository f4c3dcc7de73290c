"""Whether the rules and tolerances that a configuration names are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.configuration.documents import ConfigurationError
from factcheck.model.pack import RulePack
from factcheck.model.rule import named
from factcheck.model.settings import Settings
from factcheck.model.spelling import nearest


def check_names(settings: Settings, pack: RulePack) -> None:
    """Say no to the name of a rule or a tolerance that no pack knows."""
    known = [name for rule in pack.rules.values() for name in (rule.code, rule.name)]
    for key, words in _rules(settings):
        for word in words:
            if not named(word, pack.rules):
                raise ConfigurationError(f'{_where(settings)}{key}: no rule "{word}"; {nearest(word, known)}')
    for name in settings.tolerances:
        if name not in pack.tolerances.values:
            remedy = nearest(name, pack.tolerances.values)
            raise ConfigurationError(f'{_where(settings)}tolerances: no tolerance "{name}"; {remedy}')


def _rules(settings: Settings) -> Iterator[tuple[str, Iterable[str]]]:
    yield "select", settings.select
    yield "severity", settings.severity
    for ignore in settings.ignore:
        yield f"[[ignore]] on line {ignore.place.line}", ignore.rules
    for override in settings.overrides:
        yield f"overrides of {', '.join(override.paths)}", override.levels()


def _where(settings: Settings) -> str:
    return f"{settings.file}, " if settings.file else ""
