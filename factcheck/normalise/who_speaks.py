"""Who speaks of himself, and who of others."""

from __future__ import annotations

from factcheck.normalise.clauses import prepositional
from factcheck.normalise.scene import Figure, Name
from factcheck.normalise.sight import Sight
from factcheck.normalise.titles import is_titled

SAYS = frozenset({"said", "says", "told", "added"})
QUOTES = frozenset({'"', "“", "”"})


def foresees(sight: Sight, name: Name) -> bool:
    """ "Orvint predicts that investment will grow": whoever foresees something may well speak of others."""
    return sight.scene.lower(name.last) in sight.words("foresees") and sight.scene.lower(name.last + 1) == "that"


def is_person(sight: Sight, name: Name) -> bool:
    """Whether who speaks is somebody by title or in quotation marks, and so of someone else: "…," its chief said."""
    quoted = any(token.text in QUOTES for token in sight.scene.words)
    beside = SAYS & {sight.scene.lower(name.first - 1), sight.scene.lower(name.last)}
    beside = beside if not prepositional(sight.scene, name) else frozenset()
    if name.known is None and name.subject in sight.memory.persons:
        return True
    titled = is_titled(sight.scene, name, sight.words("title"))
    return name.known is None and bool(titled or (quoted and beside))


def cited(sight: Sight, name: Name) -> bool:
    """ "According to [the Tarn Mail], the line cost $3 billion": whom nobody knows is named only for what he says."""
    return any(sight.named_by(name, cue) for cue in sight.scene.cues if cue.kind == "source")


def employs_speaker(sight: Sight, name: Name) -> bool:
    """ "Analysts at Hauck said": who speaks works there, and speaks of others."""
    return name.first > 1 and sight.scene.lower(name.first - 1) in {"at", "of", "with"}


def closing_speaker(sight: Sight, figure: Figure) -> Name | None:
    """ "Revenue was $88 million, Orvane Health said": a company behind its figures speaks of its own."""
    behind = [name for name in sight.sources if name.first > figure.last]
    closing = [n for n in behind if sight.scene.lower(n.first - 1) == "," or _says_behind(sight, n)]
    company = [name for name in closing if name.known is None or name.known.kind in ("company", "unit")]
    own = [name for name in company if not sight.forecasts(name)]
    says = {cue.first for cue in sight.scene.cues if cue.kind == "source" and cue.word_class == "verb"}
    spoken = (name for name in own if name.last in says or _says_behind(sight, name))
    return next(spoken, None)


def _says_behind(sight: Sight, name: Name) -> bool:
    """ "Revenue rose 5%, [said Meta]": who is known is no person of such a name."""
    return name.known is not None and sight.speaks_behind(name)
