"""What tells one of many alike from the others: an issue of bonds by when it falls due, help by which instalment it is.

Two issues of one borrower are told in one form of words, and so is the help that a central bank gives twice a day.
"""

from __future__ import annotations

from factcheck.model.alike import DUE, INSTALMENT
from factcheck.model.metric import Dimension
from factcheck.normalise.lexicon import Lexicon
from factcheck.normalise.scene import Figure, Scene
from factcheck.normalise.sight import Attached, Sight

ISSUED = frozenset({"bond issue", "bond yield", "coupon", "funding", "debt"})
MEASURED = frozenset({"money", "percent", "points", "index"})


def labels(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> frozenset[str]:
    """The year in which what a figure is of falls due, and which instalment of many it is, so far as they are told."""
    if dimension not in MEASURED:
        return frozenset()
    found = set()
    if (year := _due(sight, made, figure)) is not None:
        found.add(f"{DUE}{year}")
    if made.metric is None and sight.memory.instalment is not None:
        found.add(f"{INSTALMENT}{sight.memory.instalment}")
    return frozenset(found)


def instalment(scene: Scene, lexicon: Lexicon) -> str | None:
    """The word of a headline that says that a sum is one more: "GIVEN [FURTHER] 152 MLN STG", "[LATE] HELP"."""
    for word, then in zip(scene.lowered, (*scene.lowered[1:], ""), strict=True):
        if word in lexicon.sets["instalment"] and (not then[:1].isalpha() or then in lexicon.sets["given"]):
            return word
    return None


def _due(sight: Sight, made: Attached, figure: Figure) -> int | None:
    """The year behind a figure in which it falls due, else the only one told so far: "of notes [due 1997]"."""
    told = [
        (dated.first, dated.time.first.year)
        for dated in sight.scene.times
        if dated.time.first is not None
        and dated.time.first.year is not None
        and sight.scene.lower(dated.first - 1) in sight.words("falling_due")
    ]
    sight.memory.due |= {year for _, year in told}
    if told:
        return next((year for at, year in told if at >= figure.last), told[-1][1])
    if made.metric is not None and made.metric.name not in ISSUED:
        return None
    return next(iter(sight.memory.due)) if len(sight.memory.due) == 1 else None
