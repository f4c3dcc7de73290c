"""FC403: a share told behind the counts it is made of, and a margin behind the sales and the profit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import Room, figure, room
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_kinds import EARLIER, counts
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim, Grade
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.stem import stem

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
# Sales came to 800 million euros and operating profit to 56 million. The operating margin of 9 percent …
MARGIN = later(r"\b(?P<which>operating|net|gross)(?: profit)? margin(?: [a-z]+){0,2} ?$")
PROFIT = r"%s (?:profit|income|earnings)\b"
SALES = "revenue"
PLAIN = frozenset({"earlier", "reported"})  # of when it was told: what is of an earlier time says so in words


def rates(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Shares and margins told again in the next sentence, or behind what they are made of."""
    for at, one in enumerate(story):
        if not one.claims:
            continue
        behind = story[at + 1] if at + 1 < len(story) and not one.headline else None
        for other in (one, behind) if behind is not None else (one,):
            yield from _shares(one, other, spoken.pack)
            yield from _earned(one, other, spoken)
        if behind is not None:
            yield from _earned(behind, one, spoken)
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
        yield from _ratio(part, whole, share, pack)


def _ratio(part: Claim, whole: Claim, share: Claim, pack: RulePack) -> Iterator[Conflict]:
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


def _earned(one: Told, other: Told, spoken: Spoken) -> Iterator[Conflict]:
    """Sales and a profit, and another margin than the one is of the other, told before them or behind."""
    margins = [(rate, found) for rate in other.figures if rate.letter == "P" and (found := MARGIN.search(rate.lead))]
    if len(margins) != 1:
        return
    rate, found = margins[0]
    if other is not one and EARLIER.search(f"{rate.lead} {rate.tail.partition(',')[0]}"):
        return
    near = dict.fromkeys((*one.figures, *other.figures))
    whole = _only(figure_ for figure_ in near if figure_.claim.frame.metric == SALES and _is_sum(figure_))
    part = _only(figure_ for figure_ in near if _is_sum(figure_) and _is_profit(figure_, found["which"]))
    if whole is None or part is None or not _of_one(rate, part, whole) or one not in (whole.told, part.told):
        return
    if other is one or spoken.members.isdisjoint(map(stem, re.findall(r"[a-z]+", rate.lead))):
        yield from _ratio(part.claim, whole.claim, rate.claim, spoken.pack)


def _of_one(rate: Figure, part: Figure, whole: Figure) -> bool:
    """Whether a margin is told as so, of the company, the time and on the terms of the sums: "adjusted", "cloud"."""
    frames = [one.claim.frame for one in (rate, part, whole)]
    if rate.claim.frame.modality != "actual" or rate.claim.quantity.approx == "range":
        return False
    sure = {frame.subject for frame in frames if frame.subject_grade == Grade.CLAUSE and frame.subject}
    times = {(time.first, time.last) for frame in frames if (time := frame.period) is not None}
    terms = [frame.qualifiers - PLAIN for frame in (frames[0], frames[2])]
    return len(sure) < 2 and len(times) < 2 and terms[0] == terms[1]


def _only(some: Iterable[Figure]) -> Figure | None:
    """The one figure there is, be it told twice."""
    held = list(some)
    return held[0] if held and len({one.value for one in held}) == 1 else None


def _is_sum(one: Figure) -> bool:
    """Whether a figure is money earned, be it in the currency of the sum before it."""
    frame, amount = one.claim.frame, one.claim.quantity
    plain = frame.aspect == "level" and frame.modality == "actual" and not amount.per and amount.point is not None
    return plain and one.claim.scaled and (one.letter == "M" or one.unit is None)


def _is_profit(one: Figure, which: str) -> bool:
    """Whether a figure is the profit that a margin is named for."""
    if one.claim.frame.known:
        return one.claim.frame.metric == f"{which} profit"
    words = PROFIT % which
    behind = re.match(rf" ?(?:(?:as|in|of) )?(?:(?:an?|its) )?{words}", one.tail)
    return behind is not None or re.search(rf"{words}[^‹;.:]{{0,20}}$", one.lead) is not None
