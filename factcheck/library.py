"""The door for Python: opens files and rules, calls the pipeline, hands on what it says."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, TextIO

from factcheck import __version__, pipeline, recall, resumed
from factcheck.drafts import drafts
from factcheck.model.article import Article, Notice
from factcheck.model.baseline import Known
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact
from factcheck.model.finding import Report, Severity
from factcheck.model.language import LanguageModel, Nli
from factcheck.model.limits import Limits
from factcheck.model.pack import RulePack
from factcheck.model.settings import Settings
from factcheck.pipeline import Remembered, Understood

if TYPE_CHECKING:
    from factcheck.cache import Kept, Store
    from factcheck.configuration import Configured
    from factcheck.read import Piece, Source
    from factcheck.report import Checkout
    from factcheck.report.page import Format

StrPath = str | os.PathLike[str]
Inputs = StrPath | Article | Iterable[StrPath | Article]
Packs = RulePack | StrPath | Iterable[StrPath] | None
Stdin = TextIO | BinaryIO | None
Watcher = Callable[[int], None]

# What the articles under a path may be said to be.
LOCAL = ("group", "lang", "encoding")


def check(
    articles_or_paths: Inputs | None = None,
    pack: Packs = None,
    nli: str | LanguageModel | Nli | None = None,
    *,
    jobs: int | None = None,
    limits: Limits | None = None,
    stdin: Stdin = None,
    watcher: Watcher | None = None,
    settings: Settings | StrPath | None = None,
    baseline: StrPath | Iterable[Known] | None = None,
    since: str | None = None,
    facts: StrPath | Iterable[StrPath | Fact] | None = None,
    cache: Store | StrPath | None = None,
    proofs: bool = False,
    against: Inputs | None = None,
) -> Report:
    """What the articles disagree on.

    Paths may be files, folders and patterns; "-" reads JSON Lines from ``stdin``. ``pack`` names folders of rules to
    be laid over the core. ``nli`` names a language model, or is one: a function of two statements. ``watcher`` is
    told how many articles have been read. ``settings``, or the configuration of that name, say what is left out here;
    what is said here wins. What the ``baseline``, or the file of that name, knows does not count; where a commit is
    named ``since`` which articles have changed, only findings that touch one of these are told. Articles are held
    against the ``facts``, or those of the files of these names, as well. ``cache`` is a folder for what the next run
    need not work out again; the report is the same without. With ``proofs`` the report keeps the articles themselves,
    as HTML shows them. Where there are articles to hold them ``against``, those named first are drafts, and only what
    concerns a draft is told; ``since`` is then not asked. Raises ConfigurationError, PackError, FactError or
    ChangesError where one of these cannot be used.
    """
    settings = settled(settings)
    known, changed = known_findings(settings.baseline if baseline is None else baseline), None
    reference = settings.since if since is None else since
    if reference is not None and against is None:
        from factcheck.changes import changed_since

        changed = changed_since(reference)
    said = settings.nli if nli is None else nli
    rules, model = tuned_pack(pack, settings), nli_model(said)
    limits = bounded(limits, settings)
    given = listed(articles_or_paths, settings)
    items = tuple(inputs(given, limits, stdin, settings))
    held_against = None if against is None else drafts(items, partial(opened, limits=limits, settings=settings))
    if held_against is not None and against is not None:
        given += listed(against, settings)
        items = (*items, *held_against.others(inputs(against, limits, stdin, settings)))
        changed = held_against.are_at
    held = house_facts(settings.facts if facts is None else facts)
    with recall.keeping(cache, rules, __version__) as kept:
        asked = model is not None

        def read_all() -> Iterator[Understood | Notice]:
            read = reader(limits, settings, rules, kept, judged=True, sayings=asked, proofs=proofs)
            read = read if held_against is None else held_against.reader(read)
            number = jobs or settings.jobs
            found = pipeline.each(
                items, rules, read=read, jobs=number, memory=kept, judged=True, sayings=asked, proofs=proofs
            )
            return beside_facts(watched(pipeline.distinct(found), watcher), held, rules)

        def compared() -> Report:
            heard = recall.Heard(model, kept) if kept and isinstance(model, LanguageModel) else model
            return pipeline.check(read_all(), rules, heard)

        if kept is None or callable(said) or proofs:  # a memory of whole articles would be as large as they are
            report = compared()
        else:
            told = said, named(model), limits, settings.overrides, settings.base, held, held_against
            sources = [item for item in items if not isinstance(item, Article)]
            if not (asked or held or held_against) and len(sources) == len(items):
                named_so = [os.fspath(path) for path in given if not isinstance(path, Article)]
                key = recall.of_run(kept, (*told, os.getcwd(), named_so))
                seen = partial(recognised_all, sources, limits, settings, kept, rules)
                compared = partial(resumed.report, kept, key, seen, read_all, rules)
            report = recall.report(kept, items, told, compared)
    report = pipeline.gated(report, rules, settings, known, changed, gone, whole=reads_all(given, settings))
    return replace(report, drafts=held_against is not None)


def extract(
    articles_or_paths: Inputs | None = None,
    pack: Packs = None,
    *,
    jobs: int | None = None,
    limits: Limits | None = None,
    stdin: Stdin = None,
    settings: Settings | StrPath | None = None,
    cache: Store | StrPath | None = None,
) -> tuple[Claim, ...]:
    """Every claim the articles make, in order; what is left out here is as the settings say."""
    settings = settled(settings)
    rules = tuned_pack(pack, settings)
    with recall.keeping(cache, rules, __version__) as kept:
        entries = understood(
            articles_or_paths, rules, jobs=jobs, limits=limits, stdin=stdin, settings=settings, memory=kept
        )
        return tuple(claim for entry in entries if isinstance(entry, Understood) for claim in entry.reading.claims)


def configured(
    file: StrPath | None = None,
    said: Mapping[str, object] | None = None,
    *,
    start: StrPath | None = None,
    isolated: bool = False,
) -> Configured:
    """The settings of a configuration with what is ``said`` over them, by name, and where each comes from.

    Without a ``file``, the nearest factcheck.toml, or pyproject.toml with a [tool.factcheck], is looked for from the
    folder ``start`` (the one we are in) upwards; an ``isolated`` run looks for none. Raises ConfigurationError.
    """
    from factcheck import configuration

    named, folder = (None if path is None else Path(path) for path in (file, start))
    return configuration.configured(named, folder, said, isolated=isolated)


def settled(settings: Settings | StrPath | None) -> Settings:
    """Settings as they are, those of a file, or the defaults."""
    if settings is None:
        return Settings()
    return settings if isinstance(settings, Settings) else configured(settings).settings


def render(
    report: Report,
    name: Format,
    pack: Packs = None,
    *,
    fail_on: Severity | Literal["never"] = "error",
    checkout: Checkout | None = None,
) -> str:
    """A report in one of the formats of ``check``, as the command writes it; ``pack`` as it was checked with.

    In JUnit, what is as severe as ``fail_on`` is a failure. ``checkout`` names the root that paths are told from.
    """
    from factcheck.report import Page

    return Page(report, rule_pack(pack).rules, __version__, fail_on=fail_on, checkout=checkout).rendered(name)


def understood(
    articles_or_paths: Inputs | None,
    pack: RulePack,
    *,
    jobs: int | None = None,
    limits: Limits | None = None,
    stdin: Stdin = None,
    settings: Settings | None = None,
    memory: Kept | None = None,
    sayings: bool = False,
) -> Generator[Understood | Notice]:
    """Each article as the pipeline understands it, and what could not be read."""
    settings = settings or Settings()
    limits = bounded(limits, settings)
    items = inputs(articles_or_paths, limits, stdin, settings)
    read = reader(limits, settings, pack, memory, sayings=sayings)
    found = pipeline.each(items, pack, read=read, jobs=jobs or settings.jobs, memory=memory, sayings=sayings)
    return pipeline.distinct(found)


def bounds(settings: Settings) -> Limits:
    """The limits of reading that are settled."""
    return Limits(
        settings.max_bytes,
        settings.max_depth,
        settings.encoding,
        exclude=settings.also_exclude,
        excluded=settings.excluded,
        gitignore=settings.gitignore,
    )


def bounded(limits: Limits | None, settings: Settings) -> Limits:
    """The limits, or those that are settled; what a configuration excludes is excluded either way."""
    return bounds(settings) if limits is None else replace(limits, excluded=limits.excluded or settings.excluded)


def inputs(
    articles_or_paths: Inputs | None, limits: Limits, stdin: Stdin, settings: Settings
) -> Iterator[Source | Article | Notice]:
    """What there is to read, small enough to be sent to another process."""
    from factcheck.read import sources

    named = listed(articles_or_paths, settings)
    paths = [os.fspath(entry) for entry in named if not isinstance(entry, Article)]
    found, notices = sources(paths, limits, stdin)
    yield from notices
    yield from (entry for entry in named if isinstance(entry, Article))
    yield from found


def reader(
    limits: Limits,
    settings: Settings,
    pack: RulePack,
    kept: Kept | None,
    *,
    judged: bool = False,
    sayings: bool = False,
    proofs: bool = False,
) -> pipeline.Reader:
    """What opens an item; where a model is to read ``sayings``, articles must come whole."""
    known = (
        None
        if kept is None or sayings
        else (kept, pack, partial(pipeline.with_own, pack=pack) if judged else recall.as_it_is)
    )
    return partial(opened, limits=limits, settings=settings, known=known, proofs=proofs)


def opened(
    item: Source | Article | Notice,
    limits: Limits,
    settings: Settings,
    known: tuple[Kept, RulePack, recall.Whole] | None = None,
    proofs: bool = False,
) -> Iterator[Article | Understood | Notice]:
    """The articles of a source, and what could not be read of it; an article is its own.

    Where it is ``known`` what earlier runs made of articles by a pack, they come as they are understood, each made
    whole; with the articles themselves where ``proofs`` are to be shown.
    """
    from factcheck.read import Piece

    for piece, here, said in parts(item, limits, settings):
        if not isinstance(piece, Piece):
            yield piece
        elif known is None:
            yield from localised(piece, here, said)
        else:
            kept, pack, whole = known
            work = partial(understood_piece, piece, here, said, pack)
            found = recall.entries(kept, piece, how(here, said), work, whole)
            yield from map(with_article, found, localised(piece, here, said)) if proofs else found


def recognised_all(
    items: Iterable[Source | Notice], limits: Limits, settings: Settings, kept: Kept, pack: RulePack
) -> Iterator[Remembered | Understood | Notice]:
    for item in items:
        yield from recognised(item, limits, settings, kept, pack)


def recognised(
    item: Source | Notice, limits: Limits, settings: Settings, kept: Kept, pack: RulePack
) -> Iterator[Remembered | Understood | Notice]:
    """The articles of a source as they are understood, but those known from earlier runs by what they were made of."""
    from factcheck.read import Piece

    for piece, here, said in parts(item, limits, settings):
        if isinstance(piece, Piece):
            work = partial(understood_piece, piece, here, said, pack)
            yield from recall.recognised(kept, piece, how(here, said), work, partial(pipeline.with_own, pack=pack))
        elif isinstance(piece, Notice):
            yield piece


def parts(
    item: Source | Article | Notice, limits: Limits, settings: Settings
) -> Iterator[tuple[Piece | Article | Notice, Limits, Mapping[str, str]]]:
    """The pieces of a source, each with the limits that hold there and what the settings say of what lies there."""
    if isinstance(item, (Article, Notice)):
        yield item, limits, {}
        return
    from factcheck.read import pieces

    overrides = settings.overrides_of(item.path)
    said = {key: value for one in overrides for key in LOCAL if (value := getattr(one, key)) is not None}
    here = replace(limits, encoding=said["encoding"]) if "encoding" in said else limits
    yield from ((piece, here, said) for piece in pieces(item, here))


def how(limits: Limits, said: Mapping[str, str]) -> object:
    """All but what it holds that decides what is read of a piece."""
    return sorted(said.items()), limits.max_depth, limits.encoding


def with_article(entry: Understood | Notice, read: Article | Notice) -> Understood | Notice:
    """What was understood, and of what."""
    if isinstance(entry, Understood) and isinstance(read, Article):
        return replace(entry, article=read)
    return entry


def understood_piece(
    piece: Piece, limits: Limits, said: Mapping[str, str], pack: RulePack
) -> Iterator[Understood | Notice]:
    for one in localised(piece, limits, said):
        yield pipeline.understand(one, pack) if isinstance(one, Article) else one


def localised(piece: Piece, limits: Limits, said: Mapping[str, str]) -> Iterator[Article | Notice]:
    """What is read of a piece, with the group and the language of its path where an article says none itself."""
    from factcheck.read import read_piece

    for one in read_piece(piece, limits):
        if isinstance(one, Article):
            yield replace(one, group=one.group or said.get("group"), lang=one.lang or said.get("lang"))
        else:
            yield one


def files(
    paths: StrPath | Iterable[StrPath] | None = None,
    limits: Limits | None = None,
    settings: Settings | None = None,
) -> tuple[tuple[str, ...], tuple[Notice, ...]]:
    """The files that would be read under the paths, in order, and what cannot be."""
    from factcheck.read import Source

    settings = settings or Settings()
    found = list(inputs(paths, bounded(limits, settings), None, settings))
    names = dict.fromkeys(entry.name for entry in found if isinstance(entry, Source))
    return tuple(names), tuple(entry for entry in found if isinstance(entry, Notice))


def rule_pack(pack: Packs) -> RulePack:
    """The core rules with the named folders laid over them; a pack already loaded as it is."""
    from factcheck import packs

    if isinstance(pack, RulePack):
        return pack
    if isinstance(pack, (str, os.PathLike)):
        pack = [pack]
    return packs.load(*(Path(directory) for directory in pack or ()))


def known_findings(baseline: StrPath | Iterable[Known] | None) -> tuple[Known, ...] | None:
    """The findings of a baseline, which may be a file; ``None`` where there is none."""
    if baseline is None:
        return None
    if isinstance(baseline, (str, os.PathLike)):
        from factcheck import configuration

        return configuration.baseline(Path(baseline))
    return tuple(baseline)


def house_facts(facts: StrPath | Iterable[StrPath | Fact]) -> tuple[Fact, ...]:
    """The facts as they are, and those of files."""
    from factcheck import configuration

    listed = [facts] if isinstance(facts, (str, os.PathLike)) else facts
    return tuple(
        fact for one in listed for fact in ((one,) if isinstance(one, Fact) else configuration.facts(Path(one)))
    )


def beside_facts(
    entries: Iterable[Understood | Notice], facts: Sequence[Fact], pack: RulePack
) -> Iterator[Understood | Notice]:
    """The same entries, and the facts as an article that every group is held against."""
    if not facts:
        yield from entries
        return
    from factcheck import facts as house

    house.check(facts, pack)  # what can be told before a long run is
    groups: set[str | None] = set()
    told: set[str] = set()
    for entry in entries:
        if isinstance(entry, Understood):
            groups.add(entry.summary.group)
            told.update(claim.frame.subject for claim in entry.reading.claims if claim.frame.subject)
        yield entry
    yield from house.understood(facts, pack, groups, told)


def reads_all(articles_or_paths: Inputs | None, settings: Settings) -> bool:
    """Whether all there is to read is read: what is configured, else every file beside those that are named."""
    paths = [os.fspath(one) for one in listed(articles_or_paths, settings) if not isinstance(one, Article)]
    if settings.everything or settings.also_exclude:
        return settings.reads_all(paths)
    named = {os.path.abspath(path) for path in paths if os.path.isfile(path)}
    return not any(beside(folder) - named for folder in {os.path.dirname(path) for path in named} - set(paths))


def beside(folder: str) -> set[str]:
    """The files of a folder that could be read as articles."""
    from factcheck.read import is_searched

    try:
        return {path for name in os.listdir(folder) if is_searched(path := os.path.join(folder, name))}
    except OSError:
        return set()


def listed(articles_or_paths: Inputs | None, settings: Settings) -> list[StrPath | Article]:
    """What is to be read, one by one; what is settled where nothing is said."""
    if articles_or_paths is None:
        articles_or_paths = settings.paths
    if isinstance(articles_or_paths, (str, os.PathLike, Article)):
        return [articles_or_paths]
    return list(articles_or_paths)


def opened_files(report: Report, settings: Settings) -> list[str]:
    """The files that a run has read: its articles, what it could not read of them, and what it went by."""
    read = [article.path for article in report.articles] + [notice.place.path for notice in report.unread]
    return opened_by(read, settings)


def opened_by(read: Iterable[str], settings: Settings) -> list[str]:
    """What was read, and the files that a run goes by."""
    return [*read, *settings.facts, *filter(None, (settings.file, settings.baseline))]


def gone(path: str) -> bool:
    """Whether nothing lies there any more."""
    return not os.path.lexists(path)


def tuned_pack(pack: Packs, settings: Settings) -> RulePack:
    """The pack, or the one that is settled, with the tolerances that are; its rules must be those the settings name."""
    rules = rule_pack(settings.packs if pack is None else pack)
    if settings.file or settings.select or settings.severity:
        from factcheck.configuration import check_names

        check_names(settings, rules)
    return rules.tuned(settings.tolerances)


def named(model: LanguageModel | Nli | None) -> tuple[tuple[str, str], ...]:
    """What tells a model from another of the same name."""
    return tuple(sorted(getattr(model, "identity", {}).items()))


def language_model(name: str) -> LanguageModel:
    """The model of that name; saying no to "off", which is none.

    :raises factcheck.score.ModelError: if there is none, or it cannot be used.
    """
    from factcheck.score import ModelError, model

    found = model(name)
    if found is None:
        raise ModelError("without a language model there is no answer; name one, or leave --nli out")
    return found


def nli_model(nli: str | LanguageModel | Nli | None) -> LanguageModel | Nli | None:
    from factcheck.score import model

    return model(nli) if isinstance(nli, str) else nli


def watched(entries: Iterable[Understood | Notice], watcher: Watcher | None) -> Iterator[Understood | Notice]:
    """The same entries, counted aloud."""
    for number, entry in enumerate(entries, 1):
        yield entry
        if watcher:
            watcher(number)
