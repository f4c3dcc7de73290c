"""How many of how many, told otherwise in two tellings of one story: "17 out of 18 wards", "13 of the 18 wards".

Who names the same whole by the same number counts the same things in it; of what each telling counts among them, those
that only one of the two gives are held against each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from factcheck.align.fit import Fitting
from factcheck.align.left_over import Leavings
from factcheck.align.passages import Figure, Passage
from factcheck.align.respects import OF
from factcheck.model.claim import OUT_OF, Claim
from factcheck.model.finding import Alignment
from factcheck.model.later import later
from factcheck.model.statement import Reading, Slot
from factcheck.model.stem import stem
from factcheck.model.text import Span

ENOUGH = -2.0  # logarithm of the odds from which on two are believed to count one thing
FEWEST, MOST = 11, 1000  # a whole that is neither a round share's nor met everywhere
ONE = Decimal(1)
LESS = later(
    r"\ball (?:but|except|except for) (?P<less>\d{1,3}|[a-z]+) of"
    r"(?: (?:the|its|their|his|her|our|those|these))?$"
)
ALL_BUT = "all but "
LESS_REACH = 6  # tokens before a whole in which stands what it is told less of


class Part(NamedTuple):
    """So many of a whole, and the whole: how many of what."""

    figure: Figure
    size: int
    whole: int
    noun: str


def alignments(stories: Iterable[tuple[Reading, Reading]], leavings: Leavings) -> Iterator[Alignment]:
    """The parts of one whole that two tellings of a story count otherwise."""
    cardinals = leavings.fitting.pack.numbers.cardinals
    for ours, theirs in stories:
        if ours is theirs:
            continue
        mine, others = (list(_parts(leavings.passages.of(side), cardinals)) for side in (ours, theirs))
        wholes = {(one.whole, one.noun) for one in mine} & {(one.whole, one.noun) for one in others}
        for whole in sorted(wholes):
            here, there = ({one.size: one for one in side if (one.whole, one.noun) == whole} for side in (mine, others))
            only, other = here.keys() - there.keys(), there.keys() - here.keys()
            if len(only) == len(other) == 1:
                yield from _held(here[only.pop()], there[other.pop()], ours, theirs, leavings)


def _held(a: Part, b: Part, ours: Reading, theirs: Reading, leavings: Leavings) -> Iterator[Alignment]:
    fitting: Fitting = leavings.fitting
    fit = fitting.fit(a.figure, b.figure, leavings.of(ours, theirs).story)
    if fit is not None and fit.weight >= ENOUGH and a.size + b.size != a.whole:  # 5 of 18 closed, 13 of 18 open
        said = f"both count some of {a.whole} {a.noun}"
        yield Alignment(
            a.figure.claim,
            b.figure.claim,
            "retold",
            (said, *fit.evidence),
            retold=True,
            odds=fit.weight,
            agreed=fit.agreed,
        )


def _parts(passages: Sequence[Passage], cardinals: Mapping[str, int]) -> Iterator[Part]:
    for passage in passages:
        slots = [slot for slot in passage.statement.slots if slot.claim is not None]
        for slot in slots:
            if (one := slot.claim) is not None and one.counted_part:
                yield from _told(one, passage)
        for slot in slots:
            if part := _less(slot, passage, cardinals):
                yield part
        for first, second in pairwise(slots):
            tokens = passage.statement.tokens
            less = tokens[first.token - 1 : first.token] in (("but",), ("except",))
            if tokens[first.token + 1 : second.token] in OF and (part := _of(first, second, passage, less=less)):
                yield part


def _told(claim: Claim, passage: Passage) -> Iterator[Part]:
    """A part told with its whole: "17 out of 18 districts"."""
    whole = ONE / claim.quantity.precision
    size = claim.quantity.near * whole
    words = OUT_OF.split(claim.place.text)[-1].split()
    noun = words[-1] if words and words[-1].isalpha() and len(words) > 1 else _next_noun(claim)
    if noun and FEWEST <= round(whole) <= MOST:
        yield Part(Figure(claim, passage), round(size), round(whole), stem(noun.lower()))


def _next_noun(claim: Claim) -> str:
    """What is counted a little further on: "17 out of 18 of the area's districts"."""
    words = [word.strip(".,;:") for word in claim.sentence[claim.within.end :].split()[:5]]
    if words[:1] != ["of"]:
        return ""
    return next((word for word in words[1:] if word.endswith("s") and not word.endswith(("'s", "’s"))), "")


def _of(first: Slot, second: Slot, passage: Passage, *, less: bool) -> Part | None:
    """A part told beside its whole, or how much ``less`` than it: "13 of the 18 districts", "all but two of 14"."""
    part, whole = first.claim, second.claim
    if part is None or whole is None or not (whole.quantity.unit or "").startswith("count:"):
        return None
    size, total = part.quantity.point, whole.quantity.point
    if part.quantity.unit is not None or size is None or total is None or size != int(size):
        return None
    led = len(ALL_BUT) if less and part.sentence[: part.within.start].lower().endswith(ALL_BUT) else 0
    within = Span(part.within.start - led, whole.within.end)
    text = part.sentence[within.start : within.end]
    place = part.place._replace(
        start=part.place.start - led,
        column=max(1, part.place.column - led),
        end=whole.place.end,
        last=whole.place.last,
        text=text,
    )
    return _part(replace(part, within=within, place=place), total - size if less else size, whole, passage)


def _less(slot: Slot, passage: Passage, cardinals: Mapping[str, int]) -> Part | None:
    """A whole less a few of it: "all but two of its 14 mines"."""
    before = " ".join(passage.statement.tokens[max(0, slot.token - LESS_REACH) : slot.token])
    found, whole = LESS.search(before), slot.claim
    if found is None or whole is None or whole.quantity.point is None:
        return None
    less = int(found["less"]) if found["less"].isdigit() else cardinals.get(found["less"])
    return None if less is None else _part(whole, whole.quantity.point - less, whole, passage)


def _part(claim: Claim, size: Decimal, whole: Claim, passage: Passage) -> Part | None:
    """So many of a whole, as the share that they are."""
    total, unit = whole.quantity.near, whole.quantity.unit or ""
    if not unit.startswith("count:") or not 0 < size < total or not FEWEST <= total <= MOST:
        return None
    share = replace(claim.quantity, low=size / total, high=size / total, precision=ONE / total, unit="x")
    noun = unit.removeprefix("count:").split()[-1]
    return Part(Figure(replace(claim, quantity=share), passage), int(size), int(total), stem(noun))
