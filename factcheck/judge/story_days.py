"""FC405: days told beside the dates they lie between, from the opening of something to its close."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from factcheck.judge.story import Told, dated
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MONTH = "|".join(MONTHS)
DAY = rf"(?:(?P<m{{0}}>{MONTH}) (?P<d{{0}}>[0-3]?\d)|(?P<e{{0}}>[0-3]?\d) (?P<n{{0}}>{MONTH}))(?:st|nd|rd|th)?"
# opens on June 4 and closes on June 14 / from 4 June to 14 June
BETWEEN = later(
    rf"\b(?:opens?|opened|starts?|started|begins?|began|runs?|ran|held|lasts?|lasted|stays?|open)\b[^‹›;.]{{0,40}}?"
    rf"\b(?:on |from )?{DAY.format(1)}[^‹›;.]{{0,40}}?\b(?:to|until|till|through|and (?:closes?|closed|ends?|ended)) "
    rf"(?:on )?{DAY.format(2)}"
)
# During the seven days, / the ten-day festival / for ten days
DAYS = later(
    r"\b(?:[Dd]uring|[Oo]ver|[Ii]n|[Ff]or|[Oo]n)? ?"
    r"(?:the|all|its|these|those) ‹S(?P<days>\d+)›(?! (?:before|after|until|ago))"
)
SPAN = later(r"\b(?:for|lasts?|lasting|over|a|the) ‹S(?P<days>\d+)›")
MOST = 400  # days


def days(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Lengths in days that are not those between two dates."""
    for at, one in enumerate(story):
        near = story[at : at + 2]
        if any("‹S" in other.text for other in near):
            yield from _between(one, near, spoken.pack)


def _between(one: Told, near: Sequence[Told], pack: RulePack) -> Iterator[Conflict]:
    """ "Opens on June 4 and closes on June 14", and "during the seven days"."""
    match = BETWEEN.search(one.text)
    apart = _apart(match) if match else None
    if match is None or apart is None:
        return
    for other in near:
        told = (
            (SPAN.search(other.text, match.end()) or DAYS.search(other.text))
            if other is one
            else DAYS.search(other.text)
        )
        span = other.claim(told, "days") if told else None
        if span is None:
            continue
        if span.quantity.unit == "day" and not _fits(span, apart):
            first, last = _days(match)
            real = f"from {first} to {last} it is {apart} or {apart + 1} days"
            length = " ".join(span.place.text.split())
            said = {"subject": span.frame.subject or "The text", "a": length, "b": f"{first} to {last}", "reason": real}
            places = () if other is one else (one.place,)
            yield dated(pack, (span,), places, span.article, said, f"{real[0].upper()}{real[1:]}.")
        return


def _days(match: re.Match[str]) -> tuple[str, str]:
    first, last = (f"{match[f'm{n}'] or match[f'n{n}']} {match[f'd{n}'] or match[f'e{n}']}" for n in (1, 2))
    return first, last


def _apart(match: re.Match[str]) -> int | None:
    """The days from one date to another of the same year or the next; ``None`` where there is no such day."""
    try:
        first, last = (
            date(2024, MONTHS.index(match[f"m{n}"] or match[f"n{n}"]) + 1, int(match[f"d{n}"] or match[f"e{n}"]))
            for n in (1, 2)
        )
    except ValueError:
        return None
    apart = (last - first).days
    return apart if 0 < apart < MOST else None


def _fits(span: Claim, apart: int) -> bool:
    amount = span.quantity
    if amount.point is None or amount.approx is not None:
        return True
    return apart - 1 <= amount.point <= apart + 1
