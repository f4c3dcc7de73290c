"""FC401: a change in one sentence, and in another what the same measure was before and after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck.judge.arithmetic_line import ADJUSTED
from factcheck.judge.derived import alike
from factcheck.judge.derived_growth import Change, fits, judged
from factcheck.judge.derived_levels import (
    contrary,
    is_before,
    is_level,
    is_step,
    one_base,
    otherwise_based,
    parted,
)
from factcheck.judge.derived_rates_pairs import narrowed
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.period import Overlap, Period

HEAD = 2  # sentences at the head of a story: the changes told there may have their levels anywhere
REACH = 2  # sentences between a change and its levels
# It stood at / They came to / The total was
PRONOUN = later(
    r"^(?:it|they|that|this|the (?:figure|total|number|rate|sum))(?: then| now)? (?:was|were|stood at|came to"
    r"|came in at|reached|hit|totall?ed|amounted to|rose to|fell to|went to|climbed to|dropped to|compares? with"
    r"|compared with) ?$"
)
LENGTHS = (
    ("month", later(r"\b(?:month|january|february|march|april|may|june|july|august|september|october|november)\b")),
    ("quarter", later(r"quarter|three[- ]month|\bq[1-4]\b|-(?:march|june|september|december)\b")),
    ("half", later(r"\bhalf\b|six[- ]month|\bh[12]\b")),
    ("nine months", later(r"nine[- ]month|three quarters")),
    ("year", later(r"\byear\b|twelve[- ]month|12[- ]month|^(?:19|20)\d\d$")),
)
SOMEBODY = later(r"^(?:An?|One|Another|Some|Other|Several) \w")
ASIDE = frozenset({"previous", "year on year", "cumulative", "reported"})


class Levels(NamedTuple):
    """Two levels told side by side, the earlier and the later, and the measure they are of."""

    before: Figure
    after: Figure
    metric: str


def grown(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Changes that the two levels of the same measure, told in another sentence, do not bear out."""
    steps = [one for said in story for one in said.figures if _is_step(one, spoken)]
    pairs = [pair for at, _ in enumerate(story) for pair in _levels(story, at, spoken)] if steps else []
    settled = {step for step in steps for pair in pairs if _leads(step, pair, spoken)}
    steps = [step for step in steps if not _adjusted_below(step, story)]
    for pair in pairs:
        near = [step for step in steps if _of_one(step, pair)]
        found = [step for step in near if step not in settled and _near(step, pair)]
        found = [step for step in found if _held_alike(step, pair, spoken)]
        changes = [Change(step, pair.before, pair.after) for step in found]
        if not changes or len({(one.value, one.letter) for one in near}) > len({one.letter for one in near}):
            continue
        if any(fits(one, spoken) for one in changes):
            continue
        one = changes[0]
        if not contrary(one.step.claim.frame.direction, one.before, one.after):
            yield from judged(one, spoken)


def _is_step(one: Figure, spoken: Spoken) -> bool:
    """Whether a figure tells a change of a measure whose levels its own sentence does not tell."""
    frame = one.claim.frame
    if not is_step(one) or not frame.known or one.letter == "X" or otherwise_based(one.told, spoken):
        return False
    levels = [other for other in one.told.figures if is_level(other, one)]
    return not any(other.claim.frame.metric in (None, frame.metric) for other in levels)


def _levels(story: Sequence[Told], at: int, spoken: Spoken) -> Iterator[Levels]:
    """The levels of a sentence told side by side, where it tells no change of theirs."""
    held = story[at].figures
    if len(held) < 2 or otherwise_based(story[at], spoken):
        return
    for one, other in pairwise(held):
        if one.letter == "K" or other.letter == "K" or not alike(one, other) or parted(one, other):
            continue
        before = [figure for figure in (one, other) if is_before(figure, spoken)]
        metric = _metric(story, at, one, other)
        if len(before) != 1 or metric is None:
            continue
        after = other if before[0] is one else one
        told = [one.claim, other.claim]
        plain = all(claim.frame.aspect != "change" and claim.frame.modality == "actual" for claim in told)
        steps = [step for step in held if is_step(step) or step.claim.frame.aspect == "change"]
        if plain and not any(step.claim.frame.metric == metric or not step.claim.frame.known for step in steps):
            yield Levels(before[0], after, metric)


def _metric(story: Sequence[Told], at: int, one: Figure, other: Figure) -> str | None:
    """The measure of two levels: as told with both, or that of the sentence before, where "it came to" them."""
    frames = one.claim.frame, other.claim.frame
    known = {frame.metric for frame in frames if frame.known}
    if len(known) == 1 and all(frame.known or frame.metric is None for frame in frames):
        return known.pop()
    if known or not at or not PRONOUN.search(one.lead):
        return None
    told = {claim.frame.metric for claim in story[at - 1].claims}
    return told.pop() if len(told) == 1 else None


def _leads(step: Figure, pair: Levels, spoken: Spoken) -> bool:
    """Whether a change is that between two levels of its measure, whatever else moved: cars, and not lorries."""
    return step.claim.frame.metric == pair.metric and fits(Change(step, pair.before, pair.after), spoken)


def _adjusted_below(step: Figure, story: Sequence[Told]) -> bool:
    """Whether the story says that the change of its headline is an adjusted one."""
    told_again = (one for said in story for one in said.figures if said is not step.told and is_step(one))
    same = (one for one in told_again if (one.value, one.letter) == (step.value, step.letter))
    return step.told.headline and any(ADJUSTED & one.claim.frame.qualifiers for one in same)


def _of_one(step: Figure, pair: Levels) -> bool:
    """Whether a change is one of the measure of two levels, of the same one and on the same terms."""
    ours, theirs = step.claim.frame, pair.after.claim.frame
    if ours.metric != pair.metric or not (is_level(pair.after, step) and is_level(pair.before, step)):
        return False
    whose = theirs.subject or pair.before.claim.frame.subject
    return (ours.subject == whose or None in (ours.subject, whose)) and not (
        ours.qualifiers ^ theirs.qualifiers
    ) - ASIDE


def _near(step: Figure, pair: Levels) -> bool:
    apart = abs(step.told.order - pair.after.told.order)
    return apart > 0 and (apart <= REACH or step.told.headline or step.told.order < HEAD)


def _held_alike(step: Figure, pair: Levels, spoken: Spoken) -> bool:
    """Whether a change is told of the time of two levels, and against the same time as these."""
    if _another(step, pair) or narrowed(step, pair.before, pair.after, spoken):
        return False
    ours, theirs = step.claim.frame.period, pair.after.claim.frame.period
    return _one_time(ours, theirs) and one_base(step, pair.before, spoken)


def _one_time(ours: Period | None, theirs: Period | None) -> bool:
    if ours is None or theirs is None:
        return True
    if ours.first is not None and (ours.first, ours.last) == (theirs.first, theirs.last):
        return True  # "in the second quarter", "in the April to June period"
    lengths = _length(ours), _length(theirs)
    if None not in lengths:
        return lengths[0] == lengths[1] and ours.overlap(theirs) in (Overlap.SAME, Overlap.UNKNOWN)
    return ours.overlap(theirs) is Overlap.SAME


def _length(period: Period) -> str | None:
    return next((name for name, words in reversed(LENGTHS) if words.search(period.text.lower())), None)


def _another(step: Figure, pair: Levels) -> bool:
    """Whether the later of two sentences opens with somebody new: "A rival", "One dealer"."""
    later_ = max(step.told, pair.after.told, key=lambda told: told.order)
    return SOMEBODY.match(later_.text) is not None and not step.told.headline
