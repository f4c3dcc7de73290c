"""Where one statement of a sentence ends and the next begins, and which names belong together."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.normalise.lexicon import Cue, Lexicon
from factcheck.normalise.scene import Name, Scene

MARKS = frozenset({",", ";", ":", "—", "–", "(", ")", "•"})
HARD = frozenset({";", "—", ":", "•"})
JOINS = frozenset(
    {"and", "but", "while", "whereas", "although", "though", "with", "as", "after", "when", "which", "or"}
)
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def clause_of(scene: Scene, lexicon: Lexicon) -> list[int]:
    """The number of its clause for every token.

    A clause ends at the last mark or joining word before the first new name or measure between two figures, so
    that "Intel fell 9.03%, AMD slid 6.89%" is two and "rose 3.02% to $384.28" one.
    """
    starts = sorted({_break(scene, a, b) for a, b in _gaps(scene)} - {0, -1})
    numbers, clause, at = [], 0, 0
    for token in range(len(scene.words)):
        while at < len(starts) and starts[at] <= token:
            at, clause = at + 1, clause + 1
        numbers.append(clause)
    return numbers


def _gaps(scene: Scene) -> list[tuple[int, int]]:
    ends = [0, *(figure.last for figure in scene.figures)]
    firsts = [*(figure.first for figure in scene.figures), len(scene.words)]
    return [(end, first) for end, first in zip(ends, firsts, strict=True) if end < first]


def _break(scene: Scene, first: int, last: int) -> int:
    opening = [name.first for name in scene.names if _names_subject(scene, name)]
    if first > 0:
        opening += [cue.first for cue in scene.cues if cue.kind == "metric" or _is_verb(cue)]
    element = min((at for at in opening if first <= at < last), default=-1)
    if element < 0:
        return -1
    if first == 0:
        return _initial_break(scene, last)
    separators = [at for at in range(first, element) if _separates(scene, at)]
    return separators[-1] if separators else -1


def _initial_break(scene: Scene, last: int) -> int:
    """Before the first figure only a hard mark, or a join followed by a name, opens a new clause."""
    for at in range(last - 1, 0, -1):
        word = scene.lower(at)
        follower = any(name.first in (at + 1, at + 2) for name in scene.names)
        if word in HARD or (word in {"while", "but", "whereas", "although", "as", "after"} and follower):
            return at
    return -1


def _names_subject(scene: Scene, name: Name) -> bool:
    """A name that may be what the next figure is about; "with SK Hynix plunging 14%" is one behind a preposition."""
    return not prepositional(scene, name) or scene.lower(name.first - 1) == "with"


def _is_verb(cue: Cue) -> bool:
    return cue.kind == "direction" and cue.word_class in ("verb", "transitive")


def _separates(scene: Scene, at: int) -> bool:
    return scene.words[at].text in MARKS or scene.lower(at) in JOINS


# fmt: off
PREPOSITIONS = frozenset({
    "of", "in", "at", "by", "from", "to", "for", "on", "into", "against", "over", "between", "among", "via",
    "than", "during", "within", "versus", "like", "including", "despite", "amid", "about", "under", "across",
    "outside", "with",
})
# fmt: on


def prepositional(scene: Scene, name: Name) -> bool:
    """Whether a name stands behind a preposition, "in the United States"."""
    before = name.first - 1
    while before >= 0 and scene.lower(before) in {"the", "a", "an", "its", "both"}:
        before -= 1
    return before >= 0 and scene.lower(before) in PREPOSITIONS


def possessive(scene: Scene, name: Name) -> bool:
    return scene.lower(name.last) in POSSESSIVE


def coordinated(scene: Scene, names: Sequence[Name], at: int) -> list[Name]:
    """The run of names, joined by commas and "and" alone, that ends with the one at an index.

    Tickers in brackets behind a name are that name again.
    """
    run = [names[at]]
    for before in reversed(names[:at]):
        gap = scene.between(before.last, run[0].first)
        if before.subject == run[0].subject or (set(gap) <= {"(", ")", "the"} and gap):
            if before.subject == run[0].subject:
                run[0] = before
                continue
            break
        if not gap or not set(gap) <= {",", "and", "&", "(", ")", "or", "the", "both"} or gap == ["("]:
            break
        run.insert(0, before)
    return run
