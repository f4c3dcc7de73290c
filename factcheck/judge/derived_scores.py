"""FC403: a victory by so many beside another score, and a lead of so many seconds beside two other times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import Room, figure
from factcheck.judge.derived import counted, exact, noun, size
from factcheck.judge.derived_gaps import BY, told_apart
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later

MOST_FAR = 3  # times: what lies further off is the gap of another match
SCORE = later(r"(?<![\d(:.,/–-])(?P<a>\d{1,3})[-–](?P<b>\d{1,3})(?![\d/–-]|[.,:]\d| ?(?:per|%|year|season|vote))")
TIME = later(
    r"(?<![\d:.])(?:(?P<h>\d{1,2})[:h])?(?P<m>\d{1,2}):(?P<s>\d\d)(?:[.,](?P<part>\d{1,2}))?(?![\d:])"
    r"(?! ?(?:[ap]\.?m\b|local|gmt|utc|o[’']clock|hrs))"
)
AT = later(r"\b(?:at|around|from|until|by|before|after|since|about) $")  # a time of day
SCORED = frozenset({"", "point", "goal", "run", "try", "basket", "pin", "shot", "stroke", "frame", "game"})
WON = later(r"^[^‹,;]{0,12}\b(?:victory|win|defeat|margin|triumph|loss|rout)\b")
# Where it stood before the end, or in another match.
MIDWAY = later(
    r"\b(?:half|half-?time|break|interval|quarter|period|innings|inning|early|once|at one (?:point|stage)|midway|lap"
    r"|split|series|aggregate|overall|last (?:year|week|season|time)|record|previous|first leg|second leg|spread|odds"
    r"|favou?rites?|spring|summer|autumn|winter)\b"
)
ANOTHER = later(r"^\W*(?:another|the other|an? (?:second|third|rival|separate|earlier))\b")
SECONDS = {"second": Decimal(1), "minute": Decimal(60), "hour": Decimal(3600)}


def scores(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Victories and leads that are not those of the only score, or the only two times, told around them."""
    sentences = [one.figures for one in story]
    for at, held in enumerate(sentences):
        near = [one for one in story[max(0, at - 1) : at + 2] if not one.headline or one is story[at]]
        for gap in held:
            if not exact(gap) or not told_apart(gap, held, spoken) or MIDWAY.search(story[at].said.lower()):
                continue
            if counted(gap) or noun(gap) in SCORED - {""}:
                yield from _by_score(gap, near, spoken)
            elif gap.unit in SECONDS:
                yield from _by_time(gap, near, SECONDS[gap.unit], spoken)


def _by_score(gap: Figure, near: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    found = {match[0]: (int(match["a"]), int(match["b"])) for one in near for match in SCORE.finditer(one.said)}
    own = size(gap, spoken.pack)
    by = BY.search(gap.lead) or "margin" in gap.lead
    if ANOTHER.search(gap.lead):
        return  # "has him up by three, 47-44. Another has her ahead by six"
    if not (by or WON.search(gap.tail)) or noun(gap) not in SCORED or len(found) != 1 or own is None:
        return
    score, (ours, theirs) = next(iter(found.items()))
    real = Decimal(abs(ours - theirs))
    if real and not own.low <= real <= own.high and real / MOST_FAR <= gap.value <= real * MOST_FAR:
        yield _told(gap, score, f"{figure(real)}", f"{score} is a difference of {figure(real)}.", spoken)


def _by_time(gap: Figure, near: Sequence[Told], unit: Decimal, spoken: Spoken) -> Iterator[Conflict]:
    marks = [match for one in near for match in TIME.finditer(one.said) if not AT.search(one.said[: match.start()])]
    times = {match[0]: _seconds(match, unit) for match in marks}
    own = size(gap, spoken.pack)
    if len(times) < 2 or own is None or TIME.fullmatch(gap.claim.place.text):
        return
    size_ = Room(own.low * unit, own.high * unit)
    step = Decimal(1) if all("." not in time and "," not in time for time in times) else Decimal("0.1")
    apart = {(a, b): abs(times[a] - times[b]) for a, b in combinations(times, 2)}
    if any(Room(real - step, real + step).meets(size_) for real in apart.values()) or len(times) != 2:
        return
    (a, b), real = next(iter(apart.items()))
    if real and real / MOST_FAR <= gap.value * unit <= real * MOST_FAR:
        yield _told(gap, f"{a} and {b}", _clock(real), f"From {a} to {b} it is {_clock(real)}.", spoken)


def _seconds(match: re.Match[str], unit: Decimal) -> Decimal:
    """A time in seconds; one of two parts is in hours where the lead is told in minutes and it is short."""
    small = Decimal(f"0.{match['part']}") if match["part"] else Decimal(0)
    if match["h"] is None and unit > 1 and int(match["m"]) < 4 and not match["part"]:
        return Decimal(3600 * int(match["m"]) + 60 * int(match["s"]))
    return 3600 * int(match["h"] or 0) + 60 * int(match["m"]) + int(match["s"]) + small


def _clock(seconds: Decimal) -> str:
    minutes, rest = divmod(seconds, 60)
    parts = [f"{figure(minutes)} min" if minutes else "", f"{figure(rest, 2)} s" if rest else ""]
    return " ".join(part for part in parts if part)


def _told(gap: Figure, ends: str, real: str, hint: str, spoken: Spoken) -> Conflict:
    said = {"a": ends, "b": told(gap.claim), "reason": f"that is {real}"}
    return replace(misfit("FC403", spoken.pack, (), gap.claim, said, hint), sides=((0,),))
