"""A verb said once for several: "Ford earned $3.2 billion, GM $4.1 billion", "rose 4% at Ford and 6% at GM"."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.model.claim import Grade
from factcheck.model.metric import Dimension
from factcheck.normalise.clauses import POSSESSIVE, prepositional
from factcheck.normalise.continued import owns_verb
from factcheck.normalise.scene import Figure, Name
from factcheck.normalise.sight import Attached, Sight
from factcheck.normalise.what import moving

JOINTS = frozenset({",", ";", "and", "while", "but"})
ENDS = frozenset({",", ";", ".", "and", "while", "but", "in", "from", "for", "respectively", "a", ")", ""})
FARTHEST_HEDGE = 3  # tokens between a name and its figure: "GM about $4.1 billion"


class Gap(NamedTuple):
    """A name that stands where a verb is left out, and the figure that the verb was said of with what it was given."""

    name: Name
    earlier: Attached


def settle(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> None:
    """Gives a figure right behind a name the measure of the figure before, and the name for its subject."""
    move = moving(sight, figure)
    if move is not None and owns_verb(sight, move):
        made.names = [name for name in sight.scene.names if name.last == move.first - 1]
        made.grade, made.group = Grade.CLAUSE, None
        return
    cue = made.metric_cue
    if cue is not None and cue.first >= figure.first:
        return  # "Ford earned $3.2 billion, GM $4.1 billion in revenue"
    if cue is not None and (owner := _owns_thing(sight, figure)) and cue.last <= owner.first:
        if sight.crossed(cue.last, owner.first):
            made.metric, made.metric_cue, made.metric_grade = None, None, Grade.NONE
        return
    if dimension in ("percent", "points") and made.metric is not None and made.metric_grade == Grade.CLAUSE:
        return
    if (gap := _gap(sight, figure)) is None or (gap.earlier.metric is None and dimension != "percent"):
        return
    before = gap.earlier
    made.names, made.grade, made.group = [gap.name], Grade.CLAUSE, None
    if before.metric is not None:
        made.metric, made.metric_cue, made.metric_grade = before.metric, before.metric_cue, before.metric_grade


def _gap(sight: Sight, figure: Figure) -> Gap | None:
    scene = sight.scene
    name = _led_by(sight, figure)
    if name is None or name.adjective or prepositional(scene, name) or not _ends(sight, figure):
        return None
    joint = name.first - 1 - (scene.lower(name.first - 1) == "the")
    if scene.lower(joint) not in JOINTS:
        return None
    earlier = [other for other in scene.figures if other.last <= joint and other.number in sight.attached]
    alike = [other for other in earlier if _of_one_kind(other, figure)]
    if not alike:
        return None
    other = alike[-1]
    told = sight.attached[other.number]
    if any(cue.kind in ("metric", "source") and other.last <= cue.first < figure.first for cue in scene.cues):
        return None
    if any(
        one is not name and other.last <= one.first < joint and not prepositional(scene, one) for one in scene.names
    ):
        return None
    led = any(one.last <= other.first for one in told.names if one.subject != name.subject)
    return Gap(name, told) if led else None


def _led_by(sight: Sight, figure: Figure) -> Name | None:
    """The name right before a figure: "[GM] about $4.1 billion", "[GM]'s, $4.1 billion"."""
    scene = sight.scene
    for name in scene.names:
        at = name.last
        if scene.lower(at) in POSSESSIVE:
            at += 1 + (scene.lower(at + 1) == ",")
        if 0 <= figure.first - at <= FARTHEST_HEDGE and sight.hedged(at, figure.first):
            return name
    return None


def _owns_thing(sight: Sight, figure: Figure) -> Name | None:
    """Whose a thing is that a sum tells the size of: "and [GM]'s $4.1 billion plant"."""
    name = _led_by(sight, figure)
    owner = name if name is not None and sight.scene.lower(name.last) in POSSESSIVE else None
    return owner if owner is not None and not _ends(sight, figure) and figure.mention.noun is None else None


def _ends(sight: Sight, figure: Figure) -> bool:
    """Whether no thing follows a figure that it would be of: "GM's $4.1 billion plant"."""
    at = sight.past(figure)
    return sight.scene.lower(at) in ENDS or sight.in_time(at)


def _of_one_kind(a: Figure, b: Figure) -> bool:
    units = a.mention.unit, b.mention.unit
    return units[0] == units[1] or (units[1] is None and (units[0] or "").startswith("count:"))
