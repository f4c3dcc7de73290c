"""What is counted by a package or a place: "1.3 million 60-kg bags", "300,000 50-pound sacks", "51.5074, -0.1278"."""

from __future__ import annotations

from factcheck.extract import after, nouns
from factcheck.extract.scene import Scene
from factcheck.model.later import later

# A number or a word of scale, with the size of one behind it.
MANY = later(r"(?:[0-9]|[0-9] (?:thousand|million|billion|mln|bln|mn|bn|lakh|crore)|[0-9](?:k|m|mn|bn)) $")
MANY_REACH = len("0 thousand ") + 1
SIZE = later(r" [0-9]{1,4}(?:\.[0-9]{1,2})?(?=-[a-z])")
# Degrees of latitude and longitude, told finely, and what speaks of them.
PLACE = later(r"[-−]?[0-9]{1,2}\.[0-9]{3,8}°?, ?[-−]?[0-9]{1,3}\.[0-9]{3,8}(?![0-9%])")
SOUTH_OR_WEST = later(r"(?:^|, ?)[-−]")
COORDINATES = ("coordinates", "latitude", "longitude", "gps", "lat/lon")
PLACE_REACH, LONGEST_PLACE = 16, 32
COORDINATES_BEFORE, COORDINATES_BEHIND = 60, 20


def sized(scene: Scene, end: int) -> nouns.Noun | None:
    """What a number counts where the size of one stands between: "1.3 million 60-kg bags"."""
    size = SIZE.match(scene.page.plain, end, scene.limit)
    unit = after.unit(scene.page, size.end(), scene.limit, scene.lexicon) if size else None
    if unit is None or scene.lexicon.table.dimension(unit.form.symbol) != "physical":
        return None
    return nouns.counted(scene.page, unit.end, scene.limit, scene.lexicon.numbers, one=False)


def sizes(scene: Scene, start: int, end: int) -> bool:
    """Whether digits tell the size of what a number before them counts, or where on earth something is."""
    page = scene.page
    if page.plain[end : end + 1] == "-" and MANY.search(page.folded, max(scene.floor, start - MANY_REACH), start):
        return sized(scene, start - 1) is not None
    return "." in page.plain[start:end] and _place(scene, start)


def _place(scene: Scene, start: int) -> bool:
    begin, limit = max(scene.floor, start - PLACE_REACH), min(scene.limit, start + LONGEST_PLACE)
    for found in PLACE.finditer(scene.page.plain, begin, limit):
        if found.start() <= start < found.end():
            near = max(scene.floor, found.start() - COORDINATES_BEFORE), found.end() + COORDINATES_BEHIND
            spoken = scene.page.folded[slice(*near)]
            return bool(SOUTH_OR_WEST.search(found[0])) or any(word in spoken for word in COORDINATES)
    return False
