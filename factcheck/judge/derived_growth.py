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
    r"|previously|prior|previous|earlier)"
    r"|(?P<beside>than|over the|on the|below|above)"
    r"|(?P<after>to|was|were|is|are|reached|reaching|totall?ed|totall?ing|came|stood|became|hit|hitting))\b"
)
# What comes from somewhere is no level from which anything moves: "cash flows from operations of".
SOURCE = re.compile(
    r"\b(?:flows?|income|revenues?|sales|proceeds|profits?|earnings|gains?|loss|losses|benefit\w*|provided|used|derived"
    r"|received|resulting|result\w*|contribution|exports?|imports?|orders?|demand|dividends?|apart|aside|generated) from$"
)
BRACKET = re.compile(
    r"\((?:fy ?)?(?:(?:19|20)\d\d|(?:first|second|third|fourth) quarter|prior year|last year)[^‹]{0,12}$"
)
AGO = re.compile(
    r"^[^‹;:.()]{0,30}?\b(?:a|one|the) (?:year|month|quarter|week|day) (?:earlier|ago|before)\b"
    r"|^[^‹;:.()]{0,30}?\b(?:in|for|during|at|of)? ?(?:the )?(?:same|prior|previous|preceding|corresponding|year-ago"
    r"|year-earlier|prior-year|last) (?:[a-z]+[- ]?){1,3}"
    r"|^ previously\b"
)
OTHER_BASE = re.compile(
    r"\b(?:respectively|expect\w*|forecast\w*|estimat\w*|predict\w*|project\w*|consensus|analyst\w*|target\w*|goal"
    r"|budget\w*|average|averag\w*|excluding|constant|adjusted for|adjusting|net of|normali[sz]ed|underlying|currency|currencies|organic\w*|like-for-like|comparable"
    r"|same-store|pro ?forma|annuali[sz]ed|annual rate|seasonally|revis\w*|restat\w*|inflation-adjusted|real terms"
    r"|record|peak|low|limit|cap)\b"
)
TWO_WAYS = re.compile(
    r"\b(?:loss\w*|deficit\w*|shortfall|debt|improv\w*|narrow\w*|widen\w*|deteriorat\w*|eas\w*|weaken\w*|strengthen\w*"
    r"|recover\w*|negative|outflow\w*|used in|offset\w*)\b"
)
BASIS = re.compile(
    r"\b(?:(?:on|in|for|during|over|from|than) (?:the|a|one|this|last|the (?:previous|prior|same|preceding|latest|last)) "
    r"|(?:month|quarter|year|week)(?:-on-|-over-| on | over )|a |one |previous |prior |last )"
    r"(month|quarter|year|week|day|decade)s?\b"
)
LED_TO = re.compile(r"\bto(?: [a-z]+){0,3} ?$")
ANAPHOR = re.compile(
    r"^(?:That|This|It|The|Its|Their) (?:[a-z-]+ ){0,3}?(?:is|was|were|rise|increase|growth|gain|jump|fall|decline|decrease"
    r"|drop|reduction|change|improvement|represents?|marks?|makes|equals)\b"
)
OPENS = re.compile(r",|\b(?:and|while|but|as|when|after|with)\b")  # what stands behind belongs to another statement
# "45% above the level of a year ago" is held against another level than the one told before it.
OTHERWISE = re.compile(
    r"^(?: more| less| higher| lower| fewer)? (?:above|below|than|from|over|on|up on|down on|compared (?:with|to)|versus)"
    r"\b[^‹;]*\b(?:year|month|quarter|week|day|20\d\d|19\d\d)\b"
)
UP_FROM = re.compile(r"\b(?:up|down) from(?: [a-z]+){0,2} ?$")
SINCE = re.compile(r"^[^‹;:.]{0,40}?\b(year|month|quarter|week|season|day)\b")
BRACKETS = re.compile(r" ?\([^)]*\)")
BREAK = re.compile(r"[;:]|\. ")
CHANGED = frozenset("PBMCUX")


class Change(NamedTuple):
    """A change and the levels before and after it."""

    step: Figure
    before: Figure
    after: Figure


def growth(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Changes told with both their levels, that do not lie between these."""
    sentences = [figures(one) for one in story]
    yield from _orphans(sentences, spoken.pack)
    for at, one in enumerate(story):
        told_ = sentences[at]
        if at and not story[at - 1].headline:
            yield from _over_two(sentences[at - 1], told_, spoken.pack)
        if len(told_) < 3 or OTHER_BASE.search(one.text.lower()):
            continue
        for step in told_:
            if not is_step(step):
                continue
            levels = [other for other in told_ if _is_level(other, step)]
            if any(_fits(Change(step, a, b), spoken.pack) for a, b in permutations(levels, 2) if alike(a, b)):
                continue
            change = _pointed(step, levels, told_)
            if change is not None and _doubtless(change, one):
                yield from _judged(change, spoken.pack)


def _over_two(first: Sequence[Figure], second: Sequence[Figure], pack: RulePack) -> Iterator[Conflict]:
    """Changes in one sentence, of a level or two that the sentence before it tells."""
    steps = [one for one in second if is_step(one)]
    if len(steps) != 1 or not first or any(OTHER_BASE.search(held[0].told.text.lower()) for held in (first, second)):
        return
    step = steps[0]
    here = [one for one in second if _is_level(one, step)]
    there = [one for one in first if _is_level(one, step)]
    if any(_fits(Change(step, a, b), pack) for a, b in permutations([*here, *there], 2) if alike(a, b)):
        return
    change = _joined(step, here, there)
    if change is not None and not any(is_step(one) and one.letter == step.letter for one in first):
        yield from _judged(change, pack)


def _orphans(sentences: Sequence[Sequence[Figure]], pack: RulePack) -> Iterator[Conflict]:
    """The only rate of a story, and the only two levels in it that are told as one grown from the other."""
    pairs = [found for held in sentences if (found := _grown(held)) is not None]
    rates = [one for held in sentences for one in held if one.letter == "P" and is_step(one)]
    if len(pairs) != 1 or len({one.value for one in rates}) != 1:
        return
    before, after = pairs[0]
    for rate in rates:
        change = Change(rate, before, after)
        since = SINCE.search(rate.tail), SINCE.search(_behind(before, sentences))
        if rate.told is before.told or not all(since) or len({found[1] for found in since if found}) > 1:
            continue
        rises = after.value > before.value
        if OTHER_BASE.search(rate.told.text.lower()) or rises is not (rate.claim.frame.direction == "up"):
            continue
        if not _fits(change, pack):
            yield from _judged(change, pack)
        return


def _behind(one: Figure, sentences: Sequence[Sequence[Figure]]) -> str:
    """The words behind a figure to the end of its sentence, what stands in brackets and other figures left out."""
    held = next(held for held in sentences if one in held)
    return BRACKETS.sub("", " ‹›".join(other.tail for other in held[one.at :])).replace("‹›", "")


def _grown(held: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """Two levels of a sentence that tells no rate, the later one "up from" the earlier."""
    if not held or any(is_step(one) for one in held) or OTHER_BASE.search(held[0].told.text.lower()):
        return None
    before = [one for one in held if UP_FROM.search(one.lead) and one.letter in "MCU"]
    after = [one for one in held if one.letter in "MCU" and before and one.at < before[0].at and alike(one, before[0])]
    return (
        (before[0], after[0])
        if len(before) == 1 and after and _is_level(after[0], before[0]._replace(letter="P"))
        else None
    )


def _joined(step: Figure, here: Sequence[Figure], there: Sequence[Figure]) -> Change | None:
    """The level told with a change and the one told before it, or both of them told before it."""
    if len(here) == 1 and len(there) == 1 and alike(here[0], there[0]) and _one_measure(step, here[0], there[0]):
        if is_before(here[0]):
            return Change(step, here[0], there[0]) if not is_before(there[0]) else None
        return Change(step, there[0], here[0]) if LED_TO.search(here[0].lead) else None
    if not here and len(there) == 2 and alike(*there) and ANAPHOR.match(step.told.text):
        before = [one for one in there if is_before(one)]
        if len(before) == 1 and _one_measure(step, *there):
            return Change(step, before[0], next(one for one in there if one is not before[0]))
    return None


def _one_measure(*some: Figure) -> bool:
    """Whether figures may be of one measure; "that is a rise" is of whatever was told before it."""
    return (
        ANAPHOR.match(some[0].told.text) is not None
        or len({one.claim.frame.metric for one in some if one.claim.frame.known}) < 2
    )


def is_step(one: Figure) -> bool:
    """Whether a figure tells a change and the way it went."""
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
    if not roles or roles[-1]["after"]:
        return False
    # "40 points higher than a year ago and above the 12.5 it needs": nothing stands between a step and what it is above.
    return not OPENS.search(one.lead if roles[-1]["beside"] else one.lead[roles[-1].end() :])


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
            if not any(one in levels or (one.letter == step.letter and is_step(one)) for one in between):
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
    from_it = re.search(r"\bfrom(?: [a-z]+){0,3} ?$", change.before.lead) and change.before.at > change.step.at
    if OTHERWISE.search(change.step.tail) and not from_it and not AGO.search(change.before.tail):
        return False
    bases = [basis for figure in change if (basis := frozenset(m[1] for m in BASIS.finditer(_said(figure))))]
    one_basis = all(basis & bases[0] for basis in bases)
    return not BREAK.search(between) and one_basis and _one_measure(*change)


def _said(one: Figure) -> str:
    return f"{one.lead} {one.tail}"


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
