"""FC401: a level told as risen or fallen to, and the one before it on the wrong side of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.derived import alike, one_measure, space
from factcheck.judge.derived_levels import AGO, TWO_WAYS, is_before, is_step, otherwise_based, parted
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later

LEVELS = "MCUPS"
COMPARES = later(r"\band (?:it )?(?:compares|compared) (?:with|to)\b")
FAR = 20  # times: levels further apart than this are of two things, as a profit and that of a share


def turned(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """ "Slipped to $6.80, from $6.15 a week earlier": a rise."""
    for one in story:
        held = one.figures
        if len(held) < 2 or any(map(is_step, held)):
            continue
        for after in filter(_plain, held):
            ways = [way for way, pattern in spoken.moved.items() if pattern.search(after.lead)]
            if len(ways) != 1 or otherwise_based(one, spoken) or spoken.pattern(TWO_WAYS).search(one.plain):
                continue
            before = [other for other in held if _comparable(other, after) and is_before(other, spoken)]
            if len(before) == 1 and not parted(before[0], after) and not _beside(before[0], spoken):
                yield from _judged(before[0], after, ways[0], spoken)


def _beside(before: Figure, spoken: Spoken) -> bool:
    """Whether a level is one of something else: "rises to $379, and compares with the $944 of a rival"."""
    return COMPARES.search(before.lead) is not None and spoken.pattern(AGO).search(before.tail) is None


def _plain(one: Figure) -> bool:
    claim = one.claim
    # "Rose to minus 17 from minus 19": below nothing, more is less.
    above = claim.quantity.point is not None and claim.quantity.point > 0
    return one.letter in LEVELS and above and not claim.quantity.approx and not claim.vague


def _comparable(before: Figure, after: Figure) -> bool:
    rates = before.claim.quantity.per, after.claim.quantity.per
    same = len({rate for rate in rates if rate}) < 2 and after.value < FAR * before.value < FAR * FAR * after.value
    return before is not after and same and _plain(before) and alike(before, after) and one_measure(before, after)


def _judged(before: Figure, after: Figure, way: str, spoken: Spoken) -> Iterator[Conflict]:
    first, last = space(before, spoken.pack), space(after, spoken.pack)
    if first is None or last is None or not (last.high < first.low if way == "up" else last.low > first.high):
        return
    real = "fall" if way == "up" else "rise"
    levels = f"{told(before.claim)} to {told(after.claim)}"
    said = {"a": levels, "b": f"a {'rise' if way == 'up' else 'fall'}", "reason": f"a {real}"}
    yield misfit("FC401", spoken.pack, (before.claim,), after.claim, said, f"From {levels} is a {real}.")
