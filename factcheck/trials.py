"""``factcheck test``: whether a pack finds what its own examples and cases say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factcheck import library
from factcheck.model.case import Case
from factcheck.model.finding import Finding
from factcheck.model.pack import RulePack

# These compare statements without figures and need a language model, which no trial loads.
BY_MODEL = frozenset({"FC501"})


class TrialError(Exception):
    """A case cannot be tried; the message names the file, the case and what to do."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A case, the file it stands in, and what was found in its texts."""

    path: str
    case: Case
    found: tuple[str, ...]

    @property
    def passed(self) -> bool:
        wanted = sorted(self.case.finds)
        told = [one if " " in wish else one.split()[0] for wish, one in zip(wanted, self.found, strict=False)]
        return len(wanted) == len(self.found) and told == wanted


def trials(directory: Path) -> Iterator[Trial]:
    """Every example and case of a pack, tried with the pack laid over the core."""
    from factcheck import packs

    rules = library.rule_pack(directory)
    for path, case in packs.cases(directory):
        if not BY_MODEL.intersection(case.finds):
            yield Trial(path, case, tuple(sorted(map(told, findings(path, case, rules)))))


def findings(path: str, case: Case, rules: RulePack) -> tuple[Finding, ...]:
    from factcheck.read import article

    if not case.articles:
        raise TrialError(f'{path}, case "{case.name}": has no text; give it a = "…" and b = "…"')
    try:
        articles = [article(text, id=f"text {at}", date=case.date) for at, text in enumerate(case.articles, 1)]
    except ValueError as error:
        raise TrialError(f'{path}, case "{case.name}": {error}') from error
    return library.check(articles, rules).findings


def told(finding: Finding) -> str:
    return f"{finding.rule} {finding.severity}"


def page(tried: list[Trial]) -> Iterator[str]:
    """A line for each case that came out otherwise, and how many there were."""
    from factcheck.report import counted, visible

    failed = [trial for trial in tried if not trial.passed]
    for trial in failed:
        wanted, found = (", ".join(codes) or "nothing" for codes in (trial.case.finds, trial.found))
        yield visible(f"{trial.path}: {trial.case.name}: found {found}, wanted {wanted}") + "\n"
    yield f"{counted(len(tried), 'case')} tried, {len(failed)} failed.\n"
