"""FC401: growth told beside the levels it leads from and to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from factcheck.judge.arithmetic_forms import ENDS, FORMS, SPANS, STEPS, TURNED
from factcheck.judge.arithmetic_line import (
    ADJUSTED,
    RANGING,
    Line,
    misfit,
    of_one_size,
    pattern,
    same_unit,
    told,
    worth,
)
from factcheck.judge.arithmetic_rooms import Room, figure
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack

EXPECTED = later(r"\b(?:expect|forecast|estimat|predict|project|consensus|analyst|target|goal|plan|budget|poll)")
# "45% above the level of a year ago" is held against another level than the one told.
COMPARED = frozenset({"above", "below"})
# "A loss improved 12%" falls; "a deficit narrowed": whether that is up or down lies in the eye of the beholder.
TWO_WAYS = later(r"loss|improv|narrow|widen|deteriorat|eas|weaken|strengthen|recover")
OUTDONE = later(
    r" (?:‹(?:up|down)\d+›|ahead of|short of|better than|worse than)"
    r" (?:the|its|their|what|analysts?|expectations|forecasts?|estimates?|consensus)\b"
)
# "Growth slowed to 2.6 percent from 4.3", which is no rise that led there.
GROWING = later(
    r"\b(?:growth|inflation|rise|increase|gain)s? (?:[a-z]+ )?(?:slow|eas|cool|moderat|weaken|abat|subsid)[a-z]* to\b"
)
NEGATIVE = later(r"\b(?:loss|losses|deficit|deficits|shortfall|debt)\b")
DIGITS = later(r"[0-9](?:[0-9,]*[0-9])?(?:\.[0-9]+)?")
RUNNING, YEAR = frozenset({"month", "quarter"}), 300  # days, within which what was before is not of a year ago
LONGEST_NUMBER = 40
MARK = later(r"‹(?:up|down|flat)(\d+)›")


class Growth(NamedTuple):
    """A change and the levels it is said to lead from and to; ``way`` is 1 up, −1 down, 0 unsaid.

    ``span`` is the claim that holds both levels, where they were read as one range.
    """

    before: Claim
    after: Claim
    change: Claim
    way: int
    span: Claim | None = None

    @property
    def levels(self) -> tuple[Claim, ...]:
        return (self.span,) if self.span else (self.before, self.after)


BY = later(
    r"\bby(?: (?:well|just|a|little|more|less|under|over|than|almost|nearly|about|at|least|most|around|roughly))* ?$"
)
# "Won 33 of parliament's 150 seats, down from 41": what came down is the part.
WHOLE = later(r"\d(?:›)? (?:[a-z]+ )?of (?:[a-z’'-]+ ){0,3}(?:['’]s )?$")
QUALIFYING = frozenset({"on", "with"})
REVISED = later(r"\brevis(?:ed|ion|ions|ing)\b")
# "A payout of 10.5 cents on the split shares, 10% more than the 19 before the split".
SPLIT = later(
    r"\b(?:pre|post)(?: ?- ?)?split\b|\bsplit[ -]+(?:shares|stock|basis|adjusted)\b|\b(?:before|after|for) the split\b"
)
BASE = later(r"\b(?:over|on|above|below|than|against)\s(?:the|its|their|a)\s(?:[a-z]+\s)?$")
# "Up 14 to 164, against 422 a year ago": by so many since another day.
MEANT = 3  # times: a step that leads further than this from the level it is held against came from another
HELD_AGAINST = later(r", (?:against|compared (?:with|to)|versus|vs) (?:[a-z]+ ){0,2}$")


def growth(lines: Iterable[Line]) -> Iterator[Conflict]:
    """FC401: "up 77% from $410 billion to $725 billion" where that is not 77%."""
    for line in lines:
        # What was revised is told beside what it was before, and either may be the base of a change.
        if line.qualifiers & ADJUSTED or REVISED.search(line.text) or SPLIT.search(line.text):
            continue
        told_ = list(_told(line))
        for found, match in told_:
            if not _doubtful(line, match) and (conflict := _judged(line, found)):
                yield conflict
        yield from _steps(line, {found.change.id for found, _ in told_})
        yield from _turned(line, {level.id for found, _ in told_ for level in found.levels})


def _told(line: Line) -> Iterator[tuple[Growth, re.Match[str]]]:
    """Every change of a sentence that is told with both levels, each once, in the first form that fits."""
    seen: set[str] = set()
    for form in (*FORMS, *SPANS) if line.several else SPANS:
        for match in pattern(form).finditer(line.text):
            changes = [name for name in ("change", "also") if match.groupdict().get(name)]
            if seen & {match[name] for name in changes}:
                continue
            for name in changes:
                found = _growth(line, match, name)
                if found is not None and _fitting(found):
                    seen.add(match[name])
                    yield found, match


def _growth(line: Line, match: re.Match[str], name: str) -> Growth | None:
    change = line.claim(match, name)
    if match.re.pattern not in SPANS:
        return Growth(line.claim(match, "before"), line.claim(match, "after"), change, _way(match))
    span = line.claim(match, "range")
    if BASE.search(span.sentence[: span.within.start]):
        return None  # "a drop of 17 to 19% over the 12.4 to 12.6 million tonnes of last year"
    ends = _ends(span)
    return Growth(*ends, change, _way(match), span) if ends else None


def _ends(span: Claim) -> tuple[Claim, Claim] | None:
    """The two ends of "2.50% to 2.25%", in the order they are told."""
    words, low, high = ENDS.fullmatch(span.place.text), span.quantity.low, span.quantity.high
    if span.quantity.approx != "range" or words is None or low is None or high is None:
        return None
    first, last = DIGITS.search(words["first"]), DIGITS.search(words["last"])
    if first is None or last is None or len(first[0]) > LONGEST_NUMBER or len(last[0]) > LONGEST_NUMBER:
        return None
    falls = Decimal(first[0].replace(",", "")) > Decimal(last[0].replace(",", ""))
    return _end(span, words["first"], high if falls else low), _end(span, words["last"], low if falls else high)


def _end(span: Claim, text: str, value: Decimal) -> Claim:
    quantity = replace(span.quantity, low=value, high=value, approx=None)
    return replace(span, place=span.place._replace(text=text), quantity=quantity)


def _way(match: re.Match[str]) -> int:
    return {"up": 1, "down": -1}.get(match.groupdict().get("way") or "", 0)


def _fitting(told: Growth) -> bool:
    """Whether the units are those of one change of one thing."""
    before, after, change = (claim.quantity.unit for claim in told[:3])
    if not same_unit(told.before, told.after) or told.before.frame.subject != told.after.frame.subject:
        return False
    levels_are_rates = "percent" in (before, after)
    if levels_are_rates and (before != after or change in ("x", None)):
        return False
    if change == "percentage_point":
        return levels_are_rates
    if change in ("percent", "x"):
        return True
    return change == after and not levels_are_rates and same_unit(told.change, told.after)


def _doubtful(line: Line, match: re.Match[str]) -> bool:
    """Whether a level is what someone expected, or one of the two is a loss."""
    if match.groupdict().get("word") and line.statement.slots[int(match["word"])].text.lower() in COMPARED:
        return True
    change = re.search(rf"(\w+) ‹[A-Z]{match['change']}›", line.text) if "change" in match.groupdict() else None
    if change is not None and change[1] in QUALIFYING:
        return True  # "rates on 80 percent mortgages"
    if "change" in match.groupdict() and f"{match['change']}› from ‹T›" in line.text:
        return True  # "from 266 in May to 290 in June, up almost 30 percent from June 1989"
    near = line.text[match.start() : match.end() + 40]
    if EXPECTED.search(near) or NEGATIVE.search(near):
        return True
    marks = (line.statement.slots[int(mark)] for mark in MARK.findall(near) if mark != match.groupdict().get("word"))
    return any(slot.text.lower().startswith("loss") for slot in marks)


def _judged(line: Line, told_: Growth) -> Conflict | None:
    before, after, change = (line.room(claim) for claim in told_[:3])
    if before is None or after is None or change is None or _negative(told_):
        return None
    signs = (1, -1) if not told_.way or _either_way(line) else (told_.way,)
    options = [change if sign > 0 else change.turned for sign in signs]
    if told_.change.quantity.unit == "x":
        options = list(_multiples(told_, change))
        if told_.change.quantity.near < 1 and BY.search(told_.change.sentence[: told_.change.within.start]):
            options = [
                Room(max(Decimal(0), 1 - change.high), 1 - change.low)
            ]  # "cut by more than half" leaves less than half
        fits = [after.over(before)]
    else:
        fits = list(_changes(told_, before, after))
    if any(option.meets(real) for option in options for real in fits):
        return None
    if _against_another(line, told_):
        return None
    return _finding(line, told_)


def _against_another(line: Line, told_: Growth) -> bool:
    """Whether a level that a step is held against lies on the wrong side of it, or far off."""
    before, after, change = (claim.quantity for claim in told_[:3])
    if change.unit == "percent" and _of_the_month_before(line, told_):
        return True
    if not told_.way or change.unit in ("percent", "x") or told_.span or "percent" in (before.unit, after.unit):
        return False
    mark = next(slot for slot in enumerate(line.statement.slots) if slot[1].claim is told_.before)[0]
    held = HELD_AGAINST.search(line.text[: line.text.find(f"‹A{mark}›")]) is not None
    size, step = abs(after.near) - abs(before.near), abs(change.near)
    return held and abs(size) != step and (size * told_.way < 0 or abs(size) > MEANT * step)


def _of_the_month_before(line: Line, told_: Growth) -> bool:
    """ "Exports rose 31.3% to 154,711, compared with 146,610 in April": a rise on the year, beside the month before."""
    mark = next(slot for slot in enumerate(line.statement.slots) if slot[1].claim is told_.before)[0]
    held = HELD_AGAINST.search(line.text[: line.text.find(f"‹A{mark}›")]) is not None
    then, now = told_.before.frame.period, told_.after.frame.period or told_.before.as_of
    if not held or then is None or now is None or then.grain not in RUNNING:
        return False
    return then.last is not None and now.last is not None and abs((now.last - then.last).days) < YEAR


def _negative(told_: Growth) -> bool:
    """A sign on a level makes its growth a matter of taste."""
    return any(claim.quantity.near < 0 for claim in (told_.before, told_.after))


def _either_way(line: Line) -> bool:
    words = [slot.text.lower() for slot in line.statement.slots if slot.kind == "direction"]
    if any(claim.frame.known and claim.frame.metric == "exchange rate" for claim in line.claims):
        return True  # "the yen rose 0.8% to 153.50 from 154.67"
    return any(TWO_WAYS.match(word) for word in words) or bool(NEGATIVE.search(line.text))


def _multiples(told_: Growth, change: Room) -> Iterator[Room]:
    """What a multiple may mean: "rose 2.5 times" is to so many times as much, or by; "fell threefold" is to a third."""
    yield change
    if re.search(r"time|fold|x", told_.change.place.text.lower()):
        yield change + Room(Decimal(1), Decimal(1))
    if told_.way < 0:
        yield Room(1 / change.high, 1 / change.low)


def _changes(told_: Growth, before: Room, after: Room) -> Iterator[Room]:
    unit = told_.change.quantity.unit
    ratio = after.over(before)
    if unit == "percent":
        yield Room(100 * (ratio.low - 1), 100 * (ratio.high - 1))
    if unit != "percent" or told_.after.quantity.unit == "percent":
        yield after.minus(before)


def _finding(line: Line, told_: Growth) -> Conflict:
    real = _real(told_)
    way = f"{told(told_.before)} to {told(told_.after)}"
    said = {"a": way, "b": _said(told_), "reason": real}
    return misfit("FC401", line.pack, told_.levels, told_.change, said, f"From {way} is {real}.")


def _said(told_: Growth) -> str:
    """The change as told; with its direction, where that is what is wrong."""
    rises = abs(told_.after.quantity.near) >= abs(told_.before.quantity.near)
    if not told_.way or rises == (told_.way > 0):
        return told(told_.change)
    return f"a {'fall' if rises else 'rise'} of {told(told_.change)}"


def _real(told_: Growth) -> str:
    before, after = abs(told_.before.quantity.near), abs(told_.after.quantity.near)
    unit = told_.change.quantity.unit
    if unit == "x":
        return f"{figure(after / before, 2)} times"
    name = "rise" if after >= before else "fall"
    if unit == "percent":
        return f"a {name} of {figure(100 * abs(after / before - 1))}%"
    size = abs(after - before)
    if unit == "percentage_point":
        return f"a {name} of {figure(size, 2)} percentage point{'' if size == 1 else 's'}"
    return f"a {name} of {worth(size, told_.after)}"


def _turned(line: Line, judged: set[str]) -> Iterator[Conflict]:
    """ "Rose to $4 million from $5 million", where no change is told beside the levels."""
    ways = {slot.label for slot in line.statement.slots if slot.kind == "direction"}
    for form in TURNED if len(ways) == 1 else ():  # "cut its forecast of growth to 3% from 4%"
        for match in pattern(form).finditer(line.text):
            before, after, way = line.claim(match, "before"), line.claim(match, "after"), _way(match)
            told_ = Growth(before, after, after, way)
            if (
                {before.id, after.id} & judged
                or not _levels(told_, line.pack.rates)
                or _doubtful(line, match)
                or _negative(told_)
                or GROWING.search(before.sentence[: before.within.start])
                or RANGING.search(line.text[: match.start("before")].partition(" from ")[0])
                or WHOLE.search(line.text[: line.text.find(f"‹A{match['after']}›")])
            ):
                continue
            here, there = line.room(before), line.room(after)
            if here is None or there is None or _either_way(line):
                continue
            if there.high < here.low if way > 0 else there.low > here.high:
                judged |= {before.id, after.id}
                yield turned(line.pack, before, after, way)


def _levels(told_: Growth, rates: Set[str]) -> bool:
    """Whether both are levels of one thing, and as they are told."""
    before, after = told_.before, told_.after
    same = same_unit(before, after) and before.frame.subject == after.frame.subject
    same = same and (before.quantity.per is None or of_one_size(before, after))  # no profit and that of a share
    # "Demand declining from 15 percent to 40 percent" tells two declines, "prices fell from 15 to 26 percent" too.
    rated = after.frame.known and after.frame.metric in rates
    ranging = before.place.start < after.place.start and before.quantity.unit == "percent" and not rated
    plain = (
        not ranging
        and not (before.quantity.approx or after.quantity.approx)
        and before.quantity.per == after.quantity.per
    )
    return same and plain and None not in (before.quantity.unit, after.quantity.unit)


def turned(pack: RulePack, before: Claim, after: Claim, way: int) -> Conflict:
    """The finding that two levels go the other way than told, 1 up or −1 down."""
    name, real = ("rise", "fall") if way > 0 else ("fall", "rise")
    levels = f"{told(before)} to {told(after)}"
    said = {"a": levels, "b": f"a {name}", "reason": f"a {real}"}
    return misfit("FC401", pack, (before,), after, said, f"From {levels} is a {real}.")


def _steps(line: Line, judged: set[str]) -> Iterator[Conflict]:
    """Steps that do not make the rate told beside them, where no level before them is told as well."""
    for form in STEPS if line.several else ():
        for match in pattern(form).finditer(line.text):
            one, two, after = (line.claim(match, name) for name in ("one", "two", "after"))
            step, rate = (two, one) if one.quantity.unit == "percent" else (one, two)
            if (
                rate.id in judged
                or rate.quantity.unit != "percent"
                or "percent" in (step.quantity.unit, after.quantity.unit)
            ):
                continue
            if OUTDONE.match(line.text, match.end()):
                continue  # "at €1.84bn, up 7%, some €50m above the consensus"
            if same_unit(step, after) and not _step_fits(line, step, rate, after, _way(match)):
                yield _step_finding(line, step, rate, after, _way(match))


def _step_fits(line: Line, step: Claim, rate: Claim, after: Claim, way: int) -> bool:
    size, share, level = line.room(step), line.room(rate), line.room(after)
    if size is None or share is None or level is None or _bad_level(step, after, way):
        return True
    before = level.minus(size) if way > 0 else level + size
    if before.low <= 0:
        return True
    real = size.over(before)
    # A tenth of a percent is told of whatever rounds to it.
    half = rate.quantity.precision / 2
    share = Room(min(share.low, abs(rate.quantity.near) - half), max(share.high, abs(rate.quantity.near) + half))
    return Room(100 * real.low, 100 * real.high).meets(share)


def _bad_level(step: Claim, after: Claim, way: int) -> bool:
    """A level that cannot be what the step led to: it is smaller than the step, or has a sign."""
    size, level = abs(step.quantity.near), after.quantity.near
    return level <= 0 or (way > 0 and size >= level)


def _step_finding(line: Line, step: Claim, rate: Claim, after: Claim, way: int) -> Conflict:
    size, level = abs(step.quantity.near), after.quantity.near
    real = f"a {'rise' if way > 0 else 'fall'} of {figure(100 * size / (level - way * size))}%"
    move = f"{'up' if way > 0 else 'down'} {told(step)} to {told(after)}"
    said = {"a": move, "b": told(rate), "reason": real}
    return misfit("FC401", line.pack, (step, after), rate, said, f"{move[0].upper()}{move[1:]} is {real}.")
