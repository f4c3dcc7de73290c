"""What articles say against each other, kept up to date while one after the other of them changes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from factcheck.model.article import Notice
from factcheck.model.claim import Claim
from factcheck.model.finding import Alignment, Conflict, Report, Verdict
from factcheck.model.pack import RulePack
from factcheck.pipeline import Understood

if TYPE_CHECKING:
    from factcheck.model.statement import Reading


class Standing:
    """The conflicts of a run. A change costs what the changed article shares with others, not what all of them hold.

    What stands after a change is what a run over everything says.
    """

    def __init__(self, pack: RulePack) -> None:
        from factcheck import align

        self.pack = pack
        self.articles: dict[str, Understood] = {}
        self.conflicts: list[Conflict] = []
        self.blocks = align.Blocks(pack)
        self._about: defaultdict[object, set[str]] = defaultdict(set)
        self._pairs: Counter[tuple[str, str]] = Counter()

    def settle(self, articles: Iterable[Understood] | None = None) -> None:
        """Works everything out anew, of these articles or of those there are."""
        from factcheck import align, judge, pool

        if articles is not None:
            for name in [*self.articles]:
                self._drop(name)
            self.blocks = align.Blocks(self.pack)
            for article in articles:
                self._put(article)
                self.blocks.put(article.reading)
        with pool.without_collection():
            found = align.alignments(self._readings(self.articles, facts=True), self.pack)
            self.conflicts = list(judge.conflicts(found, self._readings(self.articles), self.pack))
        self._pairs = Counter(map(_articles, found.pairs))

    def change(self, changed: Collection[Understood], gone: Iterable[str] = ()) -> None:
        """Takes in articles that are new or another than before, and forgets those that are gone."""
        from factcheck import align, pool

        names = {article.summary.id for article in changed} | set(gone)
        if not names:
            return
        stirred = names | self._sharing_topics(self.articles.keys() & names)
        for name in names:
            self._drop(name)
        for article in changed:
            self._put(article)
        stirred |= self._sharing_topics(self.articles.keys() & names)
        stirred |= align.change(self.blocks, (article.reading for article in changed), names)
        touched = stirred.union(*(one.articles for one in self.conflicts if not stirred.isdisjoint(one.articles)))
        for pair in [pair for pair in self._pairs if not touched.isdisjoint(pair)]:
            del self._pairs[pair]
        with pool.without_collection():
            reach, found = self._concerning(touched & self.articles.keys())
        others = (one for one in self.conflicts if touched.isdisjoint(one.articles))
        self.conflicts = [*(one for one in others if not reach.issuperset(one.articles)), *found]

    def report(self, notices: Sequence[Notice]) -> Report:
        """Everything that stands, and the notices beside it."""
        from factcheck import score

        found = (*score.troubles(notices, self.pack), *score.findings(self.conflicts, self.pack))
        return Report(
            articles=tuple(self.articles[name].summary for name in sorted(self.articles)),
            findings=score.ordered(found),
            alignments=self._pairs.total(),
            unread=tuple(notices),
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

    def _concerning(self, articles: set[str]) -> tuple[set[str], list[Conflict]]:
        """Every conflict that lies within what these articles, and whom they are in conflict with, are part of."""
        from factcheck import align, judge

        # A figure that another article tells as well is compared where it is told first.
        reach = articles | self.blocks.spoken_for(articles)
        while True:
            found = align.alignments_of(reach, self.blocks)
            around = reach.union(*map(_articles, found.pairs), self._sharing_topics(reach))
            around = around.union(*((one.a.article, one.b.article) for one in found.redatings))
            conflicts = judge.conflicts(found, self._readings(around), self.pack)
            wider = reach.union(*(one.articles for one in conflicts if not articles.isdisjoint(one.articles)))
            if wider == reach:
                self._pairs.update(pair for pair in map(_articles, found.pairs) if not articles.isdisjoint(pair))
                return reach, [one for one in conflicts if reach.issuperset(one.articles)]
            reach = wider

    def _sharing_topics(self, names: Iterable[str]) -> set[str]:
        """The articles that list or date something that one of these lists or dates."""
        return set().union(*(self._about[topic] for name in names for topic in self._topics(name)))

    def _topics(self, name: str) -> frozenset[object]:
        from factcheck import judge

        return judge.topics(self.articles[name].reading, self.pack)

    def _readings(self, names: Iterable[str], *, facts: bool = False) -> list[Reading]:
        """Those of some articles in order; facts, which are beyond doubt, only where they are asked for."""
        articles = (self.articles[name] for name in sorted(names))
        return [article.reading for article in articles if facts or not article.summary.facts]

    def _put(self, article: Understood) -> None:
        name = article.summary.id
        self.articles[name] = article
        for topic in self._topics(name):
            self._about[topic].add(name)

    def _drop(self, name: str) -> None:
        if name in self.articles:
            for topic in self._topics(name):
                self._about[topic].discard(name)
            del self.articles[name]


def _articles(pair: Alignment) -> tuple[str, str]:
    return pair.a.article, pair.b.article
