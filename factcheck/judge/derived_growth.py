"""FC401: a change, and the two levels it leads from and to, by the part each figure plays and not by a form of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import Room, figure
from factcheck.judge.derived import Figure, alike, figures, near, space
from factcheck.judge.story import Told
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.pack import RulePack

# The last of these words before a level says whether a change leads from it or to it.
ROLE = re.compile(
    r"\b(?:(?P<before>compared (?:with|to)|compares (?:with|to)|as against|up from|down from|from|against|versus|vs"
    r"|than|over the|on the|below|above|previously|prior|previous|earlier)"
    r"|(?P<after>to|was|were|is|are|reached|reaching|totall?ed|totall?ing|came|stood|became|hit|hitting))\b"
)
# What comes from somewhere is no level from which anything moves: "cash flows from operations of".
SOURCE = re.compile(
    r"\b(?:flows?|income|revenues?|sales|proceeds|profits?|earnings|gains?|loss|losses|benefit\w*|provided|used|derived"
    r"|received|resulting|result\w*|contribution|exports?|imports?|orders?|demand|dividends?|apart|aside|generated) from$"
)
BRACKET = re.compile(r"\((?:fy ?)?(?:(?:19|20)\d\d|(?:first|second|third|fourth) quarter|prior year|last year)[^‹]{0,12}$")
AGO = re.compile(
    r"^[^‹;:.()]{0,30}?\b(?:a|one|the) (?:year|month|quarter|week|day) (?:earlier|ago|before)\b"
    r"|^[^‹;:.()]{0,30}?\b(?:in|for|during|at|of)? ?(?:the )?(?:same|prior|previous|preceding|corresponding|year-ago"
    r"|year-earlier|prior-year|last) (?:[a-z]+[- ]?){1,3}"
    r"|^ previously\b"
)
OTHER_BASE = re.compile(
    r"\b(?:respectively|expect\w*|forecast\w*|estimat\w*|predict\w*|project\w*|consensus|analyst\w*|target\w*|goal"
    r"|budget\w*|average|averag\w*|excluding|constant|currency|currencies|organic\w*|like-for-like|comparable"
    r"|same-store|pro ?forma|annuali[sz]ed|annual rate|seasonally|revis\w*|restat\w*|inflation-adjusted|real terms"
    r"|record|peak|low|limit|cap)\b"
)
TWO_WAYS = re.compile(
    r"\b(?:loss\w*|deficit\w*|shortfall|debt|improv\w*|narrow\w*|widen\w*|deteriorat\w*|eas\w*|weaken\w*|strengthen\w*"
    r"|recover\w*|negative|outflow\w*|used in|offset\w*)\b"
)
BASIS = re.compile(r"\b(?:on the |month|quarter|year|week)(?:-on-|-over-| on | over )?(month|quarter|year|week)\b")
BREAK = re.compile(r"[;:]|\. ")
CHANGED = frozenset("PBMCUX")


class Change(NamedTuple):
    """A change and the levels before and after it."""

    step: Figure
    before: Figure
    after: Figure


def growth(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Changes told in one sentence with both their levels, that do not lie between these."""
    for one in story:
        told_ = figures(one)
        if len(told_) < 3 or OTHER_BASE.search(one.text.lower()):
            continue
        for step in told_:
            if not _is_step(step):
                continue
            levels = [other for other in told_ if _is_level(other, step)]
            if any(_fits(Change(step, a, b), spoken.pack) for a, b in permutations(levels, 2) if alike(a, b)):
                continue
            change = _pointed(step, levels, told_)
            if change is not None and _doubtless(change, one):
                yield from _judged(change, spoken.pack)


def _is_step(one: Figure) -> bool:
    frame = one.claim.frame
    plain = one.claim.quantity.approx != "range" and not one.claim.vague and frame.modality == "actual"
    return one.letter in CHANGED and frame.aspect == "change" and frame.direction in ("up", "down") and plain


def _is_level(one: Figure, step: Figure) -> bool:
    frame, amount = one.claim.frame, one.claim.quantity
    if one is step or frame.aspect == "change" or one.claim.vague or amount.point is None or one.letter == "K":
        return False
    if step.letter == "P":
        return one.letter in "MCU"
    return one.letter == "P" if step.letter == "B" else alike(one, step)


def is_before(one: Figure) -> bool:
    """Whether a level is told as the one that was there before."""
    if AGO.search(one.tail) or BRACKET.search(one.lead):
        return True
    roles = [role for role in ROLE.finditer(one.lead) if not SOURCE.search(one.lead[: role.end()])]
    return bool(roles) and roles[-1]["before"] is not None


def _pointed(step: Figure, levels: Sequence[Figure], all_: Sequence[Figure]) -> Change | None:
    """The two levels that the words point to: the nearest of either part, with no other figure of theirs between."""
    before = [one for one in levels if is_before(one)]
    after = [one for one in levels if one not in before]
    found: list[tuple[int, Change]] = []
    for a in before:
        for b in after:
            if not alike(a, b):
                continue
            first, last = min(step.at, a.at, b.at), max(step.at, a.at, b.at)
            between = [one for one in all_[first : last + 1] if one not in (step, a, b)]
            if not any(one in levels or (one.letter == step.letter and _is_step(one)) for one in between):
                found.append((last - first, Change(step, a, b)))
    if not found:
        return None
    least = min(width for width, _ in found)
    nearest = [change for width, change in found if width == least]
    return nearest[0] if len(nearest) == 1 else None


def _doubtless(change: Change, one: Told) -> bool:
    """Whether nothing between the three opens another statement, or tells another span of time."""
    held = sorted(change, key=lambda figure: figure.at)
    between = "".join(figure.tail for figure in held[:-1])
    bases = {found[1] for figure in change for found in BASIS.finditer(f"{figure.lead} {figure.tail}")}
    return not BREAK.search(between) and len(bases) < 2


def _real(change: Change, pack: RulePack) -> Room | None:
    before, after = space(change.before, pack), space(change.after, pack)
    if before is None or after is None:
        return None
    if change.step.letter == "P":
        ratio = after.over(before)
        return Room(100 * (ratio.low - 1), 100 * (ratio.high - 1))
    if change.step.letter == "X":
        return after.over(before)
    return after.minus(before)


def _fits(change: Change, pack: RulePack) -> bool:
    real, size = _real(change, pack), space(change.step, pack)
    if real is None or size is None:
        return True
    turned = _turned_for(change.step)
    return real.meets(size.turned if turned else size)


def _turned_for(step: Figure) -> bool:
    return step.claim.frame.direction == "down" and step.letter != "X"


def _judged(change: Change, pack: RulePack) -> Iterator[Conflict]:
    real, size = _real(change, pack), space(change.step, pack)
    if real is None or size is None or _fits(change, pack):
        return
    if not near(real, change.step.value) or (TWO_WAYS.search(change.step.told.text.lower()) and _either(change, pack)):
        return
    before, after = change.before.claim, change.after.claim
    way = f"{told(before)} to {told(after)}"
    rise = "rise" if after.quantity.near >= before.quantity.near else "fall"
    said = {"a": way, "b": told(change.step.claim), "reason": f"a {rise} of {_size(change)}"}
    yield misfit("FC401", pack, (before, after), change.step.claim, said, f"From {way} is a {rise} of {_size(change)}.")


def _either(change: Change, pack: RulePack) -> bool:
    """Whether a change fits the other way round, or from a loss to a profit."""
    real, size = _real(change, pack), space(change.step, pack)
    before, after = space(change.before, pack), space(change.after, pack)
    if real is None or size is None or before is None or after is None:
        return True
    return real.meets(size) or real.turned.meets(size) or (before + after).meets(size)


def _size(change: Change) -> str:
    before, after = change.before.value, change.after.value
    if change.step.letter == "P":
        return f"{figure(100 * abs(after / before - 1))}%"
    if change.step.letter == "X":
        return f"{figure(after / before)} times"
    if change.step.letter == "B":
        return f"{figure(abs(after - before), 2)} percentage points"
    return figure(abs(after - before), 2)


__all__ = ["Change", "Decimal", "growth", "is_before"]
