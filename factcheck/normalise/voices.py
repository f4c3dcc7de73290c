"""Who tells a figure: the source that its sentence names."""

from __future__ import annotations

from itertools import takewhile

from factcheck.normalise.places import is_place
from factcheck.normalise.scene import Figure, Name
from factcheck.normalise.sight import Attached, Sight


def source(sight: Sight, made: Attached, figure: Figure) -> str | None:
    """Whom the sentence names as the one who says so."""
    if made.metric is not None and made.metric.of_another and (voice := _voice(sight, made)):
        return voice
    behind = list(takewhile(";".__ne__, sight.scene.between(figure.last, figure.last + 3)))
    near = [*sight.scene.between(figure.first - 6, figure.first), *behind]
    if "consensus" in near or ("analysts" in near and {"expected", "forecast", "estimated", "predicted"} & set(near)):
        return "consensus"
    if (speaker := sight.memory.subject) and _pronoun_speaks(sight, figure):
        return speaker.subject
    if trailing := [name for name in sight.sources if _closes(sight, name)]:
        return trailing[-1].subject
    own = sight.clause[figure.first]
    fresh = any(sight.clause[name.first] == own for name in sight.subjects)
    sources = [name for name in sight.sources if sight.clause[name.first] == own]
    sources = sources or ([] if fresh else sight.sources)
    return sources[-1].subject if sources else None


def _voice(sight: Sight, made: Attached) -> str | None:
    """Whose view of the subject is told: "[Hauck]'s price target for Tesla"."""
    own = {name.subject for name in made.names}
    others = {name.subject for name in sight.scene.names if name.subject not in own and not is_place(name)}
    return others.pop() if len(others) == 1 else None


def _closes(sight: Sight, name: Name) -> bool:
    """ "…, the IMF forecasts.": who speaks at the end of a sentence says all of it."""
    if sight.speaks_behind(name):
        return True
    return name.last >= len(sight.scene.words) - 5 and sight.scene.lower(name.first - 1) in {",", "the"}


def _pronoun_speaks(sight: Sight, figure: Figure) -> bool:
    """ "It forecasts that …": whoever was spoken of last says so."""
    spoken = {cue.first for cue in sight.scene.cues if cue.kind == "source" and cue.word_class == "verb"}
    return any(cue.kind == "anaphor" and cue.last in spoken and cue.last <= figure.first for cue in sight.scene.cues)
