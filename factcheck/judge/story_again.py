"""FC101: a fact told again further down one story, with another figure: "those 300 jobs", "the $4 billion deal"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from factcheck.judge.arithmetic_line import told
from factcheck.judge.arithmetic_rooms import Room, room
from factcheck.judge.story import Told, clash, gap
from factcheck.judge.story_kinds import EARLIER, Counted, around, counts
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack

THE = later(r"\b(?:the|those|these|that|this|all|all the|all of the)$")
# What goes on behind a thing that needs no more said to be known; "the 300 jobs in Spain" are others than the 500.
KNOWN = later(
    r"""
    ^ (?: [.;:)—–"“] | $
      | (?: is | are | was | were | will | would | has | have | had | may | might | could | must | can | should
          | includes? | included | comes? | came | goes | go | went | marks? | marked | follows? | followed
          | represents? | represented | makes? | made | brings? | brought | gives? | gave | needs? | needed
          | remains? | remained | also | still | died | lost | took | said | and ) \b )
    """,
    re.VERBOSE,
)
# What makes another figure of a known one: a sweetened bid, a sentence cut on appeal.
MOVED = later(
    r"\b(?:rais|increas|cut|lower|improv|sweeten|revis|reduc|commut|halv|doubl|renegotiat|appeal|extend)\w*\b"
)
FARTHEST = 12  # sentences between a fact and what refers to it
INTRODUCED = 90  # characters before an amount in which it is said what it is
SCALES = frozenset(Decimal(10) ** power for power in (-6, -3, 3, 6))
AMOUNTS = ("money", "duration", "percent")


def again(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """What is referred to as known, with a figure that nothing in the story tells."""
    for one in story:
        for number, claim in enumerate(one.claims):
            before, behind = around(one, number)
            if not THE.search(before) or EARLIER.search(before) or claim.quantity.approx:
                continue
            if counts(claim):
                if before.endswith("that") and claim.quantity.near != 1:
                    continue  # "it is thought that nine bodies may be inside"
                yield from _counted(claim, one, behind, story, spoken)
            elif spoken.pack.units.dimension(claim.quantity.unit) in AMOUNTS and claim.partner is None:
                scaled = [*_scaled(claim, one, behind, story, spoken)]
                yield from scaled or _amount(claim, one, behind, story, spoken)


def _counted(claim: Claim, one: Told, behind: str, story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """ "Cut 500 jobs", and "those 300 jobs" below."""
    for kind, pattern in spoken.kinds.told_of.items():
        noun = pattern.match(behind)
        if noun is not None and KNOWN.match(behind[noun.end() :].strip()):
            first = _counted_before(one, spoken.kinds.counted(story).get(kind, ()))
            if first is not None and not _told_anyhow(claim, story, spoken.pack):
                yield _finding(first, claim, kind, noun[0], spoken.pack)
                return


def _counted_before(one: Told, counted: Iterable[Counted]) -> Claim | None:
    """The one figure told before of what a sentence refers to; ``None`` where there are several."""
    held = [
        item
        for item in counted
        if item.told is not one and (item.told.headline or 0 < one.order - item.told.order <= FARTHEST)
    ]
    if any(item.partly or EARLIER.search(item.told.text) for item in held):
        return None
    return held[0].claim if len({item.claim.quantity.near for item in held}) == 1 else None


def _amount(claim: Claim, one: Told, behind: str, story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """ "Agreed to buy Tallis for $5 billion", and "the $4 billion deal" below."""
    words = behind.removeprefix("-").removeprefix("old").strip()
    for label, pattern in spoken.referred.items():
        noun = pattern.match(words)
        if noun is not None:
            first = _introduced(claim, spoken.introduced[label], pattern, story[: one.order])
            if first is not None and not _told_anyhow(claim, story, spoken.pack):
                yield _finding(first, claim, noun[0], noun[0], spoken.pack)
            return


def _scaled(claim: Claim, one: Told, behind: str, story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """ "Would buy Tallis for $3.4 billion", and "the $3.4 million purchase" below."""
    if not claim.scaled or not any(pattern.match(behind) for pattern in spoken.referred.values()):
        return
    like = [other for said in story for other in said.claims if _like(claim, other) and other is not claim]
    sizes = {other.quantity.near / claim.quantity.near for other in like if claim.quantity.near and not other.vague}
    if 1 in sizes or not sizes & SCALES:
        return
    near = [other for other in like if other.quantity.near / claim.quantity.near in SCALES and not other.quantity.per]
    if near and _digits(claim) == _digits(near[0]) and near[0].sentence != one.claims[0].sentence:
        yield _finding(near[0], claim, behind.split()[0], behind.split()[0], spoken.pack)


def _digits(claim: Claim) -> str:
    return "".join(char for char in claim.place.text if char.isdigit() or char == ".")


def _introduced(claim: Claim, leads: re.Pattern[str], named: re.Pattern[str], before: Sequence[Told]) -> Claim | None:
    """The one amount that the story has introduced as what is referred to; ``None`` where there are several."""
    found: list[Claim] = []
    for one in before:
        for number, first in enumerate(one.claims):
            same = first.quantity.unit == claim.quantity.unit and not first.quantity.per and first.partner is None
            said, behind = around(one, number, INTRODUCED)
            if same and (leads.search(said) or named.match(behind)):
                found.append(first)
    if any(EARLIER.search(one.text) or MOVED.search(one.text) for one in before):
        return None
    return found[0] if len({first.quantity.near for first in found}) == 1 else None


def _told_anyhow(claim: Claim, story: Sequence[Told], pack: RulePack) -> bool:
    """Whether the story tells such a figure of anything else."""
    own = room(claim, pack.tolerances)
    others = (other for one in story for other in one.claims if other is not claim and _like(claim, other))
    rooms = (room(other, pack.tolerances) for other in others)
    return own is None or any(space is not None and _touching(own, space) for space in rooms)


def _touching(a: Room, b: Room) -> bool:
    """Whether two figures may be one; "$4 billion" and "$5 billion", told as finely, only border on each other."""
    return a.low < b.high and b.low < a.high


def _like(a: Claim, b: Claim) -> bool:
    ours, theirs = a.quantity.unit or "count:", b.quantity.unit or "count:"
    return ours == theirs or (ours.startswith("count:") and theirs.startswith("count:"))


def _finding(first: Claim, claim: Claim, measure: str, noun: str, pack: RulePack) -> Conflict:
    said = {"subject": first.frame.subject or "The text", "metric": measure, "a": told(first), "b": told(claim)}
    hint = f'"The {noun}" refers to what the story has told before: {told(first)}.'
    return clash(pack, "FC101", first, claim, said | {"gap": gap(first, claim)}, hint)
