"""Figures told together, and their time once behind them all: "508 points, or 22.6%, to 1,738.74 on Monday"."""

from __future__ import annotations

from factcheck.model.claim import Frame
from factcheck.model.period import Period
from factcheck.normalise.scene import Dated, Figure
from factcheck.normalise.sight import Sight

AGAIN = (["or"], ["("])  # what leads to a figure that tells the one before again
EARLIER = frozenset({"earlier", "previous"})
PARTING = frozenset({"and", "but", "while", ";"})
CLOSING = frozenset({",", ")"})
COMPARED_BY = (["against"], ["versus"], ["compared", "with"], ["compared", "to"])
ARTICLES, ADJECTIVES = frozenset({"a", "an", "the"}), frozenset({"net", "gross", "total"})
OF_OUTPUT = 3  # tokens of "of GDP from" behind where a target led
FORESEEN_REACH = 8  # tokens before where a forecast led, within which it is called one
LANDING = frozenset({"to", "at"})  # … and to where a move has led
NO_DEED = ARTICLES | frozenset({"be", "been", "being", "is", "are", "its", "their", "of", "and", "to"})
SHORTEST_DONE = len("need")


def last_told_with(sight: Sight, figure: Figure) -> Figure:
    """The last of the figures that are told in one breath with this one; itself where it is told alone."""
    for other in sight.scene.figures:
        if other.first < figure.last:
            continue
        if not _goes_on(sight, figure, other):
            break
        figure = other
    return figure


def forecast_before(sight: Sight, figure: Figure) -> bool:
    """ "Cut its 2027 forecast to 1.5% from 2.8%": what was foreseen before, and of the same time."""
    other = next((other for other in reversed(sight.scene.figures) if other.last <= figure.first), None)
    if other is None or sight.scene.lower(figure.first - 1) != "from" or figure.first - sight.past(other) > OF_OUTPUT:
        return False
    start = max(other.first - FORESEEN_REACH, 0)
    foreseen = next((at for at in range(start, other.first) if sight.scene.lower(at) in sight.words("foreseen")), start)
    moves = (cue for cue in sight.scene.cues if cue.kind == "direction" and start <= cue.first < foreseen)
    return any("," not in sight.scene.between(cue.last, other.first) for cue in moves)


def first_told_with(sight: Sight, figure: Figure) -> Figure:
    """The first of the figures that are told in one breath with this one; itself where it is told alone."""
    earlier = [other for other in sight.scene.figures if other.last <= figure.first]
    for other in reversed(earlier):
        if not _goes_on(sight, other, figure):
            break
        figure = other
    return figure


def in_apposition(sight: Sight, dated: Dated, figure: Figure) -> bool:
    """Whether a change is told of what has just been dated: "to $6 million in 2019, up 20%", "…, a rise of 20%"."""
    made, gap = sight.attached.get(figure.number), range(dated.last, figure.first)
    if made is None or made.direction is None or sight.scene.lower(dated.last) not in (",", "("):
        return False
    plain = (at for at in gap[1:] if not sight.in_cue(at, "direction"))
    return all(sight.scene.lower(at) in sight.words("hedge") for at in plain)


def parted(sight: Sight, dated: Dated, figure: Figure) -> bool:
    """Whether a statement of its own begins between a time and the figure behind it, the first it tells."""
    gap = sight.scene.between(dated.last, figure.first)
    return dated.last <= figure.first and not PARTING.isdisjoint(gap) and not sight.crossed(dated.last, figure.first)


def compared_again(sight: Sight, figure: Figure) -> bool:
    """ "A loss of $3 million, compared with a profit of $2 million": of the same measure, and so of another time."""
    other = next((other for other in reversed(sight.scene.figures) if other.last <= figure.first), None)
    own, before = sight.attached.get(figure.number), sight.attached.get(other.number) if other else None
    if other is None or own is None or before is None or own.metric is None or before.metric is None:
        return False
    gap = [word for word in sight.scene.between(sight.past(other), figure.first) if word not in CLOSING]
    led = gap[:1] if gap[:1] != ["compared"] else gap[:2]
    start = figure.first - len(gap) + len(led)
    told = all(
        word in ARTICLES or sight.in_cue(at, "metric") or word in ADJECTIVES
        for at, word in enumerate(gap[len(led) : -1], start)
    )
    alike = own.metric.family == before.metric.family and other.mention.unit == figure.mention.unit
    ends = not sight.scene.lower(sight.past(figure)).isalpha()
    return led in COMPARED_BY and gap[-1:] == ["of"] and told and alike and ends


def over_then(sight: Sight, dated: Dated, figure: Figure) -> bool:
    """Whether a time is that of a deed that is done, whatever it foresees: "in April it filed a plan to sell 30"."""
    if sight.scene.lower(dated.first - 1) == "earlier":
        return True  # "earlier Tuesday"
    if dated.first > sight.scene.begins + 2 or dated.last > figure.first:
        return False
    foreseen = [cue.first for cue in sight.scene.cues if cue.kind == "modality" and cue.first >= dated.last]
    return any(_done(sight, at) for at in range(dated.last, min([figure.first, *foreseen])))


def _done(sight: Sight, at: int) -> bool:
    """Whether a word is a verb of the past: "filed", but not "a combined"."""
    word, before = sight.scene.lower(at), sight.scene.lower(at - 1)
    return word.endswith("ed") and len(word) > SHORTEST_DONE and before not in NO_DEED and not sight.in_name(at)


def was_over(frame: Frame, period: Period, as_of: Period | None) -> bool:
    """Whether a time was over when what is yet to come was told: "fell in 2024, and will cut the dividend by 29%"."""
    told = as_of.first if as_of else None
    ahead = frame.modality == "forecast" and frame.aspect != "share" and not EARLIER & frame.qualifiers
    return ahead and told is not None and period.last is not None and period.last < told


def _goes_on(sight: Sight, figure: Figure, other: Figure) -> bool:
    """Whether nothing but what joins the two stands between: "3 cents, or 2%", "2%, to close at $4"."""
    gap = [word for word in sight.scene.between(sight.past(figure), other.first) if word not in CLOSING]
    plain = [word for word in gap if word not in sight.words("hedge")]
    return plain in AGAIN or (not LANDING.isdisjoint(gap) and _lands(sight, figure, other, plain))


def _lands(sight: Sight, figure: Figure, other: Figure, plain: list[str]) -> bool:
    """Whether a change has led to the level behind it."""
    move, level = sight.attached.get(figure.number), sight.attached.get(other.number)
    if move is None or level is None or move.direction is None or level.direction is not None:
        return False
    return all(word in sight.words("traded") for word in plain)
