"""What tells that figures of two articles are of two things, however alike they look."""

from __future__ import annotations

from collections.abc import Set

from factcheck.align.kinds import Kinds, counted
from factcheck.align.likeness import Likeness
from factcheck.align.passages import Figure
from factcheck.model.claim import Claim, Grade
from factcheck.model.conversion import factor
from factcheck.model.later import later
from factcheck.model.stem import stem

SMALL = 20  # less than which a lone digit is met everywhere
ENOUGH_NEAR = 2  # words near both figures that make one digit of two units one figure told wrong
MEASURED = frozenset({"physical", "duration"})
AGE, COUNT = "age", "count"
LISTED = 3  # counts of a sentence that are a list
SLIPS = frozenset({"exchanged", "scale", "one digit", "dropped", "same"})
SCALES = frozenset({"scale", "scale of a digit"})
WORD = later(r"[^\W\d_]+")
# "65 miles (105km) north of Sacramento", of either figure, "an hour's drive from Lima"
LANDMARK = later(
    r"(?:\)|[\s-]*\([^)]*\))?\s+(?:(?:away|or so|to the)\s+)?"
    r"(?P<way>(?:north|south|east|west)[a-z-]*\s+)?(?:of|from)\s+"
    r"(?:the\s+)?(?P<name>[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*)*)"
)


class Landmark:
    """From where a figure tells how far something is, and on which side."""

    def __init__(self, way: str, name: str) -> None:
        self.way, self.names = way, frozenset(stem(word) for word in WORD.findall(name.lower()))

    def other(self, one: Landmark) -> bool:
        """Whether another is on another side, or of another place."""
        return (self.way and one.way and self.way != one.way) or self.names.isdisjoint(one.names)


def two_things(a: Figure, b: Figure, like: Likeness | None, kinds: Kinds, usual: Set[str]) -> bool:
    """Whether the units, the nouns, the landmarks or the people of two figures are not the same."""
    ours, theirs = a.claim, b.claim
    if _of_two_units(a, b, like, kinds, usual) or (like != "same" and _of_two_landmarks(ours, theirs, kinds)):
        return True
    if like != "same" and kinds.count_alike(ours, theirs) is False and not kinds.both_people(ours, theirs):
        return True
    if counted(ours) and counted(ours) == counted(theirs) and _told_apart(a, b, usual):
        return True
    if like == "two exchanged" and _of_two_aspects(ours, theirs):
        return True
    if _of_two_standings(a, b, like, kinds):
        return True
    lasting = kinds.kind(ours) == kinds.kind(theirs) == "duration" and ours.quantity.unit != theirs.quantity.unit
    if lasting and (ours.frame.metric == AGE) is not (theirs.frame.metric == AGE):
        return True  # 15-year-olds, and 15 months of bloodshed
    return ours.frame.metric == theirs.frame.metric == AGE and _of_two_people(a, b, like, usual)


def _of_two_aspects(a: Claim, b: Claim) -> bool:
    """Whether one tells a level, the other a change, and neither of what: "is 53 percent", "rose 35 percent"."""
    percents = a.quantity.unit == b.quantity.unit == "percent"
    return percents and not (a.frame.known or b.frame.known) and a.frame.direction != b.frame.direction


def _of_two_standings(a: Figure, b: Figure, like: Likeness | None, kinds: Kinds) -> bool:
    """Whether both stand in lists of counts that are told on two days: so many medals by then, and so many by now."""
    days = [one.claim.as_of and one.claim.as_of.first for one in (a, b)]
    if None in days or days[0] == days[1] or like in SLIPS or a.claim.frame.known or b.claim.frame.known:
        return False
    return all(sum(kinds.kind(one) == COUNT for one in side.passage.claims) >= LISTED for side in (a, b))


def _of_two_people(a: Figure, b: Figure, like: Likeness | None, usual: Set[str]) -> bool:
    """Whether nothing near two ages is said of both people; of two whom nobody names they must look alike at least."""
    named = any(one.claim.frame.subject_grade == Grade.CLAUSE for one in (a, b))
    return (named or like is None) and not near(a, b) - usual


def near(a: Figure, b: Figure) -> frozenset[str]:
    """The words that stand near both figures, those of names too."""
    return a.passage.around(a.passage.at[a.claim.id]) & b.passage.around(b.passage.at[b.claim.id])


def _of_two_units(a: Figure, b: Figure, like: Likeness | None, kinds: Kinds, usual: Set[str]) -> bool:
    """Whether two units measure two things, or a small digit is met in both: two metres from the top, two feet."""
    ours, theirs = a.claim.quantity, b.claim.quantity
    measured = {kinds.kind(a.claim), kinds.kind(b.claim)} & MEASURED
    if None in (ours.unit, theirs.unit) or ours.unit == theirs.unit or not measured:
        return False
    if like == "same":
        lone = len(ours.digits) == 1 and abs(ours.near) < SMALL
        return lone and len(near(a, b) - usual) < ENOUGH_NEAR
    if measured == {"duration"}:
        return like in SCALES  # an hour for 100 days is wrong twice
    return measured == {"physical"} and factor(ours.unit or "", theirs.unit or "", kinds.units) is None


def _of_two_landmarks(a: Claim, b: Claim, kinds: Kinds) -> bool:
    if not {kinds.kind(a), kinds.kind(b)} <= MEASURED:
        return False
    ours, theirs = _landmark(a), _landmark(b)
    if ours is None or theirs is None:
        one = ours or theirs
        return one is not None and bool(one.way)
    return ours.other(theirs)


def one_landmark(a: Claim, b: Claim, kinds: Kinds) -> bool:
    """Whether two lengths tell how far something is on one side of one place: "north of Tokyo"."""
    if not {kinds.kind(a), kinds.kind(b)} <= MEASURED:
        return False
    ours, theirs = _landmark(a), _landmark(b)
    return ours is not None and theirs is not None and bool(ours.way and theirs.way) and not ours.other(theirs)


def _landmark(claim: Claim) -> Landmark | None:
    found = LANDMARK.match(claim.sentence, claim.within.end)
    return found and Landmark((found["way"] or "").strip(), found["name"])


def _told_apart(a: Figure, b: Figure, usual: Set[str]) -> bool:
    """Whether each noun has a word of its own, "nuclear tests" and "missile tests", and nothing else is shared."""
    ours, theirs = (_limits(one.claim) - usual for one in (a, b))
    limited = bool(ours and theirs) and ours.isdisjoint(theirs)
    return limited and not near(a, b) - usual - {counted(a.claim)}


def _limits(claim: Claim) -> frozenset[str]:
    """The words between a number and the noun that it counts."""
    words = [stem(word) for word in WORD.findall(claim.place.text.lower())]
    return frozenset(words[:-1])
