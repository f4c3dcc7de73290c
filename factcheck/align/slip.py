"""Figures that look like one figure with a slip of the pen, in sentences that may be about the same thing.

Two digits exchanged or one mistaken, the same digits at another scale, in another currency, at another rate or gone
the other way: long figures are not so alike by chance, and so much less need be known of what they measure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations
from typing import Literal, NamedTuple

from factcheck.align.appearance import FEWEST_DIGITS, Sentence, sentence, sentences, signed, value
from factcheck.align.likeness import LONG, digits, has_no_point, slips
from factcheck.align.respects import of_two
from factcheck.model.claim import Claim, Frame, Grade
from factcheck.model.finding import Alignment
from factcheck.model.pack import RulePack

Likeness = Literal["digits", "exchanged", "mistaken", "dropped"]

CROWD = 30  # figures of one signature beyond which their likeness says nothing
ENOUGH = {"digits": 5, "exchanged": 5, "mistaken": 8, "dropped": 7}
SAID = {
    "digits": "both figures have the same digits",
    "exchanged": "the one figure is the other with two digits exchanged",
    "mistaken": "the figures differ in a single digit",
    "dropped": "the one figure is the other with a digit dropped",
}


class Around(NamedTuple):
    """What else stands in the sentences of a run: the figures of each, and where each value is told."""

    figures: Mapping[Sentence, Sequence[Claim]]
    told: Mapping[object, frozenset[Sentence]]


def alignments(
    claims: Sequence[Claim], pack: RulePack, crowded: Set[object] = frozenset(), of: Set[str] | None = None
) -> Iterator[Alignment]:
    """Pairs of figures alike to the eye whose sentences speak for one another.

    A signature that is known to be ``crowded`` is, however few of its figures are looked at here. Where it is said
    ``of`` which articles, only the pairs with a figure of one of these.
    """
    around = _around(claims)
    seen: set[tuple[str, str]] = set()
    for signature, held in signed(claims).items():
        for few in _crowds(held, crowded=signature in crowded):
            for a, b in combinations(few, 2):
                key = (a.id, b.id)
                if key not in seen and (of is None or a.article in of or b.article in of):
                    seen.add(key)
                    if evidence := _evidence(a, b, around, pack):
                        yield Alignment(a, b, "slip", evidence)


def _crowds(held: Sequence[Claim], *, crowded: bool) -> Iterator[Sequence[Claim]]:
    """Figures of one signature; of too many to compare, those of one day and those of one article."""
    if not crowded and len(held) <= CROWD:
        yield held
        return
    apart: defaultdict[object, list[Claim]] = defaultdict(list)
    for claim in held:
        apart[claim.article].append(claim)
        if claim.as_of is not None:
            apart[claim.as_of.first].append(claim)
    yield from (few for few in apart.values() if 1 < len(few) <= CROWD)


def _around(claims: Sequence[Claim]) -> Around:
    figures = sentences(claims)
    told: defaultdict[object, set[Sentence]] = defaultdict(set)
    for claim in claims:
        told[value(claim)].add(sentence(claim))
    return Around(figures, {value: frozenset(sentences) for value, sentences in told.items()})


def _evidence(a: Claim, b: Claim, around: Around, pack: RulePack) -> tuple[str, ...] | None:
    likeness = _likeness(a, b, pack)
    if likeness is None or sentence(a) == sentence(b) or not near(a, b, pack) or _accounted(a, b, around):
        return None
    if a.article == b.article and _level_and_change(a.frame, b.frame) and not (a.headline or b.headline):
        return None
    weight = _measure(a, b, pack)
    who = _subject(a, b)
    if weight is None or who is None:
        return None
    weight += who + min(len(digits(a)), 4) - 1 + (likeness != "mistaken")
    shared = _shared(a, b, around)
    names = a.names & b.names - {a.frame.subject, b.frame.subject}
    if not (who or shared or names) and of_two(a, b):
        return None
    weight += 2 * bool(shared) + bool(names) + _same_time(a, b)
    if weight < ENOUGH[likeness] + _chance(a, b, likeness):
        return None
    beside = [f"both sentences tell of {shared}"] if shared else []
    return (SAID[likeness], f"measure {a.frame.metric} and {b.frame.metric}", *beside)


def _level_and_change(ours: Frame, theirs: Frame) -> bool:
    """Whether one is how much there is of a known measure, the other by how much it has changed."""
    return ours.known and theirs.known and ours.metric == theirs.metric and ours.aspect != theirs.aspect


def _chance(a: Claim, b: Claim, likeness: Likeness) -> int:
    """How much more must speak for figures met by chance: 38 and 83, or 136 and 106 in one text full of their kind."""
    few = len(digits(a)) < LONG and a.quantity.near.adjusted() < LONG - 1
    if likeness == "digits" and a.article == b.article and _met_by_chance(a, b):
        return 2  # 18 years for one man and 18 months for another, 130 dead of a year and 13 of one blast
    if likeness == "exchanged" and few:
        return 2 if a.article == b.article else 1
    return 1 if likeness == "mistaken" and len(digits(a)) == LONG and a.article == b.article else 0


def _met_by_chance(a: Claim, b: Claim) -> bool:
    """Whether two figures of the same digits in one text are short, and told without a word that is mistaken."""
    return len(digits(a)) < LONG and not (a.headline or b.headline or a.scaled or b.scaled)


def _likeness(a: Claim, b: Claim, pack: RulePack) -> Likeness | None:
    ours, theirs = digits(a), digits(b)
    if (a.partner or b.partner) and a.quantity.unit != b.quantity.unit:
        return None  # a figure told in two units is held against those of its own unit
    if ours == theirs:
        return "digits" if _differs(a, b) and slips(a.quantity, b.quantity) and not has_no_point(a, b) else None
    if a.quantity.near.adjusted() != b.quantity.near.adjusted() or _kind(a, pack) != _kind(b, pack):
        return None
    if len(ours) != len(theirs):
        return "dropped" if _dropped(ours, theirs) else None
    wrong = [at for at in range(len(ours)) if ours[at] != theirs[at]]
    if len(wrong) == 2 and sorted(ours) == sorted(theirs) and wrong[1] - wrong[0] == 1:
        return "exchanged"
    return "mistaken" if len(wrong) == 1 and len(ours) >= LONG else None


def _differs(a: Claim, b: Claim) -> bool:
    """Whether figures of the same digits are not the same after all."""
    x, y = a.quantity, b.quantity
    turned = {a.frame.direction, b.frame.direction} == {"up", "down"}
    counted = all((unit or "count:").startswith("count:") for unit in (x.unit, y.unit))
    if counted and abs(x.near) == abs(y.near) and x.per == y.per:
        return turned  # 8,412 accidents are as many as 8,412 crashes
    return (abs(x.near), x.unit) != (abs(y.near), y.unit) or (x.per != y.per and None not in (x.per, y.per)) or turned


def _kind(claim: Claim, pack: RulePack) -> str:
    """The currency, or the dimension of any other unit: tons are as good as tonnes to a slip of the pen."""
    unit = claim.quantity.unit
    kind = pack.units.dimension(unit)
    return (unit or "") if kind == "money" else "count" if unit is None else kind


def _dropped(ours: str, theirs: str) -> bool:
    short, long = sorted((ours, theirs), key=len)
    near = len(short) >= LONG and len(long) == len(short) + 1
    return near and any(long[:at] + long[at + 1 :] == short for at in range(1, len(long)))


def near(a: Claim, b: Claim, pack: RulePack) -> bool:
    """Whether two articles may tell of one day's news."""
    if a.as_of is None or b.as_of is None or a.as_of.first is None or b.as_of.first is None:
        return True
    return abs((a.as_of.first - b.as_of.first).days) <= pack.tolerances.values["price_days"]


def _accounted(a: Claim, b: Claim, around: Around) -> bool:
    """Whether one sentence tells both figures, or one article does that is not that of both: they are two things."""
    ours, theirs = around.told[value(a)], around.told[value(b)]
    if ours & theirs:
        return True
    return a.article != b.article and (_tells(b.article, ours) or _tells(a.article, theirs))


def _tells(article: str, sentences: Iterable[Sentence]) -> bool:
    return any(sentence[0] == article for sentence in sentences)


def _measure(a: Claim, b: Claim, pack: RulePack) -> int | None:
    """How much speaks for one measure; nothing if two different ones are named."""
    ours, theirs = a.frame, b.frame
    if ours.aspect != theirs.aspect and _kind(a, pack) == _kind(b, pack) == "percent":
        return None
    if ours.known and theirs.known:
        if ours.words and theirs.words and not ours.words & theirs.words:
            return None
        if ours.metric == theirs.metric:
            return 2
        return 1 if pack.kin(ours.metric) & pack.kin(theirs.metric) else None
    words = (ours.words | _named(ours.metric)) & (theirs.words | _named(theirs.metric))
    # One word in common is little in one text, which is about one thing throughout.
    enough = 1 if ours.known or theirs.known or a.article != b.article else 2
    return 1 if len(words) >= enough else None


def _named(metric: str | None) -> frozenset[str]:
    return frozenset((metric or "").lower().split())


def _subject(a: Claim, b: Claim) -> int | None:
    ours, theirs = a.frame, b.frame
    if ours.subject and ours.subject == theirs.subject:
        return 2 if max(ours.subject_grade, theirs.subject_grade) > Grade.TITLE else 0
    mine, others = {ours.subject, *ours.members}, {theirs.subject, *theirs.members}
    if (mine & (others | b.names) - {None}) or (others & a.names - {None}) or _is_thing(ours, theirs):
        return 1
    weak = min(ours.subject_grade, theirs.subject_grade) <= Grade.ANAPHORA
    return 0 if weak else None


def _is_thing(ours: Frame, theirs: Frame) -> bool:
    """Whether the subject of the one is what the other is limited to: crude oil, and its production by Aramco."""
    one, other = (ours.subject or "").lower(), (theirs.subject or "").lower()
    return one in theirs.words or other in ours.words


def _shared(a: Claim, b: Claim, around: Around) -> str | None:
    """Another figure that stands in both sentences."""
    theirs = {value(other) for other in around.figures[sentence(b)] if other is not b}
    for other in around.figures[sentence(a)]:
        if other is not a and value(other) in theirs and len(digits(other)) >= FEWEST_DIGITS:
            return " ".join(other.place.text.split())
    return None


def _same_time(a: Claim, b: Claim) -> bool:
    ours, theirs = a.frame.period, b.frame.period
    return ours is not None and theirs is not None and ours.last is not None and ours.last == theirs.last
