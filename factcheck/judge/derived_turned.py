"""FC401: a level told as risen or fallen to, and the one before it on the wrong side of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

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
# Slowed in April to / 5.6% in February, slowing from
TO = r"\b(?:%%(%s)s)\b[^‹;:,]{0,40} to(?: [a-z]+){0,2} ?$"
FROM = r"^[^‹;:]{0,50}?(?:[,(–—-]|\band) ?(?:%%(%s)s) from(?: [a-z]+){0,2} ?$"
LED = later(r"\b(?P<way>up|down) to(?: [a-z]+){0,2} ?$")  # "the increase was marked down to"
QUOTED = r"\b(?:%(quoted in)s)\b"
WHOLE = later(r"^(?: [a-z]+)? (?:out )?of\b")  # "33 of the 150 seats, down from 41"
OF_WHOSE = later(r"\d (?:out )?of (?:[\w-]+(?:['’]s)? )?$")  # "33 of parliament's 150 seats"
STANDS = {"up": "stands higher", "down": "stands lower"}
LIES = {"up": "lies further", "down": "lies nearer"}  # gaps, whichever way is the good one
GOES = {"up": "goes faster", "down": "goes slower"}  # rates of growth


def turned(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """ "Slipped to $6.80, from $6.15 a week earlier": a rise."""
    for one in story:
        held = one.figures if not otherwise_based(one, spoken) else ()
        for after in filter(_plain, held):
            for before in (other for other in held if _comparable(other, after)):
                way = _from(before, after, spoken) or _to(before, after, spoken)
                if way is not None and not parted(before, after) and not _beside(before, spoken):
                    yield from _judged(before, after, way, spoken)


def _from(before: Figure, after: Figure, spoken: Spoken) -> str | None:
    """ "Was 3.1% in April, slowing from 3.4%", be both of them changes."""
    if before.at != after.at + 1 or (after.at and WHOLE.match(after.lead)) or OF_WHOSE.search(after.lead):
        return None
    if is_step(after) and after.claim.frame.direction != "up":
        return None
    shapes = (*_shapes(after), *([STANDS] if _one_way(after, spoken) else []))
    return _only({way for one in shapes for way in one if spoken.pattern(FROM % one[way]).search(before.lead)})


def _to(before: Figure, after: Figure, spoken: Spoken) -> str | None:
    """ "Slowed to 3.1% from 3.4%", of all levels of the sentence the only one before it."""
    held = after.told.figures
    if any(map(is_step, held)) or [x for x in held if _comparable(x, after) and is_before(x, spoken)] != [before]:
        return None
    ways = {way for one in _shapes(after) for way in one if spoken.pattern(TO % one[way]).search(after.lead)}
    one_way = _one_way(after, spoken)
    ways |= {way for way, moved in spoken.moved.items() if one_way and moved.search(after.lead)}
    led = LED.search(after.lead)
    return _only(ways) if led is None or ways == {led["way"]} else None


def _shapes(after: Figure) -> Sequence[Mapping[str, str]]:
    return (LIES, GOES) if after.letter == "P" else (LIES,)


def _one_way(after: Figure, spoken: Spoken) -> bool:
    """Whether more is more: of losses it is less, and of a currency, where a dollar costs more of it."""
    both = (spoken.pattern(shape).search(after.told.plain) for shape in (TWO_WAYS, QUOTED))
    return not any(both)


def _only(ways: Collection[str]) -> str | None:
    return next(iter(ways)) if len(ways) == 1 else None


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
