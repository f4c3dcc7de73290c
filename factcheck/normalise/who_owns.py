"""Whose a measure is: "Meta's capex", "the capex of Meta"."""

from __future__ import annotations

from factcheck.normalise.clauses import coordinated, following, is_product, possessive, prepositional
from factcheck.normalise.places import PLACES, THINGS, goods, is_place, of_body
from factcheck.normalise.scene import Figure, Name
from factcheck.normalise.sight import Attached, Sight

OWNED_BY = frozenset({"of", "for", "at", "by", "in", "on", "from"})


def possessor(sight: Sight, made: Attached, figure: Figure) -> list[Name]:
    """The name that owns the measure: "Meta's capex", "the capex of Meta", "a 9% gain in Meta shares"."""
    cue = made.metric_cue
    if cue is None:
        return []
    owners = [name for name in sight.scene.names if name not in sight.sources or possessive(sight.scene, name)]
    owners = [name for name in owners if name not in sight.described and not sight.scene.hyphened(name.last)]
    if sight.scene.lower(figure.last) == "of" and cue.first > figure.last:  # "upgraded Crane Co's $75 million of debt"
        owner = [name for name in owners if name.last + 1 == figure.first and possessive(sight.scene, name)]
        if owner:
            return owner
    things: list[list[Name]] = []
    places: list[list[Name]] = []
    for at, name in enumerate(owners):
        owned = _owned(sight, owners, at, cue.first, cue.last)
        if not owned or _part_taken(sight, name, figure) or of_body(sight.scene, name, sight.words("role")):
            continue
        kind = name.known.kind if name.known else None
        if kind in THINGS:
            things.append(owned)
        elif kind in PLACES and (not possessive(sight.scene, name) or name.adjective):
            places.append(owned)
        else:
            return owned
    named = [name for name in sight.subjects if name.known is None or name.known.kind not in PLACES | THINGS]
    if named and any(name.last <= figure.first and not prepositional(sight.scene, name) for name in named):
        return []
    return (places + things or [[]])[0]


def _part_taken(sight: Sight, name: Name, figure: Figure) -> bool:
    """ "Horn won 39 of Salisk's 54 seats": who takes part of what another has."""
    if (
        sight.scene.lower(figure.last) != "of"
        or not 1 <= name.first - figure.last <= 2
        or figure.mention.unit == "percent"
    ):
        return False
    before = [other for other in sight.subjects if other.last <= figure.first and sight.same(other.first, figure.first)]
    return any(not prepositional(sight.scene, other) for other in before)


def _owned(sight: Sight, owners: list[Name], at: int, first: int, last: int) -> list[Name]:
    """The owner at an index, with those joined to it, if it owns the measure at the tokens."""
    scene, name = sight.scene, owners[at]
    if not (0 <= first - name.last <= 4 or 0 <= name.first - last <= 5):
        return []
    gap = scene.between(name.last, first)
    if any(is_part(other) and name.last <= other.first and other.last <= first for other in owners):
        return []  # "Amazon's AWS revenue" is that of AWS
    if name.last <= first and len(gap) <= 4 and sight.same(name.first, first):
        if not gap:
            return [] if related(sight, name) else coordinated(scene, owners, at)
        if not set(gap) & {",", ";"} and (possessive(scene, name) or name.adjective):
            return [name]
        if is_place(name) and not prepositional(scene, name) and goods(sight, name, first, last):
            return [name]
    after = scene.between(last if is_product(name) else _past_goods(sight, last), name.first)
    described = len(after) <= 5 and bool(after) and after[-1] in sight.words("role")  # "of the plane maker Boeing"
    linked = name.first >= last and bool(after) and after[0] in OWNED_BY and (len(after) <= 2 or described)
    if linked and after[0] == "in" and name.known is None and _acted(sight, first):
        return []  # "Brandtner plans to reduce headcount in Schweinfurt": somewhere, and not whose it is
    linked = linked or (name.first == last and scene.lower(last - 1) in OWNED_BY)  # "support for Velin"
    return following(scene, owners, at) if linked and not name.adjective else []


def _acted(sight: Sight, at: int) -> bool:
    """Whether somebody stands before a measure in its clause who does something with it."""
    before = (name for name in sight.subjects if name.last <= at and sight.same(name.first, at))
    return any(not prepositional(sight.scene, name) and not possessive(sight.scene, name) for name in before)


def _past_goods(sight: Sight, at: int) -> int:
    """The token behind what a measure is of: "stocks of [gasoline] in the United States"."""
    behind = at + (sight.scene.lower(at) == "of")
    ends = (name.last for name in sight.scene.names if name.first == behind and _is_thing(name))
    return next(ends, at)


def _is_thing(name: Name) -> bool:
    return name.known is not None and name.known.kind in THINGS


def is_part(name: Name) -> bool:
    return not name.adjective and (name.known is None or name.known.kind not in PLACES | THINGS)


def related(sight: Sight, name: Name) -> bool:
    """Whether somebody else is told of by a name: "The Shenzhen-based rival of Tesla"."""
    said = sight.scene.lower(name.first - 2) in sight.words("role", "related")
    return said and sight.scene.lower(name.first - 1) == "of"
