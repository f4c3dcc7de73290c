"""FC403: a share of people told in words to be for or against, and the poll by which no such share is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import NamedTuple

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import Room, room
from factcheck.judge.derived_rates_read import Rate, worded
from factcheck.judge.story import Told
from factcheck.judge.story_answers import Answer, answered, groups
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later

REACH = 3  # sentences between a share in words and the answers
VOTE = "vote"
EVERYBODY = Room(Decimal(98), Decimal(102))  # per cent that all answers make, as they are rounded
HALF, ALL = Decimal("0.5"), Decimal(1)
# More than half of the people in Lower Saxony are against
MOST = (
    r"\b(?P<most>most|(?:a|the) majority|more than half|over half)(?= (?:of )?(?:the |all )?(?:%(whom a poll asks)s)\b)"
)
OF_ALL = (
    r"^ (?:of )?(?:the |all |its )*(?:%(whom a poll asks)s)\b(?! (?:under|over|aged|who|whose|with|without|between)\b)"
)
# Of some, of those who made up their minds, or not so.
OTHERWISE = later(
    r"\b(?:not|no|without|never|neither|whether|decided|opinion|would have|had|young\w*|old\w*|of those who)\b|n['’]t\b"
)
DECIDED = later(
    r"\b(?:exclud\w+|leaving out|without) [^‹;.]{0,20}\b(?:undecided|don['’]t)\b|\bof those with an opinion\b"
)


class Poll(NamedTuple):
    """The sentence of a poll, and the answers that leave nobody out."""

    told: Told
    answers: Sequence[Answer]


def polled(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Shares in words that are on one side, where the only poll of a story has another share there and none such."""
    polls = [*_polls(story, spoken)]
    if len(polls) != 1 or any(DECIDED.search(one.plain) for one in story):
        return
    (poll,) = polls
    for one in (*story, *filter(None, (poll.told.wordy,))):
        near = one.headline or abs(one.order - poll.told.order) <= REACH
        if one is poll.told or not near or OTHERWISE.search(one.plain):
            continue
        for rate, side in _shares(one, spoken):
            held = next((x for x in poll.answers if x.answer == side), None)
            if held is not None and not any(_meets(x, rate, spoken) for x in poll.answers):
                yield _finding(held, rate, spoken)
                return


def _polls(story: Sequence[Told], spoken: Spoken) -> Iterator[Poll]:
    for one, behind in zip_longest(story, story[1:]):
        for group in groups(one, behind, spoken):
            sum_ = sum((answer.claim.quantity.near for answer in group), start=Decimal(0))
            if group[0].question == VOTE and EVERYBODY.meets(Room(sum_, sum_)):
                yield Poll(one, group)


def _shares(one: Told, spoken: Spoken) -> Iterator[tuple[Rate, str]]:
    """The shares in words of all people of a sentence, each with the side they are told to be on."""
    most = spoken.pattern(MOST).finditer(one.said.lower())
    rates = [Rate(Room(HALF, ALL), "share", match["most"], match.start(), None) for match in most]
    for rate in (*rates, *worded(one, spoken)):
        tail = one.said.lower()[rate.order + len(rate.said) :]
        _, side = answered(tail, {VOTE: spoken.answers[VOTE]})
        if rate.sense == "share" and side and spoken.pattern(OF_ALL).match(tail):
            yield rate, side


def _meets(answer: Answer, rate: Rate, spoken: Spoken) -> bool:
    held = room(answer.claim, spoken.pack.tolerances)
    return held is None or Room(held.low / 100, held.high / 100).meets(rate.space)


def _finding(answer: Answer, rate: Rate, spoken: Spoken) -> Conflict:
    said = {"a": rate.said, "b": told(answer.claim), "reason": "no answer was given by so many"}
    hint = f"By the poll {told(answer.claim)} are {answer.answer}, and not {rate.said}."
    return misfit("FC403", spoken.pack, (), answer.claim, said, hint)
