"""Which words of a sentence are used as the cues they can be: "the economy contracts", not "contract makers"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from factcheck.normalise.lexicon import Cue, Lexicon
from factcheck.normalise.places import PLACES
from factcheck.normalise.scene import Name, Scene

ARTICLES = frozenset({"a", "an", "the", "its", "their", "his", "her", "our", "this", "that"})
VERBAL = frozenset({"to", "will", "would", "could", "may", "might", "can", "should", "must", "not", "n't", "didn't"})
JOINED = frozenset({"and", "or"})
PARTED = frozenset({"direction", "metric"})  # what the second word of a verb begins only where it is no such word
PARTICLES = frozenset({"off", "go", "aside", "redundant", "away"})
PLACING = frozenset({"in", "to", "into", "from", "across"})
LIMITS = frozenset({"above", "below"})
NOT_FOR = (["non", "-"], ["for", "-"])
GROUNDS = frozenset({"sea", "ground", "water", "sealevel", "surface", "horizon", "zero", "freezing", "street", "deck"})
RATES = frozenset({"rate", "rates", "ratio", "ratios"})
SINGULAR_DEALS = frozenset({"contract"})
STEPS = frozenset({"by", "to", "from"})
LONGEST_LEAD = 4  # words between "due to" and the measure it leads to


CONSTANT = "constant currency"  # "rose 5% at constant exchange rates": of no rate of exchange


def used(scene: Scene, lexicon: Lexicon) -> list[Cue]:
    """The cues of a sentence, without those that are there another part of speech or only beside the point."""
    found = list(lexicon.cues_in(scene.words))
    if around := list(_around_places(scene, lexicon)):
        inside = {at for cue in around for at in range(cue.first, cue.last)}
        found = [cue for cue in found if cue.kind != "metric" or cue.first not in inside] + around
    if scene.asides:
        found = [cue for cue in found if cue.first not in scene.asides or cue.kind not in ("metric", "direction")]
    constant = {at for cue in found if cue.label == CONSTANT for at in range(cue.first, cue.last)}
    found = [cue for cue in found if cue.kind != "metric" or cue.first not in constant]
    if split := split_verbs(scene, lexicon):
        found = [cue for cue in found if cue.kind not in PARTED or cue.first not in {at for _, at in split}]
        found += [cue for cue, _ in split]
    things = {at for cue in found if cue.metric and cue.word_class == "noun" for at in range(cue.first, cue.last)}
    return [cue for cue in found if not _idle(scene, lexicon, cue, things)]


def split_verbs(scene: Scene, lexicon: Lexicon) -> list[tuple[Cue, int]]:
    """Verbs whose second word stands behind the figure, and where: "wrote $30 million [off]", "let 300 people [go]"."""
    made = []
    for figure in scene.figures:
        particle = scene.lower(figure.last)
        if particle not in PARTICLES:
            continue
        at = figure.first - 1
        while at > 0 and scene.lower(at) in lexicon.sets["hedge"]:
            at -= 1
        for entry in lexicon.cues.get(scene.lower(at), {}).get(particle, ()):
            if entry.kind == "metric" and entry.rest == (particle,) and entry.word_class in ("verb", "taking"):
                cue = Cue(entry.kind, entry.label, entry.word_class, at, at + 1, entry.metric)
                made.append((cue, figure.last))
    return made


def _around_places(scene: Scene, lexicon: Lexicon) -> Iterator[Cue]:
    """The measures in whose words it is said of which country they are: "applications for [US] jobless benefits"."""
    told = {at for name in scene.names for at in _place(scene, name)}
    if not told:
        return
    kept = [at for at in range(len(scene.words)) if at not in told]
    for cue in lexicon.cues_in([scene.words[at] for at in kept]):
        first, last = kept[cue.first], kept[cue.last - 1] + 1
        if cue.kind == "metric" and cue.word_class == "noun" and last - first > cue.last - cue.first:
            yield cue._replace(first=first, last=last)


def _place(scene: Scene, name: Name) -> range:
    """The tokens that say in which place something is: "US", "in Britain", "in the US"."""
    if name.adjective:
        return range(name.first, name.last)
    if name.known is None or name.known.kind not in PLACES:
        return range(0)
    first = name.first - 1 - (scene.lower(name.first - 1) == "the")
    return range(first, name.last) if first > 0 and scene.lower(first) in PLACING else range(0)


def _idle(scene: Scene, lexicon: Lexicon, cue: Cue, things: Collection[int]) -> bool:
    if cue.kind == "direction":
        if cue.word_class == "word":
            return _attributive(scene, lexicon, cue) or _particle(scene, lexicon, cue) or _bounds(scene, cue)
        if _thing(scene, cue) or _sum_of(scene, cue, things):
            return True
        if scene.lower(cue.first - 1) in lexicon.sets["unmoving"] and not scene.lower(cue.first).endswith("ed"):
            return True  # "a storm surge of three feet"
        return cue.word_class == "verb" and cue.first in things and not _acts(scene, lexicon, cue)
    if cue.kind != "metric" or cue.first not in things:
        return False
    if scene.between(max(0, cue.first - 2), cue.first) in NOT_FOR:
        return True  # "non-profit groups"
    if scene.lower(cue.last) in lexicon.sets["attributive"] or _rated(scene, lexicon, cue):
        return True
    return cue.word_class == "noun" and (_verb(scene, cue) or _led(scene, lexicon, cue, things))


def _thing(scene: Scene, cue: Cue) -> bool:
    """Whether a word is what is counted, or is led as a noun is, and turns nothing: "one firm", "the rally was".

    A fall is one of these and turns what follows: "a rally of 3%".
    """
    if cue.word_class != "verb":
        return False
    if any(figure.mention.noun and figure.first <= cue.first < figure.last for figure in scene.figures):
        return True
    led = cue.last - cue.first == 1 and scene.lower(cue.first - 1) in ARTICLES
    return led and not scene.lower(cue.first).endswith(("ed", "ing"))


def _sum_of(scene: Scene, cue: Cue, things: Collection[int]) -> bool:
    """Whether a sum is that of a thing right behind it, which turns nothing: "a £300m contract to supply radars"."""
    led = any(figure.last == cue.first and figure.mention.unit for figure in scene.figures)
    return cue.word_class == "verb" and cue.first in things and led and scene.lower(cue.first) in SINGULAR_DEALS


def _acts(scene: Scene, lexicon: Lexicon, cue: Cue) -> bool:
    """Whether a verb that is a noun too turns what is behind it: "contracts 3%", never "contracts made up 9%"."""
    if any(cue.last <= figure.first and _hedged(scene, lexicon, cue.last, figure.first) for figure in scene.figures):
        return True
    after = scene.lower(cue.last)
    return after in STEPS or (scene.lower(cue.first - 1) in VERBAL and after not in lexicon.sets["attributive"])


def _hedged(scene: Scene, lexicon: Lexicon, first: int, last: int) -> bool:
    return all(word in lexicon.sets["hedge"] for word in scene.between(first, last))


def _attributive(scene: Scene, lexicon: Lexicon, cue: Cue) -> bool:
    """Whether a word of direction only tells which of a kind is meant: "the lower house", "28 nm and below"."""
    if cue.last - cue.first > 1:
        return False
    if scene.lower(cue.first - 1) not in ARTICLES:
        return scene.lower(cue.first - 1) in JOINED and scene.lower(cue.first) in LIMITS
    return scene.lower(cue.last) in lexicon.sets["upper_and_lower"]


def _particle(scene: Scene, lexicon: Lexicon, cue: Cue) -> bool:
    """Whether "up" or "down" makes another verb of the one before it: "eats up 61 percent", "a two-day shut down"."""
    return cue.last - cue.first == 1 and scene.lower(cue.first - 1) in lexicon.sets["phrasal"]


def _bounds(scene: Scene, cue: Cue) -> bool:
    """Whether "up" only says how much a figure may be, "cut costs by up to 30%", or "above" where: "above the sea"."""
    if scene.lower(cue.last - 1) in LIMITS:
        return scene.lower(cue.last + (scene.lower(cue.last) == "the")) in GROUNDS
    if scene.lower(cue.first) != "up" or scene.lower(cue.first + 1) != "to":
        return False
    return any(figure.first == cue.first + 2 and figure.mention.approx == "at_most" for figure in scene.figures)


def _rated(scene: Scene, lexicon: Lexicon, cue: Cue) -> bool:
    """Whether a rate is that of something: "mortality rates" are no interest, a "death rate" is no number of dead."""
    dimensions = cue.metric.dimensions if cue.metric is not None else ()
    if scene.lower(cue.last) in RATES:
        return (
            not {"percent", "multiple"} & set(dimensions) and scene.lower(cue.last - 1) not in lexicon.sets["gaining"]
        )
    if cue.last - cue.first > 1 or scene.lower(cue.first) != "rates":
        return False
    return cue.first > 0 and scene.lower(cue.first - 1) in lexicon.sets["rated"]


def _verb(scene: Scene, cue: Cue) -> bool:
    """Whether a noun is a verb here: "markets price a peak of 5%", "would damage the company's name"."""
    if cue.last - cue.first > 1 or scene.lower(cue.last) not in ARTICLES:
        return False
    before = scene.lower(cue.first - 1)
    plural = before.isalpha() and before.endswith("s") and len(before) > 3 and not before.endswith(("ss", "us", "is"))
    return (before in VERBAL and not scene.lower(cue.first).endswith("s")) or (plural and before not in ARTICLES)


def _led(scene: Scene, lexicon: Lexicon, cue: Cue, things: Collection[int]) -> bool:
    """Whether a measure is told only as a cause or beside: "due to higher costs", "adjusted for inflation"."""
    for at in range(cue.first - 1, max(cue.first - 1 - LONGEST_LEAD, 0), -1):
        word = scene.lower(at)
        if f"{scene.lower(at - 1)} {word}" in lexicon.sets["owing"]:
            return not any(at < figure.first < cue.first for figure in scene.figures)
        if not word.isalpha() or at in things or (word in lexicon.stop and word not in ARTICLES):
            return False
    return False
