"""conflicts/*.toml → the rules, by code."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from string import Formatter

from factcheck.model.rule import Rule
from factcheck.packs.documents import Document, PackError
from factcheck.packs.entries import values

TOLD = frozenset({"subject", "metric", "a", "b", "gap", "reason", "date", "told", "real"})


def read(documents: Sequence[Document]) -> dict[str, Rule]:
    """Every rule by its code, in order of code; one of a later pack replaces that of the same code."""
    found: dict[str, Rule] = {}
    for document in documents:
        for rule in values(Rule, document, "rule", [document.data]):
            if not document.core:
                _refuse_unfound(document, rule, found)
                _refuse_kind(document, rule, found.values())
            _check_message(document, rule)
            found[rule.code] = rule
    return dict(sorted(found.items()))


def _refuse_unfound(document: Document, rule: Rule, known: Collection[str]) -> None:
    # What raises a code is written in the tool: a rule of any other code would never be heard of.
    if rule.code not in known:
        raise PackError(
            f'{document.path}, rule "{rule.name}": nothing finds "{rule.code}", '
            "a pack can only reword a rule of the core; factcheck rules lists them"
        )


def _refuse_kind(document: Document, rule: Rule, known: Collection[Rule]) -> None:
    kinds = sorted({one.kind for one in known})
    if rule.kind not in kinds:
        raise PackError(
            f'{document.path}, rule "{rule.name}": no kind "{rule.kind}"; known are {", ".join(kinds)}, '
            f"and {rule.code} is of that of the core"
        )


def _check_message(document: Document, rule: Rule) -> None:
    """A message is plain text with the names of what is told in braces: nothing is formatted, nothing looked into."""
    try:
        parts = list(Formatter().parse(rule.message))
    except ValueError as error:
        raise PackError(f'{document.path}, message of "{rule.code}": {error}; write two braces to print one') from None
    for _, name, shape, conversion in parts:
        if name is not None and (name not in TOLD or shape or conversion):
            raise PackError(
                f'{document.path}, message of "{rule.code}": "{{{name}}}" is nothing that can be told; '
                f"write one of {', '.join(f'{{{one}}}' for one in sorted(TOLD))}"
            )
