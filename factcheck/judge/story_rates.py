"""FC403: a share told behind the counts it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import Room, figure, room
from factcheck.judge.story import Told
from factcheck.judge.story_kinds import counts
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack

# will shut 120 of its 480 shops
PART_OF = later(r"‹C(?P<part>\d+)› (?:out )?of (?:its|the|their|his|her) ‹C(?P<whole>\d+)›")
# The closures, a third of its network, / That is a third of the total.
SHARE_TOLD = later(
    r"(?:^|[.;] )(?:[Tt]he (?:closures?|cuts?|job cuts|lay-?offs|sales?|losses|shops|stores|branches|plants|jobs|sites"
    r"|mines|ships|aircraft|planes|flights|schools|beds|homes|flats), (?:or )?"
    r"|(?:[Tt]hat|[Tt]his|[Ii]t) (?:is|was|makes) "
    r"|[Tt]hey (?:make up|are|represent) )(?:about |nearly )?‹[XP](?P<share>\d+)› of (?:its|the|their|all)"
    r" (?:network|total|fleet|chain|stores|shops|branches|workforce|staff|estate|whole|lot|number|shops|plants|sites)\b"
)
# Of the 90 firms that answered, two thirds, or 45, want to hire
OF_WHOLE = later(
    r"\b[Oo]f (?:the|its|their|those|these) ‹C(?P<whole>\d+)›[^‹;.]{0,60}?,(?: [a-z]+){0,3} ‹[XP](?P<share>\d+)›"
    r"(?:,? or| \(|, that is,?) ‹C(?P<part>\d+)›"
)


def rates(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Shares told again in the next sentence, or behind what they are made of."""
    for at, one in enumerate(story):
        if not one.claims:
            continue
        behind = story[at + 1] if at + 1 < len(story) and not one.headline else None
        for other in (one, behind) if behind is not None else (one,):
            yield from _shares(one, other, spoken.pack)
        yield from _of_whole(one, spoken.pack)


def _shares(one: Told, other: Told, pack: RulePack) -> Iterator[Conflict]:
    """ "Will shut 120 of its 480 shops", and "the closures, a third of its network"."""
    part_of, share = PART_OF.search(one.text), SHARE_TOLD.search(other.text)
    if part_of is not None and share is not None:
        part, whole = one.claim(part_of, "part"), one.claim(part_of, "whole")
        yield from _share(part, whole, other.claim(share, "share"), pack)


def _of_whole(one: Told, pack: RulePack) -> Iterator[Conflict]:
    """ "Of the 90 firms that answered, two thirds, or 45"."""
    match = OF_WHOLE.search(one.text)
    if match is not None:
        part, whole, share = (one.claim(match, name) for name in ("part", "whole", "share"))
        yield from _share(part, whole, share, pack)


def _share(part: Claim, whole: Claim, share: Claim, pack: RulePack) -> Iterator[Conflict]:
    if counts(part) and counts(whole):
        yield from ratio(part, whole, share, pack)


def ratio(part: Claim, whole: Claim, share: Claim, pack: RulePack) -> Iterator[Conflict]:
    """A share told, and two figures of which the smaller is another share of the larger."""
    some, everything, rate = (room(claim, pack.tolerances) for claim in (part, whole, share))
    if some is None or everything is None or rate is None or part.quantity.near >= whole.quantity.near:
        return
    scale = 1 if share.quantity.unit == "x" else 100
    real = some.over(everything)
    if not Room(scale * real.low, scale * real.high).meets(rate):
        percent = f"{figure(100 * part.quantity.near / whole.quantity.near)}%"
        ratio = f"{told(part)} of {told(whole)}"
        said = {"a": ratio, "b": told(share), "reason": f"it is {percent}"}
        yield misfit("FC403", pack, (part, whole), share, said, f"{ratio} is {percent}.")
