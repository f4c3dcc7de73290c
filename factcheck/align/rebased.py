"""Figures that two tellings of one story both give, the one on another basis than the other.

What both give explains itself only if both give it alike. "A fall of 6%" is no "rise of 6%", "31 cents a quarter" no
"31 cents a year", and what was sold in August was not sold since January.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product

from factcheck.align.bases import Bases
from factcheck.align.fit import Fit
from factcheck.align.left_over import Leavings, figures
from factcheck.align.mutual import best
from factcheck.align.passages import Figure, Passage
from factcheck.model.finding import Alignment
from factcheck.model.pack import RulePack
from factcheck.model.quantity import Quantity
from factcheck.model.statement import Reading

ENOUGH = -0.5  # logarithm of the odds from which on the two are believed to be one figure
ALONE = -2.0  # the same of a figure that stands but once in each text
COMMON = 3.0  # the same of a figure that is met everywhere: "10 percent", "a third"
SHARES = frozenset({"percent", "percentage_point", "x", None})
FEW = 10
WIDEST = 5  # times the low end of a range that its high end may be


def alignments(stories: Iterable[tuple[Reading, Reading]], leavings: Leavings, pack: RulePack) -> Iterator[Alignment]:
    """The pairs of one figure that is told on two bases."""
    bases = Bases(pack)
    for ours, theirs in stories:
        if ours is not theirs:
            for a, b, fit in _told_twice(ours, theirs, leavings):
                common = _met_everywhere(a.claim.quantity) and fit.weight < COMMON
                basis = bases.compared(a.claim, b.claim) or (None if common else bases.other(a, b))
                if basis is not None:
                    yield Alignment(
                        a.claim, b.claim, "retold", fit.evidence, basis=basis, odds=fit.weight, agreed=fit.agreed
                    )


def _told_twice(here: Reading, there: Reading, leavings: Leavings) -> Iterator[tuple[Figure, Figure, Fit]]:
    """The figures of running text that both give, each with the one it fits best."""
    fitting, story = leavings.fitting, leavings.of(here, there).story
    ours, theirs = (_by_size(leavings.passages.of(side)) for side in (here, there))
    for size in sorted(ours.keys() & theirs.keys()):
        if min(len(ours[size]), len(theirs[size])) > 1:
            continue  # both texts tell of a rise and of a fall by 3 percent
        found = {
            (a.claim.id, b.claim.id): (a, b, fit)
            for a, b in product(ours[size], theirs[size])
            if a.claim.table is None
            and b.claim.table is None
            and not _bare(a, b)
            and (fit := fitting.fit(a, b, story)) is not None
        }
        alone = len(ours[size]) == len(theirs[size]) == 1 and not _met_everywhere(ours[size][0].claim.quantity)
        enough = ALONE if alone else ENOUGH
        yield from (found[key] for key in best({key: fit.weight for key, (*_, fit) in found.items()}, enough))


def _bare(a: Figure, b: Figure) -> bool:
    """Whether one is a rate and the other a bare number: 19%, and 19 of those asked."""
    units = {a.claim.quantity.unit, b.claim.quantity.unit}
    return None in units and not units.isdisjoint({"percent", "percentage_point"})


def _by_size(passages: Sequence[Passage]) -> Mapping[Decimal, list[Figure]]:
    held: defaultdict[Decimal, list[Figure]] = defaultdict(list)
    for figure in figures(passages):
        if not _magnitude(figure.claim.quantity):
            held[abs(figure.claim.quantity.near)].append(figure)
    return held


def _met_everywhere(amount: Quantity) -> bool:
    few = (amount.unit or "").startswith("count:") and abs(amount.near) < FEW  # "one firm"
    return few or (amount.unit in SHARES and (len(amount.digits) < 2 or amount.near < 1))


def _magnitude(amount: Quantity) -> bool:
    """Whether only the order of magnitude is told: "double-digit growth"."""
    return amount.low is not None and amount.high is not None and abs(amount.high) > WIDEST * abs(amount.low)
