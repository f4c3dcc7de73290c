"""Who has a part of what was told before: "159 million tonnes, of which China made 93 million"."""

from __future__ import annotations

from factcheck.model.claim import Grade
from factcheck.normalise.scene import Figure, Name
from factcheck.normalise.sight import Attached, Sight

WHICH = frozenset({"which", "whom"})


def settle(sight: Sight, made: Attached, figure: Figure) -> None:
    """Gives the part to who is named of it, and the whole to nobody who only has a part."""
    parts = [name for name in sight.scene.names if _of_which(sight, name)]
    own = [name for name in parts if name.last <= figure.first and not sight.crossed(name.last, figure.first)]
    if own:
        made.names, made.grade = own[-1:], Grade.CLAUSE
    elif made.names and all(name in parts and name.first >= figure.last for name in made.names):
        made.names, made.grade = [], Grade.NONE


def _of_which(sight: Sight, name: Name) -> bool:
    return sight.scene.lower(name.first - 1) in WHICH and sight.scene.lower(name.first - 2) == "of"
