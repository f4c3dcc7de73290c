"""Which claims and statements of many articles fall into one block with those of a few: all that can be aligned there.

What aligns two figures is common to both: a slot, digits, words. So what concerns a few articles is found among what
shares something with them, and is the same as in a comparison of everything.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping, Set
from typing import NamedTuple

from factcheck.align import appearance, exchanged, frame, slip, stories, template
from factcheck.align.closeness import Closeness
from factcheck.align.echoes import echoes
from factcheck.align.index import Index, Kept
from factcheck.align.marks import Marks
from factcheck.align.traces import (
    BORNE,
    Trace,
    Traces,
    day,
    nodes,
    shingles,
    signatures,
    traces,
    value,
    wording,
)
from factcheck.model.claim import Claim
from factcheck.model.digest import digest
from factcheck.model.finding import Alignment
from factcheck.model.pack import RulePack
from factcheck.model.standing import at_of, number_of, place
from factcheck.model.statement import Reading, Statement

FEWEST_SHARED = 2  # shingles that two wordings must share to be compared
# Indexes of which each trace is that of one claim, statement or article alone.
ALONE = ("equals", "several", "signatures", "days", "values", "words", "couples", "marks")


class Near(NamedTuple):
    """What may be aligned with a few articles, in the order of articles; ``common`` words tell nothing, by group.

    ``crowded`` are slots and signatures of which more is known than what is here. ``stories`` are the pairs of articles
    that tell one story, ``echoes`` the pairs of figures that are of one thing in one article, ``wrong`` the figures
    that an article takes back.
    """

    framed: list[Claim]
    alike: list[Claim]
    statements: list[Statement]
    exchanged: list[Statement]
    common: Mapping[str | None, Set[int]]
    stories: Iterable[tuple[Reading, Reading]]
    echoes: Iterable[Alignment]
    crowded: Set[object] = frozenset()
    wrong: Iterable[Claim] = ()


class Blocks:
    """The readings of a run, and what of them shares a block.

    ``readings`` and ``names``, the articles by number, are those of which there are ``kept`` indexes already.
    """

    def __init__(
        self,
        pack: RulePack,
        readings: MutableMapping[str, Reading] | None = None,
        names: Iterable[str] = (),
        kept: Mapping[str, Kept] | None = None,
    ) -> None:
        self.pack = pack
        self.readings = {} if readings is None else readings
        self.names = list(names)
        self.numbers = {name: number for number, name in enumerate(self.names)}
        self.indexes = {name: Index((kept or {}).get(name)) for name in (*Traces._fields, BORNE)}
        self.slots, self.moments, self.equals = (self.indexes[name] for name in ("slots", "moments", "equals"))
        self.signatures, self.days, self.values = (self.indexes[name] for name in ("signatures", "days", "values"))
        self.words, self.shingles, self.couples = (self.indexes[name] for name in ("words", "shingles", "couples"))
        self.marks = Marks(self.indexes["marks"], self.indexes[BORNE], self.names, self.numbers)

    def traces(self, article: str) -> Traces | None:
        """What an article has left here, if it is here."""
        reading = self.readings.get(article)
        return None if reading is None else traces(reading, self.numbers[article], self.pack)

    def put(self, reading: Reading) -> Traces:
        """Takes in an article, in the place of the one of its name; what it leaves."""
        self.drop(reading.article)
        number = self.numbered(reading.article)
        self.readings[reading.article] = reading
        found = traces(reading, number, self.pack)
        # A node bears its slot, and a wording its shingles, once for all that stand there.
        self._add("slots", (trace for trace in found.slots if not self.equals.count(trace[1])))
        self._add("moments", (trace for trace in found.moments if not self.equals.count(trace[1])))
        self._add("shingles", (trace for trace in found.shingles if not self.words.count(trace[1])))
        for name in ALONE:
            self._add(name, getattr(found, name))
        self._add(BORNE, ((number, mark) for mark, _ in found.marks))
        return found

    def drop(self, article: str) -> Traces | None:
        """Forgets an article, if it was there; what it had left."""
        found = self.traces(article)
        if found is None:
            return None
        for name in ALONE:
            self._remove(name, getattr(found, name))
        self._remove(BORNE, ((self.numbers[article], mark) for mark, _ in found.marks))
        self._remove("slots", (trace for trace in found.slots if not self.equals.count(trace[1])))
        self._remove("moments", (trace for trace in found.moments if not self.equals.count(trace[1])))
        self._remove("shingles", (trace for trace in found.shingles if not self.words.count(trace[1])))
        del self.readings[article]
        return found

    def near(self, articles: Collection[str]) -> Near:
        """All that shares a block with a claim or a statement of these articles, and theirs."""
        claims = [claim for article in articles for claim in self.readings[article].claims]
        statements = [statement for article in articles for statement in self.readings[article].statements]
        own = {
            place(self.numbers[article], at) for article in articles for at in range(len(self.readings[article].claims))
        }
        crowded: set[object] = set()
        common: defaultdict[str | None, set[int]] = defaultdict(set)
        framed = self._claims(own.union(*(self._framed(claim, crowded) for claim in claims)))
        alike = self._claims(own | self._alike(claims, crowded))
        worded = self._statements(self.words.sharing(self._alike_in_words(statements, common)))
        around = {one.article for one in framed} | {one.article for one in alike} | {one.article for one in worded}
        return Near(
            framed,
            alike,
            worded,
            self._statements(self.couples.sharing(digest(key) for one in statements for key in exchanged.keys(one))),
            common,
            self._stories(articles),
            (pair for article in sorted(articles) for pair in echoes(self.readings[article], self.pack)),
            crowded,
            [claim for name in around for claim in self.readings[name].claims if claim.superseded],
        )

    def repeats(self, claim: Claim) -> list[Claim]:
        """The other claims that say the same of the same."""
        same = self.equals.sharing(node for _, _, node in nodes(claim, self.pack))
        return [other for other in self._claims(same) if other.id != claim.id]

    def spoken_for(self, articles: Iterable[str]) -> set[str]:
        """The articles of which a claim stands for the equal ones of these, where equal claims are compared as one."""
        claims = (claim for name in articles for claim in self.readings[name].claims)
        held = {node for claim in claims for _, _, node in nodes(claim, self.pack)}
        return {min(map(self.named, self.equals.of(node))) for node in held}

    def claim(self, place: int) -> Claim:
        """The claim of a place."""
        return self.readings[self.named(place)].claims[at_of(place)]

    def named(self, place: int) -> str:
        """The article of a place."""
        return self.names[number_of(place)]

    def in_order(self, places: Iterable[int]) -> list[int]:
        """Places in the order of articles, and as they stand in these."""
        return sorted(places, key=lambda place: (self.named(place), at_of(place)))

    def counts(self, statements: Iterable[Statement]) -> dict[str, int]:
        """How many statements there are in each article of these."""
        return {
            name: sum(not one.brief for one in self.readings[name].statements)
            for name in {one.article for one in statements}
        }

    def numbered(self, article: str) -> int:
        """The number of an article, which it keeps."""
        if article not in self.numbers:
            self.numbers[article] = len(self.names)
            self.names.append(article)
        return self.numbers[article]

    def _add(self, name: str, found: Iterable[Trace]) -> None:
        for key, bearer in found:
            self.indexes[name].add(key, bearer)

    def _remove(self, name: str, found: Iterable[Trace]) -> None:
        for key, bearer in found:
            self.indexes[name].remove(key, bearer)

    def _framed(self, claim: Claim, crowded: set[object]) -> set[int]:
        """What shares a slot with a claim; where that is a crowd, which is noted, what is of its time as well."""
        found: set[int] = set()
        for key, (slot, moment, _) in zip(frame.keys(claim, self.pack), nodes(claim, self.pack), strict=True):
            crowd = self.slots.count(slot) > frame.CROWD
            if crowd:
                crowded.add(key)
            found |= self.equals.sharing(self.moments.of(moment) if crowd else self.slots.of(slot))
        return found

    def _alike(self, claims: Iterable[Claim], crowded: set[object]) -> set[int]:
        """Claims that look like one of these, and all that tells whether they are one figure or two."""
        found: set[int] = set()
        for claim in claims:
            alike = self._signed(claim, crowded)
            found |= alike
            found |= self._beside(alike)
            found |= self._telling_both(claim, alike)
        return found

    def _signed(self, claim: Claim, crowded: set[object]) -> set[int]:
        """What bears a signature of a claim; where that is a crowd, which is noted, what is of its day as well."""
        found: set[int] = set()
        for key, said in signatures(claim).items():
            if self.signatures.count(key) <= slip.CROWD:
                found |= self.signatures.of(key)
                continue
            crowded.add(said)
            if claim.as_of is not None:
                found |= self.days.of(day(key, claim.as_of))
        return found

    def _beside(self, places: Iterable[int]) -> set[int]:
        """What stands in one sentence with the claims there."""
        sentences = {appearance.sentence(claim) for claim in self._claims(places)}
        return {
            place(number, at)
            for number in set(map(number_of, places))
            for at, claim in enumerate(self.readings[self.names[number]].claims)
            if appearance.sentence(claim) in sentences
        }

    def _telling_both(self, claim: Claim, alike: Iterable[int]) -> set[int]:
        """Where an article tells both the value of a claim and that of one that looks like it."""
        ours = self.values.of(value(claim))
        tellers = set(map(number_of, ours))
        found: set[int] = set()
        for other in {value(other) for other in self._claims(alike)}:
            theirs = self.values.of(other)
            both = tellers & set(map(number_of, theirs))
            found |= {one for one in ours | theirs if number_of(one) in both}
        return found

    def _alike_in_words(
        self, statements: Iterable[Statement], common: defaultdict[str | None, set[int]]
    ) -> Iterator[int]:
        """The wordings that share words with one of these statements; what is too common to tell is noted."""
        for statement in map(template.ends_apart, statements):
            yield wording(statement)
            shared: Counter[int] = Counter()
            for shingle, key in shingles(statement):
                if self.shingles.count(key) > template.COMMON:
                    common[statement.group].add(shingle)
                else:
                    shared.update(self.shingles.of(key))
            yield from (said for said, count in shared.items() if count >= FEWEST_SHARED)

    def _stories(self, articles: Iterable[str]) -> Iterator[tuple[Reading, Reading]]:
        articles = tuple(articles)
        headlined = {(article, article) for article in articles if stories.is_headlined(self.readings[article])}
        closeness = Closeness(self.pack)  # not kept: by the next look an article may say something else
        known = (self.marks.pairs(article, self.readings, closeness, self.pack) for article in articles)
        for a, b in sorted(headlined.union(*known)):
            yield self.readings[a], self.readings[b]

    def _claims(self, places: Iterable[int]) -> list[Claim]:
        return [self.claim(one) for one in self.in_order(places)]

    def _statements(self, places: Iterable[int]) -> list[Statement]:
        return [self.readings[self.named(one)].statements[at_of(one)] for one in self.in_order(places)]
