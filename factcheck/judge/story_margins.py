"""FC403: a margin, and the profit and the sales that it is of, told around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from factcheck.judge.arithmetic_rooms import Room, room
from factcheck.judge.derived import alike, around, meant
from factcheck.judge.derived_levels import is_before
from factcheck.judge.story import MARK, Figure, Told
from factcheck.judge.story_rates import ratio
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Grade
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.stem import stem

BEFORE, BEHIND = 2, 1  # sentences around a margin in which its profit and its sales are told
# The operating margin widened by 1.2 points to 9 percent: what stands between tells of nothing else.
MARGIN = later(
    r"\b(?P<which>operating|net|gross|pre-?tax|ebitda)(?: profit)? margin"
    r"(?:,? (?!(?:and|but|while|as|with|target|goal|of its|for|in|at)\b)[a-z]+){0,5}(?:,? at)?,? *$"
)
BARE = later(r"^(?:,|, which is|, giving|, for| at) an? (?:profit )?margin of $|^, or $|^, (?:equal|equivalent) to $")
OF_SALES = later(r"^ of (?:its |total |net |group )*(?:sales|revenues?|turnover)\b(?! of)")
HENCE = later(r"^(?:that|this|it) [a-z ]{0,30}\ba (?:profit )?margin of $")
SALES = "revenue"
# Sales of all the company: "group sales", "on revenue of", but not "European sales" or "sales of cranes".
SALES_WORD = later(r"\b(?:sales|revenues?|turnover)\b")
OF_ALL = later(
    r"(?:^|[,;] |[’']s? |\b(?:on|while|and|as|but|with|from|against|of|in|to|the|its|their|total|group|net|overall"
    r"|consolidated|company|annual|quarterly|[a-z]+-(?:quarter|half|year|month)) )$"
)
OF_SOME = later(
    r"^ (?:(?:from|to|at home|outside|abroad)|of (?!the (?:group|company)|$)"
    r"|in (?!(?:the|its) (?:[a-z]+ )?(?:quarter|half|year|period|[a-z0-9-]+ (?:months|quarter))|(?:19|20)\d\d))\b"
)
PLAIN = frozenset({"earlier", "reported", "gross"})  # of when it was told, or in its name


class Margin(NamedTuple):
    """A margin, and the measure whose share of sales it is."""

    rate: Figure
    of: str


def margins(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Margins that the only profit and the only sales told around them do not make."""
    sentences = [one.figures for one in story]
    for at, one in enumerate(story):
        told = [] if one.headline else [*_told(one, story[at - 1] if at else None, spoken)]
        for margin in told:
            yield from _judged(margin, around(sentences, at, BEFORE, BEHIND), spoken)


def _told(one: Told, last: Told | None, spoken: Spoken) -> Iterator[Margin]:
    for rate in one.figures:
        frame = rate.claim.frame
        level = rate.letter == "P" and frame.aspect != "change" and frame.modality == "actual"
        if level and rate.claim.quantity.point is not None and not _then(rate, spoken):
            of = _of(rate, last)
            if of is not None:
                yield Margin(rate, of)


def _then(rate: Figure, spoken: Spoken) -> bool:
    """Whether a margin is told as the one that was before or may be, or as that of a part of the company."""
    words = f"{rate.lead} {rate.tail.partition(',')[0]}"
    return (
        spoken.bounds["doubt"].search(rate.lead) is not None
        or is_before(rate, spoken)
        or spoken.cues["then"].search(words) is not None
        or not spoken.members.isdisjoint(map(stem, re.findall(r"[a-z]+", words)))
    )


def _of(rate: Figure, last: Told | None) -> str | None:
    """The measure that a margin is named for, or that is told right before it."""
    named = MARGIN.search(_before(rate))
    if named is not None:
        which = named["which"].replace("-", "")
        return "EBITDA" if which == "ebitda" else f"{which} profit"
    bare = BARE.match(rate.lead)
    if bare is not None and rate.at and ("margin" in rate.lead or OF_SALES.match(rate.tail)):
        return _profit(rate.told.figures[rate.at - 1])
    if last is not None and rate.at == 0 and HENCE.match(rate.lead):
        kinds = {kind for one in last.figures if (kind := _profit(one)) is not None}
        return kinds.pop() if len(kinds) == 1 else None
    return None


def _profit(one: Figure) -> str | None:
    """The kind of profit that a figure is surely of."""
    frame = one.claim.frame
    metric = (frame.metric or "") if frame.known else ""
    return metric if _is_sum(one) and metric.endswith(" profit") else None


def _judged(margin: Margin, near: Iterable[Figure], spoken: Spoken) -> Iterator[Conflict]:
    held = [one for one in near if _is_sum(one)]
    parts = [one for one in held if _is_profit(one, margin.of)]
    wholes = [one for one in held if one.claim.frame.metric == SALES and _of_all(one)]
    if any(_leads_to(part, whole, margin.rate, spoken) for part in parts for whole in wholes):
        return
    part, whole = _only(parts, spoken), _only(wholes, spoken)
    if part is None or whole is None or not alike(part, whole) or not _of_one(margin.rate, part, whole, spoken):
        return
    share = 100 * part.value / whole.value
    if meant(share, margin.rate.value):
        yield from ratio(part.claim, whole.claim, margin.rate.claim, spoken.pack)


def _leads_to(part: Figure, whole: Figure, rate: Figure, spoken: Spoken) -> bool:
    some, all_, share = (room(one.claim, spoken.pack.tolerances) for one in (part, whole, rate))
    if some is None or all_ is None or share is None:
        return True
    real = some.over(all_)
    return Room(100 * real.low, 100 * real.high).meets(share)


def _only(some: Iterable[Figure], spoken: Spoken) -> Figure | None:
    """The one of now, be it told twice; all of a story may be of last year."""
    every = [one for one in some if "previous" not in one.claim.frame.qualifiers]
    held = [one for one in every if not is_before(one, spoken)] or every
    return held[0] if held and len({one.value for one in held}) == 1 else None


def _of_one(rate: Figure, part: Figure, whole: Figure, spoken: Spoken) -> bool:
    """Whether a margin is told of the company, the time and on the terms of the sums: not "adjusted", not "cloud"."""
    frames = [one.claim.frame for one in (rate, part, whole)]
    sure = {frame.subject for frame in frames if frame.subject_grade == Grade.CLAUSE and frame.subject}
    times = {time for one in (rate, part, whole) if (time := _time(one)) is not None}
    terms = {frame.qualifiers - PLAIN for frame in (frames[0], frames[1])}
    of_part = any(not spoken.members.isdisjoint(map(stem, one.lead.split())) for one in (part, whole))
    return len(sure) < 2 and len(times) < 2 and len(terms) == 1 and not of_part


def _time(one: Figure) -> tuple[date | None, date | None] | None:
    """The time of a figure; none that the figure before it is told of: "from 163m the year before, on revenue of"."""
    time = one.claim.frame.period
    return None if time is None or f"{time.text.lower()}," in one.lead else (time.first, time.last)


def _is_sum(one: Figure) -> bool:
    """Whether a figure is money earned, be it in the currency of the sum before it."""
    frame, amount = one.claim.frame, one.claim.quantity
    plain = frame.aspect == "level" and frame.modality == "actual" and not amount.per and amount.point is not None
    return plain and one.claim.scaled and (one.letter == "M" or one.unit is None)


def _of_all(one: Figure) -> bool:
    """Whether sales are told as those of all there is."""
    before, behind = _before(one), one.tail
    words = [*SALES_WORD.finditer(before)]
    text, word = (before, words[-1]) if words else (behind, SALES_WORD.search(behind))
    if word is None:
        return False
    return OF_ALL.search(text[: word.start()]) is not None and OF_SOME.match(text[word.end() :]) is None


def _before(one: Figure) -> str:
    """The words of a sentence before a figure, without the figures among them."""
    return " ".join(MARK.sub("", one.told.text[: one.start]).lower().split()) + " "


def _is_profit(one: Figure, metric: str) -> bool:
    """Whether a figure is the profit that a margin is of."""
    if one.claim.frame.known:
        return one.claim.frame.metric == metric
    words = rf"{metric.removesuffix(' profit').lower()} (?:profit|income|earnings)\b"
    behind = re.match(rf" ?(?:(?:as|in|of) )?(?:(?:an?|its) )?{words}", one.tail)
    return behind is not None or re.search(rf"{words}[^‹;.:]{{0,20}}$", one.lead) is not None
