"""Drafts and what they are held against: who is who, and what of the others is only a draft's earlier self."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factcheck.model.article import Article, Notice
from factcheck.pipeline import Reader, Understood

if TYPE_CHECKING:
    from factcheck.read import Source

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Drafts:
    """Drafts by their ``paths``, as a report shows them, and their real ``files``, all of them in order.

    ``piped`` are the ids of those that came on standard input.
    """

    paths: tuple[str, ...]
    files: tuple[str, ...]
    piped: tuple[str, ...] = ()

    def are_at(self, path: str) -> bool:
        """Whether what stands at a path, as it is shown, is a draft's."""
        return path in self.paths

    def others(self, items: Iterable[Source | Article | Notice]) -> Iterator[Source | Article | Notice]:
        """What is no draft itself, under whatever name it was reached."""
        for item in items:
            path = path_of(item)
            if path not in self.paths and os.path.realpath(path) not in self.files:
                yield item

    def reader(self, read: Reader) -> Reader:
        """The same reader, which passes over an article whose next version came on standard input under its id."""
        return Beside(self, read) if self.piped else read


@dataclass(frozen=True, slots=True)
class Beside:
    """A reader that can be sent to another process."""

    drafts: Drafts
    read: Reader

    def __call__(self, item: Any) -> Iterator[Article | Understood | Notice]:
        for result in self.read(item):
            told = result.summary if isinstance(result, Understood) else result
            if isinstance(told, Notice) or self.drafts.are_at(told.path) or told.id not in self.drafts.piped:
                yield result


def drafts(items: Iterable[Source | Article | Notice], read: Reader) -> Drafts:
    """Which paths are those of drafts. What came on standard input is read for the ids it bears."""
    listed = list(items)
    paths = sorted(set(map(path_of, listed)))
    results = [result for item in listed if path_of(item) == STANDARD_INPUT for result in read(item)]
    piped = sorted({result.id for result in results if isinstance(result, Article)})
    files = sorted(os.path.realpath(path) for path in paths if path != STANDARD_INPUT)
    return Drafts(tuple(paths), tuple(files), tuple(piped))


def path_of(item: Source | Article | Notice) -> str:
    """Where an item lies, as a report shows it."""
    if isinstance(item, Notice):
        return item.place.path
    return item.path if isinstance(item, Article) else item.name
