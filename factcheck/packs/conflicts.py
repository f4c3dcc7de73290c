"""conflicts/*.toml → the rules, by code."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model.rule import Rule
from factcheck.packs.documents import Document
from factcheck.packs.entries import values


def read(documents: Sequence[Document]) -> dict[str, Rule]:
    """Every rule by its code, in order of code; one of a later pack replaces that of the same code."""
    found: dict[str, Rule] = {}
    for document in documents:
        found |= {rule.code: rule for rule in values(Rule, document, "rule", [document.data])}
    return dict(sorted(found.items()))
