"""FC405: hours or days told beside the two times of day, or the two dates, that they lie between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from factcheck.judge.arithmetic_line import told as quoted
from factcheck.judge.story import dated
from factcheck.judge.story_words import Spoken
from factcheck.judge.timeline import Length, Moment, Said
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading

CLOCK = later(
    r"(?<![\d:.])(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap])\.?m\b"
    r"|(?<=\b(?:at|to|by) )(?P<hour2>[012]?\d):(?P<minute2>[0-5]\d)(?![:\d])"
    r"|(?<=\b(?:from|till) )(?P<hour3>[012]?\d):(?P<minute3>[0-5]\d)(?![:\d])"
    r"|(?<=\b(?:until|after) )(?P<hour4>[012]?\d):(?P<minute4>[0-5]\d)(?![:\d])"
    r"|\b(?P<word>noon|midday|midnight)\b"
)
NOON = {"noon": 720, "midday": 720, "midnight": 0}
HALF, DAY = 720, 1440  # minutes
LASTED = later(r"^ (?:later(?! than)|after(?:wards?)?|on|long|without|of|in all|in total)\b|^[,.;]|^$")
LED = later(
    r"\b(?:for|after|lasted|lasting|lasts|took|takes|taking|in|spent|waited|that is|or|full)(?: [a-z]+){0,2} $|, $"
)
# A length that is told in another sentence is that of what went on between the two times.
WENT_ON = r"\b(?:%(went on)s) (?:[a-z]+ ){0,3}$"
OTHERWISE = r";|\b(?:%(other hours)s)\b"
ZONES = r"\b(?:%(other clock)s)\b"
PART = r"\b(?:%(hours of each)s)\b"
APART = later(r"^ (?:later(?! than)|afterwards?|apart|earlier|on)\b")
FROM = later(r"^ (?:after|before)\b")
MINUTES = {"minute": Decimal(1), "hour": Decimal(60)}
DAYS = {"day": Decimal(1), "week": Decimal(7)}
NEAR = 3
FARTHEST = 4  # sentences between a day and the one that is so many days later
APPOSED = later(r"^ (?:later|earlier|afterwards?),? (?:on |in )?$")  # "three days later, on February 15"
# What else may be the day that others are counted from: "it was found the next day".
MEANWHILE = later(r"\b(?:later|earlier|after|before|next|following|then|when|weekend|day|morning|night|evening)\b")


class Told(NamedTuple):
    """A time of day or a date, and where it is told; ``minute`` counts from midnight."""

    said: Said
    at: int
    end: int
    text: str
    minute: int = 0
    half: str = ""


class Stretch(NamedTuple):
    """A length of time that is told in one go, be it by hours and minutes, and what it may be at least and at most."""

    claims: tuple[Claim, ...]
    least: Decimal
    most: Decimal
    size: Decimal
    first: Length
    last: Length


def clocks(told: Sequence[Said], reading: Reading, spoken: Spoken) -> Iterator[Conflict]:
    """Lengths that do not lie between the only two times of day, or the only two dates, told around them."""
    for at, one in enumerate(told):
        yield from _hours(one, told[max(0, at - 1) : at + 2], reading.article, spoken)
        yield from _days(one, [*_before(one, told[max(0, at - FARTHEST) : at]), one], reading.article, spoken.pack)


def _hours(one: Said, near: Sequence[Said], article: str, spoken: Spoken) -> Iterator[Conflict]:
    stretches = list(stretches_of(one, MINUTES))
    if not stretches:
        return
    window = next((some for some in ((one,), near) if len({t.minute for said in some for t in _times(said)}) > 1), ())
    times = [time for said in window for time in _times(said)]
    if len(times) != 2 or any(spoken.pattern(ZONES).search(said.low) for said in window):
        return
    a, b = times
    between = (b.minute - a.minute) % DAY
    may = {between} if a.half and b.half else {between, (between + HALF) % DAY}
    if any(stretch.least <= real <= stretch.most for stretch in stretches for real in may):
        return
    for stretch in stretches:
        if _between(one, stretch, a, b, spoken) and stretch.size / NEAR <= between <= stretch.size * NEAR:
            reason = f"from {a.text} to {b.text} it is {_spoken(between)}"
            yield _finding(stretch, a, b, reason, article, spoken.pack)
            return


def _between(one: Said, stretch: Stretch, a: Told, b: Told, spoken: Spoken) -> bool:
    """Whether the words tell a length as that between the two times."""
    lead, tail = one.lead(stretch.first), one.tail(stretch.last)
    if spoken.pattern(PART).search(tail[:20]) or spoken.pattern(OTHERWISE).search(one.low):
        return False
    if APART.match(tail):
        return True
    if a.said is one and b.said is one:
        return LED.search(lead) is not None and LASTED.search(tail) is not None
    return spoken.pattern(WENT_ON).search(lead) is not None or re.match(r" (?:without|of darkness)\b", tail) is not None


def _times(said: Said) -> list[Told]:
    """The times of day in a sentence, each with its half of the day, if that is told: a, p or 24."""
    found: list[Told] = []
    for match in CLOCK.finditer(said.low):
        text = said.text[match.start() : match.end()] + (
            "." if match["half"] and said.text[match.end() : match.end() + 1] == "." else ""
        )
        if match["word"]:
            found.append(Told(said, match.start(), match.end(), text, NOON[match["word"]], "24"))
            continue
        told_ = match["hour"] or match["hour2"] or match["hour3"] or match["hour4"]
        minute = match["minute"] or match["minute2"] or match["minute3"] or match["minute4"] or "0"
        hour, half = int(told_), match["half"] or ("24" if int(told_) > 12 or told_.startswith("0") else "")
        if half in ("a", "p"):
            hour = hour % 12 + (12 if half == "p" else 0)
        found.append(Told(said, match.start(), match.end(), text, 60 * hour + int(minute), half))
    if len(found) == 2 and "" in {one.half for one in found} and {"24"} & {one.half for one in found}:
        found = [one._replace(half="24") for one in found]  # one that counts to 24 does so for both
    return found


def stretches_of(one: Said, units: dict[str, Decimal]) -> Iterator[Stretch]:
    """The lengths of a sentence in some units; "two hours and 48 minutes" are one."""
    lengths = [length for length in one.lengths if length.claim.quantity.unit in units and length.claim.quantity.point]
    at = 0
    while at < len(lengths):
        first = last = lengths[at]
        size, step = _size(first, units)
        claims = [first.claim]
        if at + 1 < len(lengths) and re.fullmatch(r",?(?: and)? ", one.text[last.end : lengths[at + 1].at]):
            more, finer = _size(lengths[at + 1], units)
            if more < units[first.claim.quantity.unit or ""]:
                size, step, last, at = size + more, finer, lengths[at + 1], at + 1
                claims.append(last.claim)
        at += 1
        approx = claims[0].quantity.approx
        slack = max(step / 2, size / 4 if approx else size / (20 if len(claims) == 1 else 60))
        least = Decimal(0) if approx in ("less_than", "at_most") else size - slack
        most = size * 20 if approx in ("more_than", "at_least") else size + slack
        if claims[0].quantity.approx != "range" and not claims[0].vague and claims[0].frame.modality == "actual":
            yield Stretch(tuple(claims), least, most, size, first, last)


def _size(length: Length, units: dict[str, Decimal]) -> tuple[Decimal, Decimal]:
    """How much it is in the smallest of the units, and how finely it is told: hours to the half of one."""
    amount = length.claim.quantity
    by = units[amount.unit or ""]
    value = abs(amount.near)
    return value * by, by / 2 if value != int(value) else by


def _spoken(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    told = [f"{hours} hour{'s' * (hours > 1)}"] if hours else []
    return " and ".join((*told, f"{rest} minutes") if rest else told)


def _before(one: Said, some: Sequence[Said]) -> Sequence[Said]:
    """The sentence before one; where a day stands right behind a length, the last before that tells any time."""
    last = next((said for said in reversed(some) if said.moments or MEANWHILE.search(said.low)), None)
    apposed = any(
        APPOSED.match(one.low[stretch.last.end : moment.at])
        for stretch in stretches_of(one, DAYS)
        for moment in one.moments
        if moment.at >= stretch.last.end
    )
    return [last] if apposed and last is not None else some[-1:]


def _days(one: Said, near: Sequence[Said], article: str, pack: RulePack) -> Iterator[Conflict]:
    """ "Vanished on March 3", "21 days later, on March 14"."""
    stretches = [s for s in stretches_of(one, DAYS) if APART.match(one.tail(s.last)) or FROM.match(one.tail(s.last))]
    if len(stretches) != 1:
        return
    stretch = stretches[0]
    dates = [(said, m, day) for said in near for m in said.moments if (day := _day(m)) is not None]
    here = [held for held in dates if held[0] is one]
    some = here if len(here) > 1 else dates
    if len(some) != 2 or not here or (FROM.match(one.tail(stretch.last)) and some is not here):
        return
    slack = 1 if stretch.claims[0].quantity.unit == "day" else 4
    if any(abs(abs((a - b).days) - stretch.size) <= slack for (*_, a), (*_, b) in combinations(dates, 2)):
        return
    (a_said, a, first), (b_said, b, last) = some
    between = abs((last - first).days)
    if stretch.claims[0].quantity.approx or not stretch.size / NEAR <= between <= stretch.size * NEAR:
        return
    reason = f"from {a.slot.text} to {b.slot.text} it is {between} days"
    start, end = (Told(said, m.at, m.end, m.slot.text) for said, m in ((a_said, a), (b_said, b)))
    yield _finding(stretch, start, end, reason, article, pack)


def _day(moment: Moment) -> date | None:
    """The one day that a time tells by its month, in the year of the story if it names none."""
    period = moment.slot.period
    if period is None or not re.search(r"\d", moment.slot.text) or period.grain != "day":
        return None
    if period.partial is not None:
        day, last = period.partial
        if day != last or not day.month or not day.day:
            return None
        try:
            return date(period.first.year if period.first else 2024, day.month, day.day)
        except ValueError:
            return None
    return period.first if period.first == period.last else None


def _finding(stretch: Stretch, a: Told, b: Told, reason: str, article: str, pack: RulePack) -> Conflict:
    length = " and ".join(quoted(claim) for claim in stretch.claims)
    between = f"{a.text} to {b.text}"
    said = {"subject": stretch.claims[0].frame.subject or "The text", "a": length, "b": between, "reason": reason}
    places = (a.said.spot(a.at, a.end), b.said.spot(b.at, b.end))
    return dated(pack, stretch.claims, places, article, said, f"{reason[0].upper()}{reason[1:]}.")
