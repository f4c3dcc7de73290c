"""Rates as a story tells them, in figures and in words, each as a share of one and in the sense it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from factcheck.judge.arithmetic_line import told
from factcheck.judge.arithmetic_rooms import Room
from factcheck.judge.derived import space
from factcheck.judge.derived_levels import is_step
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_kinds import either
from factcheck.judge.story_words import Spoken
from factcheck.model.later import later
from factcheck.model.pack import RulePack

PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "nine": 9}
SMALL = {**{word: number for word, number in NUMBERS.items() if len(word) > 2}, "eight": 8, "ten": 10, "twelve": 12}
HEDGE = r"\b(?:(?P<more>%(rather more)s)|(?P<less>%(rather less)s)|%(rather)s) $"
FRACTION = (
    rf"\b(?:(?P<many>{either(NUMBERS)})[- ](?P<part>{either(PARTS)})s?|(?P<half>half))\b(?! (?:quarter|half|time|day"
    r"|week|month|year|place|party|round|consecutive|straight|of an?|hour|mile|point|percentage|century))"
)
# one in five, three of every four, two out of three
RATIO = (
    rf"\b(?P<many>{either(SMALL)}) (?:in|of|out of)(?: every)? (?P<all>{either(SMALL)})\b"
    r"(?! (?:year|month|day|week|hour))"
)
SPOKEN = Decimal("0.12")  # share by which what is said in words may be off: 32 in a hundred are a third
UP = r"\b(?:%(rise)s)\b"
DOWN = r"\b(?:%(fall)s)\b"
BY = later(r"\b(?:by|of) (?:about )?$")
LOST = later(r"\bby (?:about )?$|\b(?:lost|shed|cut) $")
SHARED = later(r"^(?: [a-z]+)? of\b|^ share\b")
AROUND = 30  # characters before a rate in words that say which way it goes
Sense = Literal["up", "down", "share", "times", "step"]


class Rate(NamedTuple):
    """A rate as a share of one, the sense it is told in, and its words."""

    space: Room
    sense: Sense
    said: str
    order: int
    figure: Figure | None


def read(held: Sequence[Figure], pack: RulePack) -> Iterator[Rate]:
    """The steps and percentages of a sentence, as changes or as shares."""
    for one in held:
        frame = one.claim.frame
        if one.letter not in "PMCUB" or (known := space(one, pack)) is None:
            continue
        if one.letter != "P":
            if is_step(one):
                yield Rate(known, "step", told(one.claim), one.at, one)
        elif one.claim.quantity.approx != "range" and frame.modality == "actual":
            size = Room(known.low / 100, known.high / 100)
            if frame.aspect == "change" and frame.direction in ("up", "down"):
                yield Rate(size, "up" if frame.direction == "up" else "down", told(one.claim), one.at, one)
            elif frame.aspect == "share" and (SHARED.search(one.tail) or "share of" in one.lead):
                yield Rate(size, "share", told(one.claim), one.at, one)


def worded(one: Told, spoken: Spoken) -> Iterator[Rate]:
    """Fractions and multiples in words that no figure was read from, or one of which nothing else is known."""
    text = one.said.lower()
    for match in spoken.pattern(FRACTION).finditer(text):
        value = Decimal(NUMBERS[match["many"] or "one"]) / PARTS[match["part"] or "half"]
        if value < 1 and (sense := _sense(text, match, spoken)):
            yield _hedged(value, sense, text, match, spoken)
    for match in spoken.pattern(RATIO).finditer(text):
        value = Decimal(SMALL[match["many"]]) / Decimal(SMALL[match["all"]])
        if value < 1:
            yield _hedged(value, "share", text, match, spoken)
    for match in spoken.multiples.finditer(text):
        yield _hedged(spoken.multiplied[match["word"]], "times", text, match, spoken)


def _sense(text: str, match: re.Match[str], spoken: Spoken) -> Sense | None:
    """Whether a fraction is of a whole, or by how much something went up or down."""
    behind, before = text[match.end() : match.end() + 12], text[max(0, match.start() - AROUND) : match.start()]
    before = spoken.pattern(HEDGE).sub("", before)
    up, down = spoken.pattern(UP), spoken.pattern(DOWN)
    if behind.startswith(" of "):
        return "down" if down.search(before) and LOST.search(before) else "share"
    by = BY.search(before) is not None
    if up.match(behind.strip()) or (by and up.search(before)):
        return "up"
    return "down" if down.match(behind.strip()) or (by and down.search(before)) else None


def _hedged(value: Decimal, sense: Sense, text: str, match: re.Match[str], spoken: Spoken) -> Rate:
    """A rate in words, and how much it may be by what hedges it."""
    hedge = spoken.pattern(HEDGE).search(text, max(0, match.start() - AROUND), match.start())
    start = hedge.start() if hedge else match.start()
    least, most = value * (1 - SPOKEN), value * (1 + SPOKEN)
    if hedge and hedge["more"]:
        least, most = value * (1 - SPOKEN / 4), value * 2
    elif hedge and hedge["less"]:
        least, most = value * (1 - 2 * SPOKEN), value * (1 + SPOKEN / 4)
    return Rate(Room(least, most), sense, text[start : match.end()], start, None)
