"""FC402: answers that exclude each other, in shares of one whole that make more than all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import NamedTuple

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import figure, room
from factcheck.judge.story import Told
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.stem import stem

ANSWER = later(r"‹P(?P<share>\d+)›(?P<rest>[^‹;]*)")
OF = later(r" of (?:all |the |those |these |its |our |their )*(?P<whom>[a-z-]+)")
ASKED = later(r"\b(?:respondents|surveyed|polled|asked|poll|survey|voters|members)\b")
ALSO = later(r"^(?:Another|A further|The other|The remaining|The rest|And|Of the (?:others|rest|remainder),?) ‹P")
# Words that leave it to the sentence before what is answered to.
ELLIPTIC = later(r"\b(?:it|them)\b|\b(?:against|opposed|undecided|unsure|opposition|opinion|know)\b(?=[,.;]| and\b|$)")
# … noted an increase in loan demand,
ABOUT = later(r" (?:in|of) (?:[a-z-]+ ){0,3}?(?P<what>[a-z-]+)(?=[,.]| and\b| while\b|$)")
# A share of a change, or one told to be another's, is no answer.
CHANGED = later(
    r"\b(?:from|up|down|compared|versus|than|years?|earlier|previous|last|of (?:them|these|those|which|that))\b"
)


class Answer(NamedTuple):
    """A share, what it answers and of whom; ``whom`` is "" where the sentence leaves it to the share before.

    ``about`` is what is said to be so or otherwise, "loan demand" of an increase in it; "" where that goes unsaid.
    """

    claim: Claim
    question: str
    answer: str
    whom: str
    about: str


def answers(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Shares of the same people for and against, up and down, that no rounding brings under the whole."""
    for one, behind in zip_longest(story, story[1:]):
        for group in groups(one, behind, spoken):
            rooms = [room(answer.claim, spoken.pack.tolerances) for answer in group]
            least = sum((space.low for space in rooms if space), start=Decimal(0))
            if None not in rooms and least > 100:
                yield _finding([answer.claim for answer in group], spoken.pack)


def groups(one: Told, behind: Told | None, spoken: Spoken) -> Iterator[list[Answer]]:
    """Shares of the same people by their answers to one question, told in a sentence and the one that goes on."""
    found = [*_answers(one, spoken.answers)]
    if behind is not None and _goes_on(behind):
        found += _answers(behind, spoken.answers)
    yield from _groups(found)


def _goes_on(one: Told) -> bool:
    """Whether a sentence gives more answers to the question of the one before."""
    first = re.match(r"(?:\w+ ){0,2}‹P\d+›(?P<rest>[^‹;]*)", one.text)
    return ALSO.match(one.text) is not None or (first is not None and ELLIPTIC.search(first["rest"]) is not None)


def _answers(one: Told, spoken: Mapping[str, Mapping[str, re.Pattern[str]]]) -> Iterator[Answer]:
    """The shares of a sentence that stand before what is answered; "" for the answer of any other."""
    for match in ANSWER.finditer(one.text):
        claim, rest = one.claim(match, "share"), match["rest"]
        whom = OF.match(rest)
        question, answer = answered(rest[whom.end() :] if whom else rest, spoken)
        asked = "" if ASKED.search(one.text) is None or _goes_on(one) else "asked"
        about = ABOUT.search(rest)
        yield Answer(claim, question, answer, whom["whom"] if whom else asked, stem(about["what"]) if about else "")


def answered(said: str, spoken: Mapping[str, Mapping[str, re.Pattern[str]]]) -> tuple[str, str]:
    """The question and the answer that the words behind a share give; none where they give two."""
    if CHANGED.search(said):
        return "", ""
    for question, by_answer in spoken.items():
        given = [answer for answer, pattern in by_answer.items() if pattern.search(said)]
        if len(given) == 1:
            return question, given[0]
        if given:
            return "", ""
    return "", ""


def _groups(found: Sequence[Answer]) -> Iterator[list[Answer]]:
    """Runs of different answers of the same people to one question."""
    group: list[Answer] = []
    for answer in found:
        goes_on = bool(group) and answer.question == group[0].question and answer.whom in ("", "asked", group[0].whom)
        goes_on = goes_on and len({answer.about, *(other.about for other in group)} - {""}) < 2
        if goes_on and answer.question and answer.answer not in {other.answer for other in group}:
            group.append(answer)
            continue
        if len(group) > 1:
            yield group
        group = [answer] if answer.question and answer.whom else []
    if len(group) > 1:
        yield group


def _finding(listed: Sequence[Claim], pack: RulePack) -> Conflict:
    total = figure(sum((claim.quantity.near for claim in listed), start=Decimal(0)))
    said = {"metric": "the answers", "a": "100%", "b": f"{total}%"}
    hint = f"{' + '.join(map(told, listed))} is {total}%, of one whole."
    return misfit("FC402", pack, listed[:-1], listed[-1], said, hint)
