"""metrics.toml → the measures the tool knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from factcheck.model.metric import Metric
from factcheck.packs.documents import Document, PackError
from factcheck.packs.entries import tables, values


def read(documents: Sequence[Document]) -> tuple[Metric, ...]:
    """Every measure; one of a later pack replaces that of the same name."""
    found: dict[str, Metric] = {}
    paths: dict[str, str] = {}
    for document in documents:
        read = {metric.name: metric for metric in values(Metric, document, "metric", tables(document, "metric"))}
        found |= read
        paths |= dict.fromkeys(read, document.path)
    _check_nouns(found.values(), paths)
    return tuple(found.values())


def _check_nouns(metrics: Iterable[Metric], paths: Mapping[str, str]) -> None:
    owners: dict[str, str] = {}
    for metric in metrics:
        for noun in metric.nouns:
            owner = owners.setdefault(noun, metric.name)
            if owner != metric.name:
                raise PackError(
                    f'{paths[metric.name]}, metric "{metric.name}": "{noun}" is a noun of "{owner}" too; keep it in one'
                )
