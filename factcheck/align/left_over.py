"""What two tellings of one story have left over, when what both give is set aside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, product
from math import inf
from typing import NamedTuple

from factcheck.align.agreement import OPEN, agree, bare_twins, one_rounds
from factcheck.align.fit import Fitting
from factcheck.align.passages import Figure, Passage, Passages, headlined
from factcheck.align.tellings import Story
from factcheck.model.claim import Claim
from factcheck.model.statement import Reading

WORTH, AHEAD = 0.0, 4.0  # odds of a pair worth a look, and by how much it must outdo two figures of one value
MOST_TOLD = 100  # figures of an article beyond which it is a report, and not all of them are held against all
MOST_OPEN = 60  # figures left over in an article beyond which it is a list of its own


class Open(NamedTuple):
    """The figures that each of two tellings has left over, and how far the two agree."""

    mine: list[Figure]
    others: list[Figure]
    story: Story


def left_over(here: Sequence[Passage], there: Sequence[Passage], fitting: Fitting, *, plainly: bool = False) -> Open:
    """What each of two tellings has left over, be it ``plainly`` a headline and its text; nothing of lists."""
    ours, theirs = _Other(here, fitting), _Other(there, fitting)
    mine = [figure for figure in figures(here) if not theirs.gives(figure.claim, plainly=plainly)]
    others = [figure for figure in figures(there) if not ours.gives(figure.claim, plainly=plainly)]
    if max(len(mine), len(others)) > MOST_OPEN:
        mine, others = [], []
    story = fitting.tellings.story(here, there, mine, others)
    if story.whole and not plainly:
        mine, others = _with_doubted(here, there, Open(mine, others, story), fitting)
    return Open(mine, others, story)


def _with_doubted(
    here: Sequence[Passage], there: Sequence[Passage], left: Open, fitting: Fitting
) -> tuple[list[Figure], list[Figure]]:
    """What is left over, and the figures that fit another of the other telling far better than their own value.

    In a long text somebody is 12 years old where the other tells of 12 dead.
    """
    ours, theirs = figures(here), figures(there)
    if not (left.mine and left.others) or max(len(ours), len(theirs)) > MOST_TOLD:
        return left.mine, left.others
    fits: dict[tuple[str, str], float] = {}
    same: dict[str, float] = {}
    for a, b in product(ours, theirs):
        if (fit := fitting.fit(a, b, left.story)) is None:
            continue
        if agree(a.claim, b.claim, fitting.pack):
            for claim in (a.claim, b.claim):
                same[claim.id] = max(same.get(claim.id, -inf), fit.weight)
        elif fit.weight >= WORTH and not {a.claim.quantity.approx, b.claim.quantity.approx} & OPEN:
            fits[a.claim.id, b.claim.id] = fit.weight
    # What a list gives in passing, "the Motorists 13", is no figure of its own that another could outdo.
    open_ = {one.claim.id for one in (*left.mine, *left.others)}
    long = {one.claim.id for one in (*ours, *theirs) if one.claim.quantity.is_long}
    least = dict.fromkeys(open_ | long, -inf) | same
    better = (pair for pair, weight in fits.items() if all(weight > least.get(one, inf) + AHEAD for one in pair))
    open_.update(one for pair in better for one in pair)
    return [one for one in ours if one.claim.id in open_], [one for one in theirs if one.claim.id in open_]


class Leavings:
    """What pairs of tellings leave over, each worked out when it is first asked for."""

    def __init__(self, passages: Passages, fitting: Fitting) -> None:
        self.passages, self.fitting = passages, fitting
        self._held: dict[tuple[str, str], Open] = {}

    def of(self, ours: Reading, theirs: Reading) -> Open:
        """What two tellings leave over; of an article and itself, its headline and its text."""
        key = ours.article, theirs.article
        if key not in self._held:
            plainly = ours is theirs
            here = self.passages.of(ours)
            sides = headlined(here) if plainly else (here, self.passages.of(theirs))
            self._held[key] = left_over(*sides, self.fitting, plainly=plainly)
        return self._held[key]


class _Other:
    """The figures of a telling, by what another's are found among them."""

    def __init__(self, passages: Sequence[Passage], fitting: Fitting) -> None:
        self.kinds, self.pack = fitting.kinds, fitting.pack
        self.tokens = frozenset(t for one in passages for t in one.statement.tokens if t[0].isdigit())
        self.by_measure: defaultdict[str, list[Claim]] = defaultdict(list)
        self.by_digits: defaultdict[str, list[Claim]] = defaultdict(list)
        for figure in figures(passages):
            for measure in self.kinds.measures(figure.claim):
                self.by_measure[measure].append(figure.claim)
            self.by_digits[figure.claim.quantity.digits].append(figure.claim)

    def gives(self, claim: Claim, *, plainly: bool) -> bool:
        """Whether the telling gives a figure too; ``plainly`` also without a unit: "dies at 103"."""
        if self.kinds.kind(claim) == "count" and claim.place.text.split()[0] in self.tokens:
            return True  # a count as a list gives it: "the Agrarians 46"
        same = self.by_digits[claim.quantity.digits]
        if plainly and claim.quantity.unit is None and any(o.quantity.near == claim.quantity.near for o in same):
            return True
        if any(bare_twins(claim, o) or claim.leaves_scale_to(o) or o.leaves_scale_to(claim) for o in same):
            return True
        return any(agree(claim, other, self.pack) for other in self._of_kind(claim))

    def _of_kind(self, claim: Claim) -> Iterator[Claim]:
        """The figures that may be the same; one without a unit may be one of any."""
        if claim.quantity.unit is None:
            return (other for held in self.by_measure.values() for other in held)
        bare = (other for other in self.by_measure["count"] if other.quantity.unit is None)
        measures = self.kinds.measures(claim)
        alike = chain.from_iterable(self.by_measure[measure] for measure in measures)
        return chain(alike, bare if "count" not in measures else ())


def rounded(here: Sequence[Passage], there: Sequence[Passage]) -> list[tuple[Figure, Figure]]:
    """Figures of which the one rounds to the other, and that the other text tells no more exactly; none of lists."""
    told, retold = ({abs(figure.claim.quantity.near) for figure in figures(side)} for side in (here, there))
    mine = [figure for figure in figures(here) if abs(figure.claim.quantity.near) not in retold]
    others = [figure for figure in figures(there) if abs(figure.claim.quantity.near) not in told]
    if max(len(mine), len(others)) > MOST_OPEN:
        return []
    return [(a, b) for a, b in product(mine, others) if one_rounds(a.claim.quantity, b.claim.quantity)]


def figures(passages: Iterable[Passage]) -> list[Figure]:
    """The figures of passages, in order."""
    return [figure for passage in passages for figure in passage.figures]
