"""A run told from memory where nothing has changed since an earlier one, and else what is known of its articles."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from itertools import count
from typing import TYPE_CHECKING

from factcheck.model.article import Article, Notice
from factcheck.model.finding import ArticleSummary, Report, Treated
from factcheck.model.language import LanguageModel, NliScores, StatementPair
from factcheck.model.made import Made
from factcheck.model.pack import RulePack
from factcheck.pipeline import Remembered, Understood

if TYPE_CHECKING:
    from factcheck.cache import Entry, Kept, Origin, Store
    from factcheck.read import Piece, Source

StrPath = str | os.PathLike[str]

Work = Callable[[], Iterable[Understood | Notice]]
Whole = Callable[[Understood], Understood]

# When a file was written last, and how long it is: what it cannot keep while it changes.
Stamp = tuple[int, int]


@contextmanager
def keeping(cache: Store | StrPath | None, pack: RulePack, version: str) -> Iterator[Kept | None]:
    """What a cache holds for the tool as it is and these rules; ``None`` where there is no cache.

    A folder that cannot be used is warned of, and does without.
    """
    if cache is None:
        yield None
        return
    from pathlib import Path

    from factcheck.cache import Kept, Store, environment

    store = cache if isinstance(cache, Store) else Store(Path(cache), warned)
    try:
        yield Kept(store, environment(version, pack.digest))
    finally:
        store.close()


def warned(message: str) -> None:
    warnings.warn(message, RuntimeWarning, stacklevel=2)


def report(kept: Kept, items: Sequence[Source | Article | Notice], said: object, work: Callable[[], Report]) -> Report:
    """What an earlier run made of the same items, else what the work makes of them; ``said`` is all else it is told."""
    from factcheck.cache import of_inputs
    from factcheck.read import reads_pdf

    before = stamps(items)
    contents = None if before is None else list(told(kept, items))
    if contents is None or None in contents:
        return work()
    key = of_inputs(kept.environment, (("run", said, reads_pdf()), *((content,) for content in contents)))
    found = kept.report(key)
    if found is None:
        found = work()
        if stamps(items) == before:  # else it read something other than what the key says
            kept.keep_report(key, found)
    return found


class Heard:
    """A language model that is asked again only of what no earlier run asked it."""

    def __init__(self, model: LanguageModel, kept: Kept) -> None:
        self._model, self._kept = model, kept

    @property
    def identity(self) -> Mapping[str, str]:
        """That of the model."""
        return self._model.identity

    def scores(self, pairs: Sequence[StatementPair], batch: int = 1) -> list[NliScores]:
        """The probabilities for each pair, in order; of pairs that are read in batches none are kept.

        A quantised model reads a pair a little otherwise beside others.
        """
        return self._model.scores(pairs, batch) if batch > 1 else [self._alone(pair) for pair in pairs]

    def _alone(self, pair: StatementPair) -> NliScores:
        found = self._kept.scores(self.identity, pair)
        if found is None:
            (found,) = self._model.scores([pair])
            self._kept.keep_scores(self.identity, pair, found)
        return found


def of_run(kept: Kept, said: object) -> bytes:
    """The key of runs that are told the same, whatever they read."""
    from factcheck.cache import of_inputs
    from factcheck.read import reads_pdf

    return of_inputs(kept.environment, (("stood", said, reads_pdf()),))


def entries(kept: Kept, piece: Piece, said: object, work: Work, whole: Whole) -> list[Understood | Notice]:
    """What an earlier run made of a piece that holds the same, else what the work makes of it.

    ``said`` is all else that decides what is read of it; what nobody asked of an article before makes it ``whole``.
    """
    key, origin = _key(kept, piece, said), _origin(piece)
    known = kept.entries(key, origin)
    given = list(work() if known is None else map(_understood, known))
    found = [one if isinstance(one, Notice) else whole(one) for one in given]
    is_kept = (known is not None and found == given) or kept.keep_entries(key, list(map(_entry, found)), origin)
    at = count()
    return [
        replace(one, made=_made(key, next(at), one.summary)) if is_kept and isinstance(one, Understood) else one
        for one in found
    ]


def recognised(
    kept: Kept, piece: Piece, said: object, work: Work, whole: Whole
) -> Sequence[Understood | Remembered | Notice]:
    """The same, but what is known comes without what was read of it."""
    key = _key(kept, piece, said)
    heads = kept.heads(key, _origin(piece))
    if heads is None:
        return entries(kept, piece, said, work, whole)
    at = count()
    return [one if isinstance(one, Notice) else Remembered(one, _made(key, next(at), one)) for one in heads]


def as_it_is(entry: Understood) -> Understood:
    """An article of which no more is asked."""
    return entry


def _understood(known: Entry) -> Understood | Notice:
    if isinstance(known, Notice):
        return known
    summary, treated = known
    return Understood(summary, *treated)


def _entry(found: Understood | Notice) -> Entry:
    return found if isinstance(found, Notice) else (found.summary, Treated(found.reading, found.own))


def _key(kept: Kept, piece: Piece, said: object) -> bytes:
    from factcheck.cache import of_piece

    return of_piece(kept.environment, piece.data, (piece.source.kind, _reads_pdf(), said))


@cache
def _reads_pdf() -> bool:
    """The same for every piece of a run; to look for a library takes as long as to look an article up."""
    from factcheck.read import reads_pdf

    return reads_pdf()


def _origin(piece: Piece) -> Origin:
    from factcheck.cache import Origin

    return Origin(piece.source.name, piece.name, piece.number)


def _made(key: bytes, at: int, article: ArticleSummary) -> Made:
    return Made(key, at, article.path, article.record, article.group)


def stamps(items: Iterable[Source | Article | Notice]) -> dict[str, Stamp] | None:
    """The stamp of every file; nothing where one of them cannot be had."""
    found: dict[str, Stamp] = {}
    for path in paths(items):
        try:
            status = os.stat(path)
        except OSError:
            return None
        found[path] = (status.st_mtime_ns, status.st_size)
    return found


def paths(items: Iterable[Source | Article | Notice]) -> dict[str, None]:
    from factcheck.read import Source

    return dict.fromkeys(item.path for item in items if isinstance(item, Source) and item.data is None)


def told(kept: Kept, items: Iterable[Source | Article | Notice]) -> Iterator[object]:
    """What is read of each item, or its digest; ``None`` for what cannot be read."""
    from factcheck.cache import of_article
    from factcheck.read import Source

    files = {path: _digest(path) for path in paths(items)}
    for item in items:
        if isinstance(item, Article):
            yield "article", item.id, item.path, item.group, item.ignores, of_article(kept.environment, item)
        elif not isinstance(item, Source):
            yield item
        elif item.data is not None:
            yield "data", item.first_line, blake2b(item.data).digest()
        else:
            digest = files[item.path]
            yield None if digest is None else ("file", item.path, item.kind, item.start, item.end, digest)


def _digest(path: str) -> bytes | None:
    found = blake2b()
    try:
        with open(path, "rb") as file:
            while piece := file.read(1024 * 1024):
                found.update(piece)
    except OSError:
        return None
    return found.digest()
