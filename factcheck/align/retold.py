"""Figures left over where two articles tell one story, each in words of its own.

What both articles give explains itself and is set aside. Of what is left, a figure is paired with the one of the
other article that its sentence fits best, if that one fits no other better: by whom and what both sentences name,
what they count and when, the other figures that they share, and the digits of the two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from factcheck.align.fit import Fit, Fitting, Story
from factcheck.align.likeness import alike, counted
from factcheck.align.mutual import best
from factcheck.align.passages import Figure, Passage, Passages, headlined
from factcheck.model.claim import Claim
from factcheck.model.conversion import factor
from factcheck.model.finding import Alignment
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading

MOST_OPEN = 60  # figures left over in an article beyond which it is a list of its own
ENOUGH = -0.5  # logarithm of the odds from which on a pair is believed
IN_HEADLINE = -3.3  # the same of a headline, which tells what its text does
ROUNDED = -3.0  # the same of two figures of which the one rounds to the other, and nothing else does
SURE = 0.5  # the same from which on two figures alike to the eye were never two in the tellings that were tried
MEASURED = ("physical", "duration")  # of units that turn into each other: 900 MW are not 900 GW
ROUGHLY = Decimal("0.08")  # share of a figure by which converting it may change it
ONE_IN = 20  # figures further apart than a twentieth are not one figure told less exactly


class Open(NamedTuple):
    """The figures that each of two tellings has left over, and how far the two agree."""

    mine: list[Figure]
    others: list[Figure]
    story: Story


def alignments(stories: Iterable[tuple[Reading, Reading]], passages: Passages, pack: RulePack) -> Iterator[Alignment]:
    """Pairs of figures that stand for each other in two tellings of one story, be it a headline and its text."""
    fitting = Fitting(pack)
    for ours, theirs in stories:
        plainly = ours is theirs
        here, there = headlined(passages.of(ours)) if plainly else (passages.of(ours), passages.of(theirs))
        mine, others, story = left_over(here, there, fitting, plainly=plainly)
        fits: dict[tuple[object, object], tuple[Fit, Claim, Claim]] = {}
        for a, b in product(mine, others):
            fit = fitting.fit(a, b, story)
            if fit is not None and not (plainly and _other_things(a.claim, b.claim)):
                told = _value(a.claim), _value(b.claim)
                if told not in fits or fit.weight > fits[told][0].weight:  # of a figure told twice, where it fits best
                    fits[told] = fit, a.claim, b.claim
        if not plainly:
            yield from _rounded(here, there, fitting, story)
        for told in best({told: fit.weight for told, (fit, _, _) in fits.items()}, IN_HEADLINE if plainly else ENOUGH):
            fit, claim, other = fits[told]
            yield Alignment(claim, other, "retold", fit.evidence, retold=True, sure=fit.weight >= SURE)


def _rounded(here: Sequence[Passage], there: Sequence[Passage], fitting: Fitting, story: Story) -> Iterator[Alignment]:
    """Pairs of which the one rounds to the other, where neither is told as exactly by the other text."""
    ours, theirs = ([Figure(c, p) for p in side for c in p.claims if not c.superseded] for side in (here, there))
    here_, there_ = ({abs(figure.claim.quantity.near) for figure in side} for side in (ours, theirs))
    fits: dict[tuple[object, object], tuple[Fit, Claim, Claim]] = {}
    for a, b in product(ours, theirs):
        x, y = abs(a.claim.quantity.near), abs(b.claim.quantity.near)
        if x in there_ or y in here_ or not _rounds(a.claim, b.claim):
            continue
        fit, told = fitting.fit(a, b, story), (_value(a.claim), _value(b.claim))
        if fit is not None and (told not in fits or fit.weight > fits[told][0].weight):
            fits[told] = fit, a.claim, b.claim
    for told in best({told: fit.weight for told, (fit, _, _) in fits.items()}, ROUNDED):
        fit, claim, other = fits[told]
        yield Alignment(claim, other, "retold", fit.evidence, retold=True)


def left_over(here: Sequence[Passage], there: Sequence[Passage], fitting: Fitting, *, plainly: bool = False) -> Open:
    """What each of two tellings has left over when what both give is set aside; nothing of lists."""
    mine, others = _left(here, there, fitting, plainly=plainly), _left(there, here, fitting, plainly=plainly)
    if max(len(mine), len(others)) > MOST_OPEN:
        mine, others = [], []
    return Open(mine, others, fitting.story(here, there, mine, others))


def _value(claim: Claim) -> object:
    """What makes two figures of one text the same figure."""
    amount = claim.quantity
    return amount.low, amount.high, amount.unit, claim.frame.direction


def _other_things(a: Claim, b: Claim) -> bool:
    """Whether a headline and a text that tells of much more count different things."""
    return a.frame.metric != b.frame.metric and (counted(a) != counted(b) or not counted(a)) and not alike(a, b)


def _left(ours: Sequence[Passage], theirs: Sequence[Passage], fitting: Fitting, *, plainly: bool) -> list[Figure]:
    """The figures of the one telling that the other does not give, be it ``plainly`` without a unit: "dies at 103"."""
    told: defaultdict[str, list[Claim]] = defaultdict(list)
    for passage in theirs:
        for claim in passage.claims:
            told[fitting.measured(claim)].append(claim)
    bare = frozenset(token for passage in theirs for token in passage.statement.tokens if token[0].isdigit())
    claims = [claim for passage in theirs for claim in passage.claims]
    values = frozenset(claim.quantity.near for claim in claims)
    units: defaultdict[object, set[str | None]] = defaultdict(set)
    for claim in claims:
        units[abs(claim.quantity.near)].add(claim.quantity.unit)
    return [
        Figure(claim, passage)
        for passage in ours
        for claim in passage.claims
        if not claim.superseded
        if not (fitting.kind(claim) == "count" and _plain(claim) in bare)
        if not (plainly and claim.quantity.unit is None and claim.quantity.near in values)
        if not any(claim.leaves_scale_to(other) or other.leaves_scale_to(claim) for other in claims)
        if not _bare_twin(claim, units[abs(claim.quantity.near)])
        if not any(_agree(claim, other, fitting.pack) for other in told[fitting.measured(claim)])
    ]


def _bare_twin(claim: Claim, units: Set[str | None]) -> bool:
    """Whether the other text gives a long figure too, one of the two without a unit: "611 million of it"."""
    return bool(units) and claim.quantity.is_long and None in {claim.quantity.unit, *units}


def _plain(claim: Claim) -> str:
    """A count as a list gives it: "the Agrarians 46"."""
    return claim.place.text.split()[0]


def _rounds(a: Claim, b: Claim) -> bool:
    """Whether two figures that differ may be one, told less exactly in one text."""
    ours, theirs = a.quantity, b.quantity
    apart, large = abs(abs(ours.near) - abs(theirs.near)), max(abs(ours.near), abs(theirs.near))
    near = apart <= max(ours.precision, theirs.precision) / 2 and apart * ONE_IN <= large
    return ours.unit == theirs.unit and ours.near != theirs.near and near


def _agree(a: Claim, b: Claim, pack: RulePack) -> bool:
    """Whether two figures tell the same, the one perhaps less exactly."""
    ours, theirs = a.quantity, b.quantity
    if ours.unit != theirs.unit and (by := factor(theirs.unit or "", ours.unit or "", pack.units)) is not None:
        return abs(abs(ours.near) - abs(theirs.near) * by) <= ROUGHLY * abs(ours.near)
    if ours.near != theirs.near:
        return _rounds(a, b)
    if ours.per != theirs.per and None not in (ours.per, theirs.per):
        return False
    if ours.unit != theirs.unit:
        return pack.units.dimension(ours.unit) not in MEASURED and "percent" not in (ours.unit, theirs.unit)
    minus = [claim.frame.metric in pack.minuses for claim in (a, b) if claim.frame.known]
    turned = {a.frame.direction, b.frame.direction} == {"up", "down"} and a.frame.aspect == b.frame.aspect
    return not turned and (len(minus) < 2 or minus[0] is minus[1])
