"""Figures left over where two articles tell one story, each in words of its own.

What both articles give explains itself and is set aside. Of what is left, a figure is paired with the one of the
other article that its sentence fits best, if that one fits no other better: by whom and what both sentences name,
what they count and when, the other figures that they share, and the digits of the two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from factcheck.align.fit import Fit, Fitting
from factcheck.align.kinds import counted
from factcheck.align.left_over import Leavings, rounded
from factcheck.align.likeness import alike
from factcheck.align.mutual import best
from factcheck.align.passages import Figure
from factcheck.align.tellings import Story
from factcheck.model.claim import Claim
from factcheck.model.finding import Alignment
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading

ENOUGH = -1.0  # logarithm of the odds from which on a pair is believed
OF_WHOLE = -0.25  # the same of two whole articles
UNVOUCHED = 0.0  # the same where the two agree on no other figure
IN_HEADLINE = -2.0  # the same of a headline, which tells what its text does
ALIKE = "the figures are alike to the eye"
POINTS = frozenset({"percent", "percentage_point"})
ROUNDED = -4.0  # the same of two figures of which the one rounds to the other, and nothing else does


def alignments(stories: Iterable[tuple[Reading, Reading]], leavings: Leavings, pack: RulePack) -> Iterator[Alignment]:
    """Pairs of figures that stand for each other in two tellings of one story, be it a headline and its text."""
    fitting, passages = leavings.fitting, leavings.passages
    for ours, theirs in stories:
        plainly = ours is theirs
        mine, others, story = leavings.of(ours, theirs)
        pairs = [(a, b) for a, b in product(mine, others) if not (plainly and _other_things(a.claim, b.claim, pack))]
        yield from _paired(pairs, story, fitting, _enough(story, plainly=plainly))
        if not plainly:
            yield from _paired(rounded(passages.of(ours), passages.of(theirs)), story, fitting, ROUNDED)


def _enough(story: Story, *, plainly: bool) -> float:
    if plainly:
        return IN_HEADLINE
    if story.whole:
        return OF_WHOLE
    return ENOUGH if story.share else UNVOUCHED


def _paired(
    pairs: Sequence[tuple[Figure, Figure]], story: Story, fitting: Fitting, enough: float
) -> Iterator[Alignment]:
    """Those that fit each other best; a figure told twice stands where it fits best, and is shown wherever it fits."""
    told: defaultdict[tuple[object, object], list[tuple[Fit, Claim, Claim]]] = defaultdict(list)
    for a, b in pairs:
        fit = fitting.fit(a, b, story)
        # A headline has few words: that a figure of its text looks like its own is no reason to hold the two for one.
        if fit is not None and (a.claim.article != b.claim.article or _vouched(fit, a.claim, b.claim)):
            told[_value(a.claim), _value(b.claim)].append((fit, a.claim, b.claim))
    fits = {values: max(held, key=lambda one: one[0].weight) for values, held in told.items()}
    for values in best({values: fit.weight for values, (fit, _, _) in fits.items()}, enough):
        fit, claim, other = fits[values]
        twins = (one for held, *both in told[values] if held.weight > enough for one in both)
        also = tuple(one for one in dict.fromkeys(twins) if one not in (claim, other))
        said = fit.evidence
        yield Alignment(claim, other, "retold", said, also=also, retold=True, odds=fit.weight, agreed=fit.agreed)


def _vouched(fit: Fit, a: Claim, b: Claim) -> bool:
    """Whether more than their looks makes two figures one, be it a word of scale that both are told with."""
    scaled = a.scaled and b.scaled and a.quantity.unit == b.quantity.unit
    return scaled or any(said != ALIKE for said in fit.evidence)


def _value(claim: Claim) -> object:
    """What makes two figures of one text the same figure."""
    amount = claim.quantity
    if amount.approx == "range":
        return amount.low, amount.high, amount.unit, claim.frame.direction
    way = claim.frame.direction if amount.unit in POINTS else None  # a text tells of 3 percent up, and 3 percent down
    return amount.near, amount.unit, way  # "tops 41,200 acres", "41,200 acres"


def _other_things(a: Claim, b: Claim, pack: RulePack) -> bool:
    """Whether a headline and a text that tells of much more count different things; a profit may be a net profit."""
    same = a.frame.metric == b.frame.metric or pack.kin(a.frame.metric) & pack.kin(b.frame.metric)
    return not same and (counted(a) != counted(b) or not counted(a)) and not alike(a, b)
