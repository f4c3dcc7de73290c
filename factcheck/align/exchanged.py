"""Figures of two sentences that tell the same ones of the same things, but two of them the other way round.

"48.2 in Germany and 47.8 in France" beside "Germany came in at 47.8, France at 48.2": each figure by itself is met in
both, and only whose it is differs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise, product
from typing import NamedTuple

from factcheck.align.likeness import digits
from factcheck.align.respects import of_two
from factcheck.model.claim import Claim
from factcheck.model.finding import Alignment
from factcheck.model.statement import Slot, Statement

COMMON = 12  # two figures in more sentences than this bring no two of them together
FEWEST_DIGITS = 3  # of two figures together: 20 and 17.4
LEAST = 2  # the smallest figure that is more than one of something
MOST = 12  # figures of a sentence beyond which it is a table in words
APART = frozenset({",", ";", ":", "and", "but", "while", "(", ")"})  # what stands between the parts of a list
AGAINST = frozenset({"from", "after", "against", "versus", "vs", "compared", "than"})
STOPS = frozenset({";", "and", "but", "while", "by"})
COUNTED = "count:"
LENGTHS = frozenset({"minute", "hour", "day", "week", "month", "year"})
REACH = 4  # tokens before a figure within which stands what sets it against another


class Whose(NamedTuple):
    """A figure, the names in its part of the sentence, and what it is compared with, by that figure's id."""

    claim: Claim
    names: frozenset[str]
    base: str | None


class Two(NamedTuple):
    """Two figures of one sentence, the smaller first."""

    small: Whose
    large: Whose


def alignments(statements: Iterable[Statement]) -> Iterator[Alignment]:
    """Each of two exchanged figures with what stands in its place; only the new one where it was an old one's."""
    held: defaultdict[object, list[Two]] = defaultdict(list)
    for statement in statements:
        for two in _twos(_owned(statement)):
            held[_values(statement, two)].append(two)
    for same in held.values():
        if 1 < len(same) <= COMMON:
            for ours, theirs in combinations(same, 2):
                if _sentence(ours) != _sentence(theirs) and _exchanged(ours, theirs):
                    if all(of_two(a.claim, b.claim) for a, b in product(ours, theirs)):
                        continue  # "Shr 15 cts vs 17 cts" of one company, "Shr 17 cts vs 15 cts" of another
                    said = f"both sentences tell of {_told(ours.small)} and of {_told(ours.large)}, the other way round"
                    if _rises(ours) is not True:
                        yield Alignment(
                            ours.small.claim, theirs.large.claim, "retold", (said,), retold=True, crossed=True
                        )
                    if _rises(ours) is not False:
                        yield Alignment(
                            ours.large.claim, theirs.small.claim, "retold", (said,), retold=True, crossed=True
                        )


def keys(statement: Statement) -> Iterator[object]:
    """What two sentences must share to be held against each other: two figures."""
    return (_values(statement, two) for two in _twos(_owned(statement)))


def _values(statement: Statement, two: Two) -> object:
    small, large = two.small.claim.quantity, two.large.claim.quantity
    return statement.group, small.low, small.high, large.low, large.high


def _owned(statement: Statement) -> list[Whose]:
    """The figures of a sentence that are too particular to be met by chance, each with the names of its part."""
    found: list[Whose] = []
    for slot in statement.slots:
        if slot.claim and _telling(slot.claim) and len(found) < MOST:
            named = {word.lower() for name in slot.claim.names for word in name.split()}
            base = _base(statement, slot)
            whose = named & _part(statement.tokens, slot.token) or named & _part(statement.tokens, slot.token, led=True)
            found.append(Whose(slot.claim, frozenset(whose), base))
    return found


def _base(statement: Statement, slot: Slot) -> str | None:
    """The figure that one is set against: "$0.43 compared to $0.34 a year earlier", "from $0.34 to $0.43"."""
    for before, after in pairwise(other for other in statement.slots if other.claim):
        between = statement.tokens[before.token + 1 : after.token]
        opened = statement.tokens[before.token - 1] == "from" and between == ("to",)
        if slot is after and opened and before.claim:
            return before.claim.id
        if slot is before and AGAINST & set(between[-REACH:]) and not STOPS & set(between) and after.claim:
            return after.claim.id
    return None


def _part(tokens: Sequence[str], at: int, *, led: bool = False) -> set[str]:
    """The tokens around one, up to what parts a list; with those before, where a comma only leads to it.

    >>> sorted(_part(["48.2", "in", "germany", ",", "47.8", "in", "france"], 4))
    ['47.8', 'france', 'in']
    >>> sorted(_part(["in", "france", ",", "it", "was", "47.8"], 5, led=True))
    ['47.8', 'france', 'in', 'it', 'was']
    """
    first = next((i + 1 for i in range(at, -1, -1) if tokens[i] in APART), 0)
    if led and first and tokens[first - 1] == ",":
        first = next((i + 1 for i in range(first - 2, -1, -1) if tokens[i] in APART), 0)
    last = next((i for i in range(at, len(tokens)) if tokens[i] in APART), len(tokens))
    return set(tokens[first:last]) - APART


def _twos(owned: Sequence[Whose]) -> Iterator[Two]:
    """The figures of a sentence two by two that could be taken for each other."""
    for a, b in combinations(owned, 2):
        x, y = a.claim, b.claim
        if (
            (x.quantity.unit == y.quantity.unit or None in (x.quantity.unit, y.quantity.unit) or _of_two_sorts(x, y))
            and x.quantity.near != y.quantity.near
            and len(digits(x)) + len(digits(y)) >= FEWEST_DIGITS
            and (x.frame.aspect == "change") is (y.frame.aspect == "change")
        ):
            yield Two(*sorted((a, b), key=lambda one: one.claim.quantity.near))


def _of_two_sorts(a: Claim, b: Claim) -> bool:
    """ "118 witnesses over 87 days": whether two things are counted, of which each might be the other's number."""
    units = (a.quantity.unit or "", b.quantity.unit or "")
    told = all(unit.startswith(COUNTED) or unit in LENGTHS for unit in units)
    return told and all(len(one.quantity.digits) > 1 for one in (a, b)) and a.quantity.per == b.quantity.per


def _telling(claim: Claim) -> bool:
    return claim.table is None and not claim.superseded and _tells_much(claim)


def _tells_much(claim: Claim) -> bool:
    """Whether it is more than one of something, be it 1.4 of a hundred."""
    return abs(claim.quantity.near) >= LEAST or len(digits(claim)) > 1


def _sentence(two: Two) -> object:
    claim = two.small.claim
    return claim.article, claim.place.field, claim.sentence_span.start


def _exchanged(ours: Two, theirs: Two) -> bool:
    """Whether who tells the one figure from the other here tells the other from the one there, and none the reverse."""
    sorts, others = _sorts(ours), _sorts(theirs)
    if sorts[0] != sorts[1]:
        return sorts == others[::-1]
    if others[0] != others[1]:
        return False
    if None not in (_rises(ours), _rises(theirs)):
        return _rises(ours) is not _rises(theirs)
    if _rises(ours) is not _rises(theirs):
        return False
    small, large = ours.small.names - ours.large.names, ours.large.names - ours.small.names
    low, high = theirs.small.names - theirs.large.names, theirs.large.names - theirs.small.names
    return bool(small & high and large & low) and small.isdisjoint(low) and large.isdisjoint(high)


def _sorts(two: Two) -> tuple[str, str]:
    """What the two figures count; twice the same where one of them leaves it unsaid."""
    small, large = two.small.claim.quantity.unit, two.large.claim.quantity.unit
    return (small or large or "", large or small or "")


def _rises(two: Two) -> bool | None:
    """Whether the larger figure is the new one and the smaller what it is compared with; ``None`` if neither is."""
    if two.large.base == two.small.claim.id:
        return True
    return False if two.small.base == two.large.claim.id else None


def _told(whose: Whose) -> str:
    return " ".join(whose.claim.place.text.split())
