"""FC402 and FC403: what comes on top, a lead told again, a sum of those before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.judge.arithmetic_line import misfit, told, wrong_sum
from factcheck.judge.arithmetic_rooms import Room, figure, rooms, summed
from factcheck.judge.story import Told
from factcheck.judge.story_kinds import counts
from factcheck.judge.story_parts import counted_room
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack

# is buying three ships / will open 12 shops / hires 40 people
TAKEN_ON = later(
    r"\b(?:buy|bought|order|acquir|purchas|open|hir|add|build|built|leas|deliver|tak|took)[a-z]*(?: on| up)?"
    r"(?: another| a further| some)? ‹C(?P<more>\d+)›"
)
# The purchase will expand its fleet from 14 to 19 vessels
GROWN = later(
    r"\b(?:[Tt]he (?:purchase|order|deal|acquisition|expansion|addition|delivery|hiring|move|step|openings?)"
    r"|[Tt]hat|[Tt]his)"
    r"\b[^‹;.]{0,30}\b(?:expand|increas|rais|lift|grow|bring|tak|boost|enlarg|swell)[a-z]*\b[^‹;.]{0,50}"
    r"\bfrom ‹C(?P<before>\d+)› to ‹C(?P<after>\d+)›"
)
# raised its stake to 24 percent by buying another 6 percent. It had held 14 percent.
RAISED = later(
    r"\b(?:rais|increas|lift|boost|expand)[a-z]* (?:its|his|her|their) (?:stake|holding|share)[^‹;.]{0,40}?"
    r" to ‹P(?P<after>\d+)›[^;.]{0,60}?\b(?:another|a further|an additional|an extra) ‹P(?P<more>\d+)›"
)
HELD = later(r"^(?:It|He|She|They|The [a-z]+) (?:had|previously|already|before)[^‹;.]{0,40}? ‹P(?P<before>\d+)›")
# giving the two parties 65 between them / together they hold 65
TOGETHER = later(
    r"\b(?:giv(?:e|es|ing) (?:the ‹C(?P<many>\d+)›|them(?: both)?)(?: a (?:combined|total)(?: of)?)? "
    r"|for a combined (?:total of )?|[Tt]ogether,? (?:they|the ‹C(?P<many2>\d+)›)"
    r" (?:have|hold|held|had|won|took|employ|make|made|own|sold) )‹[CM](?P<sum>\d+)›"
)
BARE = later(r"\b[A-Z][a-z]+ (?P<bare>\d{1,3}(?:,\d{3})*)(?=[,.; ]|$)")
AMOUNT = later(r"‹[CM](?P<mark>\d+)›")


def steps(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Sums and differences told again in the next sentence, or behind what they are made of."""
    for at, one in enumerate(story):
        if not one.claims:
            continue
        behind = story[at + 1] if at + 1 < len(story) and not one.headline else None
        for other in (one, behind) if behind is not None else (one,):
            yield from _grown(one, other, spoken.pack)
            yield from _raised(one, other, spoken.pack)
        yield from _together(one, spoken.pack)


def _grown(one: Told, other: Told, pack: RulePack) -> Iterator[Conflict]:
    """ "Is buying three ships", and "the purchase will expand its fleet from 14 to 19"."""
    grown = GROWN.search(other.text)
    taken = TAKEN_ON.search(one.text) if grown else None
    if taken is None or grown is None:
        return
    more, before, after = one.claim(taken, "more"), other.claim(grown, "before"), other.claim(grown, "after")
    if not all(counts(claim) and claim.quantity.approx is None for claim in (more, before, after)):
        return
    apart = after.quantity.near - before.quantity.near
    spaces = [counted_room(claim, pack) for claim in (after, before, more)]
    if apart > 0 and None not in spaces and not spaces[0].minus(spaces[1]).meets(spaces[2]):  # type: ignore[union-attr,arg-type]
        sum_ = figure(before.quantity.near + more.quantity.near)
        hint = f"{told(before)} and {told(more)} make {sum_}, not {told(after)}."
        yield misfit("FC402", pack, (more, before), after, {"a": told(after), "b": sum_}, hint)


def _raised(one: Told, other: Told, pack: RulePack) -> Iterator[Conflict]:
    """ "To 24 percent by buying another 6 percent", and "it had held 14 percent"."""
    held = HELD.search(other.text)
    raised = RAISED.search(one.text) if held else None
    if raised is None or held is None:
        return
    after, more, before = one.claim(raised, "after"), one.claim(raised, "more"), other.claim(held, "before")
    spaces = rooms((after, more, before), pack.tolerances)
    if spaces is not None and not spaces[0].minus(spaces[2]).meets(spaces[1]):
        sum_ = f"{figure(before.quantity.near + more.quantity.near)}%"
        hint = f"{told(before)} and {told(more)} make {sum_}, not {told(after)}."
        yield misfit("FC402", pack, (more, before), after, {"a": told(after), "b": sum_}, hint)


def _together(one: Told, pack: RulePack) -> Iterator[Conflict]:
    """ "41 seats and the Greens 22, giving the two parties 65 between them"."""
    match = TOGETHER.search(one.text)
    if match is None:
        return
    whole, several = one.claim(match, "sum"), match["many"] or match["many2"]
    many = one.claims[int(several)].quantity.near if several else 2
    listed, bare = _before(one, one.text[: match.start()], whole)
    if (
        len(listed) + len(bare) != many
        or not listed
        or max(claim.quantity.near for claim in listed) > whole.quantity.near
    ):
        return
    spaces = [counted_room(claim, pack) for claim in (whole, *listed)]
    if None in spaces:
        return
    total = summed((*(Room(one, one) for one in bare), *filter(None, spaces[1:])))
    if not total.meets(spaces[0]):  # type: ignore[arg-type]
        if not bare:
            yield wrong_sum(listed, whole, pack)
            return
        sum_ = figure(sum((claim.quantity.near for claim in listed), start=Decimal(0)) + sum(bare, start=Decimal(0)))
        terms = " + ".join((*map(told, listed), *map(figure, bare)))
        yield misfit(
            "FC402", pack, listed, whole, {"a": told(whole), "b": sum_}, f"{terms} is {sum_}, not {told(whole)}."
        )


def _before(one: Told, text: str, whole: Claim) -> tuple[list[Claim], list[Decimal]]:
    """The figures before a sum that it may be made of, and those that a name alone leads to: "the Greens 22"."""
    claims = [one.claim(match, "mark") for match in AMOUNT.finditer(text)]
    like = [claim for claim in claims if _like(claim, whole) and claim.quantity.near > 0]
    return like, [Decimal(match["bare"].replace(",", "")) for match in BARE.finditer(text) if counts(whole)]


def _like(claim: Claim, whole: Claim) -> bool:
    if counts(whole):
        return counts(claim)
    return claim.quantity.unit in (None, whole.quantity.unit) and claim.quantity.per == whole.quantity.per
