"""FC401: a change told in one sentence of a story, the levels it leads from and to in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from factcheck.judge.arithmetic_line import RANGING, misfit, same_unit, told
from factcheck.judge.arithmetic_rooms import Room, figure, room, rooms
from factcheck.judge.derived import meant
from factcheck.judge.derived_levels import ABOVE
from factcheck.judge.scope_kinds import MOVING
from factcheck.judge.story import Told, has_figures
from factcheck.judge.story_kinds import EARLIER
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.period import Overlap

NEAR = 2  # sentences behind a step to a level in which the level before it may be told
FARTHEST = 4  # sentences between the levels and "the 25% increase"
UP = (
    r"(?:rais|ros|ris|increas|climb|jump|gain|grow|grew|up|lift|hik|surg|soar|advanc|add|firm|rall|edged up"
    r"|put on)[a-z]*"
)
DOWN = (
    r"(?:cut|fall|fell|drop|declin|low|reduc|down|slip|slid|sink|sank|tumbl|plung|slump|trim|eas|los|shed|dip|retreat"
    r"|weaken|gave up)[a-z]*"
)
# raised … from $20 to $24 / rose to $24 from $20
FROM_TO = later(r"\bfrom ‹(?P<kind>[MCUP])(?P<before>\d+)›[^‹;:.]{0,40}? to ‹(?P=kind)(?P<after>\d+)›")
TO_FROM = later(r"\bto ‹(?P<kind>[MCUP])(?P<after>\d+)›[^‹;:.]{0,40}? from ‹(?P=kind)(?P<before>\d+)›")
POINT = "percentage_point"
# The 25% increase follows … / That is a rise of 25%.
THE_RATE = later(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Ii]ts?|[Tt]hat is an?|[Tt]hat was an?|[Ii]t is an?|[Ii]t was an?) ‹P(?P<rate>\d+)› "
    r"(?:[a-z]+ )?(?P<way>increase|rise|raise|hike|jump|gain|cut|fall|drop|decline|reduction|decrease)\b"
)
RATE_OF = later(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Tt]hat is an?|[Tt]hat was an?|[Ii]t is an?|[Ii]t was an?|[Ii]t is the|an?)"
    r" (?P<way>increase|rise|raise|hike|jump|gain|cut|fall|drop|decline|reduction|decrease) of ‹P(?P<rate>\d+)›"
)
BY = later(rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN})) [^‹;:.]{{0,40}}?(?:by )?‹P(?P<rate>\d+)›(?! of\b)")
# rose 12 basis points to 4.31%
STEP_TO = later(
    rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))(?: (?:its|the|their|his|her)(?: [a-z-]+){{1,4}})? (?:by )?"
    r"‹(?P<kind>[BPMUC])(?P<step>\d+)›(?: [a-z]+)?(?:,? or ‹[BPMUC]\d+›)?,?(?: (?:in|over|within) ‹S\d+›,?)?,?"
    r" (?:(?:to|and) (?:clos|end|finish|settl|st[ao]+nd?)(?:ed?)?(?: the (?:day|session|week))? at|to|at)"
    r" ‹(?P<end>[PMUC])(?P<after>\d+)›"
)
# It had ended Thursday at 4.19%. / A year earlier it was $3 billion.
BEFORE = later(
    r"""
    ^ (?: It | They | The\ (?:rate|yield|price|index|figure|level|total)
        | On\ (?:Mon|Tues|Wednes|Thurs|Fri)day,?\ (?:it|they|(?:the|its)\ (?:stock|shares?|price|index|yield|rate))
        | [A-Z][a-z]*\ (?:year|month|week|quarter|day)\ (?:earlier|ago|before),?\ (?:it|they)
        | (?:In|At)\ the\ (?:previous|prior|last)\ [a-z]+,?\ (?:it|they|there) )
    \ (?: had\ (?:been|ended|closed|stood|finished|settled|traded|held|kept|left|had|numbered|counted)
        | was | were | stood | ended | closed | counted | numbered | had )
    (?:(?!\ (?:with|on|for)\ )[^‹;:.]){0,50}? \ ? ‹(?P<end>[PMUC])(?P<before>\d+)›(?!\ (?:of|in)\ )
    """,
    re.VERBOSE,
)
AGO = later(r"\b(year|month|quarter) (?:earlier|ago|before)\b")
CLOSE = Decimal("0.01")


class Levels(NamedTuple):
    """Two levels of one thing, and the sentence that tells them."""

    before: Claim
    after: Claim
    told: Told


def moves(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Changes that are not those between the levels told of before."""
    levels = list(_levels(story))
    for pair in levels:
        if not any(claim.quantity.unit == "percent" for claim in pair.told.claims):
            yield from _rates(pair, story, spoken.pack)
    yield from _points([pair for pair in levels if pair.after.quantity.unit == "percent"], story, spoken.pack)
    for at, one in enumerate(story):
        for behind in story[at + 1 : at + 1 + NEAR]:
            yield from _step(one, behind, spoken.pack)


def _levels(story: Sequence[Told]) -> Iterator[Levels]:
    """Levels from and to."""
    for one in filter(has_figures, story):
        for pattern in (FROM_TO, TO_FROM):
            if (match := pattern.search(one.text)) and not RANGING.search(one.text[: match.start()]):
                before, after = one.claim(match, "before"), one.claim(match, "after")
                if same_unit(before, after) and before.quantity.near > 0 and after.quantity.near > 0:
                    yield Levels(before, after, one)


def _rates(levels: Levels, story: Sequence[Told], pack: RulePack) -> Iterator[Conflict]:
    here = levels.told.order
    for one in story:
        if one is levels.told or not (one.headline or 0 < one.order - here <= FARTHEST):
            continue
        match = THE_RATE.search(one.text) or RATE_OF.search(one.text)
        if match is None and one.headline and not levels.told.headline:
            match = BY.search(one.text)
            if match is not None and not _of_one_thing(one.claim(match, "rate"), levels):
                match = None
        if match is not None and not EARLIER.search(one.text.replace("increased", "")):
            rate = one.claim(match, "rate")
            if not _fits(levels, rate, pack) and _meant(levels, rate):
                yield _finding(levels, rate, pack)
            return


def _points(rates: Sequence[Levels], story: Sequence[Told], pack: RulePack) -> Iterator[Conflict]:
    """ "Raised its key rate by 25 basis points", and anywhere "it goes to 4.75 percent from 4.25 percent"."""
    steps = [(claim, one) for one in story for claim in one.claims if claim.quantity.unit == POINT and _moved(claim)]
    for levels in rates:
        before, after, _ = levels
        metric = after.frame.metric
        held = [(step, one) for step, one in steps if step.frame.metric == metric and not _has_level(one, levels)]
        of_it = [step for step, _ in held if not _of_two_times(step, after)]
        alone = sum(other.after.frame.metric == metric for other in rates) == 1
        if not alone or len({abs(step.quantity.near) for step in of_it}) != 1:
            continue
        own, ends = room(of_it[0], pack.tolerances), rooms((after, before), pack.tolerances)
        if own is None or ends is None:
            continue
        real = ends[0].minus(ends[1])
        if not (real.meets(own) or real.turned.meets(own)):
            yield _step_finding(of_it[0], after, before, pack)


def _moved(claim: Claim) -> bool:
    told_, tail = claim.frame, claim.sentence[claim.within.end :]
    return (
        not ABOVE.match(tail)
        and told_.known
        and told_.aspect == "change"
        and told_.modality == "actual"
        and told_.direction in ("up", "down")
    )


def _has_level(one: Told, levels: Levels) -> bool:
    """Whether a sentence tells its own level of the measure: "rates rose 2 points to 13.3 percent" elsewhere."""
    ends = {levels.before.quantity.near, levels.after.quantity.near}
    metric = levels.after.frame.metric
    told_ = [claim.quantity.near for claim in one.claims if claim.quantity.unit == "percent" and _of(claim, metric)]
    return one is not levels.told and bool(told_) and ends.isdisjoint(told_)


def _of(claim: Claim, metric: str | None) -> bool:
    return claim.frame.metric == metric and claim.frame.aspect != "change"


def _of_two_times(a: Claim, b: Claim) -> bool:
    ours, theirs = a.frame.period, b.frame.period
    return ours is not None and theirs is not None and ours.overlap(theirs) is Overlap.DISJOINT


def _meant(levels: Levels, rate: Claim) -> bool:
    """Whether levels lie about as far apart as a rate says: who asks about a rise of 5% means not what fell by 78%."""
    real = abs(levels.after.quantity.near / levels.before.quantity.near - 1) * 100
    return meant(real, abs(rate.quantity.near))


def _of_one_thing(rate: Claim, levels: Levels) -> bool:
    """Whether a headline's rate is that of the measure whose levels the text tells."""
    ours, theirs = rate.frame, levels.after.frame
    return ours.known and ours.metric == theirs.metric and len(levels.told.claims) == 2


def _fits(levels: Levels, rate: Claim, pack: RulePack) -> bool:
    before, after, told_ = (_price(claim) or room(claim, pack.tolerances) for claim in (*levels[:2], rate))
    if before is None or after is None or told_ is None:
        return True
    ratio = after.over(before)
    real = Room(100 * (ratio.low - 1), 100 * (ratio.high - 1))
    return real.meets(told_) or real.turned.meets(told_)


def _price(claim: Claim) -> Room | None:
    """The room of what something costs, told to its last dollar: nobody writes "$20" of $20.40 that goes to $24."""
    amount = claim.quantity
    if len(amount.unit or "") != len("USD") or amount.approx or amount.point is None or claim.scaled:
        return None
    return Room(amount.near * (1 - CLOSE), amount.near * (1 + CLOSE))


def _finding(levels: Levels, rate: Claim, pack: RulePack) -> Conflict:
    before, after = levels.before.quantity.near, levels.after.quantity.near
    real = f"a {'rise' if after >= before else 'fall'} of {figure(100 * abs(after / before - 1))}%"
    way = f"{told(levels.before)} to {told(levels.after)}"
    said = {"a": way, "b": told(rate), "reason": real}
    return misfit("FC401", pack, (levels.before, levels.after), rate, said, f"From {way} is {real}.")


def _step(one: Told, behind: Told, pack: RulePack) -> Iterator[Conflict]:
    """ "Rose 12 basis points to 4.31%. It had ended Thursday at 4.19%"."""
    match, then = STEP_TO.search(one.text), BEFORE.search(behind.text)
    if match is None or then is None or match["end"] != then["end"] or " from ‹" in one.text:
        return
    step, after, before = one.claim(match, "step"), one.claim(match, "after"), behind.claim(then, "before")
    ago = AGO.search(behind.text)
    if ago is not None and ago[1] not in one.text and MOVING & {step.frame.metric, after.frame.metric}:
        return  # what a price rose by today does not lead from where it was a year ago
    size, levels = room(step, pack.tolerances), rooms((after, before), pack.tolerances)
    if size is None or levels is None or not same_unit(after, before):
        return
    end, start = levels
    if match["kind"] == "P" and match["end"] != "P":
        ratio = end.over(start)
        real = Room(100 * (ratio.low - 1), 100 * (ratio.high - 1))
    elif match["kind"] == "P" or (match["kind"] == "B") is not (match["end"] == "P"):
        return
    else:
        real = end.minus(start)
    if not real.meets(size if match["up"] else size.turned):
        yield _step_finding(step, after, before, pack)


def _step_finding(step: Claim, after: Claim, before: Claim, pack: RulePack) -> Conflict:
    levels = f"{told(before)} to {told(after)}"
    apart = after.quantity.near - before.quantity.near
    way = "rise" if apart >= 0 else "fall"
    size = f"{figure(abs(apart), 2)}"
    if step.quantity.unit == "percent" and after.quantity.unit != "percent":
        size = f"{figure(100 * abs(apart) / before.quantity.near)}%"
    elif step.quantity.unit == "percentage_point":
        size = f"{size} percentage points"
    said = {"a": levels, "b": told(step), "reason": f"a {way} of {size}"}
    return misfit("FC401", pack, (before, after), step, said, f"From {levels} is a {way} of {size}.")
