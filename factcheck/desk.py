"""An editor's desk: articles that are read once, held against each other, and read again when one of them changes."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from factcheck import __version__, library, pipeline, recall
from factcheck.drafts import Drafts, drafts, path_of
from factcheck.facts import understood as understood_facts
from factcheck.model.article import Article, Notice
from factcheck.model.claim import Claim
from factcheck.model.finding import Report
from factcheck.model.limits import Limits
from factcheck.model.settings import Settings
from factcheck.pipeline import Understood
from factcheck.read import Source, draft
from factcheck.standing import Standing

if TYPE_CHECKING:
    from factcheck.cache import Store

Item = Source | Article | Notice
StrPath = str | os.PathLike[str]


class Desk:
    """The articles under some paths, once they are ``read``, and what they disagree on now.

    ``report`` says what ``check`` would say. A path may be given a text of its own, which is read in place of the file.
    Where there are articles to hold them ``against``, the others are drafts, and only what concerns one is told. No
    language model is asked. Raises what ``check`` raises where the rules, a baseline or the facts cannot be used.
    """

    def __init__(
        self,
        paths: StrPath | Iterable[StrPath] | None = None,
        settings: Settings | StrPath | None = None,
        *,
        limits: Limits | None = None,
        against: StrPath | Iterable[StrPath] | None = None,
    ) -> None:
        self.settings = library.settled(settings)
        self.limits = library.bounded(limits, self.settings)
        self.paths = library.listed(paths, self.settings)
        self.against = None if against is None else library.listed(against, self.settings)
        self.rules = library.tuned_pack(None, self.settings)
        self.facts = library.house_facts(self.settings.facts)
        self.texts: dict[str, bytes] = {}
        self.drafts: Drafts | None = None
        self.items = self._listed()
        self.entries: dict[str, list[Understood | Notice]] = defaultdict(list)
        self.standing = Standing(self.rules)
        self.is_read = False
        self._read_since: set[str] = set()

    def read(self, cache: Store | StrPath | None = None, watcher: library.Watcher | None = None) -> Desk:
        """The desk, with everything read that was there when it was made; a ``cache`` and a ``watcher`` as in check."""
        for number in self.reading(cache):
            if watcher:
                watcher(number)
        self.settle()
        return self

    def reading(self, cache: Store | StrPath | None = None) -> Iterator[int]:
        """Reads one article after the other of what was there when the desk was made; how many so far.

        Meanwhile the desk can be asked and told everything; it knows of what it was told, and of nothing else before
        it is settled.
        """
        self.entries = defaultdict(list, {path: self.entries[path] for path in self.texts if path in self.entries})
        self._read_since = set(self.entries)
        items = [item for held in self.items.values() for item in held]
        with recall.keeping(cache, self.rules, __version__) as kept:
            read = partial(library.opened, limits=self.limits, settings=self.settings)
            entries = pipeline.each(items, self.rules, read=read, jobs=self.settings.jobs, memory=kept, judged=True)
            for number, entry in enumerate(entries, 1):
                if _path(entry) not in self._read_since:
                    self.entries[_path(entry)].append(entry)
                yield number
        self.is_read = True

    def report(self) -> Report:
        """What stands now, as it counts by the settings and the baseline."""
        known = library.known_findings(self.settings.baseline)
        raw = self.found()
        whole = self.is_read and library.reads_all([*self.paths, *(self.against or ())], self.settings)
        changed = None if self.drafts is None else self.drafts.are_at
        report = pipeline.gated(raw, self.rules, self.settings, known, changed, library.gone, whole=whole)
        return replace(report, drafts=self.drafts is not None)

    def settle(self) -> None:
        """Holds all that was read against each other."""
        self.standing = Standing.of(list(self._articles().values()), self.rules)

    def look(self) -> set[str]:
        """The paths that have come or gone since the last look; they are read by ``change``."""
        before, self.items = self.items, self._listed()
        return set(before.keys() ^ self.items.keys())

    def change(self, paths: Iterable[str]) -> None:
        """Reads these paths again; what lies there no more is forgotten."""
        before = self._articles()
        for path in dict.fromkeys(paths):
            self._read_since.add(path)
            self.entries.pop(path, None)
            if path in self.texts or path in self.items:
                self.entries[path] = list(self._read(path))
        after = self._articles()
        changed = [article for name, article in after.items() if article != before.get(name)]
        self.standing.change(changed, before.keys() - after.keys())

    def write(self, path: str, text: str | None) -> None:
        """Takes a text in place of the file at a path, or the file again."""
        if text is None:
            self.texts.pop(path, None)
        else:
            self.texts[path] = text.encode("utf-8", "surrogatepass")
        self.change([path])

    def claims(self, path: str) -> list[Claim]:
        """What the articles at a path claim."""
        articles = (entry for entry in self.entries.get(path, ()) if isinstance(entry, Understood))
        known = (self.standing.readings.get(article.summary.id) for article in articles)
        return [claim for reading in known if reading for claim in reading.claims]

    def found(self) -> Report:
        """What was found, before anything is let pass."""
        return self.standing.report(self._notices())

    def about(self, path: str) -> Report:
        """What was found about a path, before anything is let pass."""
        found = self.found()
        return replace(found, findings=tuple(one for one in found.findings if path in one.paths))

    def texts_of(self, path: str, text: str) -> Iterator[Article]:
        """The articles that a text would be at a path; nothing is kept of it."""
        written = draft(path, text.encode("utf-8", "surrogatepass"))
        read = library.opened(written, limits=self.limits, settings=self.settings)
        return (article for article in read if isinstance(article, Article))

    def _listed(self) -> Mapping[str, list[Item]]:
        """Everything there is to read by its path, in order."""
        listed: defaultdict[str, list[Item]] = defaultdict(list)
        items = list(library.inputs(self.paths, self.limits, None, self.settings))
        if self.against is not None:
            self.drafts = drafts(items, partial(library.opened, limits=self.limits, settings=self.settings))
            items += self.drafts.others(library.inputs(self.against, self.limits, None, self.settings))
        for item in items:
            listed[path_of(item)].append(item)
        return listed

    def _read(self, path: str) -> Iterable[Understood | Notice]:
        text = self.texts.get(path)
        items = self._at(path) if text is None else [draft(path, text)]
        read = partial(library.opened, limits=self.limits, settings=self.settings)
        return pipeline.each(items, self.rules, read=read, judged=True)

    def _at(self, path: str) -> Iterable[Item]:
        """What lies at a path now: a file may have grown, or be none any more."""
        files = [item.path for item in self.items[path] if isinstance(item, Source)]
        return library.inputs(files[:1], self.limits, None, self.settings) if files else self.items[path]

    def _articles(self) -> dict[str, Understood]:
        """Every article under an id of its own, and the facts each is held against."""
        entries = pipeline.distinct(entry for held in self._in_order() for entry in held)
        articles = {entry.summary.id: entry for entry in entries if isinstance(entry, Understood)}
        if self.facts:
            groups = {article.summary.group for article in articles.values()}
            claims = (claim for article in articles.values() for claim in article.reading.claims)
            told = {claim.frame.subject for claim in claims if claim.frame.subject}
            facts = understood_facts(self.facts, self.rules, groups, told)
            articles |= {entry.summary.id: entry for entry in facts}
        return articles

    def _notices(self) -> list[Notice]:
        entries = pipeline.distinct(entry for held in self._in_order() for entry in held)
        return [entry for entry in entries if isinstance(entry, Notice)]

    def _in_order(self) -> Iterable[list[Understood | Notice]]:
        """What was read, in the order in which it is listed; what is only written comes last."""
        listed = (path for path in self.items if path in self.entries)
        return [self.entries[path] for path in dict.fromkeys((*listed, *self.entries))]


def _path(entry: Understood | Notice) -> str:
    return entry.place.path if isinstance(entry, Notice) else entry.summary.path
