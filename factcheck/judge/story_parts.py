"""FC402: a whole told in one sentence of a story and its parts in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.judge.arithmetic_line import wrong_sum
from factcheck.judge.arithmetic_rooms import Room, room, summed
from factcheck.judge.story import MARK, Told, has_figures
from factcheck.judge.story_kinds import EARLIER, around, counts, noun
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.stem import stem

MOST = Decimal("1.6")  # times a whole: what makes more than this was never meant to be some of it
FARTHEST = 6  # sentences between a whole and its parts
LABEL = r"(?: (?!(?:and|or)\b)[^‹›,;:.()\s]+){0,5}?"
PART = rf"‹[CM]\d+›{LABEL}"
LIST = rf"(?P<parts>{PART}(?:(?:, and|; and| and|,|;) {PART}){{1,9}})"
END = r"(?=[.;)—–]|$|, (?:[a-z]+ ){0,4}?(?:said|say|according|police|officials|reported))"
IS = r"(?:are|were|comprise[sd]?|consist(?:s|ed)? of|(?:was|were|is|are) made up of)"
NOUN = r"(?P<noun>[a-z]+(?: [a-z]+)?)"
# The dead were eight children and five adults. / They are four men and three women.
IS_ALL = later(rf"(?:^|[.;] )(?:The {NOUN}|They|The group|The total) {IS} {LIST}{END}")
# Of the dead, six were miners and eight guards. / They included six miners and eight guards.
IS_SOME = later(
    rf"(?:(?:^|[.;] )(?:Of|Among) (?:them|these|those|the {NOUN}),? (?:are |were |is |was )?"
    rf"|(?:^|[.;] )They include[sd]? |\b[Tt]he (?P<those>[a-z]+) include[sd]? )"
    rf"{LIST}(?: [^‹›;:.]+?)?{END}"
)
WHOLE_FIRST = later(r"[.; ]*(?:Of|Among) (?:these|those|the) ‹")
LISTED = later(LIST)
REMAINING = later(r"\b(?:the|its|their) (?:remaining|other) ‹[CM](?P<rest>\d+)›")
UNREAD = later(r"\d")
ALL_OF = later(r"(?:\b(?:of|total|all|its|their|the|for)|['’]s?)(?: [a-z]+)?$")


def parts(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Parts that are said to be all there is and make another sum; or some that make more than the whole."""
    for one in filter(has_figures, story):
        yield from _group(one, story, spoken)
        yield from _sorts(one, story, spoken)
        yield from _remaining(one, story, spoken.pack)


def _group(one: Told, story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """ "The dead were eight children and five adults", where 12 people died."""
    complete = IS_ALL.search(one.text)
    match = complete or IS_SOME.search(one.text)
    if match is None:
        return
    wholes = _wholes(match["noun"] or match.groupdict().get("those"), one, story, spoken)
    listed = one.among(match["parts"])
    if len(listed) > 1 and WHOLE_FIRST.match(match[0]) and any(_one_value(listed[0], whole) for whole in wholes):
        listed = listed[1:]  # "of these six, four guests and a guide"
    yield from judged(listed, wholes, spoken.pack, complete=complete is not None)


def _one_value(part: Claim, whole: Claim) -> bool:
    return part.quantity.near == whole.quantity.near


def _wholes(what: str | None, one: Told, story: Sequence[Told], spoken: Spoken) -> list[Claim]:
    """The figures that a group told of by a noun, or by "they", may be."""
    before = [other for other in story[: one.order] if other.headline or one.order - other.order <= FARTHEST]
    if what is None:
        last = [claim for other in before[-1:] for claim in other.claims if _whole(claim)]
        return last if len(last) == 1 else []
    for kind, pattern in spoken.kinds.told_of.items():
        if pattern.match(what):
            held = spoken.kinds.counted(before).get(kind, ())
            return [item.claim for item in held if not item.partly and not EARLIER.search(item.told.text)]
    last_word = stem(what.split()[-1])
    return [c for other in before for c in other.claims if _whole(c) and noun(c) == last_word]


def _whole(claim: Claim) -> bool:
    return (counts(claim) or (claim.quantity.unit or "").isupper()) and claim.quantity.near > 1


def _sorts(one: Told, story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """ "Eight children and five adults died", where 12 people were killed."""
    for match in LISTED.finditer(one.text):
        listed = one.among(match["parts"])
        if IS_ALL.search(one.text) or not _partition([noun(claim) for claim in listed], spoken):
            continue
        for held in spoken.kinds.counted(story).values():
            if not any(item.claim is claim for item in held for claim in listed):
                continue
            others = [item for item in held if item.told is not one]
            wholes = [item.claim for item in others if not item.partly and _anybody(item.claim, spoken)]
            alone = not any(item.partly for item in held) and not EARLIER.search(one.text)
            yield from judged(listed, wholes, spoken.pack, complete=alone)
            break


def _partition(nouns: Sequence[str], spoken: Spoken) -> bool:
    """Whether nouns of one kind of people leave nobody out: men and women, children and adults."""
    return len(set(nouns)) > 1 and any(set(nouns) <= sorts for sorts in spoken.partitions)


def _anybody(claim: Claim, spoken: Spoken) -> bool:
    return noun(claim) in ("", *spoken.general)


def _remaining(one: Told, story: Sequence[Told], pack: RulePack) -> Iterator[Conflict]:
    """ "41 delegates: 14 for Morn, 12 for Aske … and Lund the remaining 1", be it over two sentences."""
    for match in REMAINING.finditer(one.text):
        rest = one.claim(match, "rest")
        listed, whole = [rest], None
        for holder in (one, story[one.order - 1]) if one.order else (one,):
            text = holder.text[: match.start()] if holder is one else holder.text
            if UNREAD.search(MARK.sub("", text)):
                return  # a figure that was not understood may be a part
            for claim in reversed(holder.among(text)):
                if whole is None and _alike(claim, rest):
                    large = claim.quantity.near > max(part.quantity.near for part in listed)
                    whole = claim if large and _marked_whole(claim, holder) else None
                    listed = [*_taken_of(claim, holder), *listed] if whole else [claim, *listed]
        if whole is not None and len(listed) > 2 and noun(rest) in ("", noun(whole)):
            yield from judged(listed, [whole], pack, complete=True)


def _taken_of(whole: Claim, one: Told) -> list[Claim]:
    """The part that is told right before a whole: "61 of the 120 seats"."""
    at = one.claims.index(whole)
    match = re.search(rf"‹C(?P<part>\d+)› of (?:the|its|their|all) ‹C{at}›", one.text)
    return [one.claim(match, "part")] if match else []


def _marked_whole(claim: Claim, one: Told) -> bool:
    before, _ = around(one, one.claims.index(claim))
    return ALL_OF.search(before) is not None


def _alike(claim: Claim, rest: Claim) -> bool:
    ours, theirs = claim.quantity.unit or "count:", rest.quantity.unit or "count:"
    same = ours == theirs or (ours.startswith("count:") and theirs.startswith("count:"))
    return same and not claim.quantity.per and claim.frame.aspect == "level"


def judged(listed: Sequence[Claim], wholes: Sequence[Claim], pack: RulePack, *, complete: bool) -> Iterator[Conflict]:
    """The finding that parts make none of the wholes: another sum, or if they are only some of it a greater one.

    What makes far more than a whole overlaps: a customer takes two services.
    """
    spaces = [counted_room(part, pack) for part in listed]
    rooms = [
        space
        for whole in wholes
        if (space := counted_room(whole, pack)) and all(_alike(part, whole) for part in listed)
    ]
    if not rooms or None in spaces:
        return
    total = summed(filter(None, spaces))
    most = max(space.high for space in rooms)
    if (
        any(space.meets(total) for space in rooms)
        or _nested(listed, pack)
        or (not complete and not most < total.low <= MOST * most)
    ):
        return
    yield wrong_sum(listed, wholes[0], pack)


def _nested(listed: Sequence[Claim], pack: RulePack) -> bool:
    """Whether the first is made of the others: "3,412 of its 10,700 jobs; 2,050 are here, the other 1,362 there"."""
    spaces = [counted_room(part, pack) for part in listed]
    return len(listed) > 2 and spaces[0] is not None and spaces[0].meets(summed(filter(None, spaces[1:])))


def counted_room(claim: Claim, pack: RulePack) -> Room | None:
    """The room of a figure; things counted one by one leave none."""
    amount = claim.quantity
    if counts(claim) and amount.approx is None and amount.precision == 1:
        return Room(amount.near, amount.near)
    return room(claim, pack.tolerances)
