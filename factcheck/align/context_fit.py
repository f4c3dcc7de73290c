"""How far two figures stand in one context: the words around them, their sentences among all others, their frames.

Nothing of it looks at the two figures themselves. The weight is the logarithm of the odds that both are of one thing: a
logistic regression, whose coefficients stand in ``context_weights.py``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal
from math import log, sqrt

from factcheck.align.context_weights import BASE, WEIGHTS
from factcheck.align.fit import Fitting
from factcheck.align.kinds import counted
from factcheck.align.passages import Figure, Passage, shared
from factcheck.align.respects import one_time, other_time
from factcheck.model.claim import Claim
from factcheck.model.later import later

USUAL = 0.3  # how much a word that is met everywhere says
MOST_NAMES, MOST_WORDS, MOST_FIGURES, MOST_NEAR = 3, 8, 3, 3.0
PER_WORD = 3  # what a rare word says, in logarithms of how many sentences it is not in
MARKS = ",.;:()"
CLASS = later(r"\b(?P<kind>[a-z]{4,12})[ -](?P<which>[0-9]{1,2})\b(?![.,]?[0-9])")
FIRST = 1  # sentence with which an article begins to tell what it is about, behind its headline

Part = tuple[str, float]
Value = tuple[Decimal, str | None]


class ContextFit:
    """Weighs the contexts of figures of two articles."""

    def __init__(self, here: Sequence[Passage], there: Sequence[Passage], fitting: Fitting) -> None:
        self.fitting = fitting
        words = fitting.pack.words.phrases["set"]
        self._numbered = frozenset(words["numbered"])
        self._partly, self._besides = frozenset(words["partly"]), frozenset(words["besides"])
        self._sides = here, there
        self._at = {id(passage): at for side in self._sides for at, passage in enumerate(side)}
        told = Counter(word for side in self._sides for passage in side for word in _said(passage))
        every = 1 + len(here) + len(there)
        self._rare = {
            word: log(every / times) * (USUAL if word in fitting.usual else 1) for word, times in told.items()
        }
        self._cosines: dict[tuple[int, int], float] = {}
        self._nearest: dict[int, float] = {}
        self._lengths = {id(one): sqrt(self._squares(_said(one))) or 1.0 for side in self._sides for one in side}

    def weight(self, a: Figure, b: Figure) -> float:
        """The logarithm of the odds that a figure of the one article and one of the other stand in one context."""
        return BASE + sum(WEIGHTS[name] * amount for name, amount in self.parts(a, b))

    def comparable(self, a: Figure, b: Figure) -> bool:
        """Whether two figures are of one kind, and not both of tables."""
        return None in (a.claim.table, b.claim.table) and not self.fitting.kinds.apart(a.claim, b.claim)

    def parts(self, a: Figure, b: Figure) -> Iterator[Part]:
        """What speaks for or against one context: its name among the weights, and how much of it there is."""
        yield from self._around(a, b)
        yield from self._counted(a, b)
        ours, theirs = a.claim.frame, b.claim.frame
        if ours.known and theirs.known:
            yield "measure", float(ours.metric == theirs.metric)
            yield "other measure", float(self.fitting.other_measures(ours, theirs))
        if ours.subject and theirs.subject:
            yield "subject", float(ours.subject == theirs.subject)
        if ours.period and theirs.period:
            yield "time", float(one_time(ours, theirs))
            yield "other time", float(other_time(ours, theirs))
        yield "other aspect", float(ours.aspect != theirs.aspect)
        yield "other modality", float(ours.modality != theirs.modality)
        yield "qualified", float(min(MOST_FIGURES, len(ours.qualifiers ^ theirs.qualifiers)))
        beside = self.fitting.beside(a, b)
        yield "beside", float(min(MOST_FIGURES, len(beside)))
        yield "across", float(min(MOST_FIGURES, len(self.fitting.across(a, b) - beside)))

    def _around(self, a: Figure, b: Figure) -> Iterator[Part]:
        ours, theirs = a.passage, b.passage
        cosine = self._cosine(ours, theirs)
        yield "sentences", cosine
        yield "nearest sentences", cosine / max(self._best(ours), self._best(theirs), 1e-9)
        names, words = shared(ours, theirs)
        yield "names", float(min(MOST_NAMES, len(names - self.fitting.usual)))
        yield "words", float(min(MOST_WORDS, len(words)))
        near = [one.passage.around(one.passage.at[one.claim.id]) - {counted(one.claim)} for one in (a, b)]
        both = near[0] & near[1]
        yield "near", min(MOST_NEAR, sum(self._rare.get(word, 1.0) for word in both) / PER_WORD)
        yield "words near", self._squares(both) / (sqrt(self._squares(near[0]) * self._squares(near[1])) or 1.0)
        yield "both first", float(self._is_first(a) and self._is_first(b))

    def _counted(self, a: Figure, b: Figure) -> Iterator[Part]:
        """What is counted, and in what unit."""
        kinds, ours, theirs = self.fitting.kinds, a.claim.quantity, b.claim.quantity
        if (alike := kinds.count_alike(a.claim, b.claim)) is not None:
            yield "count" if alike else "other count", 1.0
        nouns = [bool(counted(one.claim)) for one in (a, b)]
        yield "one counts", float(nouns[0] is not nouns[1])
        yield "unit", float(ours.unit == theirs.unit and ours.unit is not None and not any(nouns))
        if None not in (ours.unit, theirs.unit):
            yield "other unit", float(not kinds.one_measure(a.claim, b.claim))
        yield "bare", float((ours.unit is None) is not (theirs.unit is None))
        yield "other rate", float(ours.per != theirs.per)
        yield "same bound", float(ours.approx == theirs.approx and ours.approx is not None)

    def at_first(self, a: Figure, b: Figure) -> bool:
        """Whether both articles begin with figures of one sort: "grounds 5 planes", "six planes have been grounded"."""
        return self._is_first(a) and self._is_first(b) and self.fitting.kinds.count_alike(a.claim, b.claim) is True

    def is_partly(self, claim: Claim) -> bool:
        """Whether a figure is told as one of some, or as what is left: "another 14", "three climbers still missing".

        "Injuring 14 more" tells of all who are hurt: there are so many besides the dead.
        """
        before = claim.sentence[: claim.within.start].split()[-1:]
        behind = claim.sentence[claim.within.end :].split()[:1]
        said = {word.strip(MARKS).lower() for word in before}
        said |= {word.strip(MARKS).lower() for word in behind} - self._besides
        return not self._partly.isdisjoint(said)

    def of_two_classes(self, a: Claim, b: Claim) -> bool:
        """Whether two sentences name other ones of a numbered kind: "category 2", "category 4"."""
        ours, theirs = (self._classes(claim.sentence) for claim in (a, b))
        return any(ours[kind].isdisjoint(theirs[kind]) for kind in ours.keys() & theirs.keys())

    def _classes(self, sentence: str) -> Mapping[str, set[str]]:
        """Which of each numbered kind a sentence names."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for told in CLASS.finditer(sentence.lower()):
            if told["kind"] in self._numbered:
                found[told["kind"]].add(told["which"])
        return found

    def _is_first(self, figure: Figure) -> bool:
        return figure.claim.headline or self._at[id(figure.passage)] <= FIRST

    def _squares(self, words: Set[str]) -> float:
        return sum(self._rare.get(word, 1.0) ** 2 for word in words)

    def _cosine(self, ours: Passage, theirs: Passage) -> float:
        """How like two sentences are by their words, of which the rare ones say more (Salton, 1975)."""
        key = (id(ours), id(theirs)) if id(ours) < id(theirs) else (id(theirs), id(ours))
        if key not in self._cosines:
            both = self._squares(_said(ours) & _said(theirs))
            self._cosines[key] = both / (self._lengths[key[0]] * self._lengths[key[1]])
        return self._cosines[key]

    def _best(self, passage: Passage) -> float:
        """How like the sentence of the other article is that is most like it."""
        if id(passage) not in self._nearest:
            here, there = self._sides
            others = there if any(one is passage for one in here) else here
            self._nearest[id(passage)] = max((self._cosine(passage, one) for one in others), default=0.0)
        return self._nearest[id(passage)]

    def evidence(self, a: Figure, b: Figure) -> Iterator[str]:
        """What speaks for one context, in words."""
        names, words = shared(a.passage, b.passage)
        if names:
            yield f"both name {', '.join(a.passage.printed(names) or sorted(names))}"
        if words:
            yield f"both say {', '.join(a.passage.printed(words))}"
        if a.claim.frame.known and a.claim.frame.metric == b.claim.frame.metric:
            yield f"measure {a.claim.frame.metric}"


def _said(passage: Passage) -> frozenset[str]:
    return passage.words | passage.named


def value(claim: Claim) -> Value:
    """What makes two figures of one text the same figure: its size and its unit."""
    return abs(claim.in_percent.near), claim.in_percent.unit
