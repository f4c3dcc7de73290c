"""Figures that tell a difference: "12 cents less than in 2025", "1,200 more cars than in May", "+312.44", "−0.8%"."""

from __future__ import annotations

from factcheck.model.metric import Dimension
from factcheck.model.quantity import Direction
from factcheck.normalise.scene import Figure
from factcheck.normalise.sight import Attached, Sight

# How far behind its word the "than" of a comparison stands: "$50 million less for the unit than it had offered".
REACH = 8
AHEAD, BEFORE = 5, frozenset({"prior", "last", "previous"})  # "ahead of the prior year"
MINUS = frozenset("-−–")
LENGTHS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})


def compared(sight: Sight, figure: Figure, dimension: Dimension) -> Direction | None:
    """Which way the words of a comparison turn an amount: "four cents more than expected", "three fewer stores"."""
    part = dimension == "multiple" and figure.mention.numerals[0].value < 1  # "a third less than in 2022"
    if figure.mention.unit in LENGTHS or dimension in ("percent", "points") or (dimension == "multiple" and not part):
        return None
    for at in _words(sight, figure):
        word = sight.scene.lower(at)
        if word == "fewer" and at < sight.past(figure):
            return "down"
        if word in sight.words("more") and _than(sight, figure, at + 1):
            return "up"
        if word in sight.words("fewer") and _than(sight, figure, at + 1):
            return "down"
    return None


def _words(sight: Sight, figure: Figure) -> tuple[int, ...]:
    """Where the word of a comparison may stand: behind the figure, and between the number and what is counted."""
    inside = (at for at in range(figure.first + 1, figure.last) if sight.scene.lower(at) in ("more", "fewer"))
    return (*inside, sight.past(figure))


def _than(sight: Sight, figure: Figure, first: int) -> bool:
    """Whether "than" follows in the same clause, with no other comparison or figure before it."""
    for at in range(first, first + REACH):
        word = sight.scene.lower(at)
        if word == "than":
            before = sight.scene.lower(at - 1)
            return at == first or before not in sight.words("more", "fewer")
        if word in {"", ",", ";", ".", "or", "and"} or (sight.in_figure(at) and at >= sight.past(figure)):
            return False
    return False


def ahead(sight: Sight, figure: Figure) -> bool:
    """Whether a rate is told to be ahead of another time, by itself or with the sum it comes to behind it.

    "Sales were 1.2%, or $23 million, ahead of the prior year", and not "rose 1.2% ahead of the vote".
    """
    at = figure.last
    twin = next((other for other in sight.scene.figures if other.first == at + 2), None)
    if twin is not None and sight.scene.between(at, at + 2) == [",", "or"]:
        at = twin.last + (sight.scene.lower(twin.last) == ",")
    if sight.scene.between(at, at + 2) != ["ahead", "of"]:
        return False
    return not BEFORE.isdisjoint(sight.scene.between(at + 2, at + AHEAD))


def listed(sight: Sight, figure: Figure) -> Direction | None:
    """The way that a list goes which a colon opens: "Asian markets rose: Nikkei 1.2%, Kospi 0.4%"."""
    colon = next((at for at in range(figure.first - 1, -1, -1) if sight.scene.lower(at) == ":"), None)
    if colon is None or not all(_of_list(sight, at) for at in range(colon + 1, figure.first)):
        return None
    if not any(sight.in_name(at) for at in range(colon + 1, figure.first)):
        return None
    led = [
        cue for cue in sight.scene.cues if cue.kind == "direction" and cue.last <= colon and cue.word_class != "noun"
    ]
    if not led or any(led[-1].last <= other.first < colon for other in sight.scene.figures):
        return None
    return led[-1].label if led[-1].label in ("up", "down") else None  # type: ignore[return-value]


def _of_list(sight: Sight, at: int) -> bool:
    return sight.in_name(at) or sight.in_figure(at) or sight.scene.lower(at) in (",", ";", "the", "and", "(", ")")


def signed(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> Direction | None:
    """The way of a move that is told by its sign; what may be less than nothing by itself is no move."""
    sign = sight.scene.words[figure.first].text[0]
    if sign != "+" and sign not in MINUS:
        return None
    kinds = {name.known.kind for name in made.names if name.known is not None}
    if dimension == "percent":
        return "up" if sign == "+" else "down"
    if dimension == "index" and (sign == "+" or kinds & {"index", "commodity", "currency"}):
        return "up" if sign == "+" else "down"
    if dimension == "points":
        return "up" if sign == "+" else "down"
    return "up" if sign == "+" and dimension == "money" else None
