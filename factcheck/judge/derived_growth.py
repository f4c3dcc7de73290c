"""FC401: a change, and the two levels it leads from and to, by the part each figure plays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import Room, figure
from factcheck.judge.derived import alike, near, noun, one_measure, space
from factcheck.judge.derived_levels import (
    AGO,
    OTHERWISE,
    TWO_WAYS,
    contrary,
    is_amount,
    is_before,
    is_level,
    is_step,
    of_own_clause,
    otherwise_based,
    parted,
)
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later

BASIS = later(
    r"\b(?:(?:on|in|for|during|over|from|than)"
    r" (?:the|a|one|this|last|the (?:previous|prior|same|preceding|latest|last)) "
    r"|(?:month|quarter|year|week)(?:-on-|-over-| on | over )|a |one |previous |prior |last )"
    r"(month|quarter|year|week|day|decade)s?\b"
)
LED_TO = later(r"\bto(?: [a-z]+){0,3} ?$")
ANAPHOR = later(
    r"^(?:That|This|It|The|Its|Their) (?:[a-z-]+ ){0,3}?(?:is|was|were|rise|increase|growth|gain|jump|fall|decline"
    r"|decrease|drop|reduction|change|improvement|represents?|marks?|makes|equals)\b"
)
OTHER_CLAUSE = later(r"\b(?:while|whereas|although|though) (?!(?:it|they|that|this|these|those|which)\b)")
AMOUNTING = later(r", with (?:[a-z’'-]+ ){1,5}(?:amounting to|totall?ing|at|of|reaching) (?:about |some )?$")
UP_FROM = later(r"\b(?:up|down) from(?: [a-z]+){0,2} ?$")
SINCE = later(r"^[^‹;:.]{0,40}?\b(year|month|quarter|week|season|day)\b")
HELD_AGAINST = later(r"^ ?(?:vs\.?|versus) ")  # "gains of 666,000 dlrs vs 289,000": what was gained, and then
ALSO = later(r"\balso\b")
BRACKETS = later(r" ?\([^)]*\)")


class Change(NamedTuple):
    """A change and the levels before and after it."""

    step: Figure
    before: Figure
    after: Figure


def growth(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Changes told with both their levels, that do not lie between these."""
    sentences = [one.figures for one in story]
    yield from _orphans(sentences, spoken)
    for at, one in enumerate(story):
        told_ = sentences[at]
        if at and not story[at - 1].headline:
            yield from _over_two(sentences[at - 1], told_, spoken)
        steps = [step for step in told_ if is_step(step) and not HELD_AGAINST.match(step.tail)]
        if len(told_) < 3 or not steps or otherwise_based(one, spoken):
            continue
        for step in steps:
            levels = [other for other in told_ if is_level(other, step) and not _of_other_things(other, step)]
            if any(fits(Change(step, a, b), spoken) for a, b in permutations(levels, 2) if alike(a, b)):
                continue
            change = _pointed(step, levels, told_, spoken)
            if change is not None and _doubtless(change, spoken):
                yield from judged(change, spoken)


def _of_other_things(level: Figure, step: Figure) -> bool:
    """ "44 dead, up from 31, as soldiers got through to eight hamlets": a count that names what the level does not."""
    return level.letter == step.letter == "C" and "" == noun(level) != noun(step) and level.claim.frame.known


def _over_two(first: Sequence[Figure], second: Sequence[Figure], spoken: Spoken) -> Iterator[Conflict]:
    """Changes in one sentence, of a level or two that the sentence before it tells."""
    steps = [one for one in second if is_step(one)]
    if len(steps) != 1 or not first or any(otherwise_based(held[0].told, spoken) for held in (first, second)):
        return
    step = steps[0]
    if ALSO.search(step.lead):
        return  # "The other grade was also increased 50 cents to $19.35": of something else than the sentence before
    here = [one for one in second if is_level(one, step)]
    there = [one for one in first if is_level(one, step)]
    if any(fits(Change(step, a, b), spoken) for a, b in permutations([*here, *there], 2) if alike(a, b)):
        return
    change = _joined(step, here, there, spoken)
    if change is None or any(is_step(one) and one.letter == step.letter for one in first):
        return
    if not _elsewhere(change, spoken):
        yield from judged(change, spoken)


def _elsewhere(change: Change, spoken: Spoken) -> bool:
    """Whether a change leads from none of its levels: they lie the other way, and it does not fit but for its way."""
    if not contrary(change.step.claim.frame.direction, change.before, change.after):
        return False
    real, size = _real(change, spoken), space(change.step, spoken.pack)
    return real is not None and size is not None and not (real.meets(size) or real.turned.meets(size))


def _orphans(sentences: Sequence[Sequence[Figure]], spoken: Spoken) -> Iterator[Conflict]:
    """The only rate of a story, and the only two levels in it that are told as one grown from the other."""
    pairs = [found for held in sentences if (found := _grown(held, spoken)) is not None]
    rates = [one for held in sentences for one in held if one.letter == "P" and is_step(one)]
    if len(pairs) != 1 or len({one.value for one in rates}) != 1:
        return
    before, after = pairs[0]
    behind = SINCE.search(_behind(before))
    for rate in rates:
        change = Change(rate, before, after)
        since = SINCE.search(rate.tail), behind
        if rate.told is before.told or not all(since) or len({found[1] for found in since if found}) > 1:
            continue
        if otherwise_based(rate.told, spoken) or contrary(rate.claim.frame.direction, before, after):
            continue
        if not fits(change, spoken):
            yield from judged(change, spoken)
        return


def _behind(one: Figure) -> str:
    """The words behind a figure to the end of its sentence, what stands in brackets and other figures left out."""
    return BRACKETS.sub("", " ‹›".join(other.tail for other in one.told.figures[one.at :])).replace("‹›", "")


def _grown(held: Sequence[Figure], spoken: Spoken) -> tuple[Figure, Figure] | None:
    """Two levels of a sentence that tells no rate, the later one "up from" the earlier."""
    if not held or any(is_step(one) for one in held) or otherwise_based(held[0].told, spoken):
        return None
    before = [one for one in held if UP_FROM.search(one.lead) and one.letter in "MCU"]
    after = [one for one in held if one.letter in "MCU" and before and one.at < before[0].at and alike(one, before[0])]
    return (before[0], after[0]) if len(before) == 1 and after and is_amount(after[0]) else None


def _joined(step: Figure, here: Sequence[Figure], there: Sequence[Figure], spoken: Spoken) -> Change | None:
    """The level told with a change and the one told before it, or both of them told before it."""
    if len(here) == 1 and len(there) == 1 and alike(here[0], there[0]) and _one_told(step, here[0], there[0]):
        if is_before(here[0], spoken):
            return Change(step, here[0], there[0]) if not is_before(there[0], spoken) else None
        return Change(step, there[0], here[0]) if LED_TO.search(here[0].lead) else None
    if not here and len(there) == 2 and alike(*there) and ANAPHOR.match(step.told.text):
        before = [one for one in there if is_before(one, spoken)]
        if len(before) == 1 and _one_told(step, *there):
            return Change(step, before[0], next(one for one in there if one is not before[0]))
    return None


def _one_told(*some: Figure) -> bool:
    """Whether figures may be of one measure, all as they are; "that is a rise" is of whatever was told before it."""
    if ANAPHOR.match(some[0].told.text):
        return True
    return one_measure(*some) and all(one.claim.frame.modality == "actual" for one in some)


def _pointed(step: Figure, levels: Sequence[Figure], all_: Sequence[Figure], spoken: Spoken) -> Change | None:
    """The two levels that the words point to: the nearest of either part, with no other figure of theirs between."""
    before = [one for one in levels if is_before(one, spoken)]
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


def _doubtless(change: Change, spoken: Spoken) -> bool:
    """Whether nothing between the three opens another statement, or tells another span of time."""
    from_it = re.search(r"\bfrom(?: [a-z]+){0,3} ?$", change.before.lead) and change.before.at > change.step.at
    if OTHERWISE.search(change.step.tail) and not from_it and not spoken.pattern(AGO).search(change.before.tail):
        return False
    if of_own_clause(change.step) or _beyond(change):
        return False
    bases = [basis for figure in change if (basis := frozenset(m[1] for m in BASIS.finditer(_said(figure))))]
    one_basis = all(basis & bases[0] for basis in bases)
    return not parted(*change) and one_basis and _one_told(*change)


def _beyond(change: Change) -> bool:
    """Whether a clause with a subject of its own lies between a change and both its levels, or opens with one of these.

    "Full-year profit fell 75 to 104, while that of the quarter rose to 49 from 16"; "signed loans of 6.9 billion,
    96% up on 1985, with those drawn amounting to 4.8 billion".
    """
    held = sorted(change, key=lambda one: one.at)
    if held[0] is change.step:
        between = change.step.told.figures[change.step.at + 1 : held[1].at + 1]
        if OTHER_CLAUSE.search(" ".join(one.lead for one in between)):
            return True
    return any(AMOUNTING.search(one.lead) for one in held[1:] if one is not change.step)


def _said(one: Figure) -> str:
    return f"{one.lead} {one.tail}"


def _real(change: Change, spoken: Spoken) -> Room | None:
    before, after = space(change.before, spoken.pack), space(change.after, spoken.pack)
    if before is None or after is None:
        return None
    if change.step.letter == "P":
        ratio = after.over(before)
        return Room(100 * (ratio.low - 1), 100 * (ratio.high - 1))
    if change.step.letter == "X":
        return after.over(before)
    return after.minus(before)


def fits(change: Change, spoken: Spoken) -> bool:
    real, size = _real(change, spoken), space(change.step, spoken.pack)
    if real is None or size is None:
        return True
    turned = _turned_for(change.step)
    return real.meets(size.turned if turned else size)


def _turned_for(step: Figure) -> bool:
    return step.claim.frame.direction == "down" and step.letter != "X"


def judged(change: Change, spoken: Spoken) -> Iterator[Conflict]:
    real, size = _real(change, spoken), space(change.step, spoken.pack)
    if real is None or size is None or fits(change, spoken):
        return
    if not near(real, change.step.value) or (
        spoken.pattern(TWO_WAYS).search(change.step.told.plain) and _either(change, spoken)
    ):
        return
    before, after = change.before.claim, change.after.claim
    way = f"{told(before)} to {told(after)}"
    rise = "rise" if after.quantity.near >= before.quantity.near else "fall"
    said = {"a": way, "b": told(change.step.claim), "reason": f"a {rise} of {_size(change)}"}
    yield misfit(
        "FC401", spoken.pack, (before, after), change.step.claim, said, f"From {way} is a {rise} of {_size(change)}."
    )


def _either(change: Change, spoken: Spoken) -> bool:
    """Whether a change fits the other way round, or from a loss to a profit."""
    real, size = _real(change, spoken), space(change.step, spoken.pack)
    before, after = space(change.before, spoken.pack), space(change.after, spoken.pack)
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
