"""Times of day as an article tells them: the minutes they may mean, how loosely, by which clock."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from factcheck.align.bases import any_of
from factcheck.model.later import later
from factcheck.model.pack import RulePack

HALF, DAY = 720, 1440  # minutes
LAST_HOUR = 12
EXACT, ROUND, LOOSE = 1, 10, 25  # minutes by which an hour may be meant otherwise
CLOCK = later(
    r"^\d{1,2}[:.]\d\d\b|^\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|^\d{4} (?:utc|gmt|hours|hrs)\b|o['’]clock|\bpast\b"
    r"|^quarter to\b|^(?:noon|midday|midnight)$|^[a-z0-9]+ (?:in the|at night)\b"
)
NUMERIC = later(r"(?P<hour>\d{1,2})(?:(?P<colon>[:.])?(?P<minute>[0-5]\d))?")
SPOKEN = later(r"(?:(?P<part>half|quarter|five|ten|twenty|twenty-five) (?P<way>past|to) )?(?P<hour>[a-z]+|\d{1,2})\b")
MINUTES = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
ELSEWHERE = later(
    r"(?!(?:local|this|that|the|same|first|last|one|some|any|a|in|at|for)\b)([a-z]+) time\b"
)  # "Moscow time"
NAMED = {"noon": 720, "midday": 720, "midnight": 0}
UNIVERSAL = "utc"


class Clock(NamedTuple):
    """The minutes of a day that an hour may mean, how loosely, and by which clock."""

    minutes: frozenset[int]
    loose: int
    zone: str


class Clocks:
    """Reads times of day by the words of a pack."""

    def __init__(self, pack: RulePack) -> None:
        words = pack.words.phrases["clock"]
        self._cardinals = pack.numbers.cardinals
        self._roughly = re.compile(rf"\b(?:{any_of(words['roughly'])})\b")
        self._morning = re.compile(rf"(?:\b|(?<=\d))(?:a\.?m|{any_of(words['morning'])})\b")
        self._evening = re.compile(rf"(?:\b|(?<=\d))(?:p\.?m|{any_of(words['evening'])})\b")
        self._zones: Mapping[str, str] = {
            **dict.fromkeys(words["universal"], UNIVERSAL),
            **{zone: zone[0] for zone in words["american"]},
            **{zone: zone for zone in words["other"]},
        }
        self._zone = re.compile(rf"\b(?:{any_of(self._zones)})\b")

    def read(self, told: str, before: str, behind: str) -> Clock | None:
        """A time of day with the words before it and behind; nothing of "10-year" or "the past 12 hours"."""
        text = told.lower()
        read = self._minutes(text, behind) if CLOCK.search(text) else None
        if read is None:
            return None
        minutes, exact = read
        zone = self._zone.search(text) or self._zone.match(behind)
        by_place = None if zone else ELSEWHERE.match(behind)
        loose = LOOSE if self._roughly.search(before) else EXACT if exact else ROUND
        return Clock(minutes, loose, self._zones[zone[0]] if zone else by_place[1] if by_place else "")

    def _minutes(self, text: str, behind: str) -> tuple[frozenset[int], bool] | None:
        """The minutes from midnight that a time of day may mean, and whether it is told to the minute."""
        if text in NAMED:
            return frozenset({NAMED[text]}), False
        if found := NUMERIC.match(text):
            hour, minute = int(found["hour"]), int(found["minute"] or 0)
            whole = len(found["hour"]) == 2 and found["colon"] is None and found["minute"] is not None  # "0600 UTC"
            fixed = (
                hour > LAST_HOUR
                or hour == 0
                or whole
                or found["hour"].startswith("0")
                or "utc" in text
                or "gmt" in text
            )
            exact = minute != 0  # "09:00" may be 09:04
        elif (found := SPOKEN.match(text)) and (spoken := self._hour(found["hour"])):
            hour = spoken
            minute, fixed, exact = MINUTES.get(found["part"] or "", 0), False, False
            if found["way"] == "to":
                hour, minute = hour - 1, 60 - minute
        else:
            return None
        at = hour * 60 + minute
        said = f"{text} {behind}"
        if self._morning.search(text) or (not self._evening.search(text) and self._morning.search(said)):
            return frozenset({at % HALF}), exact
        if self._evening.search(said) and hour <= LAST_HOUR:
            return frozenset({at % HALF + HALF}), exact
        return frozenset({at % DAY} if fixed else {at % HALF, at % HALF + HALF}), exact

    def _hour(self, told: str) -> int | None:
        """The hour that a word or two digits tell, if it is one."""
        hour = int(told) if told.isdigit() else self._cardinals.get(told, 0)
        return hour if told.isdigit() or 0 < hour <= LAST_HOUR else None


def of_one(a: Clock, b: Clock) -> bool:
    """Whether two hours are told by one clock, be it left unsaid by which; universal time is always said."""
    return a.zone == b.zone or ("" in (a.zone, b.zone) and UNIVERSAL not in (a.zone, b.zone))


def may_be(a: Clock, b: Clock) -> bool:
    """Whether two hours of one clock may be one."""
    reach = max(a.loose, b.loose)
    return any(min((x - y) % DAY, (y - x) % DAY) <= reach for x in a.minutes for y in b.minutes)
