"""Which time of a sentence a figure is told of, and which it is only compared with."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from factcheck.model.claim import Grade
from factcheck.normalise.listed import listed_with
from factcheck.normalise.scene import Dated, Figure
from factcheck.normalise.sight import Sight
from factcheck.normalise.when_against import set_against
from factcheck.normalise.when_bases import is_base, owns
from factcheck.normalise.when_brackets import bracketed_with, cost_in_bracket, heads_bracket, of_aside, opens_bracket
from factcheck.normalise.when_contracts import of_contract
from factcheck.normalise.when_led import COMPARED, led_clauses, within_own
from factcheck.normalise.when_moves import first_told_with, in_apposition, last_told_with
from factcheck.normalise.when_owned import (
    before_now,
    in_aside,
    in_when,
    of_another,
    of_no_figure,
    of_old,
    of_start,
    reached_since,
    takes_effect,
)
from factcheck.normalise.when_things import made_then, names_thing
from factcheck.normalise.when_within import hung_on

NO_PERIOD = frozenset({"clock", "duration"})
SAID = frozenset({"said", "told", "announced", "forecast", "predicted", "warned"})
AHEAD = frozenset({"to", "will", "would", "should", "may"})
TO_COME = frozenset({"will", "would", "should"})
LONGER = frozenset({"quarter", "half", "fiscal_quarter"})
FARTHEST = 45
# What stands between times of a list, and how far behind a list of figures it may begin.
LISTING = frozenset({",", "and", "or"})
LISTED_REACH = 5
FROM_LIST = 7
# How far behind a figure its own time may stand, led by one of these and with none of those between.
OWN_REACH = 5
LED_BY = frozenset({"in", "for", "during", "on"})
JOINING = frozenset({";", "and", "but", "while"})
PARTING = JOINING | {",", "according", "said"}
# How a figure can be told apart from a time of its sentence.
APART = (of_another, in_aside, in_when, reached_since, of_start, before_now, of_old, made_then)
TOLD_REACH = 10
# How somebody tells of what has come about: what is announced is done thereby.
REPORTED = frozenset({"reported", "posted", "disclosed", "published"})
OCCASIONS = frozenset({"report", "results", "update", "statement", "release", "call", "presentation"})


def assigned(
    sight: Sight, forward: Container[int] = (), steady: Container[int] = (), results: Container[int] = ()
) -> dict[int, tuple[Dated, Grade]]:
    """The time of each figure that has one, by the figure's number.

    ``forward`` are the figures that are forecasts: the day they were made is not the time they speak of. ``steady``
    are those that no single day moves: the day somebody said them is not theirs either. Nor is the day on which
    ``results`` were reported.
    """
    found: dict[int, tuple[Dated, Grade]] = {}
    times = [dated for dated in sight.scene.times if _usable(sight, dated)]
    told_apart = "respectively" in sight.scene.between(0, len(sight.scene.words))
    for run in sight.runs:
        if own := _dealt_out(sight, run, times) if told_apart else _listed_alike(sight, run, times):
            found.update({figure.number: (dated, Grade.CLAUSE) for figure, dated in zip(run, own, strict=True)})
    starts = led_clauses(sight, times)
    quarterly = any(dated.time.grain in LONGER for dated in times)
    for figure in sight.scene.figures:
        eligible = [
            dated
            for dated in within_own(sight, figure, starts, times)
            if not (figure.number in forward and (_told_on(dated) or _opens_telling(sight, dated)))
            and not (
                figure.number in steady
                and _told_on(dated)
                and (quarterly or _said_on(sight, dated))
                and not heads_bracket(sight, dated)
            )
            and not (figure.number in results and _told_on(dated) and _reported(sight, figure))
            and not _only_told(sight, figure, dated, times)
            and not _told_earlier(sight, figure, dated)
            and not _yet_to_be_told(sight, figure, dated, times)
        ]
        if figure.number in found:
            continue
        if since := hung_on(sight, figure, sight.scene.times):
            found[figure.number] = since, Grade.CLAUSE
        elif nearest := _nearest(sight, figure, eligible) or _listed(sight, figure, eligible, found):
            found[figure.number] = nearest
    if told_apart and len(times) == 1:
        _all_of_one(sight, times[0], found)
    return found


def _listed(
    sight: Sight, figure: Figure, times: Sequence[Dated], found: Mapping[int, tuple[Dated, Grade]]
) -> tuple[Dated, Grade] | None:
    """The time of the figure that this one is listed with: "for 2023 sales were $5 million, with … and [a profit of]".

    However long a list is, its last item is of the time that the first is told of.
    """
    other = listed_with(sight, figure)
    dated = found[other.number][0] if other is not None and other.number in found else None
    alone = dated is not None and dated in times and not any(one.first >= figure.last for one in times)
    leads = dated is not None and alone and dated.last <= figure.first
    owned = dated is not None and any(owns(sight, dated, one) for one in sight.scene.figures)
    return (dated, Grade.SENTENCE) if dated is not None and leads and not owned else None


def _all_of_one(sight: Sight, dated: Dated, found: dict[int, tuple[Dated, Grade]]) -> None:
    """The one time behind a list told respectively is that of its first too: "40% of sales, 30% and 20% in 2024"."""
    near = [figure for figure in sight.scene.figures if 0 <= dated.first - figure.last <= FROM_LIST]
    timed = [figure for figure in near if found.get(figure.number, (None,))[0] is dated]
    for figure in sight.scene.figures:
        alike = any(other.mention.unit == figure.mention.unit for other in timed if other.first > figure.first)
        if figure.number not in found and alike and ";" not in sight.scene.between(figure.last, dated.first):
            found[figure.number] = dated, Grade.SENTENCE


def _dealt_out(sight: Sight, run: Sequence[Figure], times: Sequence[Dated]) -> Sequence[Dated]:
    """As many times as there are figures, behind them or before: "4 and 3 percent in May and June, respectively"."""
    end = run[-1].last
    after = [dated for dated in times if dated.first >= end and ";" not in sight.scene.between(end, dated.first)]
    before = [dated for dated in times if dated.last <= run[0].first]
    listed = [own for own in _lists(sight, before) if len(own) == len(run)]
    choices = (after[: len(run)], *listed[-1:], before[-len(run) :])
    return next((own for own in choices if len(own) == len(run)), ())


def _listed_alike(sight: Sight, run: Sequence[Figure], times: Sequence[Dated]) -> Sequence[Dated]:
    """As many times in a list as there are figures in one: "$4 million and $3 million in 2025 and 2024"."""
    return next((own for own in _lists(sight, times) if len(own) == len(run) and _beside(sight, run, own)), ())


def _lists(sight: Sight, times: Sequence[Dated]) -> list[list[Dated]]:
    """The times of a sentence in the lists they stand in, most of them alone."""
    lists: list[list[Dated]] = []
    for dated in times:
        gap = sight.scene.between(lists[-1][-1].last, dated.first) if lists else []
        if gap and set(gap) <= LISTING:
            lists[-1].append(dated)
        else:
            lists.append([dated])
    return lists


def _beside(sight: Sight, run: Sequence[Figure], own: Sequence[Dated]) -> bool:
    """Whether a list of times stands right behind a list of figures, or before it with no other figure between."""
    if own[0].first >= run[-1].last:
        return own[0].first - run[-1].last <= LISTED_REACH and not sight.crossed(run[-1].last, own[0].first)
    return own[-1].last <= run[0].first and not sight.crossed(own[-1].last, run[0].first)


def _told_on(dated: Dated) -> bool:
    """A day that may be the day of the telling: "said on Monday that 720 jobs will go"."""
    return dated.time.grain in ("day", "weekday") and dated.time.future is not True and dated.time.bound is None


def _opens_telling(sight: Sight, dated: Dated) -> bool:
    """ "In November Nissan said it would cut 9,000 jobs": when it was said."""
    told = [cue.first for cue in sight.scene.cues if cue.kind == "source" and cue.word_class == "verb"]
    leads = dated.first <= sight.scene.begins + 1 and bool(told)
    return leads and min(told) - dated.last <= 4 and sight.scene.lower(min(told)) in SAID


def _said_on(sight: Sight, dated: Dated) -> bool:
    """The day behind a verb of saying: "… fell to 6.7%, the agency said on Friday"."""
    return any(cue.kind == "source" and 0 <= dated.first - cue.last <= 1 for cue in sight.scene.cues)


def _reported(sight: Sight, figure: Figure) -> bool:
    """Whether a word of reporting leads to a figure: "reported a profit of 212 million pounds on Tuesday"."""
    return not sight.words("results_told").isdisjoint(sight.scene.between(0, figure.first))


def _only_told(sight: Sight, figure: Figure, dated: Dated, times: Sequence[Dated]) -> bool:
    """ "The firm last week reported a loss of $257m last year": when it was told, the figure's own time behind it."""
    telling = sight.words("results_told") | SAID | {"added"}
    led = dated.first - (sight.scene.lower(dated.first - 1) == "on")
    beside = {sight.scene.lower(led - 1), sight.scene.lower(dated.last)}
    if dated.last > figure.first or dated.time.grain not in ("day", "weekday", "week") or telling.isdisjoint(beside):
        return False
    own = (other for other in times if 0 <= other.first - figure.last <= TOLD_REACH)
    return any(
        other.time.kind == "point" and not PARTING & {*sight.scene.between(figure.last, other.first)} for other in own
    )


def _told_earlier(sight: Sight, figure: Figure, dated: Dated) -> bool:
    """ "Earlier this month, the firm reported deliveries of 4,000": when it was told, and not when it came about."""
    if sight.scene.lower(dated.first - 1) != "earlier" or dated.first > sight.scene.begins + 1:
        return False
    at = next((at for at in range(dated.last, figure.first) if sight.scene.lower(at) in REPORTED), None)
    if at is None or at - dated.last > TOLD_REACH or sight.crossed(dated.last, at):
        return False
    made = sight.attached.get(figure.number)
    return made is not None and made.metric is not None and made.direction is None


def _yet_to_be_told(sight: Sight, figure: Figure, dated: Dated, times: Sequence[Dated]) -> bool:
    """ "Will report a first-half loss of $12 million on August 12": when it is told, its own time before it."""
    if dated.first < figure.last or dated.time.grain not in ("day", "weekday", "week"):
        return False
    words = sight.scene.between(0, figure.first)
    telling = sight.words("results_to_tell")
    at = next((at for at in range(len(words) - 1, 0, -1) if words[at] in telling and words[at - 1] in AHEAD), None)
    own = at is not None and any(at < other.first and other.last <= figure.first for other in times)
    return own and not sight.crossed(figure.last, dated.first)


def _usable(sight: Sight, dated: Dated) -> bool:
    inside = any(figure.first <= dated.first and dated.last <= figure.last for figure in sight.scene.figures)
    base = is_base(sight, dated) and not any(owns(sight, dated, figure) for figure in sight.scene.figures)
    none = base or _dateline(sight, dated) or of_no_figure(sight, dated) or of_contract(sight, dated)
    none = none or names_thing(sight, dated)
    return dated.time.kind not in NO_PERIOD and not inside and not none


def _dateline(sight: Sight, dated: Dated) -> bool:
    """The day between a place in capitals and the dash that opens a wire."""
    opens = dated.first <= 6 and sight.scene.words[0].text.isupper() and len(sight.scene.words[0].text) > 1
    return opens and bool({"-", "–", "—"} & set(sight.scene.between(dated.last, dated.last + 5)))


def _nearest(sight: Sight, figure: Figure, times: Sequence[Dated]) -> tuple[Dated, Grade] | None:
    best: tuple[int, Dated, Grade] | None = None
    for dated in times:
        cost = _cost(sight, figure, dated)
        if cost is None:
            continue
        same = sight.same(dated.first, figure.first) or dated.first <= sight.scene.begins + 2
        cost += 0 if same else 10
        if best is None or cost < best[0]:
            best = cost, dated, Grade.CLAUSE if same else Grade.SENTENCE
    return (best[1], best[2]) if best and best[0] <= FARTHEST else None


def _cost(sight: Sight, figure: Figure, dated: Dated) -> int | None:
    after = dated.first >= figure.last
    if opens_bracket(sight, dated):
        return cost_in_bracket(sight, dated, figure)
    if of_aside(sight, dated, figure):
        return None
    if owns(sight, dated, figure):
        return 0
    if any(owns(sight, dated, other) for other in sight.scene.figures):
        return None
    if ";" in sight.scene.between(min(figure.last, dated.last), max(figure.first, dated.first)):
        return None
    if any(apart(sight, dated, figure) for apart in APART) or (after and bracketed_with(sight, dated, figure)):
        return None
    if after and (last := last_told_with(sight, figure)).last <= dated.first:
        figure = last  # "3 cents, or 2%, to $4 on Monday"
    elif not after and (first := first_told_with(sight, figure)).first >= dated.last:
        figure = first
    gap = dated.first - figure.last if after else figure.first - dated.last
    hung = dated.time.kind == "stretch" and dated.time.first is None and dated.time.last is None
    if hung and gap > 3:
        return None  # "recovered in two years" says how long, not when
    gap += 6 if hung and len(sight.scene.times) > 1 else 0
    if after and sight.scene.lower(dated.last) in OCCASIONS:
        gap += 15
    if after and (_compared_first(sight, figure, dated) or _of_a_deed_to_come(sight, figure, dated)):
        return None
    if after:
        if _right_behind(sight, figure, dated):
            return -1
        if _of_the_event(sight, figure, dated):
            return FARTHEST // 2
        return gap + 20 * sight.crossed(figure.last, dated.first) + (0 if gap <= 2 else 4)
    if in_apposition(sight, dated, figure):
        # "$1.2 billion versus $1.4 billion last year, a drop of 14%": what has dropped is of now.
        return None if set_against(sight.scene, dated, sight.lexicon) else gap
    crossed = sight.crossed(dated.last, figure.first)
    # A time right behind another figure belongs to that one.
    owned = any(0 <= dated.first - sight.past(other) <= 2 for other in sight.scene.figures if other.last <= dated.first)
    if owned and crossed == 0 and _where_it_came_from(sight, dated, figure):
        return None
    owned = owned and "when" not in sight.scene.between(dated.last, dated.last + 2)  # "3% on Monday, when 2 million …"
    owned = owned or (_parted(sight, dated, figure) and any(_its_own(sight, figure, own) for own in sight.scene.times))
    return gap + 3 * crossed + (14 if owned and crossed == 0 else 0)


def _of_a_deed_to_come(sight: Sight, figure: Figure, dated: Dated) -> bool:
    """ "Passed by 494 votes, and will move to the Lords on Monday": the time is that of what is yet to be done."""
    between = sight.scene.between(figure.last, dated.first)
    return any(joint == "and" and then in TO_COME for joint, then in pairwise(between))


def _where_it_came_from(sight: Sight, dated: Dated, figure: Figure) -> bool:
    """ "Fell from 37 percent 10 years ago to 20 percent": the time is that of the first alone."""
    other = next((one for one in reversed(sight.scene.figures) if one.last <= dated.first), None)
    return (
        other is not None
        and sight.scene.lower(other.first - 1) == "from"
        and sight.scene.lower(dated.last) == "to"
        and other.mention.unit == figure.mention.unit
        and sight.hedged(dated.last + 1, figure.first)
    )


def _of_the_event(sight: Sight, figure: Figure, dated: Dated) -> bool:
    """ "Two died and 17 were hurt, three badly, when … on Tuesday": all of it came about when that did."""
    between = sight.scene.between(figure.last, dated.first)
    if len(sight.scene.times) > 1 or sight.crossed(figure.last, dated.first) == 0:
        return False
    hurt = any(made.metric is not None and made.metric.by_event for made in sight.attached.values())
    return hurt and "when" in between and (SAID | COMPARED).isdisjoint(between)


def _right_behind(sight: Sight, figure: Figure, dated: Dated) -> bool:
    """ "$6 million in May": nothing but a preposition stands between."""
    return sight.scene.between(figure.last, dated.first) in ([word] for word in ("in", "for", "during"))


def _its_own(sight: Sight, figure: Figure, dated: Dated) -> bool:
    """Whether a time stands behind a figure before anything else begins: "3% inflation in December"."""
    if not 0 < dated.first - figure.last <= OWN_REACH or sight.crossed(figure.last, dated.first):
        return False
    gap = sight.scene.between(figure.last, dated.first)
    return gap[-1] in LED_BY and PARTING.isdisjoint(gap)


def _parted(sight: Sight, dated: Dated, figure: Figure) -> bool:
    """Whether a time before a figure closes a statement before it: "a cut in June and 3% inflation in December"."""
    gap = sight.scene.between(dated.last, figure.first)
    return dated.first > 2 and not JOINING.isdisjoint(gap[: 2 if gap[:1] == [","] else 1])


def _on_a_day(sight: Sight, dated: Dated) -> bool:
    return dated.time.grain in ("day", "weekday") and sight.scene.lower(dated.first - 1) == "on"


def _compared_first(sight: Sight, figure: Figure, dated: Dated) -> bool:
    """ "… 3.2 percent, after 6.1 percent in the prior-year quarter": the time is that of the other figure."""
    crossed = [other for other in sight.scene.figures if figure.last <= other.first < dated.first]
    between = sight.scene.between(figure.last, crossed[0].first) if crossed else []
    if takes_effect(sight, dated):
        return False
    if _on_a_day(sight, dated) and not {"versus", "against", "vs"} & set(between):
        return False  # "rose to $82.15 from $80.40 on Monday": on that day it moved
    return bool(COMPARED & set(between))
