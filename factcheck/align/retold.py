"""Figures left over where two articles tell one story, each in words of its own.

What both articles give explains itself and is set aside. Of what is left, a figure is paired with the one of the
other article that its sentence fits best, if that one fits no other better: by whom and what both sentences name,
what they count and when, and the other figures that they share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from factcheck.align.fit import Fitting
from factcheck.align.likeness import alike, counted, permuted
from factcheck.align.mutual import best
from factcheck.align.passages import Figure, Passage, Passages, headlined, strangers
from factcheck.model.claim import Claim
from factcheck.model.conversion import factor
from factcheck.model.finding import Alignment
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading

MOST_OPEN = 60  # figures left over in an article beyond which it is a list of its own
ENOUGH = 2.5  # weight from which on a pair is believed
SURE = 4.0  # weight from which on two figures alike to the eye were never two in the tellings that were tried
IN_HEADLINE = 2.0  # the same of a headline, which tells what its text does
MEASURED = ("physical", "duration")  # of units that turn into each other: 900 MW are not 900 GW
ROUGHLY = Decimal("0.08")  # share of a figure by which converting it may change it
ONE_IN = 20  # figures further apart than a twentieth are not one figure told less exactly


def alignments(stories: Iterable[tuple[Reading, Reading]], passages: Passages, pack: RulePack) -> Iterator[Alignment]:
    """Pairs of figures that stand for each other in two tellings of one story, be it a headline and its text."""
    fitting = Fitting(pack)
    for ours, theirs in stories:
        plainly = ours is theirs
        here, there = headlined(passages.of(ours)) if plainly else (passages.of(ours), passages.of(theirs))
        mine = _left_over(here, there, fitting, plainly=plainly)
        others = _left_over(there, here, fitting, plainly=plainly)
        if 0 < len(mine) <= MOST_OPEN and 0 < len(others) <= MOST_OPEN:
            told = passages.words(ours), passages.words(theirs)
            enough = IN_HEADLINE if plainly else ENOUGH
            fits = {
                (i, j): fit
                for i, a in enumerate(mine)
                for j, b in enumerate(others)
                if permuted(a.claim, b.claim) or not strangers(a.claim, b.claim, *told)
                if (fit := fitting.fit(a, b)) is not None and not (plainly and _other_things(a.claim, b.claim))
            }
            for i, j in best({pair: fit.weight for pair, fit in fits.items()}, enough):
                sure = fits[i, j].weight >= SURE
                yield Alignment(mine[i].claim, others[j].claim, "retold", fits[i, j].evidence, retold=True, sure=sure)


def _other_things(a: Claim, b: Claim) -> bool:
    """Whether a headline and a text that tells of much more count different things."""
    return a.frame.metric != b.frame.metric and (counted(a) != counted(b) or not counted(a)) and not alike(a, b)


def _left_over(ours: Sequence[Passage], theirs: Sequence[Passage], fitting: Fitting, *, plainly: bool) -> list[Figure]:
    """The figures of the one telling that the other does not give, be it ``plainly`` without a unit: "dies at 103"."""
    told: defaultdict[str, list[Claim]] = defaultdict(list)
    for passage in theirs:
        for claim in passage.claims:
            told[fitting.measured(claim)].append(claim)
    bare = frozenset(token for passage in theirs for token in passage.statement.tokens if token[0].isdigit())
    values = frozenset(claim.quantity.near for passage in theirs for claim in passage.claims)
    return [
        Figure(claim, passage)
        for passage in ours
        for claim in passage.claims
        if not claim.superseded
        if not (fitting.kind(claim) == "count" and _plain(claim) in bare)
        if not (plainly and claim.quantity.unit is None and claim.quantity.near in values)
        if not any(_agree(claim, other, fitting.pack) for other in told[fitting.measured(claim)])
    ]


def _plain(claim: Claim) -> str:
    """A count as a list gives it: "the Agrarians 46"."""
    return claim.place.text.split()[0]


def _agree(a: Claim, b: Claim, pack: RulePack) -> bool:
    """Whether two figures tell the same, the one perhaps less exactly."""
    ours, theirs = a.quantity, b.quantity
    if ours.unit != theirs.unit and (by := factor(theirs.unit or "", ours.unit or "", pack.units)) is not None:
        return abs(abs(ours.near) - abs(theirs.near) * by) <= ROUGHLY * abs(ours.near)
    if ours.near != theirs.near:
        apart, large = abs(abs(ours.near) - abs(theirs.near)), max(abs(ours.near), abs(theirs.near))
        rounded = apart <= max(ours.precision, theirs.precision) / 2 and apart * ONE_IN <= large
        return ours.unit == theirs.unit and rounded
    if ours.per != theirs.per and None not in (ours.per, theirs.per):
        return False
    if ours.unit != theirs.unit:
        return pack.units.dimension(ours.unit) not in MEASURED and "percent" not in (ours.unit, theirs.unit)
    minus = [claim.frame.metric in pack.minuses for claim in (a, b) if claim.frame.known]
    turned = {a.frame.direction, b.frame.direction} == {"up", "down"} and a.frame.aspect == b.frame.aspect
    return not turned and (len(minus) < 2 or minus[0] is minus[1])
