"""What two tellings of one story have left over, when what both give is set aside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from factcheck.align.fit import Fitting, Story
from factcheck.align.passages import Figure, Passage, Passages, headlined
from factcheck.model.claim import Claim
from factcheck.model.conversion import factor
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading

MOST_OPEN = 60  # figures left over in an article beyond which it is a list of its own
MEASURED = ("physical", "duration")  # of units that turn into each other: 900 MW are not 900 GW
ROUGHLY = Decimal("0.08")  # share of a figure by which converting it may change it
ONE_IN = 20  # figures further apart than a twentieth are not one figure told less exactly


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
    return Open(mine, others, fitting.story(here, there, mine, others))


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
        self.fitting = fitting
        self.tokens = frozenset(t for one in passages for t in one.statement.tokens if t[0].isdigit())
        self.by_kind: defaultdict[str, list[Claim]] = defaultdict(list)
        self.by_digits: defaultdict[str, list[Claim]] = defaultdict(list)
        for figure in figures(passages):
            self.by_kind[fitting.measured(figure.claim)].append(figure.claim)
            self.by_digits[figure.claim.quantity.digits].append(figure.claim)

    def gives(self, claim: Claim, *, plainly: bool) -> bool:
        """Whether the telling gives a figure too; ``plainly`` also without a unit: "dies at 103"."""
        if self.fitting.kind(claim) == "count" and claim.place.text.split()[0] in self.tokens:
            return True  # a count as a list gives it: "the Agrarians 46"
        same = self.by_digits[claim.quantity.digits]
        if plainly and claim.quantity.unit is None and any(o.quantity.near == claim.quantity.near for o in same):
            return True
        if any(_bare_twins(claim, o) or claim.leaves_scale_to(o) or o.leaves_scale_to(claim) for o in same):
            return True
        return any(_agree(claim, other, self.fitting.pack) for other in self.by_kind[self.fitting.measured(claim)])


def rounded(here: Sequence[Passage], there: Sequence[Passage]) -> list[tuple[Figure, Figure]]:
    """Figures of which the one rounds to the other, and that the other text tells no more exactly; none of lists."""
    told, retold = ({abs(figure.claim.quantity.near) for figure in figures(side)} for side in (here, there))
    mine = [figure for figure in figures(here) if abs(figure.claim.quantity.near) not in retold]
    others = [figure for figure in figures(there) if abs(figure.claim.quantity.near) not in told]
    if max(len(mine), len(others)) > MOST_OPEN:
        return []
    return [(a, b) for a, b in product(mine, others) if _rounds(a.claim, b.claim)]


def figures(passages: Iterable[Passage]) -> list[Figure]:
    """The figures of passages, but for those that their own text takes back or that number something."""
    told = ((claim, passage) for passage in passages for claim in passage.claims)
    return [Figure(claim, passage) for claim, passage in told if not (claim.superseded or claim.numbering)]


def _bare_twins(a: Claim, b: Claim) -> bool:
    """Whether two figures are one long figure, told without a unit in one text: "611 million of it"."""
    same = a.quantity.is_long and abs(a.quantity.near) == abs(b.quantity.near)
    return same and None in (a.quantity.unit, b.quantity.unit)


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
