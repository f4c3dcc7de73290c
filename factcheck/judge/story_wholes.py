"""FC402: what a sentence tells in all, and the next one by parts: by place, by use, by year, by where the hurt are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.judge.arithmetic_line import wrong_sum
from factcheck.judge.arithmetic_rooms import Room, rooms, summed
from factcheck.judge.story import Told
from factcheck.judge.story_kinds import EARLIER, counts
from factcheck.judge.story_parts import MOST, counted_room, judged
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack

NEAR = Decimal("1.35")  # the same where only the places say that they are parts
FEWEST = 3
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


def wholes(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Parts of the sum that was told right before, or of years that were, that make more than it or not all."""
    for at, one in enumerate(story):
        if not one.claims:
            continue
        before = story[at - 1] if at and not story[at - 1].headline else None
        if before is not None:
            yield from _of_that(one, before, spoken.pack)
            yield from _by_place(one, before, spoken.pack)
        yield from _of_them(one, story, spoken)


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
        yield wrong_sum(listed, whole, pack)


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


def _total(listed: Sequence[Claim], pack: RulePack) -> Room | None:
    if all(counts(claim) and claim.quantity.precision == 1 and claim.quantity.approx is None for claim in listed):
        sum_ = sum((claim.quantity.near for claim in listed), start=Decimal(0))
        return Room(sum_, sum_)
    spaces = rooms(listed, pack.tolerances)
    return summed(spaces) if spaces else None
