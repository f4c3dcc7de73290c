"""Which way a figure goes, and whether it is a level, a change or a share."""

from __future__ import annotations

from typing import get_args

from factcheck.model.metric import Dimension
from factcheck.model.quantity import Direction
from factcheck.normalise import differences
from factcheck.normalise.levels import (
    came_from,
    from_to,
    leads_to,
    led_by,
    of_two_ends,
    set_against,
    spread_stands,
    stands_at,
)
from factcheck.normalise.lexicon import Cue
from factcheck.normalise.limits import OVER_TIME
from factcheck.normalise.scene import Figure
from factcheck.normalise.sight import TOLD_AGAIN, Attached, Sight
from factcheck.normalise.way_idle import is_idle
from factcheck.normalise.what import moving, of_respondents

FAR = 14
AMOUNTING = 4  # tokens before a share in which it is said that something comes to it
DIRECTIONS = get_args(Direction)
PRICES = frozenset({"price", "inflation", "cpi", "ppi", "index", "deflator"})
POINT = "count:point"
JOINING = frozenset({"and", ","})
WITH_REACH = 5  # tokens before "down" in which "with" opens what has moved
LONGEST_LED = 6  # tokens from "by" or "of" to the figure it leads to
LONGEST_NAMED = 5  # tokens of what else moves: "and heating oil by"
VERSUS = frozenset({"vs", "versus", "against"})
MOVED = frozenset({"up", "down", "off"})
COMPARING = frozenset({"higher", "lower", "more", "less", "fewer"})


def attach(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> None:
    """Gives a change its direction; a level has none."""
    if figure.mention.direction is not None:
        made.direction = figure.mention.direction
        return
    if told := differences.compared(sight, figure, dimension) or differences.signed(sight, made, figure, dimension):
        made.direction = told
        return
    if told := _told_by(sight, made, dimension if figure.mention.unit else "count"):
        made.direction = told
        return
    if (gapped := _gapped(sight, figure)) is not None and gapped.label in DIRECTIONS:
        made.direction = gapped.label  # type: ignore[assignment]
        return
    within = sight.scene.lower(figure.first - 1) == "within"  # "came within 0.5% of its record"
    if dimension == "percent" and (within or of_respondents(sight, figure)):
        return
    if dimension in ("percent", "points") and (told := _compared(sight, figure)):
        made.direction = told
        return
    shares = dimension == "percent" and sight.scene.lower(sight.trailing(figure).last) == "of"
    if dimension == "percent" and (set_against(sight, made, figure) or (shares and _amounts(sight, figure))):
        return
    if dimension == "points" and _named_by_its_way(sight, made, figure):
        return
    best, chosen = FAR, None
    for cue in sight.scene.cues:
        if cue.first >= figure.last and shares:
            break  # "accounting for 16 percent of loans, increased 1.5%"
        if cue.kind != "direction" or not sight.same(cue.first, figure.first):
            continue
        if not is_idle(sight, made, cue, figure, dimension):
            cost = _cost(sight, cue, figure)
            if cost < best:
                best, chosen = cost, cue
    if chosen is None and dimension == "percent" and (told := differences.listed(sight, figure)):
        made.direction = told
        return
    if chosen is None:
        _continue(sight, made, figure, dimension)
        return
    if dimension == "percent" and (stood := came_from(sight, chosen, figure)):
        made.direction = stood.direction
        return
    if dimension == "percent" and _of_the_points(sight, chosen, figure):
        return
    if chosen.label in ("up", "down") and leads_to(sight, chosen, figure):
        made.trend = chosen.label  # type: ignore[assignment]
    if dimension in ("percent", "points") and _lands(sight, made, figure, dimension):
        return  # "cut the rate to 4.75%", "fell to 88.9% of capacity", "shrank to 210 basis points"
    if dimension == "percent" and (stands_at(sight, figure) or _unmoved(sight, chosen, figure)):
        return
    if sight.scene.lower(chosen.first) == "off" and dimension == "physical" and chosen.first == figure.last:
        return  # "30 miles off the coast"
    change = dimension in ("percent", "points") or _changes(sight, made, chosen, figure)
    if not change and _told_again(sight, made, figure, dimension):
        return
    if change and chosen.label in DIRECTIONS:
        made.direction = chosen.label  # type: ignore[assignment]


def _gapped(sight: Sight, figure: Figure) -> Cue | None:
    """ "Petrol rose by 3m barrels, against hopes of a decline, and diesel by 2m": the verb that "by" leads from."""
    hedges = sight.words("hedge")
    at = figure.first - 1
    while at > 0 and (word := sight.scene.lower(at)) != "by" and word in hedges:
        at -= 1
    done = sight.scene.lower(at - 1)
    if sight.scene.lower(at) != "by" or done.endswith("ed") or done in sight.lexicon.finite:
        return None  # "output rose by 5%, hurt by 4% inflation"
    named = next((x for x in range(at - 1, max(-1, at - LONGEST_NAMED), -1) if sight.scene.lower(x) in JOINING), at)
    if named == at or any(sight.in_cue(x, "direction") for x in range(named, at)):
        return None
    led = (cue for cue in sight.scene.cues if cue.kind == "direction" and cue.last <= named)
    return next((cue for cue in led if cue.word_class == "verb" and sight.scene.lower(cue.last) == "by"), None)


def _named_by_its_way(sight: Sight, made: Attached, figure: Figure) -> bool:
    """Whether the measure right behind says which way it goes, and nothing else does: "fell after a 50bp rate rise"."""
    cue = made.metric_cue
    if cue is None or cue.first != figure.last:
        return False
    return any(other.kind == "direction" and cue.first <= other.first < cue.last for other in sight.scene.cues)


def _of_the_points(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """ "Approval was 41%, up 3 points": the rate is a level, and so much has it moved."""
    after = next((other for other in sight.scene.figures if other.first >= cue.last), None)
    if after is None or after.mention.unit != "percentage_point" or cue.first < figure.last:
        return False
    return sight.hedged(cue.last, after.first)


def _unmoved(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """ "The rate was 3.1%, unchanged": a level that has not moved."""
    return (
        cue.label == "flat" and cue.first > figure.last and sight.scene.lower(figure.first - 1) in sight.words("stands")
    )


def _told_by(sight: Sight, made: Attached, dimension: Dimension) -> Direction | None:
    """The way that the words of the measure turn it: "added 20,000 jobs", "wage growth of 4%", "job gains"."""
    cue = made.metric_cue
    if cue is None or cue.metric is None or made.metric is None:
        return None
    grown = cue.word_class == "noun" and sight.scene.lower(cue.last - 1) in sight.words("gaining")
    if dimension == "percent" and grown and "percent" not in made.metric.dimensions:
        return "up"
    moved = dimension == "count" and made.metric.moves is not None and made.metric.at_large is None
    return cue.metric.moves if moved and (grown or cue.word_class in ("verb", "taking")) else None


def _amounts(sight: Sight, figure: Figure) -> bool:
    """Whether a share is what something comes to: "the cuts amount to 32 percent of the workforce"."""
    return not sight.words("coming_to").isdisjoint(sight.scene.between(figure.first - AMOUNTING, figure.first))


def _lands(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> bool:
    """Whether a rate is where something came to: of no known measure, in points, or of a whole."""
    whole = sight.scene.lower(sight.trailing(figure).last) == "of"
    return made.trend is not None and (dimension == "points" or made.metric is None or whole)


def _compared(sight: Sight, figure: Figure) -> Direction | None:
    """ "100% more than last year", "1.2% ahead of last year": which way the words behind a figure turn it."""
    word = sight.scene.lower(figure.last)
    if word in sight.words("more") or (differences.ahead(sight, figure) and moving(sight, figure) is None):
        return "up"
    return "down" if word in sight.words("fewer") else None


def _told_again(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> bool:
    """ "Tumbled 1.7% or 543 points to 32,254", "down 1.1% (345 points)": the move of an index, told in points too."""
    earlier = sight.before(figure)
    if earlier is None or figure.mention.unit != POINT or dimension in ("percent", "points"):
        return False
    other, before = earlier
    moved = before.direction if other.mention.unit == "percent" else None
    if moved is None or sight.scene.between(other.last, figure.first) not in TOLD_AGAIN:
        return False
    made.direction = moved
    made.metric, made.metric_cue, made.metric_grade = before.metric, before.metric_cue, before.metric_grade
    return True


def _continue(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> None:
    """ "… to grow 100% in 2026, but only 22% in 2027": the second grows too."""
    earlier = sight.before(figure)
    if earlier is None:
        return
    other, before = earlier
    led = before.trend if dimension in ("percent", "points") and sight.scene.lower(figure.last) != "of" else None
    if (before.direction or led) and sight.scene.between(other.last, figure.first) in TOLD_AGAIN:
        # "rose 52 cents, or 0.7%": one change told twice; "rose from $3.2m to $4.1m, or 28%"
        made.direction = before.direction or led
        made.metric, made.metric_cue, made.metric_grade = before.metric, before.metric_cue, before.metric_grade
        return
    if dimension != "percent":
        return
    start = other.last
    if (change := _change_to(sight, other)) is not None and sight.attached[change.number].direction:
        other, before = change, sight.attached[change.number]
    hedges = sight.words("hedge")
    gap = [
        sight.scene.lower(at)
        for at in range(start, figure.first)
        if sight.scene.lower(at).isalpha() and sight.scene.lower(at) not in hedges
        if not (sight.in_name(at) or _over_time(sight, at))
    ]
    dated = sum(item.last - item.first for item in sight.scene.times if other.last <= item.first < figure.first)
    if other.mention.unit != figure.mention.unit or not before.direction or len(gap) - dated > 3:
        return
    made.direction = before.direction
    if made.metric is None:
        made.metric, made.metric_cue, made.metric_grade = before.metric, before.metric_cue, before.metric_grade


def _change_to(sight: Sight, level: Figure) -> Figure | None:
    """The change that led to a level: "fell [4%] to $3.2 billion at Ford and 6% to $4.1 billion at GM"."""
    if sight.scene.lower(level.first - 1) != "to":
        return None
    return next((other for other in sight.scene.figures if other.last == level.first - 1), None)


def _over_time(sight: Sight, at: int) -> bool:
    return any(cue.first <= at < cue.last and cue.label in OVER_TIME for cue in sight.scene.cues)


def _cost(sight: Sight, cue: Cue, figure: Figure) -> int:
    leader = sight.leader.get(figure.number, figure)
    if cue.last <= leader.first:
        figure = leader
    if cue.last <= figure.first:
        gap = sight.scene.between(cue.last, figure.first)
        hedges = sight.words("hedge")
        if gap[:1] == ["from"] and gap[-1] == "to":
            return len(gap) // 4 + 1  # the figure between is where it came from
        far = 4 if cue.word_class == "noun" and "of" not in gap else 0
        plain = sum(word not in hedges for word in gap)
        return plain + len(gap) // 4 + 9 * sight.crossed(cue.last, figure.first) + far
    gap = sight.scene.between(figure.last, cue.first)
    near = 1 if cue.word_class in ("noun", "word") and len(gap) <= 2 else 8
    return near + len(gap) + 9 * sight.crossed(figure.last, cue.first)


def _changes(sight: Sight, made: Attached, cue: Cue, figure: Figure) -> bool:
    """Whether an amount is the size of a change: "by $3 billion", "added $127 billion", "a $2 billion drop"."""
    if cue.first >= figure.last:
        gap = sight.scene.between(sight.past(figure), cue.first)  # "3-1/2 cents a bushel higher"
        told = (cue.word_class == "noun" and len(gap) <= 1) or (cue.word_class == "word" and not gap)
        told = told and VERSUS.isdisjoint(gap)  # "profit 12 cts vs loss 5 cts"
        return told and cue.first >= sight.past(figure)
    gap = led_by(sight, cue, figure)
    told_by = cue.word_class != "noun" or gap[:1] == ["by"]  # not "the rally was visited by thousands"
    by = gap[gap.index("by") :] if "by" in gap else []
    if told_by and by and "to" not in gap and "from" not in by and len(by) <= LONGEST_LED:
        return True  # but "fell by a third, from $90 million"
    if cue.word_class == "noun":
        led = bool(gap) and gap[0] == "of" and len(gap) <= LONGEST_LED  # not "a slip of the tongue as she told of two"
        return led and not sight.crossed(cue.last, figure.first)
    if _by_so_much(sight, cue, figure):
        return True
    off = cue.word_class == "transitive" and sight.scene.lower(figure.last) == "off"  # "wiped $120 billion off"
    stock = cue.word_class == "transitive" and made.metric is not None and made.metric.stock
    return (
        (cue.word_class == "verb" or off or stock or (_stands_moved(sight, cue) and "of" not in gap))
        and sight.hedged(cue.last, figure.first)
        and not {"to", "at"} & set(gap)
    )


def _by_so_much(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """ "Raised its dividend 5 cents to 40 cents": what stands right behind the measure is by how much it was moved."""
    if cue.word_class != "transitive" or not {"to", "at", "of", "by", "for", ","}.isdisjoint(
        sight.scene.between(cue.last, figure.first)
    ):
        return False
    nouns = (one for one in sight.scene.cues if one.kind == "metric" and one.word_class == "noun")
    return any(cue.last <= one.first <= cue.last + LONGEST_LED and one.last == figure.first for one in nouns)


def _stands_moved(sight: Sight, cue: Cue) -> bool:
    """Whether a particle says how far something has moved: "futures were up 17 points", "closed down $2"."""
    if cue.word_class != "word" or sight.scene.lower(cue.first) not in MOVED:
        return False
    before = sight.scene.lower(cue.first - 1)
    return (
        sight.in_name(cue.first - 1 - (before == "'s"))
        or before == ","
        or "with" in sight.scene.between(max(0, cue.first - WITH_REACH), cue.first)  # ", with exports down $2 million"
        or before in sight.words("be")
        or before in sight.words("traded", "delivered")
    )


def settle_aspect(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> None:
    """Decides between level, change and share by dimension, measure and direction."""
    if figure.mention.direction is not None:
        made.aspect = "change"
    elif dimension not in ("percent", "points"):
        made.aspect = "change" if made.direction is not None else "level"
    elif dimension == "percent" and made.metric is not None and "percent" in made.metric.dimensions:
        made.aspect = "change" if made.direction and _steps(sight, made, figure) else "level"
        fallen = made.direction == "down" and _moves_prices(sight, made, figure)  # "consumer prices fell 0.3 percent"
        made.direction = made.direction if made.aspect == "change" or fallen else None
    elif dimension == "points" and spread_stands(sight, made, figure):
        made.aspect, made.trend, made.direction = "level", made.trend or made.direction, None
    elif made.direction is not None:
        made.aspect = "change"
    elif _lands(sight, made, figure, dimension) or _at_an_end(sight, made, figure):
        made.aspect = "level"
    else:
        made.aspect = "change" if dimension == "points" else "share"


def _at_an_end(sight: Sight, made: Attached, figure: Figure) -> bool:
    """Whether a rate is where something came from, went to, or is set against."""
    ends = made.metric is None and of_two_ends(sight, figure)
    return ends or set_against(sight, made, figure) or from_to(sight, figure)


def _steps(sight: Sight, made: Attached, figure: Figure) -> bool:
    """Whether a rate moves by, not to, the figure: "the jobless rate fell 0.4 percent".

    Prices that "rose 3.4%" are the rate itself: inflation is told as the rise of prices.
    """
    # "Cut by 25bp to 4.25%" leads to the level with the figure before it.
    led = max((other.last for other in sight.scene.figures if other.last <= figure.first), default=0)
    if "by" in sight.scene.between(max(led, figure.first - 3), figure.first):
        return True
    if _beside_the_level(sight, figure):
        return True
    move = moving(sight, figure)
    if move is None or made.metric_cue is None or made.metric is None:
        return False
    if move.word_class == "word":
        return made.metric.dimensions[0] == "count"  # "employment is up 1.6 percent"
    if {"to", "at"} & set(sight.scene.between(move.last, figure.first)):
        return False
    return not _of_prices(sight, made)


def _beside_the_level(sight: Sight, figure: Figure) -> bool:
    """ "Turnout was 81 percent, eight percent lower than in 1977": how far the level before it has moved."""
    compared = sight.scene.lower(figure.last) in COMPARING and sight.scene.lower(figure.last + 1) == "than"
    earlier = next((other for other in reversed(sight.scene.figures) if other.last <= figure.first), None)
    if not compared or earlier is None or earlier.mention.unit != figure.mention.unit:
        return False
    gap = sight.scene.between(earlier.last, figure.first)
    return gap[:1] == [","] and sight.hedged(earlier.last + 1, figure.first)


def _of_prices(sight: Sight, made: Attached) -> bool:
    """Whether a rate is told by its prices, whose rise it is."""
    if made.metric_cue is None:
        return False
    named = set(sight.scene.between(made.metric_cue.first, made.metric_cue.last))
    return any(word.rstrip("s") in PRICES for word in named)


def _moves_prices(sight: Sight, made: Attached, figure: Figure) -> bool:
    """Whether a verb right before a figure tells by how much prices have moved: the rate has their sign."""
    move = moving(sight, figure)
    if move is None or not _of_prices(sight, made):
        return False
    return not {"to", "at", "inflation"} & set(sight.scene.between(made.metric_cue.first, figure.first))  # type: ignore[union-attr]
