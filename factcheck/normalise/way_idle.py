"""Words of direction that turn no figure: of a name, of a measure, of what only describes or is held against."""

from __future__ import annotations

from factcheck.model.metric import Dimension
from factcheck.normalise.levels import ADDS
from factcheck.normalise.lexicon import Cue
from factcheck.normalise.scene import Figure
from factcheck.normalise.sight import Attached, Sight

DETERMINERS = frozenset({"the", "a", "an", "its", "their"})
STRAIGHT = frozenset({"straight", "consecutive", "successive"})
MAKE = frozenset({"make", "makes", "made", "making"})


def is_idle(sight: Sight, made: Attached, cue: Cue, figure: Figure, dimension: Dimension) -> bool:
    """Whether a word of direction says nothing of which way a figure goes."""
    if _names_it(sight, made, cue) or _is_name(sight, cue) or _makes_up(sight, cue) or comes_to(sight, cue):
        return True
    if _put_into(sight, cue, figure, dimension):
        return True
    described = _described(sight, cue, figure, dimension) or _of_before(sight, cue, figure)
    return described or _booked(sight, cue, dimension) or _no_move(sight, made, cue, figure)


def _names_it(sight: Sight, made: Attached, cue: Cue) -> bool:
    """Whether a word of direction is part of the measure's name: a "net loss" is no fall, nor "cut 1,200 jobs".

    Nor does a verb turn a sum that it takes: "picked up $75 million in funding".
    """
    whole = made.metric_cue
    taken = (other for other in sight.scene.cues if other.word_class == "taking" and other.metric is made.metric)
    if any((other.first, other.last) == (cue.first, cue.last) for other in taken):
        return True
    return whole is not None and whole.first <= cue.first < whole.last


def _put_into(sight: Sight, cue: Cue, figure: Figure, dimension: Dimension) -> bool:
    """Whether a sum is put into something, and nothing falls: "sank $9 billion into data centres"."""
    into = sight.scene.lower(figure.last) == "into" and cue.word_class == "verb"
    return into and dimension == "money" and cue.last <= figure.first and sight.hedged(cue.last, figure.first)


def _is_name(sight: Sight, cue: Cue) -> bool:
    """Whether a word of direction in the midst of a sentence is somebody's name: "Dove soap"."""
    if cue.first == 0 or sight.scene.block != "paragraph":
        return False
    before, word = sight.scene.words[cue.first - 1].text, sight.scene.words[cue.first].text
    return word.istitle() and before.islower()


def _described(sight: Sight, cue: Cue, figure: Figure, dimension: Dimension) -> bool:
    """Whether a figure only describes a thing of a sentence that moves: "tiles fell when a 6.4-magnitude quake hit"."""
    counted = (figure.mention.unit or "").startswith("count:") and sight.scene.lower(figure.last - 2) == "-"
    joined = counted or sight.scene.lower(figure.last) == "-"
    return joined and dimension not in ("percent", "points") and cue.last <= figure.first


def _of_before(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether what moved so often in a row had moved before: "rose, after four straight falls, to $84"."""
    led = sight.scene.between(max(0, cue.first - 4), cue.first)
    return bool({"after", "following"} & set(led)) and bool(STRAIGHT & set(led)) and cue.last <= figure.first


def _no_move(sight: Sight, made: Attached, cue: Cue, figure: Figure) -> bool:
    """Whether nothing moves: payments "fall due", a result is "well below the 2.4% that was forecast"."""
    if sight.scene.lower(cue.last) in sight.words("not_falling"):
        return True
    if sight.scene.lower(cue.first) in sight.words("of_a_fund") and sight.scene.lower(cue.last) in ("fund", "funds"):
        return True  # "sinking fund debentures"
    if sight.scene.lower(cue.first) == "off" and sight.scene.lower(cue.last) == "-":
        return True  # "the off-the-run Treasury bonds"
    if sight.scene.lower(cue.first) in sight.words("tightening"):
        return made.metric is None or made.metric.dimensions[0] != "points"  # what the Fed tightens does not fall
    if sight.scene.lower(cue.last - 1) not in ("below", "above"):
        return False
    if cue.first >= figure.last:
        # "At about 2.7%, well below the 4.0% he had forecast".
        return "," in sight.scene.between(figure.last, cue.first) and sight.scene.lower(cue.last) in DETERMINERS
    between = sight.scene.between(cue.last, figure.first)
    return len(between) == 1 and between[0] in DETERMINERS


def _booked(sight: Sight, cue: Cue, dimension: Dimension) -> bool:
    """Whether a gain is an item of a profit, and no rise: "took in a 1.1 million gain on land", "special gain"."""
    if dimension != "money" or sight.scene.lower(cue.last - 1) not in ("gain", "gains", "loss", "losses"):
        return False
    if sight.scene.lower(cue.first - 1) in sight.words("booked"):
        return True
    if sight.scene.lower(cue.last - 1) not in ("gain", "gains"):
        return False
    if sight.in_cue(cue.last, "qualifier"):
        return False  # "a $2 gain on the day"
    at = cue.last + 1 + (sight.scene.lower(cue.last + 1) in ("a", "the", "its"))
    return sight.scene.lower(cue.last) in ("on", "from") and not (sight.in_time(at) or sight.in_figure(at))


def _makes_up(sight: Sight, cue: Cue) -> bool:
    """Whether "up" says what something is made of: "women make up 16% of the board"."""
    return sight.scene.lower(cue.first) == "up" and sight.scene.lower(cue.first - 1) in MAKE


def comes_to(sight: Sight, cue: Cue) -> bool:
    """Whether "add up to" says what something comes to: "the retreat added up to 3.4%"."""
    add, up = (cue.first, cue.last) if cue.word_class == "verb" else (cue.first - 1, cue.first)
    return sight.scene.lower(add) in ADDS and sight.scene.between(up, up + 2) == ["up", "to"]
