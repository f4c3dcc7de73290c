"""What a run makes of articles, and its report, kept for the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from struct import Struct
from typing import TYPE_CHECKING

from factcheck.cache import entries, forms, keys
from factcheck.cache.entries import Entry, Head, Origin
from factcheck.cache.store import Store
from factcheck.model.article import Article, Notice
from factcheck.model.finding import ArticleSummary, Report, Treated
from factcheck.model.language import NliScores, StatementPair
from factcheck.model.made import Made

if TYPE_CHECKING:
    from factcheck.cache.stands import Stood

MOST_BYTES = 900_000_000  # a little less than a value in the file can have
SCORES = Struct("<3d")


@dataclass(frozen=True, slots=True)
class Kept:
    """What a store holds of runs with the same tool and rules, which ``environment`` stands for."""

    store: Store
    environment: bytes

    def treated(self, article: Article) -> Treated | None:
        found = self.store.get(keys.of_article(self.environment, article))
        return None if found is None else forms.treated_of(found, article)

    def keep_treated(self, article: Article, treated: Treated) -> None:
        self.store.put(keys.of_article(self.environment, article), forms.treated_bytes(treated))

    def heads(self, key: bytes, origin: Origin) -> list[Head] | None:
        """What was made of a piece under that key, in brief, as it is called now."""
        found = self.store.get(key, together=[keys.of_treated(key)])
        return None if found is None else entries.heads_of(found, origin)

    def entries(self, key: bytes, origin: Origin) -> list[Entry] | None:
        """What was made of a piece under that key, as it is called now."""
        heads, kept = self.heads(key, origin), self.store.get(keys.of_treated(key))
        if heads is None or kept is None:
            return None
        treated = entries.all_treated_of(kept, [one for one in heads if isinstance(one, ArticleSummary)])
        if treated is None:
            return None
        found = iter(treated)
        return [one if isinstance(one, Notice) else (one, next(found)) for one in heads]

    def keep_entries(self, key: bytes, found: Sequence[Entry], origin: Origin) -> bool:
        """Whether what was made of a piece could be kept."""
        value = entries.entries_bytes(found, origin)
        if value is not None:
            self.store.put(key, value[0])
            self.store.put(keys.of_treated(key), value[1])
        return value is not None

    def made(self, made: Made, name: str) -> Treated | None:
        """What was made of an article that is called so."""
        found = self.store.get(keys.of_treated(made.key))
        return None if found is None else entries.treated_of(found, made, name)

    def report(self, key: bytes) -> Report | None:
        found = self.store.get(key)
        return None if found is None else forms.report_of(found)

    def keep_report(self, key: bytes, report: Report) -> None:
        self.store.put(key, forms.report_bytes(report))

    def scores(self, identity: Mapping[str, str], pair: StatementPair) -> NliScores | None:
        """What a model made of a pair."""
        found = self.store.get(keys.of_pair(self.environment, identity, pair))
        return NliScores(*SCORES.unpack(found)) if found is not None and len(found) == SCORES.size else None

    def keep_scores(self, identity: Mapping[str, str], pair: StatementPair, scores: NliScores) -> None:
        self.store.put(keys.of_pair(self.environment, identity, pair), SCORES.pack(*scores))

    def stood(self, key: bytes) -> Stood | None:
        """How things stood after the last run under that key."""
        from factcheck.cache.stands import stood_of

        found = self.store.get(key)
        return None if found is None else stood_of(found)

    def keep_stood(self, key: bytes, stood: Stood) -> None:
        from factcheck.cache.stands import stood_bytes

        value = stood_bytes(stood)
        if len(value) <= MOST_BYTES:
            self.store.put(key, value)
