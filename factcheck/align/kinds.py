"""What a figure can be held against: kinds of units, and nouns of which one may stand for the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from factcheck.align.once import Once
from factcheck.model.claim import Claim
from factcheck.model.pack import RulePack
from factcheck.model.rate import on_base_of
from factcheck.model.stem import stem

GROWN = frozenset({"percent", "multiple"})
SPEED = "_per_"  # in the symbols of speeds
ANYBODY = frozenset({"people", "person", "other"})


class Kinds:
    """Tells which figures can be held against each other."""

    def __init__(self, pack: RulePack) -> None:
        self.units = pack.units
        self._alike = _classes(pack.words.phrases["alike"])
        self._heads = frozenset(pack.words.phrases["set"]["heads"])
        self._people = frozenset(map(stem, pack.words.phrases["set"]["people"]))
        self.kind, self.measures, self._counted = Once(self._kind), Once(self._measures), Once(counted)

    def _kind(self, claim: Claim) -> str:
        """A kind of unit; a third of a whole is 33 percent of it."""
        unit = claim.quantity.in_percent.unit
        if unit and unit.startswith("count:") and self.units.word_of(claim.place.text):
            return "money"
        kind = self.units.dimension(unit)
        return "percent" if kind == "points" else "count" if unit is None else kind

    def apart(self, a: Claim, b: Claim) -> bool:
        """Whether no figure of the one kind can be one of the other; "doubled" is 100 percent more."""
        kinds = {self.kind(a), self.kind(b)}
        if len({SPEED in (one.quantity.unit or "") for one in (a, b)}) > 1 and kinds == {"physical"}:
            return True  # 75 miles an hour, and 75 miles off the coast
        return len(kinds) > 1 and not (kinds == GROWN and (a.multiplies or b.multiplies))

    def measured(self, claim: Claim) -> str:
        """The same, with every currency by itself."""
        kind = self.kind(claim)
        return claim.quantity.unit or "" if kind == "money" else kind

    def _measures(self, claim: Claim) -> frozenset[str]:
        """What a figure may be measured in: "crowns" also in Danish ones."""
        return self.units.currencies(claim.quantity.unit, claim.place.text) | {self.measured(claim)}

    def one_measure(self, a: Claim, b: Claim) -> bool:
        """Whether two figures may be of one unit."""
        return not self.measures(a).isdisjoint(self.measures(b))

    def other_rate(self, a: Claim, b: Claim) -> bool:
        """Whether each is told by something else: "per year", "per 100,000 women"."""
        ours, theirs = a.quantity, b.quantity
        told = None not in (ours.per, theirs.per) and ours.per != theirs.per
        return told and on_base_of(ours, theirs, self._heads) is None

    def count_alike(self, a: Claim, b: Claim) -> bool | None:
        """Whether two figures count one sort of thing; ``None`` where that is not told.

        What one text calls jobs is posts in another, stores are shops, and passengers are people.
        """
        ours, theirs = self._counted(a), self._counted(b)
        if not (ours and theirs):
            return None
        if ours == theirs or self._alike.get(ours, frozenset()) & self._alike.get(theirs, frozenset()):
            return True
        return None if self.both_people(a, b) and not ANYBODY.isdisjoint((ours, theirs)) else False

    def sorts(self, claim: Claim) -> frozenset[str]:
        """The sorts of what a figure counts, by whatever name; none where it counts nothing that is named."""
        noun = counted(claim)
        return (self._alike.get(noun) or frozenset({noun})) if noun else frozenset()

    def both_people(self, a: Claim, b: Claim) -> bool:
        """Whether two figures count people, whatever they are called: "employees" here, "strikers" there."""
        return {self._counted(a), self._counted(b)} <= self._people


def counted(claim: Claim) -> str:
    """The stem of what a figure counts; "" where it counts nothing that is named."""
    kind, _, noun = (claim.quantity.unit or "").partition(":")
    return stem(noun.split()[-1]) if kind == "count" and noun else ""


def _classes(alike: Mapping[str, tuple[str, ...]]) -> Mapping[str, frozenset[str]]:
    """The sorts of things that a stem may be called by."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    for sort, nouns in alike.items():
        for noun in nouns:
            held[stem(noun)].add(sort)
    return {noun: frozenset(sorts) for noun, sorts in held.items()}
