"""FC402 and FC403: what is left of a whole, what steps come to, the lead of one over another, a share told twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import prod

from factcheck.judge.arithmetic_line import misfit, told, wrong_sum
from factcheck.judge.arithmetic_rooms import Room, figure, room, summed
from factcheck.judge.story import Told, has_figures
from factcheck.judge.story_kinds import around, counts, noun
from factcheck.judge.story_parts import counted_room
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.stem import stem

FARTHEST = 8  # sentences between what is taken off and what is left
# close 64 of its 412 branches
SOME_OF = later(r"‹C(?P<part>\d+)› (?:out )?of (?:its|the|their|his|her|all)(?: [a-z]+)? ‹C(?P<whole>\d+)›")
TAKEN = later(
    r"\b(?:clos|shut|cut|sell|sold|axe|axing|cancel|scrap|dismiss|lay|laid|eliminat|remov|dropp?|retir|ground|los[et]"
    r"|destroy|demolish|fell|sank|withdr[ae]w)[a-z]*\b"
)
LEFT = later(r"\b(?:be left|are left|were left|is left|remain(?:s|ed|ing)?|stay open|survive|keeps?|will keep)\b")
LEAVING = later(r"\b(?:leav(?:e|es|ing)(?: it| them| the [a-z]+)?(?: with)?|down to)$")
# 5.5 percent in two steps, 2.5 percent now and 4 percent in April
STEPS = later(
    r"‹(?P<kind>[PMC])(?P<whole>\d+)›[^‹;.]{0,40} in ‹C(?P<count>\d+)›(?: [a-z]+)?(?:,|:| [—–-])"
    r"(?P<parts>(?:[^‹;.]{0,60}‹(?P=kind)\d+›){2,6})"
)
STEP = frozenset(
    {"step", "stage", "instalment", "installment", "tranche", "phase", "part", "payment", "round", "portion"}
)
# More than half of them were women, at 48.8 percent. / A third of its sales, or 45 percent
FRACTION = later(r"‹X(?P<part>\d+)› of [^‹;.:()]{3,70}?(?:, (?:or|at|that is|some)| or| \((?:or )?) ‹P(?P<share>\d+)›")
# a third of its 900 staff, 450 people
SHARE = later(
    r"‹[XP](?P<share>\d+)› of (?:its|the|their|all|his|her)(?: [a-z]+)? ‹C(?P<whole>\d+)›"
    r"(?:,| \(|, or|, that is) ‹C(?P<part>\d+)›"
)
# 450 jobs, a third of its workforce
OF_STAFF = later(
    r"‹C(?P<part>\d+)›(?:, or|,| or| \()(?: about)? ‹[XP](?P<share>\d+)› of (?:its|the|their)"
    r"(?: (?:total|entire|whole|global|worldwide|current|own)){0,2} "
    r"(?:workforce|staff|employees|workers|headcount|payroll)\b"
)
# a quarter of its staff
SHARE_OF_STAFF = later(
    r"‹[XP](?P<share>\d+)› of (?:its|the|their)(?: (?:total|entire|whole|global|worldwide|current|own)){0,2} "
    r"(?:workforce|staff|employees|workers|headcount|payroll)\b"
)
# half of the crew, 14 sailors,
SHARE_OF_THEM = later(r"‹[XP](?P<share>\d+)› of (?:its|the|their) (?P<noun>[a-z]+), ‹C(?P<part>\d+)›")
FULL_TIME = later(r"\bfull[- ]time\b|\bftes?\b|\bequivalents?\b")
STAFF = later(
    r"\b(?:employ(?:s|ed|ing)?|workforce of|staff of|headcount of|payroll of|has|have|had|currently)(?: about)?$"
)


def sums(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Sums, differences and shares that are told beside what they are made of, and are not that."""
    for one in filter(has_figures, story):
        yield from _left(one, story, spoken.pack)
        yield from _steps(one, spoken.pack)
        yield from _fractions(one, spoken.pack)
        yield from _shares(one, story, spoken)


def _left(one: Told, story: Sequence[Told], pack: RulePack) -> Iterator[Conflict]:
    """ "Close 64 of its 412 branches", and "348 branches will be left"."""
    for match in SOME_OF.finditer(one.text):
        part, whole = one.claim(match, "part"), one.claim(match, "whole")
        if not TAKEN.search(one.text[: match.start()][-60:]) or not counts(whole):
            continue
        for other in story[one.order : one.order + FARTHEST]:
            rest = next((c for n, c in enumerate(other.claims) if _is_left(other, n, whole)), None)
            if rest is not None and rest not in (part, whole):
                spaces = [counted_room(claim, pack) for claim in (part, whole, rest)]
                if None not in spaces and not spaces[1].minus(spaces[0]).meets(spaces[2]):  # type: ignore[union-attr,arg-type]
                    real = figure(whole.quantity.near - part.quantity.near)
                    total = figure(part.quantity.near + rest.quantity.near)
                    hint = f"{told(whole)} less {told(part)} is {real}, not {told(rest)}."
                    yield misfit("FC402", pack, (part, rest), whole, {"a": told(whole), "b": total}, hint)
                return


def _is_left(one: Told, number: int, whole: Claim) -> bool:
    claim = one.claims[number]
    before, behind = around(one, number)
    same = noun(claim) in ("", noun(whole))
    return counts(claim) and same and (LEFT.search(behind) or LEAVING.search(before)) is not None


def _steps(one: Told, pack: RulePack) -> Iterator[Conflict]:
    """ "5.5 percent in two steps, 2.5 percent now and 4 percent in April"; rates may be told one upon the other."""
    for match in STEPS.finditer(one.text):
        whole, count = one.claim(match, "whole"), one.claim(match, "count")
        listed = one.among(match["parts"])
        if noun(count) not in STEP or len(listed) != count.quantity.near:
            continue
        spaces, space = [counted_room(part, pack) for part in listed], counted_room(whole, pack)
        if None in spaces or space is None or any(part.quantity.unit != whole.quantity.unit for part in listed):
            continue
        upon = 100 * (prod(1 + part.quantity.near / 100 for part in listed) - 1)
        compound = match["kind"] == "P" and space.low <= upon <= space.high
        if not compound and not summed(filter(None, spaces)).meets(space):
            yield wrong_sum(listed, whole, pack)


def _fractions(one: Told, pack: RulePack) -> Iterator[Conflict]:
    """ "More than half of the members are women, at 48.8 percent"."""
    for match in FRACTION.finditer(one.text) if "‹X" in one.text else ():
        part, share = one.claim(match, "part"), one.claim(match, "share")
        value, told_ = 100 * part.quantity.near, room(share, pack.tolerances)
        slack = value / 10
        low = value if part.quantity.approx in ("more_than", "at_least") else value - slack
        high = value if part.quantity.approx in ("less_than", "nearly", "at_most") else value + slack
        high = Decimal(100) if part.quantity.approx in ("more_than", "at_least") else high
        low = Decimal(0) if part.quantity.approx in ("less_than", "at_most") else low
        if told_ is not None and part.quantity.near < 1 and (told_.high < low or told_.low > high):
            said = {"a": told(part), "b": told(share), "reason": f"{told(part)} is {figure(value)}%"}
            yield misfit("FC403", pack, (part,), share, said, f"{told(share)} is not {_hedged(part)}{told(part)}.")


def _hedged(claim: Claim) -> str:
    return {"more_than": "more than ", "less_than": "less than ", "nearly": "nearly "}.get(
        claim.quantity.approx or "", ""
    )


def _shares(one: Told, story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """ "A third of its 900 staff, 450 people"; or the 900 in another sentence."""
    for match in SHARE.finditer(one.text):
        part, whole, share = (one.claim(match, name) for name in ("part", "whole", "share"))
        yield from _share(part, whole, share, spoken.pack)
    for match in SHARE_OF_THEM.finditer(one.text):
        counted = stem(match["noun"])
        wholes = [claim for other in story for claim in other.claims if noun(claim) == counted]
        if len(wholes) == 1:
            yield from _share(one.claim(match, "part"), wholes[0], one.claim(match, "share"), spoken.pack)
    yield from _share_of_staff(one, story, spoken)


def _share_of_staff(one: Told, story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """ "450 jobs, a third of its workforce"; or the jobs in another sentence, where the story tells of no others."""
    told_of = OF_STAFF.search(one.text) or SHARE_OF_STAFF.search(one.text)
    if told_of is None:
        return
    wholes = [claim for other in story for number, claim in enumerate(other.claims) if _staff(other, number)]
    cuts = [item for item in spoken.kinds.counted(story).get("job cuts", ()) if item.claim not in wholes]
    parts = [one.claim(told_of, "part")] if "part" in told_of.groupdict() else [item.claim for item in cuts]
    plain = "part" in told_of.groupdict() or not any(item.partly or item.claim.quantity.near == 1 for item in cuts)
    one_basis = any(map(_full_time, parts)) is any(map(_full_time, wholes))
    if plain and one_basis and len({c.quantity.near for c in parts}) == len({c.quantity.near for c in wholes}) == 1:
        yield from _share(parts[0], wholes[0], one.claim(told_of, "share"), spoken.pack)


def _full_time(claim: Claim) -> bool:
    """Whether a figure counts posts by how full they are, and not heads: "600 full-time posts" of "6,500 people"."""
    return FULL_TIME.search(claim.place.text.lower()) is not None


def _staff(one: Told, number: int) -> bool:
    before, behind = around(one, number)
    people = behind.startswith(("employees", "workers", "staff", "people"))
    return counts(one.claims[number]) and people and STAFF.search(before) is not None


def _share(part: Claim, whole: Claim, share: Claim, pack: RulePack) -> Iterator[Conflict]:
    spaces = [room(claim, pack.tolerances) for claim in (part, whole, share)]
    some, everything, rate = spaces
    if (
        some is None
        or everything is None
        or rate is None
        or not counts(part)
        or part.quantity.near > whole.quantity.near
    ):
        return
    scale = 1 if share.quantity.unit == "x" else 100
    real = some.over(everything)
    if not Room(scale * real.low, scale * real.high).meets(rate):
        percent = f"{figure(100 * part.quantity.near / whole.quantity.near)}%"
        ratio = f"{told(part)} of {told(whole)}"
        said = {"a": ratio, "b": told(share), "reason": f"it is {percent}"}
        yield misfit("FC403", pack, (part, whole), share, said, f"{ratio} is {percent}.")
