"""What a sentence goes on to list behind a figure: "sales of $5 billion, with a margin of 48%"."""

from __future__ import annotations

from factcheck.normalise.scene import Figure
from factcheck.normalise.sight import Sight

LONGEST = 16  # tokens from one figure of a list to the next
MOST_UNKNOWN = 3  # words of what another measure is called that nothing else accounts for
OPENS = frozenset({",", "and", "with", "plus"})
LINKS = OPENS | frozenset({"a", "an", "the", "its", "their", "of", "at", "between", "as", "well", "along", "both", "&"})
HELD = frozenset({"versus", "vs", "against", "compared", "than", "from"})
DONE = ("ed", "ing")


def listed_with(sight: Sight, figure: Figure) -> Figure | None:
    """The figure before, where another measure is added to its own and no verb begins anything else."""
    other = next((one for one in reversed(sight.scene.figures) if one.last <= figure.first), None)
    if other is None:
        return None
    start = sight.past(other)
    gap = range(start, figure.first)
    if not gap or len(gap) > LONGEST or sight.scene.lower(start) not in OPENS:
        return None
    nouns = (cue for cue in sight.scene.cues if cue.kind == "metric" and cue.word_class == "noun")
    if not any(start <= cue.first and cue.last <= figure.first for cue in nouns):
        return None
    unknown = [at for at in gap if not _accounted_for(sight, at)]
    if len(unknown) > MOST_UNKNOWN or not all(_may_name_measure(sight, at) for at in unknown):
        return None
    return other


def set_beside(sight: Sight, figure: Figure) -> Figure | None:
    """The figure before, where this one is only held against it: "sales of $5 billion versus [$6 billion]"."""
    other = next((one for one in reversed(sight.scene.figures) if one.last <= figure.first), None)
    return other if other is not None and sight.scene.lower(sight.past(other)) in HELD else None


def _accounted_for(sight: Sight, at: int) -> bool:
    if sight.scene.lower(at) in LINKS or sight.hedged(at, at + 1):
        return True
    return any(
        cue.first <= at < cue.last and (cue.kind == "qualifier" or (cue.kind == "metric" and cue.word_class == "noun"))
        for cue in sight.scene.cues
    )


def _may_name_measure(sight: Sight, at: int) -> bool:
    """Whether a word can be part of what something is called: no verb, no name, no time."""
    word = sight.scene.lower(at)
    verb = word in sight.lexicon.finite or word in sight.words("be") or word.endswith(DONE)
    taken = (
        sight.in_time(at)
        or sight.in_name(at)
        or sight.in_cue(at, "metric", "direction", "modality", "source", "anaphor")
    )
    return word.isalpha() and not (verb or taken or word in sight.lexicon.stop)
