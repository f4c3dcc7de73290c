"""metrics.toml → the measures the tool knows."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model.metric import Metric
from factcheck.packs.documents import Document, PackError
from factcheck.packs.entries import tables, values


def read(documents: Sequence[Document]) -> tuple[Metric, ...]:
    """Every measure; one of a later pack replaces that of the same name."""
    found: dict[str, Metric] = {}
    for document in documents:
        entries = tables(document, "metric")
        found |= {metric.name: metric for metric in values(Metric, document, "metric", entries)}
    _check_nouns(tuple(found.values()))
    return tuple(found.values())


def _check_nouns(metrics: Sequence[Metric]) -> None:
    owners: dict[str, str] = {}
    for metric in metrics:
        for noun in metric.nouns:
            owner = owners.setdefault(noun, metric.name)
            if owner != metric.name:
                raise PackError(f'metric "{metric.name}": "{noun}" is a noun of "{owner}" already; keep it in one')
