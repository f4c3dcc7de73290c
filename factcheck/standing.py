"""What articles say against each other, kept up to date while one after the other of them changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, MutableMapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from factcheck.clusters import Clusters
from factcheck.model.article import Notice
from factcheck.model.claim import Claim
from factcheck.model.finding import Alignment, Alignments, ArticleSummary, Conflict, Finding, Own, Report, Verdict
from factcheck.model.pack import RulePack
from factcheck.model.standing import Held
from factcheck.model.statement import Reading
from factcheck.pipeline import Understood, own
from factcheck.topics import Topics

if TYPE_CHECKING:
    from factcheck.align import Kept

TOPICS = "topics"

# How many claims of each two articles were held against each other.
Pairs = Counter[tuple[str, str]]


class Left(NamedTuple):
    """What an earlier run left: its articles, by number too, what stood between them, and its indexes."""

    summaries: Mapping[str, ArticleSummary]
    readings: MutableMapping[str, Reading]
    names: Sequence[str]
    indexes: Mapping[str, Kept]
    held: Held
    pairs: Pairs


class Standing:
    """The conflicts of a run. A change costs what the changed article shares with others, not what all of them hold.

    What stands after a change is what a run over everything says.
    """

    def __init__(self, pack: RulePack, left: Left | None = None) -> None:
        """Nothing, or what an earlier run by the same rules has left."""
        from factcheck import align

        left = left or Left({}, {}, (), {}, Held(), Counter())
        self.pack = pack
        self.summaries = dict(left.summaries)
        self.pairs = left.pairs
        self.blocks = align.Blocks(pack, left.readings, left.names, left.indexes)
        self.clusters = Clusters(self.blocks, pack, self._told, left.held.clusters)
        self.topics = Topics(self.blocks, pack, left.indexes.get(TOPICS), left.held.shared)
        self.own = dict(left.held.own)
        self.redated = list(left.held.redated)
        self._found: dict[int, tuple[Conflict, Finding]] = {}

    @property
    def readings(self) -> Mapping[str, Reading]:
        """What was read of each article."""
        return self.blocks.readings

    @property
    def held(self) -> Held:
        """The conflicts by what they hang on."""
        return Held(tuple(self.clusters), self.own, tuple(self.redated), self.topics.shared)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Everything that stands."""
        from factcheck import judge

        compared = [cluster.conflict for cluster in self.clusters]
        dates = (*self.redated, *chain.from_iterable(self.topics.shared.values()))
        return judge.every(compared, dates, [self.own[name] for name in sorted(self.own)])

    @classmethod
    def of(cls, articles: Collection[Understood], pack: RulePack) -> Standing:
        """What stands between these articles, and will be kept up."""
        made = cls(pack)
        for article in articles:
            made.blocks.put(article.reading)
        made.topics.add(article.reading for article in articles)
        made.begin(articles)
        return made

    def begin(self, articles: Collection[Understood]) -> None:
        """Works out what stands between the articles, of which nothing is known yet."""
        from factcheck import align, pool

        self.summaries = {article.summary.id: article.summary for article in articles}
        names = sorted(self.summaries)
        with pool.without_collection():
            owns = self._take_own(articles)
            echoes = [pair for name in names for pair in owns[name].echoes]
            self._take(align.alignments([self.readings[name] for name in names], self.pack, echoes), set(names), set())
            self.topics.judge(self._in_doubt(names))

    def change(self, changed: Collection[Understood], gone: Iterable[str] = ()) -> None:
        """Takes in articles that are new or another than before, and forgets those that are gone."""
        from factcheck import align, pool

        new = [article.reading for article in changed]
        names = {reading.article for reading in new} | set(gone)
        if not names:
            return
        told = self.topics.remove(self.readings[name] for name in names if name in self.readings)
        told |= self.topics.add(new)
        repeated = self.clusters.repeated_by(map(self.blocks.numbered, names))
        for name in names:
            self.summaries.pop(name, None)
            self.own.pop(name, None)
        self.summaries |= {article.summary.id: article.summary for article in changed}
        with pool.without_collection():
            stirred = align.change(self.blocks, new, names) | {self.blocks.names[number] for number in repeated}
            self._take(align.alignments_of(stirred & self.summaries.keys(), self.blocks), names, stirred)
            self._take_own(changed)
            self.topics.judge_again(told, self._in_doubt(self.topics.tellers(told)))

    def report(self, notices: Sequence[Notice]) -> Report:
        """Everything that stands, and the notices beside it."""
        from factcheck import score

        found = (*score.troubles(notices, self.pack), *self._findings())
        return Report(
            articles=tuple(self.summaries[name] for name in sorted(self.summaries)),
            findings=score.ordered(found),
            alignments=self.pairs.total(),
            unread=tuple(notice for notice in notices if not notice.passed_over),
        )

    def compared(self, claim: Claim) -> tuple[list[Claim], list[tuple[Claim, Verdict]]]:
        """The claims that say the same as this one, and what either was held against, with what came of it."""
        from factcheck import align, judge

        same = self.blocks.repeats(claim)
        ours = {claim.id, *(one.id for one in same)}
        found: dict[str, tuple[Claim, Verdict]] = {}
        for pair in align.alignments_of({claim.article, *(one.article for one in same)}, self.blocks).pairs:
            other = pair.b if pair.a.id in ours else pair.a if pair.b.id in ours else None
            if other is not None and other.id not in ours:
                found.setdefault(other.id, (other, judge.verdict(pair, self.pack)))
        return same, list(found.values())

    def _take(self, found: Alignments, changed: set[str], stirred: set[str]) -> None:
        """Takes in all that is aligned with the ``stirred`` articles, among which are the ``changed``."""
        from factcheck import judge

        for pair in [pair for pair in self.pairs if not stirred.isdisjoint(pair)]:
            del self.pairs[pair]
        self.pairs.update(map(_articles, found.pairs))
        numbers = self.blocks.numbers
        self.clusters.change({numbers[name] for name in changed}, {numbers[name] for name in stirred}, found.pairs)
        self.redated = [one for one in self.redated if stirred.isdisjoint(one.articles)]
        self.redated += judge.redated(found.redatings, self.pack)
        self.redated += judge.recounted(found.recounts, self.pack)

    def _take_own(self, articles: Iterable[Understood]) -> Mapping[str, Own]:
        """Takes in what articles say against themselves, but for what is to be judged with the rest; all of it."""
        found = {article.summary.id: own(article, self.pack) for article in articles}
        self.own |= {name: one._replace(echoes=()) for name, one in found.items() if one.alone or one.within}
        return found

    def _in_doubt(self, names: Iterable[str]) -> list[Reading]:
        """What was read of some articles, in order, but of no facts: these are beyond doubt."""
        return [self.readings[name] for name in sorted(names) if not self.summaries[name].facts]

    def _told(self, name: str) -> Sequence[Claim]:
        """What an article claims that is in doubt."""
        return () if self.summaries[name].facts else self.readings[name].claims

    def _findings(self) -> list[Finding]:
        """The conflicts as findings, each worked out once."""
        from factcheck import score

        known = self._found
        self._found = {id(one): known.get(id(one)) or (one, score.finding(one, self.pack)) for one in self.conflicts}
        return [finding for _, finding in self._found.values()]


def settled(articles: Collection[Understood], pack: RulePack) -> Standing:
    """What stands between articles that will not change."""
    readings = {article.summary.id: article.reading for article in articles}
    made = Standing(pack, Left({}, readings, list(readings), {}, Held(), Counter()))
    made.begin(articles)
    return made


def _articles(pair: Alignment) -> tuple[str, str]:
    return pair.a.article, pair.b.article
