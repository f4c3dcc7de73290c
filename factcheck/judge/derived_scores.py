"""FC403: a victory by so many beside another score, and a lead of so many seconds beside two other times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import figure
from factcheck.judge.derived import counted, exact, noun, size
from factcheck.judge.derived_gaps import BY, ends_a_length, told_apart
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later

NEAR = 40  # characters beside a lead or a score in which the word stands that says when it was so
MOST_FAR = 3  # times: what lies further off is the gap of another match
SCORE = later(r"(?<![\d(:.,/–-])(?P<a>\d{1,3})[-–](?P<b>\d{1,3})(?![\d/–-]|[.,:]\d| ?(?:per|%|year|season|vote))")
TIME = later(
    r"(?<![\d:.])(?:(?P<h>\d{1,2})[:h])?(?P<m>\d{1,2}):(?P<s>\d\d)(?:[.,](?P<part>\d{1,2}))?(?![\d:])"
    r"(?! ?(?:[ap]\.?m\b|local|gmt|utc|o[’']clock|hrs))"
)
AT = later(r"\b(?:at|around|from|until|by|before|after|since|about) $")  # a time of day
SCORED = frozenset({"", "point", "goal", "run", "try", "basket", "pin", "shot", "stroke", "frame", "game"})
WON = later(r"^[^‹,;]{0,12}\b(?:victory|win|defeat|margin|triumph|loss|rout)\b")
# Where it stood before the end, or in another match.
MIDWAY = later(
    r"\b(?:half|half-?time|break|interval|quarter|period|innings|inning|early|once|at one (?:point|stage)|midway|lap"
    r"|split|series|aggregate|overall|last (?:year|week|season|time)|record|previous|first leg|second leg|spread|odds"
    r"|favou?rites?|spring|summer|autumn|winter)\b"
)
ANOTHER = later(r"^\W*(?:another|the other|an? (?:second|third|rival|separate|earlier))\b")
SECONDS = {"second": Decimal(1), "minute": Decimal(60), "hour": Decimal(3600)}


def scores(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Victories and leads that are not those of the only score, or the only two times, told around them."""
    sentences = [one.figures for one in story]
    for at, held in enumerate(sentences):
        near = [one for one in story[max(0, at - 1) : at + 2] if not one.headline or one is story[at]]
        near = [*filter(None, (one.wordy for one in near)), *near]
        for gap in held:
            scored = counted(gap) or noun(gap) in SCORED - {""}
            if scored and exact(gap) and told_apart(gap, held, spoken) and not _midway(gap):
                yield from _by_score(gap, near, spoken)
        for span in _spans(story[at]):
            ends = (span.parts[0], span.parts[-1])
            plain = all(exact(part) for part in span.parts) and not MIDWAY.search(story[at].said.lower())
            if plain and any(told_apart(part, held, spoken) for part in ends):
                yield from _by_time(span, near, spoken)


class Span(NamedTuple):
    """A length of time told in one go, be it by hours, minutes and seconds: its figures, its seconds, how finely."""

    parts: Sequence[Figure]
    seconds: Decimal
    step: Decimal

    @property
    def text(self) -> str:
        words = [told(part.claim) for part in self.parts]
        return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]


def _spans(one: Told) -> Iterator[Span]:
    """The lengths of time of a sentence; "two minutes and 45 seconds" are one."""
    group: list[Figure] = []
    for figure_ in (*one.figures, None):
        if figure_ is not None and group and ends_a_length(figure_):
            group.append(figure_)
            continue
        if group:
            steps = [part.claim.quantity.precision * SECONDS[part.unit or ""] for part in group]
            seconds = sum((part.value * SECONDS[part.unit or ""] for part in group), start=Decimal(0))
            yield Span(tuple(group), seconds, min(steps))
        group = [figure_] if figure_ is not None and figure_.unit in SECONDS else []


def _midway(gap: Figure) -> bool:
    """Whether a lead is told of before the end, by the words beside it, or those of its sentence that gives a score."""
    said = gap.told.said.lower()
    beside = f"{gap.lead.split(', ')[-1][-NEAR:]} {gap.tail[:NEAR]}"
    return MIDWAY.search(said if SCORE.search(said) else beside) is not None


def _by_score(gap: Figure, near: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    scores_ = [(one, match) for one in near for match in SCORE.finditer(one.said)]
    if any(MIDWAY.search(one.said[max(0, m.start() - NEAR) : m.end() + NEAR].lower()) for one, m in scores_):
        return
    found = {match[0]: (int(match["a"]), int(match["b"])) for _, match in scores_}
    own = size(gap, spoken.pack)
    by = BY.search(gap.lead) or "margin" in gap.lead
    if ANOTHER.search(gap.lead):
        return  # "has him up by three, 47-44. Another has her ahead by six"
    if not (by or WON.search(gap.tail)) or noun(gap) not in SCORED or len(found) != 1 or own is None:
        return
    score, (ours, theirs) = next(iter(found.items()))
    real = Decimal(abs(ours - theirs))
    if real and not own.low <= real <= own.high and real / MOST_FAR <= gap.value <= real * MOST_FAR:
        yield _told(gap, score, f"{figure(real)}", f"{score} is a difference of {figure(real)}.", spoken)


def _by_time(gap: Span, near: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    unit = max(SECONDS[part.unit or ""] for part in gap.parts)
    found = [(one, text, seconds, step) for one in near for text, seconds, step in _times(one, gap, unit)]
    times = {text: (seconds, step) for _, text, seconds, step in found}
    before = {text: None for one, text, *_ in found if one.order <= gap.parts[0].told.order}
    pair = list(times if len(times) == 2 else before)
    if len(pair) != 2 or TIME.fullmatch(gap.parts[0].claim.place.text):
        return
    step = max(gap.step / 2, *(step for _, step in times.values()))
    apart = [abs(times[a][0] - times[b][0]) for a, b in combinations(times, 2)]
    if any(abs(real - gap.seconds) <= step for real in apart):
        return
    real = abs(times[pair[0]][0] - times[pair[1]][0])
    if real and real / MOST_FAR <= gap.seconds <= real * MOST_FAR:
        hint = f"From {pair[0]} to {pair[1]} it is {_clock(real)}."
        yield _told(gap.parts[0], " and ".join(pair), _clock(real), hint, spoken, gap.text)


def _times(one: Told, gap: Span, unit: Decimal) -> Iterator[tuple[str, Decimal, Decimal]]:
    """The times of a sentence in seconds, each with its words and how finely it is told: "9:12.40", or in words."""
    for match in TIME.finditer(one.said):
        beside = one.said[max(0, match.start() - NEAR) : match.start()].lower()
        if not AT.search(one.said[: match.start()]) and not MIDWAY.search(beside.split(", ")[-1]):
            yield match[0], _seconds(match, unit), _step(match[0])
    for span in _spans(one):
        if len(span.parts) > 1 and span.parts[0] is not gap.parts[0]:
            yield span.text, span.seconds, span.step


def _step(time: str) -> Decimal:
    """How finely a time is told, in seconds; "2:06.12" to the hundredth."""
    parts = re.split(r"[.,]", time)
    return Decimal(1).scaleb(-len(parts[1])) if len(parts) > 1 else Decimal(1)


def _seconds(match: re.Match[str], unit: Decimal) -> Decimal:
    """A time in seconds; one of two parts is in hours where the lead is told in minutes and it is short."""
    small = Decimal(f"0.{match['part']}") if match["part"] else Decimal(0)
    if match["h"] is None and unit > 1 and int(match["m"]) < 4 and not match["part"]:
        return Decimal(3600 * int(match["m"]) + 60 * int(match["s"]))
    return 3600 * int(match["h"] or 0) + 60 * int(match["m"]) + int(match["s"]) + small


def _clock(seconds: Decimal) -> str:
    minutes, rest = divmod(seconds, 60)
    parts = [f"{figure(minutes)} min" if minutes else "", f"{figure(rest, 2)} s" if rest else ""]
    return " ".join(part for part in parts if part)


def _told(gap: Figure, ends: str, real: str, hint: str, spoken: Spoken, words: str = "") -> Conflict:
    said = {"a": ends, "b": words or told(gap.claim), "reason": f"that is {real}"}
    return replace(misfit("FC403", spoken.pack, (), gap.claim, said, hint), sides=((0,),))
