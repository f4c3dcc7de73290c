"""What is let pass, with its reason; and what is to be let pass without one, or without need."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Literal, NamedTuple

from factcheck.model.article import Notice
from factcheck.model.claim import Claim
from factcheck.model.finding import ArticleSummary, Finding, Report, Suppression
from factcheck.model.globs import covers
from factcheck.model.rule import Rule, named
from factcheck.model.settings import Settings
from factcheck.model.spelling import nearest
from factcheck.model.suppression import Ignore
from factcheck.model.text import Place, Span

WITHOUT_REASON, UNUSED = "FC950", "FC951"

Dispute = tuple[int, int]


def suppressed(
    report: Report,
    settings: Settings,
    rules: Mapping[str, Rule],
    unsought: Collection[str] = (),
    *,
    whole: bool = True,
    gone: Callable[[str], bool] = lambda path: True,
) -> tuple[Report, tuple[Notice, ...]]:
    """The report in which what is let pass is marked, and what is wrong with the instructions to do so.

    Rules that were ``unsought`` are missed by nobody: an instruction to ignore one is no complaint. Nor is one that
    nothing came of where the run is not the ``whole``: what it is about may lie in what was not read. ``gone`` tells
    of a path whether nothing lies there.
    """
    outside = [Outside(ignore, settings) for ignore in settings.ignore]
    inside = Inside(report.articles)
    uses = Uses(rules)
    findings = []
    for finding in report.findings:
        reaches = [*inside.reaches(finding), *(one.reach(finding) for one in outside)]
        mark = uses.followed(finding, [one for one in reaches if one.is_about and quotes(one.ignore, finding)])
        findings.append(replace(finding, suppression=mark) if mark else finding)
    read = {(article.id, article.path) for article in report.articles}
    unmet = {id(one.ignore): word for one in outside if (word := one.unmet(read, gone))}
    given = [*inside.all, *(one.ignore for one in outside if id(one.ignore) in unmet or one.is_within(read))]
    notices = uses.complaints(given, unsought, unmet if whole else None)
    return replace(report, findings=tuple(findings)), tuple(notices)


class Reach(NamedTuple):
    """An instruction, whether it is about a finding, and which disputes of it are settled: pairs of sides, or all."""

    ignore: Ignore
    settles: frozenset[Dispute]
    is_about: bool = True


def quotes(ignore: Ignore, finding: Finding) -> bool:
    """Whether every figure that an instruction quotes, if it quotes any, stands in the finding."""
    return all(any(_stands(figure, one) for one in finding.claims or finding.places) for figure in ignore.figures)


def _stands(quoted: str, where: Claim | Place) -> bool:
    """Whether what is quoted is a figure, or the words of its sentence in which it lies."""
    if isinstance(where, Place):
        return quoted == " ".join(where.text.split())
    first = where.within.end - len(quoted)  # where it begins that reaches just as far as the figure
    return where.sentence.find(quoted, max(first, 0), where.within.start + len(quoted)) >= 0


def disputes(finding: Finding) -> frozenset[Dispute]:
    """What a finding is made of: each two of its sides."""
    return frozenset(combinations(range(len(finding.sides)), 2)) or frozenset({(0, 0)})


def settled(finding: Finding, first: Collection[int], second: Collection[int] | None = None) -> frozenset[Dispute]:
    """The disputes of which a side is wholly among some claims, and, of a pair, the other wholly among the others."""
    if not finding.sides:
        return disputes(finding)
    ours = {at for at, side in enumerate(finding.sides) if set(side) <= set(first)}
    theirs = ours if second is None else {at for at, side in enumerate(finding.sides) if set(side) <= set(second)}
    if second is None:
        return frozenset(pair for pair in disputes(finding) if ours & set(pair))
    return frozenset((a, b) for a, b in disputes(finding) if (a in ours and b in theirs) or (a in theirs and b in ours))


@dataclass(slots=True)
class Uses:
    """Which instructions have been followed, word by word."""

    rules: Mapping[str, Rule]
    used: set[tuple[int, str]] = field(default_factory=set)
    codes: dict[str, frozenset[str]] = field(default_factory=dict)

    def followed(self, finding: Finding, reaches: Sequence[Reach]) -> Suppression | None:
        """How a finding is let pass, if all that is in dispute is settled; the first instruction gives the reason."""
        found: Suppression | None = None
        left = set(disputes(finding))
        for ignore, settles, _ in reaches:
            words = [word for word in ignore.rules if finding.rule in self.named(word)]
            self.used.update((id(ignore), word) for word in words)
            if words and ignore.reason:
                left -= settles
                kind: Literal["inSource", "external"] = "external" if ignore.is_outside else "inSource"
                found = found or Suppression(kind, ignore.reason, ignore.place)
        return None if left else found

    def named(self, word: str) -> frozenset[str]:
        if word not in self.codes:
            self.codes[word] = named(word, self.rules)
        return self.codes[word]

    def complaints(
        self, ignores: Sequence[Ignore], unsought: Collection[str], unmet: Mapping[int, str] | None
    ) -> Iterator[Notice]:
        """``unmet`` are the articles that instructions name and that are not there; ``None`` if that is unknown."""
        for ignore in ignores:
            if ignore.fault:
                yield Notice(UNUSED, ignore.place, f"nothing is ignored here: {ignore.fault}")
            elif not ignore.reason:
                yield Notice(WITHOUT_REASON, ignore.place, self.told(WITHOUT_REASON, ignore.rules))
            else:
                yield from self.unknown(ignore)
                if unmet is not None:
                    yield from self.idle(ignore, unsought, unmet.get(id(ignore)))

    def unknown(self, ignore: Ignore) -> Iterator[Notice]:
        names = [name for rule in self.rules.values() for name in (rule.code, rule.name)]
        for word in [word for word in ignore.rules if not self.named(word)][:3]:
            yield Notice(UNUSED, ignore.place, f'no rule is called "{word[:40]}"; {nearest(word[:40], names)}')

    def idle(self, ignore: Ignore, unsought: Collection[str], unmet: str | None) -> Iterator[Notice]:
        """What came to nothing, though it was looked for."""
        idle = [word for word in ignore.rules if (id(ignore), word) not in self.used]
        if unmet is not None:
            remedy = "name one by its id, or by its path from the folder of this file"
            yield Notice(UNUSED, ignore.place, f'nothing is ignored here: no article fits "{unmet[:80]}"; {remedy}')
        elif known := [word for word in idle if not self.named(word) <= set(unsought)]:
            yield Notice(UNUSED, ignore.place, self.told(UNUSED, known))

    def told(self, code: str, words: Sequence[str]) -> str:
        rule = self.rules.get(code)
        named = ", ".join(words)
        return rule.message.format_map({"a": named}) if rule else named


class Inside:
    """The instructions within articles, by article and paragraph."""

    def __init__(self, articles: Sequence[ArticleSummary]) -> None:
        stood = Counter((article.path, article.record) for article in articles)
        self.all: list[Ignore] = []
        self.by_article: dict[str, _Paragraphs] = {}
        self.by_source: dict[tuple[str, int | None], _Paragraphs] = {}  # a file, or a record of one
        for article in articles:
            if article.ignores:
                self.all += article.ignores
                self.by_article[article.id] = _Paragraphs(article.ignores)
                source = article.path, article.record
                if stood[source] == 1:
                    self.by_source[source] = self.by_article[article.id]

    def reaches(self, finding: Finding) -> Iterator[Reach]:
        """Those about a paragraph in which a finding has a claim or a place."""
        if not self.all:
            return
        if not finding.claims:
            yield from (Reach(ignore, disputes(finding)) for ignore in self._of_words(finding))
        held: dict[int, tuple[Ignore, set[int]]] = {}
        for at, claim in enumerate(finding.claims):
            if claim.article in self.by_article:
                for ignore in self.by_article[claim.article].at(claim.place):
                    held.setdefault(id(ignore), (ignore, set()))[1].add(at)
        yield from (Reach(ignore, settled(finding, claims)) for ignore, claims in held.values())

    def _of_words(self, finding: Finding) -> Iterator[Ignore]:
        for place in finding.places:
            if (place.path, place.record) in self.by_source:
                yield from self.by_source[place.path, place.record].at(place)
        for article in finding.articles:
            if article in self.by_article:
                yield from self.by_article[article].whole


class _Paragraphs:
    """The instructions of one article: for all of it, and for paragraphs, which never overlap."""

    def __init__(self, ignores: Sequence[Ignore]) -> None:
        self.whole = [ignore for ignore in ignores if ignore.within is None]
        self.local: defaultdict[Span, list[Ignore]] = defaultdict(list)
        for ignore in ignores:
            if ignore.within is not None:
                self.local[ignore.within].append(ignore)
        self.spans = sorted(self.local)

    def at(self, place: Place) -> Iterator[Ignore]:
        at = bisect_right(self.spans, place.start, key=lambda span: span.start) - 1
        apart = place.record is not None and place.field == "title"  # counted in a field of its own
        if at >= 0 and place.start < self.spans[at].end and not apart:
            yield from self.local[self.spans[at]]
        yield from self.whole


class Outside:
    """An instruction of the configuration, for any article, for one, or for a pair."""

    def __init__(self, ignore: Ignore, settings: Settings) -> None:
        self.ignore, self.settings = ignore, settings
        self.known: dict[tuple[str, str], frozenset[int]] = {}

    def reach(self, finding: Finding) -> Reach:
        """What of a finding is between the articles named: one of them on a side of its own, or each of a pair."""
        if not self.ignore.articles:
            return Reach(self.ignore, disputes(finding))
        if finding.claims:
            by_pattern = [self._claims(finding, at) for at in range(len(self.ignore.articles))]
            named = self.is_within({(claim.article, claim.place.path) for claim in finding.claims})
            return Reach(self.ignore, settled(finding, *by_pattern[:2]), named)
        articles = finding.articles or ("",)
        within = self.is_within({(article, place.path) for article in articles for place in finding.places})
        return Reach(self.ignore, disputes(finding), within)

    def _claims(self, finding: Finding, pattern: int) -> frozenset[int]:
        claims = enumerate(finding.claims)
        return frozenset(at for at, claim in claims if pattern in self.patterns(claim.article, claim.place.path))

    def is_within(self, articles: Collection[tuple[str, str]]) -> bool:
        """Whether each pattern names one of the articles, and the two of a pair not the same one."""
        wanted = range(len(self.ignore.articles))
        held = [found for article in articles if (found := self.patterns(*article))]
        distinct = len(held) >= len(wanted)
        return distinct and all(any(number in found for found in held) for number in wanted)

    def unmet(self, articles: Collection[tuple[str, str]], gone: Callable[[str], bool]) -> str | None:
        """The first of its patterns that names none of the articles, nor a file that was not read."""
        met = frozenset(at for article in articles for at in self.patterns(*article))
        missing = (word for at, word in enumerate(self.ignore.articles) if at not in met)
        return next((word for word in missing if gone(os.path.join(self.settings.base, word))), None)

    def patterns(self, article: str, path: str) -> frozenset[int]:
        """Which of the patterns name an article."""
        key = article, path
        if key not in self.known:
            seen = self.settings.seen(path)
            named = enumerate(self.ignore.articles)
            self.known[key] = frozenset(at for at, word in named if word == article or covers((word,), seen))
        return self.known[key]
