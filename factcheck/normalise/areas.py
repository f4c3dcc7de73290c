"""The places a figure is limited to."""

from __future__ import annotations

from factcheck.normalise.clauses import possessive, prepositional
from factcheck.normalise.places import PLACES, describes, left_out
from factcheck.normalise.scene import Figure, Name
from factcheck.normalise.sight import Attached, Sight
from factcheck.normalise.who import DEFAULT_METRIC, OWN

OWNED = OWN | {"'s", "’s"}  # "its U.S. sales", "Acme's U.S. sales"


def areas(sight: Sight, made: Attached, figure: Figure) -> list[str]:
    """The places a figure is limited to: "sales in Asia", "jobs at its German plants"."""
    if made.metric is not None and (made.metric.joint or made.metric.name in DEFAULT_METRIC.values()):
        return []
    own = {name.subject for name in made.names}
    found = []
    for name in sight.scene.names:
        if name.known is None or name.known.kind not in PLACES or name.subject in own:
            continue
        if sight.by_place.get(name.first, figure) is not figure or left_out(sight, name):
            continue
        inside = sight.same(name.first, figure.first) and not possessive(sight.scene, name)
        inside = inside and sight.scene.lower(name.last) != "-" and not _apart(sight, name, figure)
        led = name.adjective or prepositional(sight.scene, name) or sight.scene.lower(name.first - 1) in OWNED
        inside = inside and not describes(sight, name) and led
        if inside or _held(sight, name, figure):
            found.append(name.subject.lower())
    return found


def _held(sight: Sight, place: Name, figure: Figure) -> bool:
    """ "Horn secured all 25 of Nevada's delegates": of whose a part is taken."""
    of = sight.scene.lower(figure.last) == "of" and 1 <= place.first - figure.last <= 2
    return of and possessive(sight.scene, place) and figure.mention.unit != "percent"


def _apart(sight: Sight, place: Name, figure: Figure) -> bool:
    """Whether a place behind the figure belongs to something else: "…, helped by its new plant in Shanghai"."""
    if place.last <= figure.first:  # "Valtera, which runs lines in Spain, will invest …"
        told = {"which", "who"} & set(sight.scene.between(place.first - 8, place.first))
        return bool(told) and "," in sight.scene.between(place.last, figure.first)
    gap = sight.scene.between(figure.last, place.first)
    if not gap:
        return False
    return "," in gap or sight.scene.lower(place.first - 1) in {"including", "like"}
