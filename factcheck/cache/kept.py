"""Readings and reports that a run keeps for the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.cache import entries, forms, keys
from factcheck.cache.entries import Entry, Origin
from factcheck.cache.store import Store
from factcheck.model.article import Article
from factcheck.model.finding import Report
from factcheck.model.statement import Reading


@dataclass(frozen=True, slots=True)
class Kept:
    """What a store holds of runs with the same tool and rules, which ``environment`` stands for."""

    store: Store
    environment: bytes

    def reading(self, article: Article) -> Reading | None:
        found = self.store.get(keys.of_article(self.environment, article))
        return None if found is None else forms.reading_of(found, article)

    def keep_reading(self, article: Article, reading: Reading) -> None:
        self.store.put(keys.of_article(self.environment, article), forms.reading_bytes(reading))

    def entries(self, key: bytes, origin: Origin) -> list[Entry] | None:
        """What was made of a piece under that key, as it is called now."""
        found = self.store.get(key)
        return None if found is None else entries.entries_of(found, origin)

    def keep_entries(self, key: bytes, found: Sequence[Entry], origin: Origin) -> None:
        value = entries.entries_bytes(found, origin)
        if value is not None:
            self.store.put(key, value)

    def report(self, key: bytes) -> Report | None:
        found = self.store.get(key)
        return None if found is None else forms.report_of(found)

    def keep_report(self, key: bytes, report: Report) -> None:
        self.store.put(key, forms.report_bytes(report))
