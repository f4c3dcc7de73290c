"""FC403: one ahead of another with the smaller figure, and a record below what was there before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import Room, room
from factcheck.judge.later import later
from factcheck.judge.story import Told
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.pack import RulePack

BY = r"(?:(?:with|on|at|by) (?:its |their |his |her |a |an |the )?)"
WHO = r"(?:the )?(?:[a-z]+ )?[A-Z][\w&.’'-]*(?: [A-Z][\w&.’'-]*)*"
# Dorn won with ‹P0› of the vote, ahead of Falk with ‹P1› / made ‹C0› cars, ahead of Teller with ‹C1›
AHEAD = later(
    rf"‹(?P<kind>[MCPU])(?P<first>\d+)›[^‹;.]{{0,30}}?, (?P<way>ahead of|before|behind|trailing|followed by) "
    rf"{WHO},? (?:{BY}|which (?:has|had|made|got|won|sold) )‹(?P=kind)(?P<second>\d+)›"
)
LEADING = later(
    r"\b(?:won|wins|win|first|lead|leads|led|leading|top|topped|biggest|largest|highest|most|best|longest|winner)\b"
)
TRAILING = later(r"\b(?:least|lowest|smallest|cheapest|fewest|last|second|third|worst|fell|cut|lost|seconds|minutes)\b")
# reached a record ‹C0› / rose to ‹C0›, a record / ‹C0›, the most ever
RECORD = later(
    r"\b(?:a|an all-time|another|new) (?:new )?record (?:high )?(?:of |at )?‹[MCU](?P<figure>\d+)›"
    r"|‹[MCU](?P<figure2>\d+)›(?: [a-z]+){0,5},? (?:a|an all-time|a new) record(?: high)?(?=[,.;]|$)"
    r"|‹[MCU](?P<figure3>\d+)›(?: [a-z]+){0,5},? (?:the )?(?:highest|most) (?:ever|on record|in its history)\b"
)
# Last year it came to ‹C0› / A year earlier it had been ‹C0›
BEFORE = later(
    r"\b(?:[Ll]ast (?:year|season|quarter|month|week)|[Tt]he (?:previous|prior) (?:year|season|quarter|month|week)"
    r"|[Tt]he (?:year|season|quarter|month|week) before|[Aa] (?:year|month|week|season) (?:earlier|ago|before)"
    r"|[Ii]n (?:19|20)\d\d),?"
    r" (?:it|they|the (?:figure|total|number|harvest|sum|crop|tally)) "
    r"(?:was|were|had been|came to|reached|stood at|amounted to|totall?ed|had reached|had come to) "
    r"‹[MCU](?P<figure>\d+)›"
)


def ranks(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """What is told to lead or to be a record, and is not by the figures of the story itself."""
    for one in story:
        yield from _ahead(one, spoken.pack)
        yield from _record(one, story, spoken.pack)


def _ahead(one: Told, pack: RulePack) -> Iterator[Conflict]:
    """ "Dorn won with 38% of the vote, ahead of Falk with 41%"."""
    for match in AHEAD.finditer(one.text):
        first, second = one.claim(match, "first"), one.claim(match, "second")
        if not LEADING.search(one.text) or TRAILING.search(one.text) or not _one_unit(first, second):
            continue
        here, there = room(first, pack.tolerances), room(second, pack.tolerances)
        before = match["way"] in ("ahead of", "before", "followed by")
        if here is None or there is None or not _beyond(*((there, here) if before else (here, there))):
            continue
        told_ = f'"{match["way"]}"'
        more = "more" if before else "less"
        said = {"a": told(first), "b": told_, "reason": f"{told(second)} is {more} than {told(first)}"}
        yield misfit("FC403", pack, (first,), second, said, f"{told(second)} is {more} than {told(first)}.")


def _one_unit(a: Claim, b: Claim) -> bool:
    ours, theirs = a.quantity, b.quantity
    plain = a.frame.aspect == b.frame.aspect != "change" and ours.per == theirs.per
    return plain and (ours.unit == theirs.unit or None in (ours.unit, theirs.unit))


def _beyond(more: Room, less: Room) -> bool:
    return more.low > less.high


def _record(one: Told, story: Sequence[Told], pack: RulePack) -> Iterator[Conflict]:
    """ "A record 412,000 tonnes", and "last year it came to 430,000"."""
    match = RECORD.search(one.text)
    if match is None:
        return
    record = one.claim(match, next(name for name, number in match.groupdict().items() if number))
    for other in story[one.order : one.order + 2]:
        then = BEFORE.search(other.text)
        before = other.claim(then, "figure") if then else None
        if before is None or before is record or not _one_unit(before, record):
            continue
        here, there = room(record, pack.tolerances), room(before, pack.tolerances)
        if here is not None and there is not None and _beyond(there, here):
            said = {"a": told(record), "b": "a record", "reason": f"it was {told(before)} before"}
            yield misfit("FC403", pack, (record,), before, said, f"{told(before)} before is more than {told(record)}.")
            return
