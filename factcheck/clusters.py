"""The pairs of a run that break a rule, and the conflicts they make where they are connected.

After a change only the conflicts of a slot in which a pair has come, gone or changed are put together again, and of
these only what is not as it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Set
from dataclasses import fields
from typing import TYPE_CHECKING

from factcheck.model.claim import Claim
from factcheck.model.digest import digest
from factcheck.model.finding import Alignment, Conflict
from factcheck.model.pack import RulePack
from factcheck.model.standing import Breach, Cluster, number_of, place

if TYPE_CHECKING:
    from factcheck.align import Blocks
    from factcheck.judge import Judged

# What a breach keeps of an alignment but for the claims, whatever there is.
HOW = tuple(field.name for field in fields(Alignment) if field.name not in ("a", "b", "also"))

Pair = tuple[int, int]


class Clusters:
    """The conflicts between claims. ``told`` says what an article claims that is in doubt."""

    def __init__(
        self, blocks: Blocks, pack: RulePack, told: Callable[[str], Sequence[Claim]], kept: Iterable[Cluster] = ()
    ) -> None:
        self.blocks, self.pack, self.told = blocks, pack, told
        self.slots: defaultdict[int, dict[Pair, Breach]] = defaultdict(dict)
        self.held: defaultdict[int, list[Cluster]] = defaultdict(list)
        self.of: defaultdict[int, set[tuple[int, Pair]]] = defaultdict(set)  # article: slots and pairs
        self.repeated: defaultdict[int, set[tuple[int, Pair]]] = defaultdict(set)  # … of which it tells a claim as well
        for cluster in kept:
            self.held[cluster.breaches[0].slot].append(cluster)
            for breach in cluster.breaches:
                self._put(breach)

    def __iter__(self) -> Iterator[Cluster]:
        return (cluster for clusters in self.held.values() for cluster in clusters)

    def repeated_by(self, articles: Iterable[int]) -> set[int]:
        """The articles in whose pairs a claim of one of these is told as well."""
        return {number_of(one) for article in articles for _, pair in self.repeated.get(article, ()) for one in pair}

    def change(self, changed: Set[int], stirred: Iterable[int], pairs: Collection[Alignment]) -> None:
        """Takes in all pairs that have a claim of the ``stirred`` articles, among which are the ``changed``."""
        from factcheck import judge

        gone = [one for article in stirred for one in self.of.get(article, ())]
        slots = {self._drop(slot, pair) for slot, pair in gone}
        names = {claim.article for pair in pairs for claim in (pair.a, pair.b)}
        claims = [claim for name in sorted(names) for claim in self.told(name)]
        new = list(self._breaches(judge.breaches(pairs, claims, self.pack)))
        for breach in new:
            self._put(breach)
        for slot in slots.union(breach.slot for breach in new):
            self._gather(slot, changed)

    def _gather(self, slot: int, changed: Set[int]) -> None:
        """Puts the conflicts of a slot together again."""
        from factcheck import judge

        before = {cluster.breaches: cluster for cluster in self.held.pop(slot, ())}
        for few in judge.connected(self.slots[slot].values(), lambda breach: (breach.a, breach.b)):
            breaches = tuple(sorted(few))
            known = before.get(breaches)
            same = known is not None and changed.isdisjoint(_articles(breaches))
            self.held[slot].append(known if known and same else Cluster(self._conflict(breaches), breaches))

    def _conflict(self, breaches: Sequence[Breach]) -> Conflict:
        from factcheck import judge

        items = [judge.Judged(self._alignment(breach), breach.verdict) for breach in breaches]
        names = {self.blocks.names[number] for number in _articles(breaches)}
        return judge.conflict(items, self.pack, {name: self.told(name) for name in names})

    def _alignment(self, breach: Breach) -> Alignment:
        a, b, *also = map(self.blocks.claim, (breach.a, breach.b, *breach.also))
        return Alignment(a=a, b=b, also=tuple(also), **{name: getattr(breach, name) for name in HOW})

    def _breaches(self, items: Sequence[Judged]) -> Iterator[Breach]:
        from factcheck import judge

        names = {claim.article for item in items for claim in _claims(item.alignment)}
        places = {
            claim.id: place(self.blocks.numbers[name], at)
            for name in names
            for at, claim in enumerate(self.blocks.readings[name].claims)
        }
        for item in items:
            a, b, *also = (places[claim.id] for claim in _claims(item.alignment))
            how = {name: getattr(item.alignment, name) for name in HOW}
            yield Breach(a, b, tuple(also), digest(judge.slot(item, self.pack)), item.verdict, **how)

    def _put(self, breach: Breach) -> None:
        pair = breach.a, breach.b
        self.slots[breach.slot][pair] = breach
        for index, places in ((self.of, pair), (self.repeated, breach.also)):
            for number in set(map(number_of, places)):
                index[number].add((breach.slot, pair))

    def _drop(self, slot: int, pair: Pair) -> int:
        """Forgets a pair, if it is still there; its slot."""
        breach = self.slots[slot].pop(pair, None)
        if breach is not None:
            for index, places in ((self.of, pair), (self.repeated, breach.also)):
                for number in set(map(number_of, places)):
                    index[number].discard((slot, pair))
        return slot


def _articles(breaches: Iterable[Breach]) -> set[int]:
    """The articles of all claims of breaches."""
    return {number_of(one) for breach in breaches for one in (breach.a, breach.b, *breach.also)}


def _claims(pair: Alignment) -> tuple[Claim, ...]:
    return (pair.a, pair.b, *pair.also)
