"""A measure that words beside it make another one: what a firm "made before tax" is its pretax profit."""

from __future__ import annotations

from functools import cache

from factcheck.model.metric import Dimension
from factcheck.normalise.fit import fits
from factcheck.normalise.scene import Figure
from factcheck.normalise.sight import TOLD_AGAIN, Attached, Sight
from factcheck.normalise.tokens import words as words_of

APART = frozenset({";", "while", "but", "whereas", "compared", "versus", "than", "against"})
PLACED = frozenset({"in", "outside"})


def settle(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> None:
    """Gives a figure the measure that the words told with it make of its own."""
    if made.metric is None or not made.metric.told_with or figure.mention.per is not None:
        return
    for name, *phrases in made.metric.told_with:
        other = sight.metrics.get(name)
        if other is None or not fits(other, dimension, figure):
            continue
        if any(_stands(sight, made, figure, _cut(phrase)) for phrase in phrases):
            made.metric = other
            return


def _reach(sight: Sight, figure: Figure) -> tuple[int, int]:
    """The tokens from the figure before to the next, in which what is said is said of this one.

    One that is only told again, "2.4%, or $31 million", is of the same as the one before it.
    """
    before_it = [other for other in sight.scene.figures if other.last <= figure.first]
    if before_it and sight.scene.between(sight.past(before_it[-1]), figure.first) in TOLD_AGAIN:
        before_it.pop()
    first = max((other.last for other in before_it), default=sight.scene.begins)
    last = min((o.first for o in sight.scene.figures if o.first >= figure.last), default=len(sight.scene.words))
    before = [at for at in range(first, figure.first) if sight.scene.lower(at) in APART]
    behind = [at for at in range(figure.last, last) if sight.scene.lower(at) in APART]
    return max(before, default=first), min(behind, default=last)


def _stands(sight: Sight, made: Attached, figure: Figure, phrase: tuple[str, ...]) -> bool:
    """Whether a phrase is told of the figure, and not of a part of it: "made $5m from its operations [in Chile]"."""
    first, last = _reach(sight, figure)
    for at in range(first, last - len(phrase) + 1):
        end = at + len(phrase)
        if tuple(sight.scene.between(at, end)) != phrase or at < figure.first < end:
            continue
        if phrase[0] != "from" or not _in_part(sight, end):
            return at < figure.first or not _another_between(sight, made, figure, at)
    return False


def _in_part(sight: Sight, at: int) -> bool:
    then = at + 1 + (sight.scene.lower(at + 1) in ("the", "its"))
    return sight.scene.lower(at) in PLACED and sight.in_name(then) and not sight.in_time(then)


def _another_between(sight: Sight, made: Attached, figure: Figure, at: int) -> bool:
    """Whether the words are said of another measure: "earned $5m and cut its [debt] before tax"."""
    return any(
        cue.kind == "metric" and figure.last < cue.first and cue.last <= at and cue.metric is not made.metric
        for cue in sight.scene.cues
    )


@cache
def _cut(phrase: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in words_of(phrase))
