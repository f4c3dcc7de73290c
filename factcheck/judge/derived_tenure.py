"""FC405: for how many years something is agreed, against the month or the year it runs to: "a four-year contract"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from factcheck.judge.arithmetic_line import told as quoted
from factcheck.judge.derived_lasted import lead_of, one_day
from factcheck.judge.story import dated
from factcheck.judge.story_words import Spoken
from factcheck.judge.timeline import YEAR, Length, Said, now
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.statement import Reading, Slot

MONTH, A_MONTH, A_YEAR = timedelta(days=30.44), timedelta(days=30), timedelta(days=365)
MONTHS = {"year": 12, "month": 1}
SLACK = 4  # months by which a length is rounded where both its days are told
SIGNED = 8  # … and where it is counted from the day of the story: contracts of players go by seasons
NEAR = 3  # times: what is further off than this is told of other days
# A four-year rolling contract / a lease of twelve years
BEHIND = r"^[ -](?:[a-z-]+ ){0,2}?(?:%(agreed for years)s)\b"
BEFORE = r"\b(?:%(agreed for years)s) (?:of|for|lasting|over)(?: [a-z]+)? $"
UNTIL = later(
    r"\b(?:to|until|till|through|(?:expir\w+|end(?:s|ed|ing)?|run(?:s|ning)? out) (?:in|on|at))"
    r"(?: (?:the|at|mid|early|late|end|summer|spring|of)\b){0,5} ?-?$"
)
FROM = r"\b(?:%(agreed from)s)(?: (?:the|at|in|on|of|start|beginning)){0,4} ?$"
NOW = r"\b(?:%(agreed now)s)\b"
OTHERWISE = r"\b(?:%(agreed otherwise)s)\b"
LINK = later(r"^(?:until|till|through|to|from|between) ", re.IGNORECASE)
AND = later(r" (?:to|until|till|through|and) ")
NAMED = later(r"[A-Za-z]{3,}")


class Bound(NamedTuple):
    """A time between whose first and last day something begins or ends."""

    text: str
    first: date
    last: date


class Bounds(NamedTuple):
    """When something begins and ends by a sentence, and the times that it tells besides."""

    starts: list[Bound]
    ends: list[Bound]
    others: list[Bound]


def tenures(told: Sequence[Said], reading: Reading, spoken: Spoken) -> Iterator[Conflict]:
    """Contracts, leases and concessions that end years before or after what they are agreed for."""
    today = now(reading) if one_day(reading) else None
    for one in told:
        for length in one.lengths:
            if _is_tenure(one, length, spoken) and not spoken.pattern(OTHERWISE).search(one.low):
                yield from _judged(one, length, _bounds(one, spoken), today, spoken)


def _is_tenure(one: Said, length: Length, spoken: Spoken) -> bool:
    """Whether a length is that of something agreed."""
    amount = length.claim.quantity
    plain = amount.point is not None and amount.approx is None and amount.unit in MONTHS and amount.near > 1
    behind, before = spoken.pattern(BEHIND).match(one.tail(length)), spoken.pattern(BEFORE).search(one.lead(length))
    return plain and (behind is not None or before is not None)


def _bounds(one: Said, spoken: Spoken) -> Bounds:
    """The times of a sentence that tell a year, by the words before them or those read as a part of them."""
    found = Bounds([], [], [])
    for slot, held in groupby(one.moments, key=lambda moment: moment.slot):
        lead, period = lead_of(one, next(held)), slot.period
        if period is None or period.last is None or not YEAR.search(slot.text):
            continue
        if period.grain == "span":
            first, last = _parted(slot)
            found.ends.append(Bound(last, period.last - _width(last), period.last))
            if period.first is not None:
                found.starts.append(Bound(first, period.first, period.first + _width(first)))
        elif period.first is not None:
            is_start = spoken.pattern(FROM).search(lead)
            held_by = found.ends if UNTIL.search(lead) else found.starts if is_start else found.others
            held_by.append(Bound(" ".join(slot.text.split()), period.first, period.last))
    return found


def _parted(slot: Slot) -> tuple[str, str]:
    """The two ends of a stretch in its own words: "April 2021", "March 2030" of "from April 2021 to March 2030"."""
    text = LINK.sub("", " ".join(slot.text.split()))
    first, *rest = AND.split(text, maxsplit=1)
    return first, rest[0] if rest else text


def _width(text: str) -> timedelta:
    """How much of a time an end of a stretch may be: of a year, or of the month that it names."""
    return A_MONTH if NAMED.search(text) else A_YEAR


def _judged(one: Said, length: Length, bounds: Bounds, today: date | None, spoken: Spoken) -> Iterator[Conflict]:
    if len(bounds.ends) != 1 or len(bounds.starts) > 1:
        return
    end = bounds.ends[0]
    signed = [Bound(f"{today:%B %Y}", today, today)] if today is not None else []
    if any(_fits(length, start, end, SLACK) for start in (*bounds.starts, *bounds.others)):
        return
    if any(_fits(length, start, end, SIGNED) for start in signed):
        return
    news = not bounds.others and spoken.pattern(NOW).search(one.low)
    for start in bounds.starts or (signed if news else []):
        months, size = round((end.last - start.first) / MONTH), _months(length)
        if size / NEAR <= months <= size * NEAR:
            yield _finding(one, length, start, end, months, spoken)


def _months(length: Length) -> float:
    amount = length.claim.quantity
    return float(amount.near) * MONTHS[amount.unit or ""]


def _fits(length: Length, start: Bound, end: Bound, slack: int) -> bool:
    """Whether a length lies between a beginning and an end, but for some months."""
    size = _months(length)
    room = min(slack, size / NEAR)
    return (end.first - start.last) / MONTH - room <= size <= (end.last - start.first) / MONTH + room


def _finding(one: Said, length: Length, start: Bound, end: Bound, months: int, spoken: Spoken) -> Conflict:
    between = f"{round(months / 12, 1):g} years" if months > MONTHS["year"] else f"{months} months"
    reason = f"from {start.text} to {end.text} it is {between} at most"
    said = {"subject": length.claim.frame.subject or "The text", "a": quoted(length.claim)}
    said |= {"b": f"{start.text} to {end.text}", "reason": reason}
    at = one.text.find(end.text)
    hint = f"{reason[0].upper()}{reason[1:]}."
    return dated(spoken.pack, (length.claim,), (one.spot(at, at + len(end.text)),), length.claim.article, said, hint)
