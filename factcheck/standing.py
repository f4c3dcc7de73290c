"""What articles say against each other, kept up to date while one after the other of them changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, MutableMapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from factcheck.model.article import Notice
from factcheck.model.claim import Claim
from factcheck.model.digest import digest
from factcheck.model.finding import Alignment, ArticleSummary, Conflict, Report, Verdict
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading
from factcheck.pipeline import Understood

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
    conflicts: Sequence[Conflict]
    pairs: Pairs


class Standing:
    """The conflicts of a run. A change costs what the changed article shares with others, not what all of them hold.

    What stands after a change is what a run over everything says.
    """

    def __init__(self, pack: RulePack, left: Left | None = None) -> None:
        """Nothing, or what an earlier run by the same rules has left."""
        from factcheck import align

        left = left or Left({}, {}, (), {}, (), Counter())
        self.pack = pack
        self.summaries = dict(left.summaries)
        self.conflicts = list(left.conflicts)
        self.pairs = left.pairs
        self.blocks = align.Blocks(pack, left.readings, left.names, left.indexes)
        self.topics = align.Index(left.indexes.get(TOPICS))

    @property
    def readings(self) -> Mapping[str, Reading]:
        """What was read of each article."""
        return self.blocks.readings

    @classmethod
    def of(cls, articles: Collection[Understood], pack: RulePack) -> Standing:
        """What stands between these articles."""
        made = cls(pack)
        for article in articles:
            made.blocks.put(article.reading)
        made.summaries = {article.summary.id: article.summary for article in articles}
        made._change_topics(articles, ())
        made.conflicts, made.pairs = settled(articles, pack)
        return made

    def change(self, changed: Collection[Understood], gone: Iterable[str] = ()) -> None:
        """Takes in articles that are new or another than before, and forgets those that are gone."""
        from factcheck import align, pool

        names = {article.summary.id for article in changed} | set(gone)
        if not names:
            return
        stirred = self._sharing_topics(names)
        self._change_topics(changed, names)
        stirred |= align.change(self.blocks, [article.reading for article in changed], names)
        stirred |= self._sharing_topics(names)
        for name in names:
            self.summaries.pop(name, None)
        self.summaries |= {article.summary.id: article.summary for article in changed}
        touched = stirred.union(*(one.articles for one in self.conflicts if not stirred.isdisjoint(one.articles)))
        for pair in [pair for pair in self.pairs if not touched.isdisjoint(pair)]:
            del self.pairs[pair]
        with pool.without_collection():
            reach, found = self._concerning(touched & self.summaries.keys())
        others = (one for one in self.conflicts if touched.isdisjoint(one.articles))
        self.conflicts = [*(one for one in others if not reach.issuperset(one.articles)), *found]

    def report(self, notices: Sequence[Notice]) -> Report:
        """Everything that stands, and the notices beside it."""
        return reported(self.summaries, self.conflicts, self.pairs, notices, self.pack)

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

    def _concerning(self, articles: set[str]) -> tuple[set[str], list[Conflict]]:
        """Every conflict that lies within what these articles, and whom they are in conflict with, are part of."""
        from factcheck import align, judge

        # A figure that another article tells as well is compared where it is told first.
        reach = articles | self.blocks.spoken_for(articles)
        while True:
            found = align.alignments_of(reach, self.blocks)
            around = reach.union(*map(_articles, found.pairs), self._sharing_topics(reach))
            around = around.union(*((one.a.article, one.b.article) for one in found.redatings))
            conflicts = judge.conflicts(found, in_doubt(self.summaries, self.readings, around), self.pack)
            wider = reach.union(*(one.articles for one in conflicts if not articles.isdisjoint(one.articles)))
            if wider == reach:
                self.pairs.update(pair for pair in map(_articles, found.pairs) if not articles.isdisjoint(pair))
                return reach, [one for one in conflicts if reach.issuperset(one.articles)]
            reach = wider

    def _sharing_topics(self, names: Iterable[str]) -> set[str]:
        """The articles that list or date something that one of these lists or dates."""
        told = (topic for name in names if name in self.readings for topic in topics(self.readings[name], self.pack))
        return {self.blocks.names[number] for number in self.topics.sharing(told)}

    def _change_topics(self, changed: Iterable[Understood], names: Iterable[str]) -> None:
        old = [self.readings[name] for name in names if name in self.readings]
        for readings, put in ((old, self.topics.remove), ([one.reading for one in changed], self.topics.add)):
            for reading in readings:
                for topic in topics(reading, self.pack):
                    put(topic, self.blocks.numbered(reading.article))


def topics(reading: Reading, pack: RulePack) -> set[int]:
    """What an article lists or dates, as numbers."""
    from factcheck import judge

    return set(map(digest, judge.topics(reading, pack)))


def settled(articles: Iterable[Understood], pack: RulePack) -> tuple[list[Conflict], Pairs]:
    """What stands between articles, and how many of their claims were held against each other."""
    from factcheck import align, judge, pool

    readings = {article.summary.id: article.reading for article in articles}
    summaries = {article.summary.id: article.summary for article in articles}
    with pool.without_collection():
        found = align.alignments([readings[name] for name in sorted(readings)], pack)
        conflicts = judge.conflicts(found, in_doubt(summaries, readings, readings), pack)
    return list(conflicts), Counter(map(_articles, found.pairs))


def reported(
    summaries: Mapping[str, ArticleSummary],
    conflicts: Iterable[Conflict],
    pairs: Pairs,
    notices: Sequence[Notice],
    pack: RulePack,
) -> Report:
    """What stands between articles as a report."""
    from factcheck import score

    found = (*score.troubles(notices, pack), *score.findings(conflicts, pack))
    return Report(
        articles=tuple(summaries[name] for name in sorted(summaries)),
        findings=score.ordered(found),
        alignments=pairs.total(),
        unread=tuple(notice for notice in notices if not notice.passed_over),
    )


def in_doubt(
    summaries: Mapping[str, ArticleSummary], readings: Mapping[str, Reading], names: Iterable[str]
) -> list[Reading]:
    """What was read of some articles, in order, but of no facts: these are beyond doubt."""
    return [readings[name] for name in sorted(names) if not summaries[name].facts]


def _articles(pair: Alignment) -> tuple[str, str]:
    return pair.a.article, pair.b.article
