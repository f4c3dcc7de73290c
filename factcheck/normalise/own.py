"""What a sum says itself that it is of: "$20 million of income", "a $2 million rise in fees"."""

from __future__ import annotations

from factcheck.normalise.lexicon import Cue
from factcheck.normalise.scene import Figure
from factcheck.normalise.sight import Sight

LONGEST = 6  # words of what a sum is of
ARTICLES = frozenset({"the", "its", "our", "their", "a", "an"})
MADE_OF = frozenset({"cash", "money", "capital", "stock", "shares", "debt", "it", "that", "this", "them"})
# What leads from a whole to its size, how far behind a sum stands what it is for, and what time that may be of.
OWN_SIZE = frozenset(
    {"of", "is", "was", "at", "totals", "totalling", "totaling", "worth", "to", "from", "stands", "stood"}
)
FARTHEST_PURPOSE, PURPOSE = 5, frozenset({"for", "towards", "toward"})
TERMS = frozenset({"fiscal", "financial", "year", "next", "this", "coming", "current", "last", "years", "quarter"})
ONWARD = frozenset({"in", "with", "for", "from", "to", "by", "on", "under", "related", "relating", "associated"})


def has_own(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether a measure is another's than that of a sum which says what it is of."""
    if cue.word_class != "noun":
        return False
    moved = any(other.kind == "direction" and other.first == figure.last for other in sight.scene.cues)
    first = figure.last + 1 + moved
    if sight.scene.lower(first - 1) not in ({"in", "of", "to"} if moved else {"of"}):
        return False
    last = _end(sight, first)
    if last == first or first <= cue.first < last:
        return False
    if cue.first >= figure.last:
        return moved or not ONWARD.isdisjoint(sight.scene.between(last, cue.first))
    if next((word for word in sight.scene.between(first, last) if word not in ARTICLES), "") in MADE_OF:
        return False
    return moved or sight.crossed(cue.last, figure.first) > 0 or _joined(sight, figure)


def shared_out(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether a sum is only for something in a whole: "the budget includes $4 billion [for a wall]"."""
    if cue.metric is None or not cue.metric.shared_out or cue.last > figure.first:
        return False
    led = {word for word in sight.scene.between(cue.last, figure.first) if word not in sight.words("hedge") - {"of"}}
    if led <= OWN_SIZE:
        return False  # "a budget of $4 billion for the town"
    behind = sight.scene.between(figure.last, figure.last + FARTHEST_PURPOSE)
    at = next((at for at, word in enumerate(behind) if word in PURPOSE), -1)
    if at < 0 or not all(word.isalpha() for word in behind[:at]) or (at and behind[0] not in {"in", "of"}):
        return False
    thing = figure.last + at + 1
    while sight.scene.lower(thing) in ARTICLES | TERMS:
        thing += 1
    return not sight.in_time(thing) and sight.scene.lower(thing) not in TERMS and sight.scene.lower(thing) != ""


def _end(sight: Sight, first: int) -> int:
    """Where the words end that say what a sum is of."""
    at = first
    while at < min(first + LONGEST, len(sight.scene.words)):
        word = sight.scene.lower(at)
        plain = word.replace("-", "").isalpha() or word == "-"
        if not plain or sight.in_time(at) or sight.in_figure(at) or word in ONWARD:
            break
        if word in sight.lexicon.stop and word not in ARTICLES | {"of", "and"}:
            break
        at += 1
    return at


def _joined(sight: Sight, figure: Figure) -> bool:
    """Whether a figure is the next of several: "…, and $38 million"."""
    at = figure.first - 1
    while at > 0 and sight.scene.lower(at) in sight.words("hedge"):
        at -= 1
    return sight.scene.lower(at) in {"and", ",", ";"}
