"""What stands between commas and only tells what somebody is: "Brent, a benchmark for Gulf sales, rose"."""

from __future__ import annotations

from itertools import pairwise

from factcheck.normalise.lexicon import Lexicon
from factcheck.normalise.scene import Scene

ARTICLES = frozenset({"a", "an", "the"})
LONGEST = 10  # tokens between the commas


def apposed(scene: Scene, lexicon: Lexicon) -> frozenset[int]:
    """The tokens of every such aside: one that opens with an article, and has the verb behind it."""
    if scene.spoken.isdisjoint(ARTICLES) or "," not in scene.spoken:
        return frozenset()
    commas = [at for at, word in enumerate(scene.lowered) if word == ","]
    told = [*(figure.first for figure in scene.figures), *(dated.first for dated in scene.times)]
    found: set[int] = set()
    for first, last in pairwise(commas):
        short = first > 0 and 2 < last - first <= LONGEST
        if not short or scene.lower(first + 1) not in ARTICLES or not _acts(scene.lower(last + 1), lexicon):
            continue
        if _says(scene.lower(last + 1), lexicon) and not lexicon.sets["title"].isdisjoint(scene.between(first, last)):
            continue  # "Wirth, a Hauck analyst, said"
        if not any(first < at < last for at in told):
            found.update(range(first + 1, last))
    return frozenset(found)


def _says(word: str, lexicon: Lexicon) -> bool:
    return any(entry.kind == "source" for entry in lexicon.cues.get(word, {}).get("", ()))


def _acts(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is the verb of a statement: "rose", "has"."""
    if word in lexicon.finite or word in lexicon.sets["auxiliary"]:
        return True
    return any(
        entry.kind == "direction" and entry.word_class == "verb" for entry in lexicon.cues.get(word, {}).get("", ())
    )
