"""Which articles tell one story: they share names and figures that few others have, and may be of one day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from factcheck.align.closeness import Closeness
from factcheck.align.likeness import digits
from factcheck.model.claim import Claim
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading
from factcheck.model.stem import stem

COMMON = 30  # a name or a figure in more articles than this brings no two of them together
PARTNERS = 12  # articles that one article is held against, those it shares most with
FEWEST_LETTERS = 6  # of a word by which a short text may be known
VOUCHING = 5  # names and figures that two articles share whoever their headlines are about
FEWEST_OF_NAMES = 4  # letters of a word of a name
SHORT, SHARED = 6, 5  # two texts of one story share a name or a long figure for every five figures beyond six
NAMED, FIGURES, MUCH = 3, 2, 0.1  # or so many names, so many figures and so great a share of the shorter one's


class Word(NamedTuple):
    """A word by which an article may be known, if by less than a name."""

    stem: str


def stories(readings: Sequence[Reading], pack: RulePack) -> Iterator[tuple[Reading, Reading]]:
    """Pairs of articles of one group, in order; with itself an article that tells its story in its headline too."""
    yield from ((reading, reading) for reading in readings if is_headlined(reading))
    holders: defaultdict[object, list[int]] = defaultdict(list)
    for at, reading in enumerate(readings):
        for mark in marks(reading, pack):
            holders[mark].append(at)
    together: Counter[tuple[int, int]] = Counter()
    proper: Counter[tuple[int, int]] = Counter()
    for mark, held in holders.items():
        if 1 < len(held) <= COMMON:
            together.update(combinations(held, 2))
            if not isinstance(mark, Word):
                proper.update(combinations(held, 2))
    shared: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for (i, j), count in together.items():
        shared[i][j] = shared[j][i] = count
    closeness = Closeness(pack)
    for i, j in sorted(_nearest(shared)):
        if are_one(readings[i], readings[j], proper[i, j], closeness, pack):
            yield readings[i], readings[j]


def is_headlined(reading: Reading) -> bool:
    """Whether a headline of the article gives a figure."""
    return any(claim.headline for claim in reading.claims)


def are_one(a: Reading, b: Reading, proper: int, closeness: Closeness, pack: RulePack) -> bool:
    """Whether two articles that share so many names and figures tell one story."""
    if not (_of_one_group(a, b) and _of_one_day(a, b, pack)) or (proper < VOUCHING and closeness.estranged(a, b)):
        return False
    enough = _enough(a, b, proper) or (proper >= NAMED and _much_shared(a, b, pack))
    return enough and not closeness.apart(a, b)


def marks(reading: Reading, pack: RulePack) -> frozenset[object]:
    """What an article may be known by: whom it names, the words of its measures, its longer figures."""
    digits_ = 3 if len(reading.claims) > SHORT else 2
    names: set[object] = {(claim.group, name) for claim in reading.claims for name in claim.names}
    words = {Word(word) for claim in reading.claims for word in claim.frame.words}
    if len(reading.claims) <= SHORT:
        words |= {Word(stem(word)) for claim in reading.claims for word in _named(claim)}
        words |= {
            Word(stem(token)) for one in reading.statements for token in one.tokens if len(token) >= FEWEST_LETTERS
        }
    return frozenset(names | words | _figures(reading, pack, digits_))


def _figures(reading: Reading, pack: RulePack, least: int = 2) -> frozenset[tuple[Decimal, str]]:
    """The figures of a text by which it may be known: no lone digits, and rates of so many at the least."""
    return frozenset(
        (abs(claim.quantity.near), _kind(claim, pack))
        for claim in reading.claims
        if len(digits(claim)) >= (least if claim.quantity.unit == "percent" else 2)
    )


def _named(claim: Claim) -> Iterator[str]:
    """The words of whom a figure is of: one text may tell of Sorano, another of the Sorano Tarn."""
    return (word for word in (claim.frame.subject or "").lower().split() if len(word) >= FEWEST_OF_NAMES)


def _kind(claim: Claim, pack: RulePack) -> str:
    """The dimension of a figure; one without a unit counts something that goes unsaid."""
    return "count" if claim.quantity.unit is None else pack.units.dimension(claim.quantity.unit)


def _nearest(shared: Mapping[int, Mapping[int, int]]) -> set[tuple[int, int]]:
    """Each article with those it shares most with; of two that share as much, with the earlier."""
    return {(min(i, j), max(i, j)) for i, others in shared.items() for j in partners(others)}


def partners(shared: Mapping[int, int], rank: Callable[[int], int | str] = int) -> list[int]:
    """Those that an article is held against, of those it shares something with; of two that share as much, the first.

    >>> partners({1: 7, 2: 9, 3: 7})
    [2, 1, 3]
    """
    least = sorted(shared.values(), reverse=True)[:PARTNERS][-1:]
    most = [(-count, rank(other), other) for other, count in shared.items() if count >= least[0]]
    return [other for *_, other in sorted(most)[:PARTNERS]]


def _of_one_group(a: Reading, b: Reading) -> bool:
    return bool(a.statements and b.statements) and a.statements[0].group == b.statements[0].group


def _enough(a: Reading, b: Reading, proper: int) -> bool:
    return proper * SHARED >= min(len(a.claims), len(b.claims)) - SHORT


def _much_shared(a: Reading, b: Reading, pack: RulePack) -> bool:
    """Whether two long texts give many of the same figures, which hardly happens by chance on one day."""
    ours, theirs = (_figures(reading, pack) for reading in (a, b))
    both = len(ours & theirs)
    return both >= FIGURES and both >= MUCH * min(len(ours), len(theirs))


def _of_one_day(a: Reading, b: Reading, pack: RulePack) -> bool:
    if a.as_of is None or b.as_of is None or a.as_of.first is None or b.as_of.first is None:
        return True
    return abs((a.as_of.first - b.as_of.first).days) <= pack.tolerances.values["price_days"]
