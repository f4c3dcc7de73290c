"""Ages and heights of two people: a boy and a man, who was charged and who was killed, two whom other names surround.

Whoever is named is known by the name. One of whom only "a 16-year-old boy" is told may be anybody: such an age is in
dispute only where nothing tells the two apart, and where the two texts name somebody or some place in common.
"""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.align.persons import Person, Persons, bodily
from factcheck.model.claim import Claim, Grade
from factcheck.model.finding import Alignment
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading

AGE = "age"
KIN = "of a "
UNDER_AGE, OF_AGE = 15, 20  # between which somebody is a boy here and a man there


class People:
    """Tells pairs of ages, and of heights, that are those of two people."""

    def __init__(self, pack: RulePack, told: Iterable[tuple[Reading, Reading]]) -> None:
        self._persons = Persons(pack)
        self._stories = {frozenset((a.article, b.article)): (a, b) for a, b in told}

    def two(self, pair: Alignment) -> bool:
        """Whether the two figures of a pair are of two people."""
        a, b = pair.a, pair.b
        aged = a.frame.metric == b.frame.metric == AGE
        if a.fact or b.fact or not (aged or (bodily(a) and bodily(b))):
            return False
        if _kin(a) != _kin(b):
            return True
        if a.article == b.article or (_named(a) and _named(b)):
            return False
        readings = self._readings(a, b)
        ours, theirs = (self._persons.told(claim, reading) for claim, reading in zip((a, b), readings, strict=True))
        if _of_two_sorts(a, b, ours, theirs):
            return True
        if pair.copies or _named(a) or _named(b):
            return False
        return _apart(ours.persons, theirs.persons) or _apart(ours.names, theirs.names)

    def _readings(self, a: Claim, b: Claim) -> tuple[Reading | None, Reading | None]:
        """The texts of two claims, where these tell one story."""
        found = self._stories.get(frozenset((a.article, b.article)))
        if found is None:
            return None, None
        return (found[0], found[1]) if found[0].article == a.article else (found[1], found[0])


def _of_two_sorts(a: Claim, b: Claim, ours: Person, theirs: Person) -> bool:
    """Whether sex, time of life or the part in a deed are two."""
    if (ours.female and theirs.male) or (ours.male and theirs.female):
        return True
    if ours.part and theirs.part and ours.part != theirs.part:
        return True
    minor = bool(ours.life & {"young", "teen"}), bool(theirs.life & {"young", "teen"})
    grown = bool(ours.life & {"grown", "elderly"}), bool(theirs.life & {"grown", "elderly"})
    near = all(UNDER_AGE <= claim.quantity.near <= OF_AGE for claim in (a, b))
    return ((minor[0] and grown[1]) or (minor[1] and grown[0])) and not near


def _apart(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both name somebody, and not one name is common to both."""
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _named(claim: Claim) -> bool:
    """Whether a sentence itself names whose figure it is."""
    return claim.frame.subject is not None and claim.frame.subject_grade == Grade.CLAUSE


def _kin(claim: Claim) -> frozenset[str]:
    """Of which of somebody's people an age is told."""
    return frozenset(one for one in claim.frame.qualifiers if one.startswith(KIN))
