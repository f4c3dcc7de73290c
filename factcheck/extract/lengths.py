"""Lengths of time in no number and unit: "2:06:45" where a race is told of, "2h 6m", "an hour and a half"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.extract.draft import Draft, put_among
from factcheck.extract.page import Page
from factcheck.model.later import later
from factcheck.model.mention import Numeral
from factcheck.model.text import Block

ONE, SIXTY = Decimal(1), Decimal(60)
# What a clock shows that was stopped: hours, minutes and seconds, or minutes and seconds.
STOPPED = later(
    r""":(?: (?P<minutes> [0-5]\d) : (?P<seconds> [0-5]\d (?:\.\d{1,3})?) | (?P<seconds2> [0-5]\d (?:\.\d{1,3})?) )
    (?! [\d:] | [.,]\d ) (?P<unit> \ (?:hours|hrs|minutes|mins?)\b )?""",
    re.VERBOSE,
)
# The same in letters: "2h 5m 45s".
LETTERED = later(
    r"h(?:rs?)? ?(?P<minutes>[0-5]?\d) ?m(?:ins?)?(?: ?(?P<seconds>[0-5]?\d(?:\.\d{1,3})?) ?s(?:ecs?)?)?(?!\w)"
)
FIRST, WIDTH = later(r"(?<![\w:.,/$€£-])(\d{1,3}) ?$"), 6
AND_A_PART = later(
    r"\b(?:an?|one) (?P<unit>hour|day|week|month|year|decade) and (?P<part>a half|a quarter|three[ -]quarters)\b"
    r"(?! (?:ago|earlier|before))"
)
PARTS = {"a half": Decimal("0.5"), "a quarter": Decimal("0.25")}
# What takes hours and is told with a point before its seconds: "2:05.45".
LONG = later(r"\b(?:marathon|hours?|stage|triathlon|ironman|kilomet(?:er|re)s|walk)\b")
# What is told of the day, not of how long something took.
OF_THE_DAY = later(
    r"[ ,]{0,2}(?:\()?(?:[ap]\.?m\b|utc|gmt|[a-z]{1,4}st\b|[a-z]?[cemp]?[ds]t\b|hrs|hours|local|o'clock)"
)
AT = later(r"\b(?:at|by|until|till|since|around|about|before|between|from)(?: about| around| exactly)? $")
# Words of a race or of a record.
TIMED = later(
    r"\b(?:times? of|clock(?:ed|ing|s)?|record|records|finish(?:ed|es|ing)?|won|winner|ran|swam|rode|skied|rowed|sailed"
    r"|timed|fastest|lap|laps|marathon|race|races|sprint|heat|heats|stage|runner-up|course)\b"
)
LED = later(r"\b(?:times? of|clocked|clocking|in|record of|best of|mark of|time was|in just|in only) (?:a )?$")
AROUND = 160


def told(page: Page, drafts: Sequence[Draft], blocks: Sequence[Block]) -> list[Draft]:
    """The figures, and the lengths of time that are written in no number and unit."""
    found = list(_found(page, blocks))
    return put_among(drafts, found) if found else list(drafts)


def _found(page: Page, blocks: Sequence[Block]) -> Iterator[Draft]:
    starts = [block.span.start for block in blocks]
    for start, match in _read(page):
        at = bisect_right(starts, start) - 1
        if at < 0 or match.end() > blocks[at].span.end:
            continue
        floor, end = blocks[at].span.start, match.end()
        if match.re.pattern != STOPPED.pattern or _took(page, start, match, floor):
            numeral, unit = _length(page, start, match)
            yield Draft(start, end, start, end, floor, at, floor, (numeral,), unit=unit)


def _read(page: Page) -> Iterator[tuple[int, re.Match[str]]]:
    """Where the words of a length begin, and what was found of them."""
    for match in (*STOPPED.finditer(page.plain), *LETTERED.finditer(page.folded)):
        if first := FIRST.search(page.plain, max(0, match.start() - WIDTH), match.start()):
            yield first.start(), match
    if " and a half" in page.folded or " and a quarter" in page.folded or " and three quarters" in page.folded:
        yield from ((match.start(), match) for match in AND_A_PART.finditer(page.folded))


def _length(page: Page, start: int, match: re.Match[str]) -> tuple[Numeral, str]:
    """How long it is, and in what."""
    if match.re.pattern == AND_A_PART.pattern:
        part = PARTS.get(match["part"], Decimal("0.75"))
        return Numeral(ONE + part, part), match["unit"]
    first = int(page.plain[start : match.start()])
    if match.re.pattern == STOPPED.pattern:
        return Numeral(*_seconds(page, first, match)), "second"
    minutes, seconds = SIXTY * first + int(match["minutes"]), match["seconds"]
    return Numeral(SIXTY * minutes + Decimal(seconds) if seconds else minutes, ONE), "second" if seconds else "minute"


def _seconds(page: Page, first: int, match: re.Match[str]) -> tuple[Decimal, Decimal]:
    """The seconds that a stopped clock shows, and how finely."""
    if match["minutes"] is not None:
        return SIXTY * (SIXTY * first + int(match["minutes"])) + Decimal(match["seconds"]), ONE
    minutes, seconds = first, match["seconds2"]
    whole, _, part = seconds.partition(".")
    around = page.folded[max(0, match.start() - AROUND) : match.end() + AROUND]
    if len(part) == 2 and int(part) < 60 and minutes < 10 and LONG.search(around):
        return SIXTY * (SIXTY * minutes + int(whole)) + int(part), ONE
    return SIXTY * minutes + Decimal(seconds), ONE.scaleb(-len(part))


def _took(page: Page, start: int, match: re.Match[str], floor: int) -> bool:
    """Whether the words around tell of a race, and none of the time of day."""
    before = page.folded[max(floor, start - AROUND) : start]
    if (OF_THE_DAY.match(page.folded, match.end()) and not match["unit"]) or AT.search(before):
        return False
    fine = match["minutes"] is not None or "." in match["seconds2"]
    raced = TIMED.search(before) or TIMED.search(page.folded, match.end(), match.end() + AROUND)
    return raced is not None and (fine or LED.search(before) is not None)
