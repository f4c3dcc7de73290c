"""FC402: what is told of each quarter or half, and of the year or the part of it that these fill."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from factcheck.judge.arithmetic_line import ADJUSTED, wrong_sum
from factcheck.judge.arithmetic_rooms import summed
from factcheck.judge.derived import alike, around, exact, kin, one_measure, size
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.period import Overlap
from factcheck.model.stem import stem

REACH = 2  # sentences around the parts in which the whole is told
NEAR = 60  # characters beside a whole in which its time stands
AT = 25  # … where it stands right beside it
SLACK = Decimal("1.35")  # times: parts that are further off than this are of something else
ORDER = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4}
LAST = frozenset({"last", "final", "closing", "holiday", "christmas", "remaining"})
SPELL = later(
    r"\b(?P<which>first|opening|second|third|fourth|last|final|closing|holiday|christmas|remaining)"
    r"(?:[- ](?:(?P<quarter>quarter|three months)|(?P<half>half|six months))\b(?!-)|(?=[,;.]| and\b|$))"
)
YEARLY = (
    r"full[- ]year|the year|annual|whole year|entire year|twelve months|12 months|yearly"
    r"|(?:for|in|during) (?:19|20)\d\d"
)
WHOLE = {
    (4, 4): later(rf"\b(?:{YEARLY})\b"),
    (2, 2): later(rf"\b(?:{YEARLY})\b"),
    (4, 3): later(r"\b(?:nine[- ]months?|9[- ]months?|(?:first )?three quarters|year so far|year to date)\b"),
    (4, 2): later(r"\b(?:half[- ]year|first half|six[- ]months?|half as a whole|two quarters)\b"),
}
PREVIOUS = "previous"
DATED = later(r"\b(?:19|20)\d\d\b")


class Spell(NamedTuple):
    """A figure, which quarter or half it is told of, and how many of these a year has."""

    figure: Figure
    which: int
    of: int


def quarters(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Quarters or halves, told in one sentence or two, that do not make what is told of all of them."""
    sentences = [one.figures for one in story]
    for at, one in enumerate(story):
        here = _spells(one)
        next_ = _spells(story[at + 1]) if here and at + 1 < len(story) else []
        before = _spells(story[at - 1]) if here and at else []
        if _gapless(here):
            yield from _judged(here if not _goes_on(here, next_) else [*here, *next_], sentences, at, spoken)
        elif here and next_ and not _goes_on(before, here) and _gapless([*here, *next_]):
            yield from _judged([*here, *next_], sentences, at, spoken)


def _spells(one: Told) -> list[Spell]:
    """The figures of a sentence that tells one for each quarter or half it names, in its order."""
    adding = [held for held in one.figures if held.letter in "MCU" and exact(held)]
    adding = [held for held in adding if held.claim.frame.aspect != "change"]
    named = list(SPELL.finditer(one.plain))
    of = {4 if match["quarter"] else 2 for match in named if match["quarter"] or match["half"]}
    if not named or len(of) != 1 or one.headline or len(set(DATED.findall(one.said))) > 1:
        return []
    (many,) = of
    plain = [held for held in adding if _beside(held, named)]
    if len(plain) == len(named) + 1 and WHOLE[2, 2].search(f"{plain[-1].lead[-AT:]} {plain[-1].tail[:AT]}"):
        plain.pop()  # "142 million in the first half and 171 million in the second, or 313 million for the year"
    if len(plain) != len(named) or not _alternate(plain, named):
        return []
    return [Spell(held, _which(match["which"], many), many) for held, match in zip(plain, named, strict=True)]


def _which(word: str, many: int) -> int:
    return many if word in LAST else ORDER[word]


def _beside(one: Figure, named: Sequence[re.Match[str]]) -> bool:
    """Whether a figure stands near the name of a quarter."""
    return any(abs(match.start() - one.start) < 2 * NEAR for match in named)


def _alternate(some: Sequence[Figure], named: Sequence[re.Match[str]]) -> bool:
    """Whether figures and the names of their quarters take turns."""
    ours, theirs = [one.start for one in some], [match.start() for match in named]
    return sorted([*ours, *theirs]) in (_turns(ours, theirs), _turns(theirs, ours))


def _turns(a: Sequence[int], b: Sequence[int]) -> list[int]:
    return [start for pair in zip(a, b, strict=True) for start in pair]


def _gapless(some: Sequence[Spell]) -> bool:
    """Whether some are told of the first quarter or half and each that follows it, once, up to the last told."""
    which = [one.which for one in some]
    one_kind = len({one.of for one in some}) == 1 and all(alike(one.figure, some[0].figure) for one in some)
    return len(some) > 1 and one_kind and sorted(which) == list(range(1, len(which) + 1))


def _goes_on(some: Sequence[Spell], more: Sequence[Spell]) -> bool:
    return bool(more) and _gapless(some) and _gapless([*some, *more])


def _judged(
    some: Sequence[Spell], sentences: Sequence[Sequence[Figure]], at: int, spoken: Spoken
) -> Iterator[Conflict]:
    parts, cue = [one.figure for one in some], WHOLE.get((some[0].of, len(some)))
    near = [
        one for one in around(sentences, at, REACH, REACH) if one not in parts and _may_be_whole(one, parts, spoken)
    ]
    wholes = [one for one in near if cue is not None and cue.search(_around(one)) and _of_one(one, parts, spoken)]
    if len({one.value for one in wholes}) != 1 or _then(wholes[0], spoken):
        return
    own, spaces = size(wholes[0], spoken.pack), [held for one in parts if (held := size(one, spoken.pack))]
    sum_ = sum((one.value for one in parts), start=Decimal(0))
    if own is None or len(spaces) < len(parts) or any(one.value == sum_ for one in near):
        return
    if any(one.value == abs(wholes[0].value - sum_) for one in around(sentences, at, REACH, REACH)):
        return  # "helped by a gain of 18 million"
    if not summed(spaces).meets(own) and own.low / SLACK < sum_ < own.high * SLACK:
        yield wrong_sum([one.claim for one in parts], wholes[0].claim, spoken.pack)


def _then(one: Figure, spoken: Spoken) -> bool:
    """Whether a figure is told of another time; "profit before tax" is of none."""
    return spoken.cues["then"].search(spoken.cues["left out"].sub("", _around(one))) is not None


def _may_be_whole(one: Figure, parts: Sequence[Figure], spoken: Spoken) -> bool:
    yearly = one.claim.quantity.per == "year" and one.claim.quantity.approx is None  # "annual sales of 8.4 billion"
    sized = (exact(one) or yearly) and one.letter in "MCU" and one.claim.frame.aspect != "change"
    same = all(alike(one, part) or (one.letter == part.letter == "C" and kin(one, part, spoken)) for part in parts)
    return sized and same and one.value > max(part.value for part in parts)


def _of_one(whole: Figure, parts: Sequence[Figure], spoken: Spoken) -> bool:
    """Whether a whole may be of the measure and the time of its parts; what a firm "earned" is its net profit too."""
    told, times = whole.claim.frame, [part.claim.frame.period for part in parts]
    if told.period and all(time and told.period.overlap(time) is Overlap.DISJOINT for time in times):
        return False
    if PREVIOUS in told.qualifiers and not any(PREVIOUS in part.claim.frame.qualifiers for part in parts):
        return False  # "495 million, up from 452 million in 2023"
    if not spoken.members.isdisjoint(stem(word) for part in parts for word in part.lead.split()):
        return False  # "its lift unit earned"
    if any(part.claim.frame.qualifiers & ADJUSTED != told.qualifiers & ADJUSTED for part in parts):
        return False  # "underlying profit was 142 million in the first half"
    family = next((metric.family for metric in spoken.pack.metrics if metric.name == told.metric), None)
    known = {part.claim.frame.metric for part in parts if part.claim.frame.known}
    return known == {family} or one_measure(whole, *parts)


def _around(one: Figure) -> str:
    """The words around a figure, those of other figures among them: "for the nine months"."""
    span, said = one.claim.within, one.told.said.lower()
    return f"{said[max(0, span.start - NEAR) : span.start]} {said[span.end : span.end + NEAR]}"
