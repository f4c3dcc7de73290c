"""Bare digits of sport and of labels: "won by 4 and 3", "3 for 41", "rated 15", "a size 10", "the 18-49 demo"."""

from __future__ import annotations

from factcheck.extract import nouns
from factcheck.extract.scene import Scene
from factcheck.model.later import later

# How far before a figure the words of a score are looked for, and how far around one those of cricket.
NEAR, AROUND = 40, 90
# Holes up and holes to play: "won by 4 and 3", "beat Lind 3 & 2".
HOLES = later(
    r"\b(?:won|wins?|winning|beat|beats|beating|lost|defeated|victory|defeat)\b[^.;:0-9]{0,30}[0-9] (?:and|&) $"
)
HOLES_UP = later(r"\b(?:won|wins?|winning|beat|beats|beating|lost|defeated|victory|defeat)\b[^.;:0-9]{0,30} $")
TO_PLAY = later(r" (?:and|&) [0-9](?![0-9.,]*[0-9%]| [a-z]+s\b)")
# Runs for wickets, and wickets for runs.
FOR_NEXT, FOR_LAST = later(r" for [0-9]{1,3}(?![0-9.,]*[0-9%])"), later(r"(?<![0-9.,$€£])[0-9]{1,3} for $")
MOST_WICKETS = 10
# What sorts films by who may see them, and clothes by who fits in.
RATED, SIZED = later(r"\b(?:rated|certificate) $"), later(r"\b(?:a|an|dress|shoe|uk|us|eu) sizes? $")
CERTIFICATES = frozenset({"12", "15", "16", "18"})
OUT_OF = later(r"(?: out)? of |/[0-9]| (?:to|or|and) [0-9]|[-–][0-9]")
# People by how old they are: "the 18-49 demo".
PEOPLE = r" (?:demo|demographic|demos|demographics|age)\b"
BAND, BAND_END = later(rf"[-–][0-9]{{2}}{PEOPLE}"), later(PEOPLE)


def is_sport(scene: Scene, start: int, end: int, written: str) -> bool:
    """Whether the digits are a part of a result: "won by 4 and 3", "287 for 6 in 50 overs"."""
    if not (written.isdigit() and len(written) <= 3) or scene.page.plain[start] != written[0]:
        return False
    folded, near = scene.page.folded, max(scene.floor, start - NEAR)
    if len(written) == 1 and not _counts(scene, end):
        if HOLES.search(folded, near, start):
            return True
        if TO_PLAY.match(folded, end, scene.limit) and HOLES_UP.search(folded, near, start):
            return True
    following = FOR_NEXT.match(folded, end, scene.limit)
    if following is None and (FOR_LAST.search(folded, near, start) is None or _counts(scene, end)):
        return False
    numbers = (int(written), int(folded[following.start() + 5 : following.end()])) if following else (int(written),)
    return (len(numbers) == 1 or min(numbers) <= MOST_WICKETS) and _cricket(scene, start, end)


def _cricket(scene: Scene, start: int, end: int) -> bool:
    words = scene.lexicon.table.cues.get("wickets", ())
    return any(
        word in scene.page.folded[max(scene.floor, start - AROUND) : min(end + AROUND, scene.limit)] for word in words
    )


def _counts(scene: Scene, end: int) -> bool:
    return nouns.counted(scene.page, end, scene.limit, scene.lexicon.numbers, one=False) is not None


def is_mark_of_kind(scene: Scene, start: int, end: int, written: str) -> bool:
    """Whether the digits sort things or people: "rated 15", "a size 10", "the 18-49 demo"."""
    folded, near = scene.page.folded, max(scene.floor, start - NEAR)
    if not written.isdigit() or len(written) > 2:
        return False
    if BAND.match(folded, end, scene.limit):
        return True
    if BAND_END.match(folded, end, scene.limit) and scene.follows("-", "–", at=start):
        return True
    rated = written in CERTIFICATES and RATED.search(folded, near, start) is not None
    sized = SIZED.search(folded, near, start) is not None
    return (rated or sized) and not OUT_OF.match(folded, end, scene.limit) and not _counts(scene, end)
