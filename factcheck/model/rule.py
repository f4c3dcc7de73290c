"""A rule as an editor reads it: code, severity, message, reason, example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.model.finding import Severity

# Found by a language model alone: a run without one says nothing of these.
BY_MODEL = frozenset({"FC501"})
# How the sentence of a rule tells the figures of its sides, of which any may come first.
FIGURES = "{a} and {b}"


@dataclass(frozen=True, slots=True)
class Example:
    """Statements of two articles that break the rule, and two that do not."""

    conflict: tuple[str, ...]
    agree: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """What a file of that name holds that breaks the rule, saved in that encoding, and the same mended, in UTF-8."""

    file: str
    broken: str
    mended: str
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding. ``message`` is a template; ``why`` the reason an editor is given.

    What it finds is shown by an ``example`` where that is statements, by a ``sample`` where it is a file.
    """

    code: str
    name: str
    severity: Severity
    kind: str
    message: str
    why: str
    remedy: str
    example: Example | None = None
    sample: Sample | None = None

    @property
    def quieting(self) -> tuple[str, ...]:
        """The ways to be spared this rule, from one finding to all."""
        everywhere = f'Everywhere, in factcheck.toml: severity.{self.code} = "off"'
        if self.kind == "input":
            return ("Mend the input as the message says, or leave it out with --exclude.", everywhere)
        if self.kind == "suppression":
            return ("Mend the suppression as the message says, or take it away.", everywhere)
        return (
            f"Before the paragraph: <!-- factcheck: ignore {self.code} -- the reason -->",
            f"For an article, in its front matter: factcheck: ignore {self.code} -- the reason",
            f'For a pair, in factcheck.toml: [[ignore]] with rule = "{self.code}", articles = ["a", "b"], reason = "…"',
            everywhere,
        )


def named(word: str, rules: Mapping[str, Rule]) -> frozenset[str]:
    """The codes of the rules that a word stands for: a code, the beginning of one, or a name; none if it is unknown.

    >>> names = {"FC301": "rounding", "FC401": "growth-does-not-fit"}
    >>> rules = {code: Rule(code, name, "info", "", "", "", "") for code, name in names.items()}
    >>> [sorted(named(word, rules)) for word in ("FC3", "rounding", "FC", "F")]
    [['FC301'], ['FC301'], ['FC301', 'FC401'], []]
    """
    if word.upper().startswith("FC"):
        return frozenset(code for code in rules if code.startswith(word.upper()))
    return frozenset(rule.code for rule in rules.values() if rule.name == word.lower())
