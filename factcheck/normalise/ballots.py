"""What figures of an election are of: how far a count has come, an hour of the day of a vote, what polls foresee."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from factcheck.model.claim import (
    ADDED_UP,
    ALL_THERE_ARE,
    BY_HOUR,
    COUNTED,
    EXIT_POLL,
    OPINION_POLL,
    POLLS,
    PREVIOUS,
    PROJECTION,
    SO_FAR,
    Grade,
    Modality,
)
from factcheck.model.later import later
from factcheck.model.metric import Dimension
from factcheck.normalise.scene import Figure
from factcheck.normalise.sight import Attached, Sight

VOTES_COUNTED = "votes counted"
HALF_A_DAY = 12
# "By 3:45 pm", "at 10.30", "1700 GMT", "by noon".
HOUR = later(
    r"""
    (?<![\d$€£.,(])
    (?: (?P<twelve>1[0-2]|0?[1-9]) (?:[.:](?P<past>[0-5]\d))? \s? (?P<half>[ap])\.?m\b
      | (?P<hour>[01]?\d|2[0-3]) [.:h] (?P<minute>[0-5]\d) \b (?!\s?(?:%|per\s?cent|points?|[mb]illion))
      | (?P<four>[01]\d|2[0-3])(?P<sixty>[0-5]\d) (?=\s?(?:gmt|utc|local|hours|hrs))
      | \b(?P<noon>noon|midday)
    )""",
    re.VERBOSE,
)
# … or at the head of a line of a running report: "16.00 Turnout hits the 55 percent mark".
LED = later(r"(?:\b(?:by|at|as of|until|around|about|before|after|since|just) |^\W*|[-–] ?)$")
BY_THEN = later(r"\b(?:mid-?(?:morning|afternoon)|so far|by then|hours? (?:after|before|into)|halfway)\b")
LONGEST = 200  # characters between a poll and a figure of it
NEAR = 60  # the same where the poll is told behind
RIGHT_BEHIND = later(r"^[^,;.]{0,16}$")
LAST_ONE = later(r"\b(?:19|20)\d\d (?:vote|election|poll|ballot)s?,? (?:when|in which|at which|where) [^,;]*$")
LEADING = later(r"(?:^|[^\w’'])(?:with|after|once) (?:[a-z]+ ){0,2}$")
BARE = later(r"^ (?:counted|tallied|reporting)\s*(?:[,.;]|$)")
# "33 of the chamber's 120 seats", "33 out of 120 seats", "for the 120 seats in the lower house".
WHOLE = later(r"\d\S* (?:seats )?(?:out )?of (?:[a-z’'-]+ ?){0,3}$")
WITHIN = later(
    r"^ in (?:the |its )?[a-z’' -]{0,24}?(?:parliament|house|assembly|chamber|council|senate|legislature|diet)\b"
)
NOT_A_POLL = later(r"\b(?:counted|tallied|official)\b|;")
TO_HAVE = later(r"\bto have [a-z]+\b")
OUTGOING = later(
    r"^[^,;.]{0,24}?\b(?:(?:before|prior to|going into) (?:the|this|sunday['’]s) (?:election|vote|poll)"
    r"|in the (?:outgoing|previous|last|old) [a-z]+)\b"
)
CLAUSE = later(r"[,;:–—(]")
# What polls had been said to give: "the 30 seats he had been predicted to win", but not "33 seats, and may win more".
FORETOLD = later(
    r"^[^,;.]{0,40}?\b(?:(?:had|has|was|were|been) (?:predicted|forecast|projected|tipped|expected)\b"
    r"|(?:predicted|forecast|projected) (?:for|by|to)\b)"
)
GROUP = r"(?:[a-z’'-]+ )"


def settle_count(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> None:
    """ "With 94% of the vote counted": how far the count has come, and no share that anybody has."""
    if dimension in ("percent", "count") and _progress(sight, figure, dimension):
        made.metric, made.metric_cue = sight.metrics.get(VOTES_COUNTED, made.metric), None
        made.metric_grade = Grade.CLAUSE


def settle_claimed(sight: Sight, made: Attached, figure: Figure) -> None:
    """ "Fewer seats than in the 2012 vote, when it claimed 41": what a party claims are no lives."""
    bare = made.metric is not None and made.metric.by_event and figure.mention.noun is None
    if not bare or made.metric_cue is None or not sight.scene.lower(made.metric_cue.first).startswith("claim"):
        return
    told = (other for other in reversed(sight.attached.values()) if other.metric is not None and other.metric.by_vote)
    if before := next(told, None):
        made.metric, made.metric_cue = before.metric, before.metric_cue


def labels(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> Iterator[str]:
    """What tells a figure of one vote from another of its kind: the hour, the poll, the count, the vote before."""
    metric = made.metric
    if metric is not None and metric.by_hour and (hour := _hour(sight, figure)):
        yield f"{BY_HOUR}{hour}"
    beside = dimension == "count" and metric is None and _deals(sight)
    if not beside and (metric is None or not metric.by_vote):
        return
    if poll := _poll(sight, figure):
        yield poll
    before, behind = _around(sight, figure)
    if counted := _counted_so_far(sight, figure):
        yield f"{SO_FAR}{counted}{COUNTED}"
    if LAST_ONE.search(before) or OUTGOING.match(behind) or _lost_of(sight.words("seats_lost")).search(before):
        yield PREVIOUS
    if WHOLE.search(before) or (WITHIN.match(behind) and not _gets(sight, figure)):
        yield ALL_THERE_ARE
    added = _any_of(sight.words("added_up"))
    if added.search(before[-NEAR:]) or added.search(behind.partition(",")[0]):
        yield ADDED_UP


def modality(told: Modality, said: frozenset[str]) -> Modality:
    """What polls tell of a vote is foreseen, whatever the tense: "first exit polls: the Reds win 19 seats"."""
    return "forecast" if told == "actual" and said & POLLS else told


def _deals(sight: Sight) -> bool:
    """Whether a sentence names what a vote deals out."""
    return any(cue.metric is not None and cue.metric.by_vote for cue in sight.scene.cues)


def _around(sight: Sight, figure: Figure) -> tuple[str, str]:
    """The words before a figure and those behind it, in small letters, spaced as they are written."""
    words = sight.scene.words
    gaps = [False, *(after.start > word.end for word, after in pairwise(words))]
    said = [(" " if gap else "") + word.lower for gap, word in zip(gaps, words, strict=True)]
    gap = " " if gaps[figure.first] else ""
    return "".join(said[: figure.first]) + gap, "".join(said[figure.last :])


def _phrases(words: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


@cache
def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_phrases(words)})\b")


@cache
def _lost_of(words: frozenset[str]) -> re.Pattern[str]:
    """ "Lost 8 of its 41 seats": what there was before."""
    return re.compile(rf"\b(?:{_phrases(words)}) (?:[\w,.-]+ ){{1,3}}of (?:its|their|his|her|the) $")


@cache
def _says(words: frozenset[str]) -> re.Pattern[str]:
    """ "Polls suggest", "a poll had predicted": no poll that opens or closes."""
    return re.compile(rf"\bpolls? (?:that |which |also |now |had |have |has )*(?:{_phrases(words)})\b")


@cache
def _counting(
    ballots: frozenset[str], places: frozenset[str], counted: frozenset[str], reported: frozenset[str]
) -> re.Pattern[str]:
    """ "… of the votes counted", "… of precincts had reported", "… of ballots were in"."""
    led = rf"^[\s-]*of (?:the |all |its |their )*{GROUP}{{0,2}}?"
    places_, both = _phrases(places), _phrases(ballots | places)
    where = rf"(?: cast)?(?: (?:in|from|at|across|for) {GROUP}{{0,3}}?[a-z’'-]+)?"
    been = r"(?: (?:had|has|have|were|was|are|is|being|been|now|already|then|so far|officially))*"
    done = rf"(?:{both}){where}{been} (?:{_phrases(counted)})\b"
    told = rf"(?:{places_}){where}{been} (?:{_phrases(reported)})\b"
    arrived = rf"(?:{both}){been} in(?= by\b|\s*(?:[,.;:–-]|$))"
    return re.compile(rf"{led}(?:{done}|{told}|{arrived})")


def _progress(sight: Sight, figure: Figure, dimension: Dimension) -> bool:
    """Whether a figure tells how much has been counted, of votes or of the places where they are cast."""
    counted, reported = sight.words("is_counted"), sight.words("has_reported")
    if sight.scene.spoken.isdisjoint(counted | reported | {"in"}):
        return False
    before, behind = _around(sight, figure)
    leading = LEADING.search(before) is not None
    if dimension == "count":
        behind = f" of {(figure.mention.noun or '').lower()}{behind}"
    if (dimension == "count" and not leading) or _gets(sight, figure):
        return False  # "11 million votes were counted" is all there were
    ballots, places = sight.words("ballots"), sight.words("voting_places")
    if _counting(ballots, places, counted, reported).match(behind):
        return True
    of_a_vote = _deals(sight) or not sight.scene.spoken.isdisjoint(ballots | places)
    return leading and of_a_vote and BARE.match(behind) is not None


def _gets(sight: Sight, figure: Figure) -> bool:
    """Whether it is what somebody gets: "won 54 percent of the votes counted so far"."""
    at = figure.first - 1
    while at > 0 and sight.scene.lower(at) in sight.words("hedge"):
        at -= 1
    return sight.scene.lower(at) in sight.words("vote_getting")


def _counted_so_far(sight: Sight, figure: Figure) -> str | None:
    """How far the count had come when a figure was told: "with 94% counted, the Reds have 33 seats"."""
    others = (other for other in sight.scene.figures if other is not figure and other.mention.unit == "percent")
    counted = next((other for other in others if _progress(sight, other, "percent")), None)
    return f"{counted.mention.numerals[0].value}%" if counted else None


def _hour(sight: Sight, figure: Figure) -> str | None:
    """The hour a figure is told of, as 15:45: the one right behind it, the last before it, or the only one."""
    before, behind = _around(sight, figure)
    text, voting = f"{before}|{behind}", _any_of(sight.words("voting_hours"))
    found = [
        (hour.start() - len(before), hour)
        for hour in HOUR.finditer(text)
        if LED.search(text[: hour.start()]) and not voting.search(text[: hour.start()][-16:])
    ]
    close = [hour for at, hour in found if at > 0 and RIGHT_BEHIND.match(text[len(before) + 1 : hour.start()])]
    led = [hour for at, hour in found if at < 0]
    chosen = [*close[:1], *led[-1:], *(hour for _, hour in found)]
    if chosen:
        return _on_the_clock(chosen[0])
    return "then" if BY_THEN.search(text) else None


def _on_the_clock(hour: re.Match[str]) -> str:
    if hour["noon"]:
        return "12:00"
    if hour["twelve"]:
        number = int(hour["twelve"]) % HALF_A_DAY + (HALF_A_DAY if hour["half"] == "p" else 0)
        return f"{number:02}:{hour['past'] or '00'}"
    return f"{int(hour['hour'] or hour['four']):02}:{hour['minute'] or hour['sixty']}"


def _poll(sight: Sight, figure: Figure) -> str | None:
    """The kind of poll, or of forecast, that gives a figure; what it is held against gives none."""
    before, behind = _around(sight, figure)
    before, behind = before[-LONGEST:], behind[:NEAR]
    for kind, pattern in _kinds(sight):
        for told in reversed([*pattern.finditer(before)]):
            if _reaches(sight, before, told, kind):
                return kind
        told_ = pattern.search(behind) if kind != PROJECTION else FORETOLD.match(behind)
        if told_ and not _any_of(sight.words("held_against") | {";"}).search(behind[: told_.end()]):
            return kind if not re.search(r"\d", behind[: told_.start() or told_.end()]) else None
    return None


def _kinds(sight: Sight) -> Iterator[tuple[str, re.Pattern[str]]]:
    yield EXIT_POLL, _any_of(sight.words("exit_poll"))
    yield OPINION_POLL, _any_of(sight.words("opinion_poll"))
    yield OPINION_POLL, _says(sight.words("poll_says"))
    yield PROJECTION, _any_of(sight.words("foretelling"))


def _reaches(sight: Sight, before: str, told: re.Match[str], kind: str) -> bool:
    """Whether what a poll says goes on to the figure: "polls gave it 28 seats, but it won 33" tells none of 33."""
    clause, between = CLAUSE.split(before[: told.start()])[-1], before[told.end() :]
    if NOT_A_POLL.search(between) or _any_of(sight.words("turned_out")).search(between):
        return False
    if "," in between and _any_of(sight.words("held_against")).search(clause + told[0]):
        return False
    came_about = _any_of(sight.words("has_got")).search(TO_HAVE.sub("", between))
    return kind != PROJECTION or not came_about
