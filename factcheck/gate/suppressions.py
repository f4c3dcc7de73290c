"""What is let pass, with its reason; and what is to be let pass without one, or without need."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from factcheck.model.article import Notice
from factcheck.model.finding import ArticleSummary, Finding, Report, Suppression
from factcheck.model.globs import covers
from factcheck.model.rule import Rule, named
from factcheck.model.settings import Settings
from factcheck.model.spelling import nearest
from factcheck.model.suppression import Ignore
from factcheck.model.text import Place, Span

WITHOUT_REASON, UNUSED = "FC950", "FC951"


def suppressed(
    report: Report, settings: Settings, rules: Mapping[str, Rule], off: Collection[str] = ()
) -> tuple[Report, tuple[Notice, ...]]:
    """The report in which what is let pass is marked, and what is wrong with the instructions to do so.

    Rules that are ``off`` are missed by nobody: an instruction to ignore one is no complaint.
    """
    outside = [Outside(ignore, settings) for ignore in settings.ignore]
    inside = Inside(report.articles)
    uses = Uses(rules)
    findings = []
    for finding in report.findings:
        within = uses.followed(finding, inside.of(finding))
        without = uses.followed(finding, (one.ignore for one in outside if one.is_about(finding)))
        mark = Suppression("inSource", *within) if within else Suppression("external", *without) if without else None
        findings.append(replace(finding, suppression=mark) if mark else finding)
    read = {(article.id, article.path) for article in report.articles}
    given = [*inside.all, *(one.ignore for one in outside if one.is_within(read))]
    return replace(report, findings=tuple(findings)), tuple(uses.complaints(given, off))


@dataclass(slots=True)
class Uses:
    """Which instructions have been followed, word by word."""

    rules: Mapping[str, Rule]
    used: set[tuple[int, str]] = field(default_factory=set)
    codes: dict[str, frozenset[str]] = field(default_factory=dict)

    def followed(self, finding: Finding, ignores: Iterator[Ignore]) -> tuple[str, Place] | None:
        """Reason and place of the first instruction to let a finding pass."""
        found = None
        for ignore in ignores:
            words = [word for word in ignore.rules if finding.rule in self.named(word)]
            self.used.update((id(ignore), word) for word in words)
            if words and ignore.reason and found is None:
                found = ignore.reason, ignore.place
        return found

    def named(self, word: str) -> frozenset[str]:
        if word not in self.codes:
            self.codes[word] = named(word, self.rules)
        return self.codes[word]

    def complaints(self, ignores: Sequence[Ignore], off: Collection[str]) -> Iterator[Notice]:
        for ignore in ignores:
            if ignore.fault:
                yield Notice(UNUSED, ignore.place, f"nothing is ignored here: {ignore.fault}")
            elif not ignore.reason:
                yield Notice(WITHOUT_REASON, ignore.place, self.told(WITHOUT_REASON, ignore.rules))
            else:
                idle = [word for word in ignore.rules if (id(ignore), word) not in self.used]
                yield from self.idle(ignore, [word for word in idle if not self.is_off(word, off)])

    def is_off(self, word: str, off: Collection[str]) -> bool:
        codes = self.named(word)
        return bool(codes) and codes <= set(off)

    def idle(self, ignore: Ignore, words: Sequence[str]) -> Iterator[Notice]:
        unknown = [word for word in words if not self.named(word)]
        known = [word for word in words if word not in unknown]
        if known:
            yield Notice(UNUSED, ignore.place, self.told(UNUSED, known))
        names = [name for rule in self.rules.values() for name in (rule.code, rule.name)]
        for word in unknown[:3]:
            yield Notice(UNUSED, ignore.place, f'no rule is called "{word[:40]}"; {nearest(word[:40], names)}')

    def told(self, code: str, words: Sequence[str]) -> str:
        rule = self.rules.get(code)
        named = ", ".join(words)
        return rule.message.format_map({"a": named}) if rule else named


class Inside:
    """The instructions within articles, by article and paragraph."""

    def __init__(self, articles: Sequence[ArticleSummary]) -> None:
        paths = Counter(article.path for article in articles)
        self.all: list[Ignore] = []
        self.by_article: dict[str, _Paragraphs] = {}
        self.by_path: dict[str, _Paragraphs] = {}
        for article in articles:
            if article.ignores:
                self.all += article.ignores
                self.by_article[article.id] = _Paragraphs(article.ignores)
                if paths[article.path] == 1:
                    self.by_path[article.path] = self.by_article[article.id]

    def of(self, finding: Finding) -> Iterator[Ignore]:
        """Those about a paragraph in which a finding has a claim or a place."""
        if not self.all:
            return
        for claim in finding.claims:
            if claim.article in self.by_article:
                yield from self.by_article[claim.article].at(claim.place)
        if not finding.claims:
            yield from self._of_words(finding)

    def _of_words(self, finding: Finding) -> Iterator[Ignore]:
        for place in finding.places:
            if place.path in self.by_path:
                yield from self.by_path[place.path].at(place)
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
        if at >= 0 and place.start < self.spans[at].end:
            yield from self.local[self.spans[at]]
        yield from self.whole


class Outside:
    """An instruction of the configuration, for any article, for one, or for a pair."""

    def __init__(self, ignore: Ignore, settings: Settings) -> None:
        self.ignore, self.settings = ignore, settings
        self.known: dict[tuple[str, str], frozenset[int]] = {}

    def is_about(self, finding: Finding) -> bool:
        """Whether the finding has a claim, or a place, in each of the articles named."""
        if not self.ignore.articles:
            return True
        if finding.claims:
            return self.is_within({(claim.article, claim.place.path) for claim in finding.claims})
        articles = finding.articles or ("",)
        return self.is_within({(article, place.path) for article in articles for place in finding.places})

    def is_within(self, articles: Collection[tuple[str, str]]) -> bool:
        """Whether each pattern names one of the articles, and the two of a pair not the same one."""
        wanted = range(len(self.ignore.articles))
        held = [found for article in articles if (found := self.patterns(*article))]
        distinct = len(held) >= len(wanted)
        return distinct and all(any(number in found for found in held) for number in wanted)

    def patterns(self, article: str, path: str) -> frozenset[int]:
        """Which of the patterns name an article."""
        key = article, path
        if key not in self.known:
            seen = self.settings.seen(path)
            named = enumerate(self.ignore.articles)
            self.known[key] = frozenset(at for at, word in named if word == article or covers((word,), seen))
        return self.known[key]
