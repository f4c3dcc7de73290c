"""Measures of a list dealt out to the figures of another: "revenue and net income were $90 million and $12 million"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model.metric import Dimension
from factcheck.normalise.clauses import PREPOSITIONS, coordinated
from factcheck.normalise.fit import fits
from factcheck.normalise.lexicon import Cue
from factcheck.normalise.scene import Figure
from factcheck.normalise.sight import Sight
from factcheck.normalise.sums import told_so
from factcheck.normalise.when_led import COMPARED

JOINS = frozenset({",", "and", "&"})
BETWEEN_TIMES = JOINS | {"or", "in", "for", "the"}
PLAIN = frozenset({"the", "its", "their", "total", "both"})
# How far from the figures a list of measures may end or begin, where nothing says that they are dealt out.
BEFORE, BEHIND = 8, 3
DESCRIBED = 2  # words that may describe a measure of a list: "and adjusted group profit"


def dealt(sight: Sight, figure: Figure, dimension: Dimension) -> Cue | None:
    """The measure that a figure has by its place in a list, where as many measures as figures are told."""
    run = next((run for run in sight.runs if figure in run), None)
    if run is None or _others_dealt(sight, run):
        return None
    told = any(token.lower == "respectively" for token in sight.scene.words)
    for measures in _lists(sight, told):
        near = _beside(sight, run, measures, told)
        if near and len(measures) == len(run) and all(_fits(sight, cue, dimension, figure) for cue in measures):
            return measures[run.index(figure)]
    return None


def _others_dealt(sight: Sight, run: Sequence[Figure]) -> bool:
    """Whether names or times may be what the figures are dealt out to."""
    before = [name for name in sight.subjects if name.last <= run[0].first]
    named = bool(before) and len(coordinated(sight.scene, before, len(before) - 1)) == len(run)
    longest = listed = 0
    last = None
    for dated in sight.scene.times:
        follows = last is not None and BETWEEN_TIMES.issuperset(sight.scene.between(last, dated.first))
        listed = (listed if follows else 0) + (2 if dated.time.kind == "list" else 1)
        longest, last = max(longest, listed), dated.last
    return named or longest >= len(run)


def _lists(sight: Sight, told: bool) -> list[list[Cue]]:
    """The measures that are told one after the other, the longest name of each."""
    nouns = [cue for cue in sight.scene.cues if cue.kind == "metric" and cue.word_class == "noun"]
    whole = [cue for cue in nouns if not any(_within(cue, other) for other in nouns)]
    lists: list[list[Cue]] = []
    for cue in sorted(whole, key=lambda each: each.first):
        last = lists[-1][-1] if lists else None
        if last and last.first == cue.first:
            continue
        if last and _joined(sight, last.last, cue.first, told):
            lists[-1].append(cue)
        else:
            lists.append([cue])
    return [each for each in lists if len({cue.label for cue in each}) > 1]


def _within(cue: Cue, other: Cue) -> bool:
    return other.first <= cue.first and cue.last <= other.last and cue.last - cue.first < other.last - other.first


def _joined(sight: Sight, first: int, last: int, told: bool) -> bool:
    gap = sight.scene.between(first, last)
    words = [word for word in gap if word not in JOINS | PLAIN]
    plain = all(word.isalpha() and word not in PREPOSITIONS for word in words)
    acts = any(sight.in_cue(at, "direction", "source") or sight.in_name(at) for at in range(first, last))
    return bool(gap) and gap[0] in JOINS and plain and not acts and len(words) <= (DESCRIBED if told else 1)


def _beside(sight: Sight, run: Sequence[Figure], measures: Sequence[Cue], told: bool) -> bool:
    """Whether a list of measures leads to a list of figures, or follows it, with no figure of its own between."""
    before = measures[-1].last <= run[0].first
    first, last = (measures[-1].last, run[0].first) if before else (run[-1].last, measures[0].first)
    if last < first or not _clear(sight, run, first, last) or ";" in sight.scene.between(first, last):
        return False
    return last - first <= (BEFORE if before else BEHIND) or (told and before)


def _clear(sight: Sight, run: Sequence[Figure], first: int, last: int) -> bool:
    """Whether nothing is told between two tokens but times and what was dealt out before, "up from …"."""
    crossed = [
        figure for figure in sight.scene.figures if first <= figure.first < last and not sight.in_time(figure.first)
    ]
    dealt_before = [figure for other in sight.runs if len(other) == len(run) for figure in other]
    compared = not crossed or not COMPARED.isdisjoint(sight.scene.between(crossed[-1].last, last))
    return compared and all(figure in dealt_before for figure in crossed)


def _fits(sight: Sight, cue: Cue, dimension: Dimension, figure: Figure) -> bool:
    metric = told_so(sight, cue, dimension)
    return metric is not None and fits(metric, dimension, figure)
