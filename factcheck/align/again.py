"""Figures that two tellings of one story give both, each of them once: the same number, if of the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from factcheck.align.fit import Fit, Fitting
from factcheck.align.passages import Figure, Passage, Passages
from factcheck.model.finding import Alignment
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading

ENOUGH = -2.0  # logarithm of the odds from which on both are believed to tell one thing
SURE = 0.5  # the same from which on one that tells a rise and one that tells a fall are
FEWEST_BOTH = 2  # figures that two texts must have in common, of which the one vouches for the other …
BRIEF = 3  # … where neither is so short that it has no more figures than these

Size = tuple[str, Decimal]


def alignments(stories: Iterable[tuple[Reading, Reading]], passages: Passages, pack: RulePack) -> Iterator[Alignment]:
    """Pairs of one number, in two tellings that give it once, whose sentences speak of one thing."""
    fitting = Fitting(pack)
    for ours, theirs in stories:
        if ours is theirs:
            continue
        here, there = passages.of(ours), passages.of(theirs)
        once, again = _once(here, fitting), _once(there, fitting)
        both = once.keys() & again.keys()
        if len(both) < FEWEST_BOTH and min(len(once), len(again)) > BRIEF:
            continue
        story = fitting.story(here, there, (), ())
        for size in sorted(both):
            fit = fitting.fit(once[size], again[size], story)
            if (
                fit is not None
                and fit.weight >= ENOUGH
                and (len(once[size].claim.quantity.digits) > 1 or _vouched(fit))
            ):
                yield Alignment(
                    once[size].claim, again[size].claim, "again", fit.evidence, sure=fit.weight >= SURE, again=True
                )


def _vouched(fit: Fit) -> bool:
    """Whether more than a few words speaks for one thing: a round figure is met everywhere."""
    return any(said.startswith(("both tell of", "both name", "measure")) for said in fit.evidence)


def _once(passages: Sequence[Passage], fitting: Fitting) -> Mapping[Size, Figure]:
    """The figures of a text by kind and size, those aside that it gives more than once, be it of something else."""
    held: defaultdict[Size, list[Figure]] = defaultdict(list)
    for passage in passages:
        for claim in passage.claims:
            kind = fitting.kind(claim)
            if kind != "duration" and (claim.quantity.point is not None or any(map(str.isdigit, claim.place.text))):
                held[kind, abs(claim.quantity.near)].append(Figure(claim, passage))  # not of "double-digit growth"
    return {size: figures[0] for size, figures in held.items() if len(figures) == 1 and not figures[0].claim.superseded}
