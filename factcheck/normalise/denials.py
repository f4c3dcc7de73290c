"""Which figures a word of denial governs: those of its own clause, and on its own side of a quotation mark."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.normalise.lexicon import Cue
from factcheck.normalise.scene import Figure
from factcheck.normalise.sight import Sight

WITHIN = 8  # tokens between the word and the figure
BESIDE = frozenset({"in", "for", "within", "after", "during", "over"})  # what leads on from what there was none of
# fmt: off
# Behind these nothing is denied any more: "never said why they arrested him four days later", "did not know who paid".
BREAKS = frozenset({
    ":", ";", "but", "while", "whereas", "why", "how", "when", "because",
    "who", "whom", "whose", "which", "where", "whether", "if", "unless", "although", "though", "despite",
})
# fmt: on
RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "where"})
RELATIVE_REACH = 3  # tokens before a denial in which its relative clause begins: "who had reportedly never paid"
DENIES = frozenset({"denied", "denies"})
# What somebody denies is told as a statement or a deed: "denied that it lost $3 million", "denied taking $3 million".
STATING = frozenset({"that", "had", "has", "was", "were", "would"})
# What is set against another figure: "3 percent rather than 25 percent".
AGAINST = frozenset({"rather", "instead"})
SUPPOSING = frozenset({"would", "could", "might", "should", "ought", "if", "'d", "’d"})
ARTICLES = frozenset({"a", "an"})
OLD = ["-", "old"]
OPENS, CLOSES, EITHER = frozenset("“‘«"), frozenset("”’»"), frozenset("\"'")
ENDS = frozenset({",", ".", "!", "?", "…"})  # what stands before the mark that ends a quoted statement
LEADS = frozenset({",", ":"})  # … and before the one that begins it


def denied(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether a word of denial speaks of a figure behind it."""
    scene = sight.scene
    if not 0 <= figure.first - cue.last <= WITHIN or not sight.same(cue.first, figure.first):
        return False
    if sight.crossed(cue.last, figure.first):
        return False
    first, between = scene.lower(cue.first), scene.between(cue.last, figure.first)
    if first in AGAINST and _supposed(sight, cue):
        return False
    if len(between) > 1 and between[-1] in {"the", "that", "its"}:
        return False  # "would not match the $38.50 bid": it is known already
    if BREAKS & set(between) or scene.lower(cue.last) in sight.words("undenied"):
        return False
    if first in DENIES and not any(word in STATING or word.endswith("ing") for word in between):
        return False
    if first == "without" and ({"and", ","} & set(between) or _aside(between)):
        return False  # "$19 without training and $24 for welders", "without a stop in two hours"
    return not (
        _in_apposition(between)
        or _of_somebody(sight, figure, between)
        or _clause_closed(sight, cue, between)
        or _attributed(sight, cue, figure)
        or _quoted_apart(sight, cue, figure)
    )


def _supposed(sight: Sight, cue: Cue) -> bool:
    """Whether what would be is set against what is: "the rate would have been 3 percent rather than 25 percent"."""
    return any(sight.scene.lower(at) in SUPPOSING and sight.same(at, cue.first) for at in range(cue.first))


def _aside(between: Sequence[str]) -> bool:
    """Whether words lead from something that there was none of to how long, or in which time, there was none."""
    return len(between) > 1 and between[-1] in BESIDE and not any(word.endswith("ing") for word in between)


def _in_apposition(between: Sequence[str]) -> bool:
    """Whether a figure is told beside what is denied: "did not charge Anna Reyle, 25", but "did not, in all, pay"."""
    return len(between) > 1 and between[-1] == "," and between[0] != ","


def _of_somebody(sight: Sight, figure: Figure, between: Sequence[str]) -> bool:
    """Whether an age only tells who is meant: "did not hurt a 25-year-old man", but not "was not a 25-year-old"."""
    joined = sight.scene.between(figure.last, figure.last + len(OLD)) == OLD
    return joined and any(word not in ARTICLES for word in between)


def _clause_closed(sight: Sight, cue: Cue, between: Sequence[str]) -> bool:
    """Whether the relative clause of a denial is over before the figure: "which never paid tax, earned $5 million"."""
    before = sight.scene.between(cue.first - RELATIVE_REACH, cue.first)
    return "," in between[1:] and not RELATIVE.isdisjoint(before)


def _attributed(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether who says it stands between, behind all that is said: "nothing was lost, said Anna Reyle, 25"."""
    sources = (one for one in sight.scene.cues if one.kind == "source" and one.word_class == "verb")
    behind = ENDS | CLOSES | EITHER
    return any(cue.last < one.first < figure.first and sight.scene.lower(one.first - 1) in behind for one in sources)


def _quoted_apart(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether a statement in quotation marks ends or begins between: “I did not do it,” said Anna Reyle, 25.

    Words that are only set in marks state nothing of their own: 'it did not pay "$5 million"'.
    """
    opened = False
    for at in range(cue.last, figure.first):
        before = sight.scene.lower(at - 1)
        if _opens(sight, at):
            if before in LEADS:
                return True
            opened = True
        elif _closes(sight, at):
            if not opened and before in ENDS:
                return True
            opened = False
    return False


def _opens(sight: Sight, at: int) -> bool:
    word = sight.scene.words[at]
    return word.text in OPENS or (word.text in EITHER and _spaced(sight, at))


def _closes(sight: Sight, at: int) -> bool:
    word = sight.scene.words[at]
    return word.text in CLOSES or (word.text in EITHER and not _spaced(sight, at))


def _spaced(sight: Sight, at: int) -> bool:
    """Whether a mark is set off from the word before it."""
    return at == 0 or sight.scene.words[at].start > sight.scene.words[at - 1].end
