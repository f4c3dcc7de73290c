"""FC402: what a sentence tells in all, and the next one by parts: by place, by use, by year, by where the hurt are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.judge.arithmetic_rooms import Room, rooms
from factcheck.judge.later import later
from factcheck.judge.story import Told
from factcheck.judge.story_kinds import EARLIER, counts
from factcheck.judge.story_parts import counted_room, finding, judged
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.pack import RulePack

MOST = Decimal("1.6")  # times a whole: what makes more than this was never meant to be its parts
NEAR = Decimal("1.35")  # the same where only the places say that they are parts
FEWEST = 3
FARTHEST = 6  # sentences between a whole and its parts by year
# Of that, 4.5 billion will go into the grid, 2.5 billion into wind farms and 3 billion into storage
OF_THAT = later(
    r"^[Oo]f (?:that|this|it|the (?:sum|total|money|amount|package|budget|proceeds|investment)),? (?=[^;]*‹[MC]\d+›)"
)
AMOUNT = later(r"‹(?P<kind>[MC])(?P<mark>\d+)›")
LINK = later(r"^ (?:[a-z]+ ){0,3}?(?P<link>into|in|from|on|for|to|at|by)\b")
# Seven of the injured were taken to …, nine to … and five were treated on the spot
OF_THEM = later(r"^‹C(?P<first>\d+)› of (?:the|those) (?P<noun>[a-z]+)\b")
TAKEN = later(r"^[^‹;.]{0,30}?\b(?:to|at|in|on the spot|on the scene|treated|taken|sent|released|discharged)\b")
OTHER_SORT = later(
    r"\b(?:were|are|was|is|had|have|being) (?:[a-z]+ )?(?:aged|under|over|women|men|children|[a-z]+ians?)\b"
)
# Sales in Europe came to 150,000, in the Americas to 90,000 and in Asia to 85,000.
NAME = r"(?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*"
IN_PLACE = later(
    rf"\b(?P<link>in|from|at) {NAME}[^‹;.,]{{0,25}} ‹(?P<kind>[MC])(?P<mark>\d+)›"
    rf"|‹(?P<kind2>[MC])(?P<mark2>\d+)›(?: [a-z]+)?? (?P<link2>in|from|at) {NAME}"
)
# 2.4 billion in 2026, 2.7 billion in 2027 …
IN_YEAR = later(r"‹(?P<kind>[MC])(?P<mark>\d+)› (?:[a-z]+ ){0,2}?(?:in|for) (?P<year>20\d\d)\b")
YEARS = later(r"\b(?:[Oo]ver|[Ii]n|[Ff]or|[Dd]uring)(?: the)?(?: next| coming| following)? ‹S(?P<years>\d+)›")
UNTIL = later(r"\b(?:from|between) (?P<first>20\d\d) (?:to|and|through|until) (?P<last>20\d\d)\b")


def wholes(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Parts of the sum that was told right before, or of years that were, that make more than it or not all."""
    for at, one in enumerate(story):
        before = story[at - 1] if at and not story[at - 1].headline else None
        if before is not None:
            yield from _of_that(one, before, spoken.pack)
            yield from _by_place(one, before, spoken.pack)
        yield from _of_them(one, story, spoken)
        yield from _by_year(one, story, spoken.pack)


def _of_that(one: Told, before: Told, pack: RulePack) -> Iterator[Conflict]:
    if OF_THAT.match(one.text) is None or EARLIER.search(one.text):
        return
    marks = list(AMOUNT.finditer(one.text))
    links = [LINK.match(one.text[match.end() :]) for match in marks]
    listed = [one.claim(match, "mark") for match in marks]
    if len(listed) > 1 and all(links) and len({link["link"] for link in links if link}) == 1:
        yield from _over(listed, _whole(before, listed), MOST, pack)


def _whole(one: Told, listed: Sequence[Claim]) -> Claim | None:
    """The one figure of a sentence that may be the sum of some."""
    most = max(claim.quantity.near for claim in listed)
    large = [claim for claim in one.claims if _like(claim, listed) and claim.quantity.near > most]
    return large[0] if len(large) == 1 and large[0].frame.aspect != "change" else None


def _like(claim: Claim, listed: Sequence[Claim]) -> bool:
    unit, units = claim.quantity.unit, {part.quantity.unit for part in listed} - {None}
    same = units <= {unit} or (counts(claim) and all(counts(part) for part in listed) and len(units) < 2)
    return same and unit is not None and not claim.quantity.per and unit not in ("percent", "percentage_point", "year")


def _over(listed: Sequence[Claim], whole: Claim | None, most: Decimal, pack: RulePack) -> Iterator[Conflict]:
    """The finding that parts make more than their whole, as they do not if they overlap widely."""
    space, total = (counted_room(whole, pack) if whole else None), _total(listed, pack)
    if whole is None or space is None or total is None:
        return
    if space.high < total.low and sum(claim.quantity.near for claim in listed) <= most * whole.quantity.near:
        yield finding(listed, whole, pack)


def _of_them(one: Told, story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    match = OF_THEM.match(one.text)
    marks = list(AMOUNT.finditer(one.text))
    if match is None or len(marks) < FEWEST or OTHER_SORT.search(one.text):
        return
    if not all(TAKEN.match(one.text[mark.end() :]) for mark in marks):
        return
    listed = [one.claim(mark, "mark") for mark in marks]
    for kind, pattern in spoken.kinds.told_of.items():
        if pattern.match(match["noun"]):
            held = spoken.kinds.counted(story[: one.order]).get(kind, ())
            whole = [item.claim for item in held if not item.partly and not EARLIER.search(item.told.text)]
            yield from judged(listed, whole, spoken.pack, complete=False)
            return


def _by_place(one: Told, before: Told, pack: RulePack) -> Iterator[Conflict]:
    found = list(IN_PLACE.finditer(one.text))
    listed = [one.claim(match, "mark" if match["mark"] else "mark2") for match in found]
    links = {match["link"] or match["link2"] for match in found}
    if len(listed) < FEWEST or len(links) != 1 or len(AMOUNT.findall(one.text)) != len(listed):
        return
    if not EARLIER.search(one.text) and not any(claim.frame.aspect == "change" for claim in listed):
        yield from _over(listed, _whole(before, listed), NEAR, pack)


def _by_year(one: Told, story: Sequence[Told], pack: RulePack) -> Iterator[Conflict]:
    """ "14.5 billion over the next five years", and five years' sums below that make 14.9 billion."""
    found = list(IN_YEAR.finditer(one.text))
    years = sorted(int(match["year"]) for match in found)
    if len(found) < FEWEST or years != list(range(years[0], years[0] + len(years))):
        return
    listed = [one.claim(match, "mark") for match in found]
    for other in story[max(0, one.order - FARTHEST) : one.order]:
        if _years(other, years) != len(years) or EARLIER.search(other.text):
            continue
        whole = _whole(other, listed)
        space, total = (counted_room(whole, pack) if whole else None), _total(listed, pack)
        if whole is not None and space is not None and total is not None and not space.meets(total):
            yield finding(listed, whole, pack)
            return


def _years(one: Told, years: Sequence[int]) -> int | None:
    """How many years a sentence tells a sum for, if it may be those."""
    told, until = YEARS.search(one.text), UNTIL.search(one.text)
    if until is not None:
        return len(years) if [int(until["first"]), int(until["last"])] == [years[0], years[-1]] else None
    span = one.claim(told, "years").quantity if told else None
    return int(span.point) if span is not None and span.unit == "year" and span.point is not None else None


def _total(listed: Sequence[Claim], pack: RulePack) -> Room | None:
    if all(counts(claim) and claim.quantity.precision == 1 and claim.quantity.approx is None for claim in listed):
        sum_ = sum((claim.quantity.near for claim in listed), start=Decimal(0))
        return Room(sum_, sum_)
    total = Room(Decimal(0), Decimal(0))
    spaces = rooms(listed, pack.tolerances)
    for space in spaces or ():
        total = total + space
    return total if spaces else None
