"""conflicts/*.toml → the rules, by code."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from factcheck.model.rule import Rule
from factcheck.packs.documents import Document, PackError
from factcheck.packs.entries import values


def read(documents: Sequence[Document]) -> dict[str, Rule]:
    """Every rule by its code, in order of code; one of a later pack replaces that of the same code."""
    found: dict[str, Rule] = {}
    for document in documents:
        for rule in values(Rule, document, "rule", [document.data]):
            if not document.core:
                _refuse_unfound(document, rule, found)
            found[rule.code] = rule
    return dict(sorted(found.items()))


def _refuse_unfound(document: Document, rule: Rule, known: Collection[str]) -> None:
    # What raises a code is written in the tool: a rule of any other code would never be heard of.
    if rule.code not in known:
        raise PackError(
            f'{document.path}, rule "{rule.name}": nothing finds "{rule.code}", '
            "a pack can only reword a rule of the core; factcheck rules lists them"
        )
