"""Who is a person by what he is said to be."""

from __future__ import annotations

from factcheck.normalise.scene import Name, Scene

LONGEST = 9  # tokens between the commas around what somebody is


def is_titled(scene: Scene, name: Name, titles: frozenset[str]) -> bool:
    """Whether a name nobody knows is a person's by what he is: "chief executive Jana Wirth", "Jana Wirth, its head"."""
    if name.known is not None:
        return False
    if not titles.isdisjoint(scene.between(name.first - 2, name.first)):
        return True
    return apposed_end(scene, name, titles) > name.last


def apposed_end(scene: Scene, name: Name, titles: frozenset[str]) -> int:
    """The token behind the title that stands between commas after a name, else where the name ends."""
    if scene.lower(name.last) != ",":
        return name.last
    for at in range(name.last + 1, name.last + 1 + LONGEST):
        if scene.lower(at) == ",":
            held = not titles.isdisjoint(scene.between(name.last + 1, at))
            return at + 1 if held else name.last
    return name.last
