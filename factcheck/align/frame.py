"""Channel 2: claims of one subject and one measure, whatever the words around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date
from itertools import combinations
from typing import NamedTuple

from factcheck.align.deeds import Deeds
from factcheck.model.called import called, one_body
from factcheck.model.claim import Claim, Grade
from factcheck.model.finding import Alignment
from factcheck.model.pack import RulePack
from factcheck.model.period import Period

CROWD = 80  # distinct values of one slot beyond which only those of like period are compared
GROUP = 3  # names from which on a coordination is a group with a sum of its own
ALIKE = 0.6  # share of the words that two measures no pack knows must have in common
CURRENCY_LENGTH = 3
POINT = "count:point"


class Key(NamedTuple):
    """What two claims must share to be compared at all."""

    group: str | None
    subject: str
    metric: str
    aspect: str
    dimension: str


class Node(NamedTuple):
    """Claims equal in every respect that is compared; the first stands for all."""

    claim: Claim
    also: tuple[Claim, ...]


def alignments(
    claims: Iterable[Claim], pack: RulePack, crowded: Set[object] = frozenset(), of: Set[str] | None = None
) -> Iterator[Alignment]:
    """Pairs of distinct claims in one slot; a loss is in that of the profit it is the minus of.

    What is known to be ``crowded`` is, however few of its claims are looked at here. Where it is said ``of`` which
    articles, only the pairs with a claim of one of these.
    """
    slots, deeds = defaultdict[Key, list[Claim]](list), Deeds(pack)
    for claim in claims:
        for key in keys(claim, pack):
            slots[key].append(claim)
    for key, held in slots.items():
        nodes = collapsed(held, pack)
        pairs = _pairs(nodes, crowded=key in crowded)
        manifold = _manifold(nodes)
        for a, b in pairs if of is None else _concerning(pairs, nodes, of):
            x, y = _spokesmen(a, b)
            if of is not None and of.isdisjoint((x.article, y.article)):
                continue
            if not x.beside(y) and _of_one(x, y, manifold) and same_measure(x, y, pack) and not deeds.apart(x, y):
                also = tuple(one for one in (a.claim, *a.also, b.claim, *b.also) if one is not x and one is not y)
                yield Alignment(x, y, "frame", _evidence(x, y), also=also)


def _manifold(nodes: Sequence[Node]) -> bool:
    """Whether several bodies are called alike: "Halvern Foods" and "Halvern Steel"."""
    names = {node.claim.frame.subject or "" for node in nodes}  # of most slots there is but one
    return any(not one_body(a, b) for a, b in combinations(names, 2))


def _of_one(a: Claim, b: Claim, manifold: bool) -> bool:
    """Whether two claims of a slot are of one body, whose name may be cut short where no other begins alike."""
    ours, theirs = a.frame, b.frame
    if len(ours.members) > 1 or len(theirs.members) > 1 or ours.subject == theirs.subject:
        return True
    return not manifold and one_body(ours.subject, theirs.subject)


def _spokesmen(a: Node, b: Node) -> tuple[Claim, Claim]:
    """The first two of either that stand in one sentence, which tells them apart; else the first of each."""
    for x in (a.claim, *a.also):
        for y in (b.claim, *b.also):
            if (x.article, x.place.field, x.sentence_span) == (y.article, y.place.field, y.sentence_span):
                return x, y
    return a.claim, b.claim


def collapsed(claims: Sequence[Claim], pack: RulePack) -> list[Node]:
    """Equal claims as one node each, in order of first appearance."""
    held: dict[object, list[Claim]] = {}
    for claim in claims:
        held.setdefault(compared(claim, pack), []).append(claim)
    return [Node(same[0], tuple(same[1:])) for same in held.values()]


def compared(claim: Claim, pack: RulePack) -> object:
    """Every respect in which a claim is compared with others of its slot, among which is its name if that is cut."""
    frame, amount = claim.frame, claim.quantity
    name = frame.subject or ""
    return (
        (amount.low, amount.high, amount.unit, amount.per, amount.approx),
        (frame.direction, frame.metric, frame.words, None if called(name, pack) == name else name),
        (frame.qualifiers, frame.modality, frame.source, frame.grade),
        _when(frame.period),
        (claim.as_of.first, claim.as_of.last) if claim.as_of and frame.period is None else None,
        claim.fact,
    )


def _when(period: Period | None) -> object:
    if period is None:
        return None
    return (period.first, period.last) if period.resolved else (period.text.casefold(), period.last)


def _pairs(nodes: Sequence[Node], *, crowded: bool) -> Iterator[tuple[Node, Node]]:
    if not crowded and len(nodes) <= CROWD:
        yield from combinations(nodes, 2)
        return
    by_moment: defaultdict[object, list[Node]] = defaultdict(list)
    for node in nodes:
        by_moment[moment(node.claim)].append(node)
    for held in by_moment.values():
        yield from combinations(held[:CROWD], 2)


def moment(claim: Claim) -> date | None:
    """When a claim is of; in a crowd, only what is of one moment is compared."""
    period = claim.frame.period or claim.as_of
    return period.last if period else None


def _concerning(pairs: Iterator[tuple[Node, Node]], nodes: Sequence[Node], of: Set[str]) -> Iterator[tuple[Node, Node]]:
    """The pairs of which one node or the other holds a claim of these articles."""
    ours = {id(node) for node in nodes if any(claim.article in of for claim in (node.claim, *node.also))}
    return ((a, b) for a, b in pairs if id(a) in ours or id(b) in ours)


def keys(claim: Claim, pack: RulePack) -> Iterator[Key]:
    """The slots a claim falls into; none where it is not known of whom or of what it is."""
    frame = claim.frame
    if frame.subject is None or frame.metric is None:
        return
    metric = pack.positive(frame.metric) if frame.aspect == "level" else frame.metric
    limiting = () if frame.joint else sorted(frame.words)  # "a $4.5 billion employee buyout of the carrier"
    measure = " ".join([*limiting, metric]) if frame.known else "?"
    kind = dimension(claim)
    if len(frame.members) >= GROUP and not frame.joint:
        subjects: tuple[str, ...] = tuple(f"a group with {member}" for member in frame.members)
    else:
        shared = frame.joint or frame.aspect == "change"
        subjects = (frame.subject, *frame.members) if shared else (frame.subject,)
    for subject in dict.fromkeys(called(subject, pack) for subject in subjects):
        yield Key(claim.group, subject, measure, frame.aspect, kind)
        if claim.quantity.unit == POINT and frame.aspect == "change":
            yield Key(claim.group, subject, measure, frame.aspect, "percent")


def dimension(claim: Claim) -> str:
    unit = claim.quantity.unit or "count:"
    if unit in ("percent", "percentage_point"):
        return "percent"
    if len(unit) == CURRENCY_LENGTH and unit.isupper():
        return "money"
    return unit if not claim.frame.known else unit.partition(":")[0]


def same_measure(a: Claim, b: Claim, pack: RulePack) -> bool:
    """Known measures are the same by name; of others words and places must agree. A deal has one set of parties."""
    if a.frame.joint and (not _same_parties(a, b) or _of_two_bidders(a, b)):
        return False
    if a.frame.known and b.frame.known:
        return True
    if a.frame.known != b.frame.known or min(a.frame.grade, b.frame.grade) < Grade.CLAUSE:
        return False
    if _counted(a) != _counted(b) or a.quantity.unit in (None, "count:"):
        return False
    here, there = a.names & pack.places, b.names & pack.places
    if here - there and there - here:
        return False  # "13 head of cattle to Morocco", "75 head of cattle to Spain"
    ours, theirs = a.frame.words, b.frame.words
    shared = len(ours & theirs)
    return shared >= 2 and shared >= ALIKE * len(ours | theirs)


def _counted(claim: Claim) -> str:
    unit = claim.quantity.unit or ""
    return unit.partition(":")[2]


def at_odds(ours: Claim, theirs: Claim, *, strange: bool = False) -> bool:
    """Whether two frames name different subjects, measures or places, however alike the sentences are.

    In articles that are ``strange`` to each other both must be known to be of one subject.
    """
    a, b = ours.frame, theirs.frame
    if _counted(ours) and _counted(theirs) and _counted(ours) != _counted(theirs):
        return True
    known = a.subject is not None and b.subject is not None
    if not one_body(a.subject, b.subject) if known else strange:
        return True
    if a.aspect != b.aspect and a.metric and b.metric:
        return True
    return a.known and b.known and (a.metric, a.words) != (b.metric, b.words)


def _same_parties(a: Claim, b: Claim) -> bool:
    """Whether both are told of the same parties, or one of fewer of them, each by whatever it is called."""
    ours, theirs = set(a.frame.members or (a.frame.subject,)), set(b.frame.members or (b.frame.subject,))
    return _within(ours, theirs) or _within(theirs, ours)


def _within(some: Set[str | None], others: Set[str | None]) -> bool:
    return all(any(one is other or one_body(one, other) for other in others) for one in some)


def _of_two_bidders(a: Claim, b: Claim) -> bool:
    """Whether each price of one company is told with others, who may both want it: rivals pay what they bid."""
    if len(a.frame.members) > 1 or len(b.frame.members) > 1:
        return False
    whose = {a.frame.subject, b.frame.subject}
    ours, theirs = a.names - whose, b.names - whose
    return bool(ours and theirs) and not any(one_body(x, y) for x in ours for y in theirs)


def _evidence(a: Claim, b: Claim) -> tuple[str, ...]:
    whose = " or ".join(sorted({a.frame.subject or "", b.frame.subject or ""}))
    said = [f"subject {whose} ({a.frame.subject_grade.name.lower()}, {b.frame.subject_grade.name.lower()})"]
    if a.frame.known:
        grades = a.frame.metric_grade.name.lower(), b.frame.metric_grade.name.lower()
        said.append(f"measure {a.frame.metric} ({', '.join(grades)})")
    else:
        said.append(f"the words around both figures: {', '.join(sorted(a.frame.words & b.frame.words))}")
    return tuple(said)
