"""words.toml and tolerances.toml → the words that turn a figure, and how far figures may lie apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from factcheck.model.words import Tolerances, Words
from factcheck.packs.documents import Document, PackError
from factcheck.packs.entries import only


def read(documents: Sequence[Document]) -> Words:
    """Phrases by category and label; a label of a later pack replaces that of the same, known category."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for document in documents:
        told = {category: _labels(document, category, labels) for category, labels in document.data.items()}
        if not document.core:
            only(document, found)
        for category, labels in told.items():
            found.setdefault(category, {}).update(labels)
    return Words(found)


def _labels(document: Document, category: str, labels: Any) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(labels, dict):
        raise PackError(f'{document.path}: "{category}" is no table; write [{category}] and labels with lists below')
    for label, phrases in labels.items():
        if not isinstance(phrases, list) or not all(isinstance(phrase, str) for phrase in phrases):
            raise PackError(
                f'{document.path}, [{category}]: "{label}" is {phrases!r}, not a list of text; '
                f'write {label} = ["…", "…"]'
            )
    return {label: tuple(phrases) for label, phrases in labels.items()}


def tolerances(documents: Sequence[Document]) -> Tolerances:
    """Each tolerance by name; that of a later pack replaces that of the same name."""
    found: dict[str, Decimal] = {}
    for document in documents:
        if not document.core:
            only(document, found)
        found |= {name: _tolerance(document, name, found.get(name)) for name in document.data}
    return Tolerances(found)


def _tolerance(document: Document, name: str, before: Decimal | None) -> Decimal:
    value = _decimal(document, name)
    if value < 0:
        raise PackError(f'{document.path}: "{name}" is {value}, below 0; write for example {name} = {before or 0}')
    return value


def _decimal(document: Document, name: str) -> Decimal:
    value = document.data[name]
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not Decimal(value).is_finite():
        raise PackError(f'{document.path}: "{name}" is {value!r}, not a number; write {name} = 0.05')
    return Decimal(value)
