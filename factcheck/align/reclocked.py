"""Times of day left over where two articles tell one story: one event, told by two hours.

The hours that both articles tell are set aside, as exactly as they are meant; of what is left, two stand for each other
if their sentences name the same thing happening, share a name or words, and tell of no two days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.align.happening import Happenings, happenings, happens
from factcheck.align.mutual import best
from factcheck.align.passages import Passage, Passages, shared, shared_around
from factcheck.model.finding import Redating
from factcheck.model.pack import RulePack
from factcheck.model.period import Overlap
from factcheck.model.statement import Reading, Slot

MOST_OPEN = 4  # hours left over in an article beyond which it is a timetable
ENOUGH = 1.5
NEAR = 12  # tokens around an hour within which stands what happens at it
BEFORE, BEHIND = 5, 5  # the same for what hedges it, and for the part of the day that it is in
HALF, DAY = 720, 1440  # minutes
LAST_HOUR = 12
EXACT, ROUND, LOOSE = 1, 10, 25  # minutes by which an hour may be meant otherwise
CLOCK = re.compile(
    r"^\d{1,2}[:.]\d\d\b|^\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|^\d{4} (?:utc|gmt|hours|hrs)\b|o['’]clock|\bpast\b"
    r"|^quarter to\b|^(?:noon|midday|midnight)$|^[a-z0-9]+ (?:in the|at night)\b"
)
NUMERIC = re.compile(r"(?P<hour>\d{1,2})(?:(?P<colon>[:.])?(?P<minute>[0-5]\d))?")
SPOKEN = re.compile(
    r"(?:(?P<part>half|quarter|five|ten|twenty|twenty-five) (?P<way>past|to) )?(?P<hour>[a-z]+|\d{1,2})\b"
)
MINUTES = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
NAMED = {"noon": 720, "midday": 720, "midnight": 0}
MORNING = re.compile(r"\ba\.?m\b|\bmorning\b|\bbefore noon\b|\bdawn\b")
EVENING = re.compile(r"\bp\.?m\b|\bafternoon\b|\bevening\b|\bat night\b|\bdusk\b")
HEDGES = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|some|shortly|soon|just|before|after|toward|towards|between)\b"
)
ZONE = re.compile(r"\b(?:utc|gmt|z|[ecmp][ds]?t|eastern|central|mountain|pacific|cest|bst|ist|jst|msk|hkt|aest|aedt)\b")
AMERICAN = frozenset(
    {*("".join((a, b, "t")) for a in "ecmp" for b in ("", "s", "d")), "eastern", "central", "mountain", "pacific"}
)
UNIVERSAL = frozenset({"utc", "gmt", "z"})


class Hour(NamedTuple):
    """The minutes of a day that an hour may mean, how loosely, in which zone, where it stands, and what happens.

    ``happens`` is what is told nearest to it, ``around`` all that is told near it.
    """

    minutes: frozenset[int]
    loose: int
    zone: str
    slot: Slot
    passage: Passage
    happens: frozenset[str]
    around: frozenset[str]


def redatings(stories: Iterable[tuple[Reading, Reading]], passages: Passages, pack: RulePack) -> Iterator[Redating]:
    """Pairs of hours that stand for each other in two tellings of one story."""
    words = happenings(pack.words.phrases["hour"])
    for ours, theirs in stories:
        if ours is theirs:
            continue
        mine, others = (list(_hours(passages.of(side), words, pack.numbers.cardinals)) for side in (ours, theirs))
        here, there = _left_over(mine, others), _left_over(others, mine)
        if not (0 < len(here) <= MOST_OPEN and 0 < len(there) <= MOST_OPEN):
            continue
        weights = {
            (i, j): _weight(a, b)
            for i, a in enumerate(here)
            for j, b in enumerate(there)
            if _of_one_thing(a, b, lone=len(mine) == len(others) == 1)
            and _of_one_clock(a, b)
            and not _of_two_days(a.passage, b.passage)
        }
        for i, j in best(weights, ENOUGH):
            a, b = here[i], there[j]
            yield Redating(a.passage.statement, b.passage.statement, a.slot, b.slot, copies=False, retold=True)


def _of_one_thing(a: Hour, b: Hour, *, lone: bool) -> bool:
    """Whether the same thing happens at two hours; of two texts that tell no other, be it told farther off."""
    return bool(a.around & b.around if lone else a.happens & b.happens)


def _hours(passages: Sequence[Passage], words: Happenings, cardinals: Mapping[str, int]) -> Iterator[Hour]:
    for passage in passages:
        said = passage.statement
        for slot in said.slots:
            if slot.kind != "time" or slot.period is not None:
                continue
            before = " ".join(said.tokens[max(0, slot.token - BEFORE) : slot.token])
            behind = " ".join(said.tokens[slot.token + 1 : slot.token + 1 + BEHIND])
            read = _minutes(slot.text.lower(), behind, cardinals)
            if read is not None:
                minutes, exact = read
                loose = LOOSE if HEDGES.search(before.rpartition("‹")[2]) else EXACT if exact else ROUND
                zone = ZONE.search(slot.text.lower()) or ZONE.match(behind)
                yield Hour(
                    minutes,
                    loose,
                    _zone(zone[0]) if zone else "",
                    slot,
                    passage,
                    happens(said.tokens, slot.token, words, NEAR),
                    happens(said.tokens, slot.token, words, NEAR, all_=True),
                )


def _minutes(text: str, behind: str, cardinals: Mapping[str, int]) -> tuple[frozenset[int], bool] | None:
    """The minutes from midnight that a time of day may mean, and whether it is told to the minute."""
    if CLOCK.search(text) is None:
        return None  # "10-year", "the past 12 hours"
    if text in NAMED:
        return frozenset({NAMED[text]}), False
    if found := NUMERIC.match(text):
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        whole = len(found["hour"]) == 2 and found["colon"] is None and found["minute"] is not None  # "0600 UTC"
        fixed = (
            hour > 12
            or hour == 0
            or whole
            or found["hour"].startswith("0")
            or any(zone in text for zone in ("utc", "gmt"))
        )
        exact = minute % 5 != 0 or found["minute"] is not None
    elif (found := SPOKEN.match(text)) and (spoken := _hour(found["hour"], cardinals)):
        hour = spoken
        minute, fixed, exact = MINUTES.get(found["part"] or "", 0), False, False
        if found["way"] == "to":
            hour, minute = hour - 1, 60 - minute
    else:
        return None
    at = hour * 60 + minute
    said = f"{text} {behind}"
    if MORNING.search(text) or (not EVENING.search(text) and MORNING.search(said)):
        return frozenset({at % HALF}), exact
    if EVENING.search(said) and hour <= 12:
        return frozenset({at % HALF + HALF}), exact
    return frozenset({at % DAY} if fixed else {at % HALF, at % HALF + HALF}), exact


def _hour(told: str, cardinals: Mapping[str, int]) -> int | None:
    """The hour that a word or two digits tell, if it is one."""
    hour = int(told) if told.isdigit() else cardinals.get(told, 0)
    return hour if told.isdigit() or 0 < hour <= LAST_HOUR else None


def _zone(told: str) -> str:
    """A zone by one name: "gmt" is universal, "est" and "eastern" are one."""
    return "utc" if told in UNIVERSAL else told[0] if told in AMERICAN else told


def _of_one_clock(a: Hour, b: Hour) -> bool:
    """Whether two hours are told by one clock, be it left unsaid by which; universal time is always said."""
    return a.zone == b.zone or ("" in (a.zone, b.zone) and "utc" not in (a.zone, b.zone))


def _left_over(ours: Sequence[Hour], theirs: Sequence[Hour]) -> list[Hour]:
    return [one for one in ours if not any(_may_be(one, other) for other in theirs)]


def _may_be(a: Hour, b: Hour) -> bool:
    """Whether two hours may be one, or are told by two clocks."""
    if not _of_one_clock(a, b):
        return False
    reach = max(a.loose, b.loose)
    return any(min((x - y) % DAY, (y - x) % DAY) <= reach for x in a.minutes for y in b.minutes)


def _of_two_days(a: Passage, b: Passage) -> bool:
    """Whether each sentence tells of a day of its own."""
    days = ([slot.period for slot in one.statement.slots if slot.period is not None] for one in (a, b))
    return any(x.overlap(y) is Overlap.DISJOINT for ours, theirs in [tuple(days)] for x in ours for y in theirs)


def _weight(a: Hour, b: Hour) -> float:
    """What two sentences share: what happens, names, words, figures."""
    ours, theirs = a.passage, b.passage
    names, words = shared(ours, theirs)
    context = shared_around(ours, theirs)
    figures = {claim.quantity.near for claim in ours.claims} & {claim.quantity.near for claim in theirs.claims}
    return 0.8 + 0.7 * min(2, len(names)) + 0.4 * min(3, len(words)) + 0.8 * min(2, len(figures)) + 0.2 * len(context)
