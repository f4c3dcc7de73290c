"""The stages in order: values in, a Report out. Opens nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from factcheck import pool
from factcheck.model.article import Article, Notice
from factcheck.model.baseline import Known
from factcheck.model.claim import Claim
from factcheck.model.finding import ArticleSummary, Conflict, Own, Proof, Report, Treated
from factcheck.model.language import LanguageModel, Nli
from factcheck.model.made import Made
from factcheck.model.mention import Mention
from factcheck.model.pack import RulePack
from factcheck.model.rule import BY_MODEL
from factcheck.model.settings import Settings
from factcheck.model.statement import Reading, Saying
from factcheck.model.text import Place
from factcheck.model.time import Time

if TYPE_CHECKING:
    from factcheck.judge import Answer
    from factcheck.score import Opinions

DUPLICATE = "FC905"


@dataclass(frozen=True, slots=True)
class Understood:
    """An article after the stages that treat it alone.

    What it says against itself is its ``own``, ``None`` where nobody asked. ``sayings`` are kept where a language model
    is to read them, the ``article`` itself where it is to be shown whole. What it was ``made`` of is told where a later
    run may know it by that.
    """

    summary: ArticleSummary
    reading: Reading
    own: Own | None = None
    sayings: tuple[Saying, ...] = ()
    article: Article | None = None
    made: Made | None = None

    def called(self, name: str) -> Understood:
        """The same article under another id, which all its claims and statements bear too."""
        return renamed(self, name)


@dataclass(frozen=True, slots=True)
class Remembered:
    """An article that an earlier run understood, by what it was made of."""

    summary: ArticleSummary
    made: Made

    def called(self, name: str) -> Remembered:
        """The same article under another id."""
        return Remembered(replace(self.summary, id=name), self.made)


Told = TypeVar("Told", Understood | Notice, Understood | Remembered | Notice)

# What there is in an item: articles, those that are understood already, and what could not be read.
Reader = Callable[[Any], Iterable[Article | Understood | Notice]]


class Memory(Protocol):
    """What earlier runs made of articles."""

    def treated(self, article: Article) -> Treated | None: ...

    def keep_treated(self, article: Article, treated: Treated) -> None: ...


def each(
    items: Iterable[Any],
    pack: RulePack,
    *,
    read: Reader,
    jobs: int = 1,
    memory: Memory | None = None,
    judged: bool = False,
    sayings: bool = False,
    proofs: bool = False,
) -> Iterator[Understood | Notice]:
    """Every article that is read of the items, under the id that it bears, and what could not be read.

    What the ``memory`` holds of an article is not worked out again. Where they are to be ``judged``, each comes with
    what it says against itself. The articles themselves are kept for ``proofs``.
    """
    work = partial(
        _understood, pack=pack, read=read, memory=memory, judged=judged, sayings=sayings, proofs=proofs
    )  # fmt: skip
    return pool.in_order(work, items, jobs)


def extract(items: Iterable[Any], pack: RulePack, *, read: Reader, jobs: int = 1) -> Iterator[Claim | Notice]:
    """Every claim in order, and what could not be read."""
    for entry in distinct(each(items, pack, read=read, jobs=jobs)):
        if isinstance(entry, Notice):
            yield entry
        else:
            yield from entry.reading.claims


def check(entries: Iterable[Understood | Notice], pack: RulePack, nli: LanguageModel | Nli | None = None) -> Report:
    """What articles say of each other and of themselves; the same whatever order they come in.

    ``nli`` weighs what the rules find, confirms what they leave open, and finds contradictions in words.
    """
    from factcheck import align, judge, score

    notices: list[Notice] = []
    articles: list[Understood] = []
    for entry in entries:
        (notices if isinstance(entry, Notice) else articles).append(entry)  # type: ignore[arg-type]
    articles.sort(key=lambda article: article.summary.id)
    readings = tuple(article.reading for article in articles)
    asked = score.opinions(nli, len(articles))
    with pool.without_collection():
        owns = [own(article, pack) for article in articles]
        alignments = align.alignments(readings, pack, [pair for one in owns for pair in one.echoes])
        if asked is not None:
            alignments = align.confirmed(alignments, readings, asked.of_a_share())
        doubted = [one.reading for one in articles if not one.summary.facts]
        conflicts = judge.conflicts(alignments, doubted, owns, pack)
    answers = () if asked is None else _in_words(articles, asked, pack)
    conflicts += judge.contradictions(answers, conflicts, pack)
    findings = (*score.troubles(notices, pack), *score.findings(conflicts, pack, asked))
    return Report(
        articles=tuple(article.summary for article in articles),
        findings=score.ordered(findings),
        alignments=len(alignments.pairs),
        unread=tuple(notice for notice in notices if not notice.passed_over),
        model=None if asked is None else {**asked.identity, **judge.tally(answers)},
        proofs=tuple(
            Proof(one.summary.id, one.article, one.reading.claims) for one in articles if one.article is not None
        ),
    )


def _in_words(articles: Iterable[Understood], asked: Opinions, pack: RulePack) -> tuple[Answer, ...]:
    """What a language model makes of what the articles say of one thing without a figure."""
    from factcheck import align, judge

    pairs = align.opposed([saying for article in articles for saying in article.sayings])
    return judge.answers(pairs, asked.of_a_share(), pack)


def gated(
    report: Report,
    pack: RulePack,
    settings: Settings,
    known: Sequence[Known] | None = None,
    changed: Callable[[str], bool] | None = None,
    gone: Callable[[str], bool] = lambda path: False,
    *,
    whole: bool = True,
) -> Report:
    """The report as it counts here: with the rules in force, at the severities settled, less what is let pass.

    What is ``known`` does not count either; where something tells which paths have ``changed``, no other does.
    ``gone`` tells which paths are there no more. Only of a ``whole`` run, which read all there is, it is told what is
    let pass in vain.
    """
    from factcheck import gate, score

    off = {code for code, level in gate.levels_of(settings, pack.rules).items() if level == "off"}
    unsought = off if report.model else off | BY_MODEL
    whole = whole and not any(notice.wholly for notice in report.unread)
    report, notices = gate.suppressed(report, settings, pack.rules, unsought, whole=whole, gone=gone)
    findings = score.ordered((*report.findings, *score.troubles(notices, pack)))
    report = gate.graded(replace(report, findings=findings), settings, pack.rules)
    report = report if known is None else gate.marked(report, known, gone, unsought)
    return report if changed is None else gate.touching(report, changed)


def understand(
    article: Article,
    pack: RulePack,
    memory: Memory | None = None,
    *,
    judged: bool = False,
    sayings: bool = False,
) -> Understood:
    """One article, treated alone."""
    known = memory.treated(article) if memory else None
    found = known or Treated(read(article, pack))
    if judged and found.own is None:
        found = Treated(found.reading, own_of(found.reading, pack))
    if memory and found is not known:
        memory.keep_treated(article, found)
    said = said_in(article, found.reading, pack) if sayings else ()
    return Understood(summary(article, found.reading.claims), *found, said)


def with_own(entry: Understood, pack: RulePack) -> Understood:
    """The article with what it says against itself."""
    return replace(entry, own=own(entry, pack)) if entry.own is None else entry


def own(entry: Understood, pack: RulePack) -> Own:
    """What an article says against itself; facts are beyond doubt."""
    if entry.summary.facts:
        return Own()
    return own_of(entry.reading, pack) if entry.own is None else entry.own


def own_of(reading: Reading, pack: RulePack) -> Own:
    """The same, of what was read of it."""
    from factcheck import align, judge

    return Own(
        tuple(judge.alone(reading, pack)), tuple(judge.within(reading, pack)), tuple(align.echoes(reading, pack))
    )


def said_in(article: Article, found: Reading, pack: RulePack) -> tuple[Saying, ...]:
    """The sentences of an article that a language model may be asked about."""
    from factcheck import normalise

    return normalise.sayings(article, found, pack, *figured(article, pack))


def read(article: Article, pack: RulePack) -> Reading:
    """The figures of an article, found, normalised and framed."""
    from factcheck import normalise

    return normalise.reading(article, pack, *figured(article, pack))


def figured(article: Article, pack: RulePack) -> tuple[dict[str, tuple[Time, ...]], dict[str, tuple[Mention, ...]]]:
    """The times and the figures of an article, by field."""
    from factcheck.extract import mentions, settled, times

    dated: dict[str, tuple[Time, ...]] = {}
    figures: dict[str, tuple[Mention, ...]] = {}
    for text in article.texts:
        dated[text.field] = times(text, pack, article.lang)
        figures[text.field] = mentions(text, pack, dated[text.field], article.lang)
    return dated, settled(article.texts, figures, pack)


def summary(article: Article, claims: tuple[Claim, ...]) -> ArticleSummary:
    return ArticleSummary(
        id=article.id,
        path=article.path,
        title=article.headline,
        date=article.date.iso if article.date else None,
        group=article.group,
        claims=len(claims),
        placed=sum(claim.placed for claim in claims),
        ignores=article.ignores,
        record=article.body.record,
    )


def _understood(
    item: Any, pack: RulePack, read: Reader, memory: Memory | None, judged: bool, sayings: bool, proofs: bool
) -> Iterator[Understood | Notice]:
    for entry in read(item):
        if isinstance(entry, Article):
            made = understand(entry, pack, memory, judged=judged, sayings=sayings)
            yield replace(made, article=entry) if proofs else made
        else:
            yield entry


def distinct(entries: Iterable[Told]) -> Generator[Told]:
    """The same entries, in which a second article of the same id gets a suffix and a notice that says so."""
    taken: set[str] = set()
    copies: Counter[str] = Counter()
    for entry in entries:
        if not isinstance(entry, Notice):
            name = entry.summary.id
            while entry.summary.id in taken:
                copies[name] += 1
                entry = entry.called(f"{name}~{copies[name] + 1}")
            taken.add(entry.summary.id)
            if entry.summary.id != name:
                yield duplicate(entry.summary, name)
        yield entry


def duplicate(article: ArticleSummary, first: str) -> Notice:
    message = f'a second article has the id "{first}"; it is called "{article.id}" here'
    return Notice(DUPLICATE, Place(article.path, "body", 0, 0, 1, 1, "", record=article.record), message)


def renamed(entry: Understood, name: str) -> Understood:
    """The same article under another id, which all its claims and statements bear too."""
    old, reading = entry.summary.id, entry.reading
    by_id = {claim.id: _claim_of(claim, old, name) for claim in reading.claims}
    statements = tuple(
        replace(
            statement,
            article=name,
            slots=tuple(slot._replace(claim=by_id[slot.claim.id]) if slot.claim else slot for slot in statement.slots),
        )
        for statement in reading.statements
    )
    renamed_reading = replace(
        reading,
        article=name,
        claims=tuple(by_id.values()),
        statements=statements,
        tallies=tuple(replace(tally, article=name) for tally in reading.tallies),
        ranks=tuple(replace(rank, article=name) for rank in reading.ranks),
    )
    return replace(
        entry,
        summary=replace(entry.summary, id=name),
        reading=renamed_reading,
        own=None if entry.own is None else _own_of(entry.own, old, name),
        sayings=tuple(replace(saying, article=name) for saying in entry.sayings),
    )


def _own_of(own: Own, old: str, name: str) -> Own:
    alone, within = (tuple(_conflict_of(one, old, name) for one in told) for told in (own.alone, own.within))
    echoes = (replace(one, a=_claim_of(one.a, old, name), b=_claim_of(one.b, old, name)) for one in own.echoes)
    return Own(alone, within, tuple(echoes))


def _conflict_of(conflict: Conflict, old: str, name: str) -> Conflict:
    claims = tuple(_claim_of(claim, old, name) for claim in conflict.claims)
    return replace(conflict, claims=claims, articles=(name,))


def _claim_of(claim: Claim, old: str, name: str) -> Claim:
    partner = None if claim.partner is None else name + claim.partner.removeprefix(old)
    return replace(claim, id=name + claim.id.removeprefix(old), article=name, partner=partner)
