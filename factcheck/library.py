"""The door for Python: opens files and rules, calls the pipeline, hands on what it says."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from factcheck import pipeline
from factcheck.model.article import Article, Notice
from factcheck.model.claim import Claim
from factcheck.model.finding import Nli, Report
from factcheck.model.limits import Limits
from factcheck.model.pack import RulePack
from factcheck.pipeline import Understood

if TYPE_CHECKING:
    from factcheck.read import Source

StrPath = str | os.PathLike[str]
Inputs = StrPath | Article | Iterable[StrPath | Article]
Packs = RulePack | StrPath | Iterable[StrPath] | None
Stdin = TextIO | BinaryIO | None
Watcher = Callable[[int], None]


def check(
    articles_or_paths: Inputs,
    pack: Packs = None,
    nli: str | Nli | None = None,
    *,
    jobs: int = 1,
    limits: Limits | None = None,
    stdin: Stdin = None,
    watcher: Watcher | None = None,
) -> Report:
    """What the articles disagree on.

    Paths may be files, folders and patterns; "-" reads JSON Lines from ``stdin``. ``pack`` names folders of rules to
    be laid over the core. ``nli`` names a language model, or is one: a function of two statements. ``watcher`` is
    told how many articles have been read.
    """
    rules, model = rule_pack(pack), nli_model(nli)
    entries = understood(articles_or_paths, rules, jobs=jobs, limits=limits, stdin=stdin)
    return pipeline.check(watched(entries, watcher), rules, model)


def extract(
    articles_or_paths: Inputs,
    pack: Packs = None,
    *,
    jobs: int = 1,
    limits: Limits | None = None,
    stdin: Stdin = None,
) -> tuple[Claim, ...]:
    """Every claim the articles make, in order."""
    entries = understood(articles_or_paths, rule_pack(pack), jobs=jobs, limits=limits, stdin=stdin)
    return tuple(claim for entry in entries if isinstance(entry, Understood) for claim in entry.reading.claims)


def understood(
    articles_or_paths: Inputs,
    pack: RulePack,
    *,
    jobs: int = 1,
    limits: Limits | None = None,
    stdin: Stdin = None,
) -> Iterator[Understood | Notice]:
    """Each article as the pipeline understands it, and what could not be read."""
    limits = limits or Limits()
    items = inputs(articles_or_paths, limits, stdin)
    return pipeline.understood(items, pack, read=partial(opened, limits=limits), jobs=jobs)


def inputs(articles_or_paths: Inputs, limits: Limits, stdin: Stdin) -> Iterator[Source | Article | Notice]:
    """What there is to read, small enough to be sent to another process."""
    from factcheck.read import sources

    if isinstance(articles_or_paths, (str, os.PathLike, Article)):
        articles_or_paths = [articles_or_paths]
    listed = list(articles_or_paths)
    found, notices = sources([os.fspath(entry) for entry in listed if not isinstance(entry, Article)], limits, stdin)
    yield from notices
    yield from (entry for entry in listed if isinstance(entry, Article))
    yield from found


def opened(item: Source | Article | Notice, limits: Limits) -> Iterable[Article | Notice]:
    """The articles of a source, and what could not be read of it; an article is its own."""
    from factcheck.read import read

    return (item,) if isinstance(item, (Article, Notice)) else read(item, limits)


def rule_pack(pack: Packs) -> RulePack:
    """The core rules with the named folders laid over them; a pack already loaded as it is."""
    from factcheck import packs

    if isinstance(pack, RulePack):
        return pack
    if isinstance(pack, (str, os.PathLike)):
        pack = [pack]
    return packs.load(*(Path(directory) for directory in pack or ()))


def nli_model(nli: str | Nli | None) -> Nli | None:
    from factcheck.score import model

    return model(nli) if isinstance(nli, str) else nli


def watched(entries: Iterable[Understood | Notice], watcher: Watcher | None) -> Iterator[Understood | Notice]:
    """The same entries, counted aloud."""
    for number, entry in enumerate(entries, 1):
        yield entry
        if watcher:
            watcher(number)
