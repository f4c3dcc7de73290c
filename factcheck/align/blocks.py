"""Which claims and statements of many articles fall into one block with those of a few: all that can be aligned there.

What aligns two figures is common to both: a slot, digits, words. So what concerns a few articles is found among what
shares something with them, and is the same as in a comparison of everything.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Set
from itertools import chain
from typing import NamedTuple

from factcheck.align import exchanged, frame, slip, stories, template
from factcheck.model.claim import Claim
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading, Statement


class Place(NamedTuple):
    """The so-manieth claim, or statement, of an article."""

    article: str
    at: int


class Near(NamedTuple):
    """What may be aligned with a few articles, in the order of articles; ``common`` words tell nothing, by group.

    ``stories`` are the pairs of articles that tell one story.
    """

    framed: list[Claim]
    alike: list[Claim]
    statements: list[Statement]
    exchanged: list[Statement]
    common: Mapping[str | None, Set[int]]
    stories: Iterable[tuple[Reading, Reading]]


class Index:
    """What bears each key, of many articles of which one after the other may change."""

    def __init__(self) -> None:
        self.held: defaultdict[Hashable, set[Place]] = defaultdict(set)

    def add(self, place: Place, keys: Iterable[Hashable]) -> None:
        for key in keys:
            self.held[key].add(place)

    def remove(self, place: Place, keys: Iterable[Hashable]) -> None:
        for key in keys:
            self.held[key].discard(place)
            if not self.held[key]:
                del self.held[key]

    def sharing(self, keys: Iterable[Hashable]) -> set[Place]:
        """Everything that bears one of the keys."""
        return set(chain.from_iterable(self.held.get(key, ()) for key in set(keys)))


class Marks:
    """By what each article may be known, and which others share that with it."""

    def __init__(self, pack: RulePack) -> None:
        self.pack = pack
        self.of: dict[str, frozenset[object]] = {}
        self.holders: defaultdict[object, set[str]] = defaultdict(set)

    def put(self, reading: Reading) -> None:
        self.of[reading.article] = stories.marks(reading, self.pack)
        for mark in self.of[reading.article]:
            self.holders[mark].add(reading.article)

    def drop(self, article: str) -> None:
        for mark in self.of.pop(article, ()):
            self.holders[mark].discard(article)
            if not self.holders[mark]:
                del self.holders[mark]

    def pairs(self, article: str, readings: Mapping[str, Reading]) -> Iterator[tuple[str, str]]:
        """The article with each that tells one story with it, and is among its nearest or has it among its own."""
        shared, proper = self._shared(article)
        nearest = set(stories.partners(shared))
        for other in shared:
            a, b = sorted((article, other))
            if stories.are_one(readings[a], readings[b], proper[other], self.pack) and (
                other in nearest or article in stories.partners(self._shared(other)[0])
            ):
                yield a, b

    def _shared(self, article: str) -> tuple[Counter[str], Counter[str]]:
        shared: Counter[str] = Counter()
        proper: Counter[str] = Counter()
        for mark in self.of[article]:
            if len(self.holders[mark]) <= stories.COMMON:
                shared.update(self.holders[mark])
                if not isinstance(mark, stories.Word):
                    proper.update(self.holders[mark])
        del shared[article]
        return shared, proper


class Blocks:
    """The readings of a run, and what of them shares a block."""

    def __init__(self, pack: RulePack) -> None:
        self.pack = pack
        self.readings: dict[str, Reading] = {}
        self.slots, self.signatures, self.values, self.equals = Index(), Index(), Index(), Index()
        self.words, self.couples = Index(), Index()
        # The different wordings in which each few words stand: a shingle of too many tells nothing.
        self.wordings: defaultdict[Hashable, set[tuple[str, ...]]] = defaultdict(set)
        self.marks = Marks(pack)

    def put(self, reading: Reading) -> None:
        """Takes in an article, in the place of the one of its name."""
        self.drop(reading.article)
        self.readings[reading.article] = reading
        self.marks.put(reading)
        for at, claim in enumerate(reading.claims):
            place = Place(reading.article, at)
            self.slots.add(place, frame.keys(claim, self.pack))
            self.equals.add(place, self._slots(claim))
            self.signatures.add(place, slip.signatures(claim))
            self.values.add(place, (slip.value(claim),))
        for at, statement in enumerate(reading.statements):
            self.words.add(Place(reading.article, at), (_wording(statement),))
            self.couples.add(Place(reading.article, at), exchanged.keys(statement))
            for key in _shingles(statement):
                self.wordings[key].add(statement.tokens)

    def drop(self, article: str) -> None:
        """Forgets an article, if it was there."""
        reading = self.readings.pop(article, None)
        self.marks.drop(article)
        for at, claim in enumerate(reading.claims if reading else ()):
            place = Place(article, at)
            self.slots.remove(place, frame.keys(claim, self.pack))
            self.equals.remove(place, self._slots(claim))
            self.signatures.remove(place, slip.signatures(claim))
            self.values.remove(place, (slip.value(claim),))
        for at, statement in enumerate(reading.statements if reading else ()):
            self.words.remove(Place(article, at), (_wording(statement),))
            self.couples.remove(Place(article, at), exchanged.keys(statement))
            if _wording(statement) not in self.words.held:
                self._unsay(statement)

    def _unsay(self, statement: Statement) -> None:
        for key in _shingles(statement):
            self.wordings[key].discard(statement.tokens)
            if not self.wordings[key]:
                del self.wordings[key]

    def near(self, articles: Collection[str]) -> Near:
        """All that shares a block with a claim or a statement of these articles, and theirs."""
        claims = [claim for article in articles for claim in self.readings[article].claims]
        statements = [statement for article in articles for statement in self.readings[article].statements]
        own = {Place(article, at) for article in articles for at in range(len(self.readings[article].claims))}
        framed = self.slots.sharing(key for claim in claims for key in frame.keys(claim, self.pack))
        common: defaultdict[str | None, set[int]] = defaultdict(set)
        return Near(
            self._claims(framed | own),
            self._claims(self._alike(claims) | own),
            self._statements(self.words.sharing(self._alike_in_words(statements, common))),
            self._statements(self.couples.sharing(key for one in statements for key in exchanged.keys(one))),
            common,
            self._stories(articles),
        )

    def _stories(self, articles: Collection[str]) -> Iterator[tuple[Reading, Reading]]:
        headlined = {(article, article) for article in articles if stories.is_headlined(self.readings[article])}
        pairs = {pair for article in articles for pair in self.marks.pairs(article, self.readings)}
        for a, b in sorted(headlined | pairs):
            yield self.readings[a], self.readings[b]

    def repeats(self, claim: Claim) -> list[Claim]:
        """The other claims that say the same of the same."""
        return [other for other in self._claims(self.equals.sharing(self._slots(claim))) if other.id != claim.id]

    def spoken_for(self, articles: Iterable[str]) -> set[str]:
        """The articles of which a claim stands for the equal ones of these, where equal claims are compared as one."""
        slots = {slot for name in articles for claim in self.readings[name].claims for slot in self._slots(claim)}
        return {min(self.equals.held[slot]).article for slot in slots}

    def _slots(self, claim: Claim) -> list[Hashable]:
        """A claim's slots, each with all that it is compared by there."""
        return [(key, frame.compared(claim)) for key in frame.keys(claim, self.pack)]

    def _alike(self, claims: Iterable[Claim]) -> set[Place]:
        """Claims that look like one of these, and all that tells whether they are one figure or two."""
        alike = self.signatures.sharing(key for claim in claims for key in slip.signatures(claim))
        told = self.values.sharing(slip.value(claim) for claim in self._claims(alike))
        sentences = {slip.sentence(claim) for claim in self._claims(alike)}
        beside = {
            Place(article, at)
            for article in {place.article for place in alike}
            for at, claim in enumerate(self.readings[article].claims)
            if slip.sentence(claim) in sentences
        }
        return alike | told | beside

    def _alike_in_words(
        self, statements: Iterable[Statement], common: defaultdict[str | None, set[int]]
    ) -> Iterator[Hashable]:
        """The wordings that share words with one of these statements; what is too common to tell is noted."""
        for statement in statements:
            yield _wording(statement)
            for group, shingle in _shingles(statement):
                wordings = self.wordings[group, shingle]
                if len(wordings) > template.COMMON:
                    common[group].add(shingle)
                else:
                    yield from ((group, tokens) for tokens in wordings)

    def _claims(self, places: Iterable[Place]) -> list[Claim]:
        return [self.readings[article].claims[at] for article, at in sorted(places)]

    def _statements(self, places: Iterable[Place]) -> list[Statement]:
        return [self.readings[article].statements[at] for article, at in sorted(places)]


def _wording(statement: Statement) -> tuple[str | None, tuple[str, ...]]:
    return statement.group, statement.tokens


def _shingles(statement: Statement) -> Iterator[tuple[str | None, int]]:
    if template.speaks(statement):
        for shingle in template.shingles(statement.tokens):
            yield statement.group, shingle
