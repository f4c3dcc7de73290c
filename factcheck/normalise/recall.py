"""Whom a figure is about, where only the rest of the text says it.

A figure told again is of whom it was told first. "The Chilean miner" that a text opens with is whom it goes on to name,
if it is about nobody else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from factcheck.model.claim import Claim, Grade
from factcheck.model.pack import RulePack
from factcheck.normalise.sight import Memory

DESCRIBED = 6  # words from "the" to what somebody is
WORD = re.compile(r"[\w-]+")
FIRMS = frozenset({"company", "unit"})


def described(claims: Sequence[Claim], memory: Memory, roles: Collection[str], pack: RulePack) -> tuple[Claim, ...]:
    """The claims of one article, those told of "the miner" before it has a name with the only firm it is about."""
    main = memory.main
    if main is None or set(memory.spoken_of) != {main.subject}:
        return tuple(claims)
    firms = {metric.name for metric in pack.metrics if not metric.kinds or FIRMS & set(metric.kinds)}

    def named(claim: Claim) -> Claim:
        frame = claim.frame
        if frame.subject is not None or frame.metric not in firms or not _describes(claim.sentence, roles):
            return claim
        return replace(claim, frame=replace(frame, subject=main.subject, subject_grade=Grade.ANAPHORA))

    return tuple(named(claim) for claim in claims)


def _describes(sentence: str, roles: Collection[str]) -> bool:
    """Whether a sentence tells of somebody by what it is: "the Chilean miner's annual target"."""
    words = [word.lower() for word in WORD.findall(sentence)]
    return any(word in roles and "the" in words[max(0, at - DESCRIBED) : at] for at, word in enumerate(words))


def recalled(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of one article, those whose sentence names nobody with the subject of an equal figure before them.

    "Capital expenditure stands at $2 trillion", far down a story that told of the $2 trillion of the hyperscalers, is
    theirs again; only the same value of the same measure is a figure told again.
    """
    told: defaultdict[object, list[Claim]] = defaultdict(list)
    made: list[Claim] = []
    for claim in claims:
        frame = claim.frame
        figure = _figure(claim)
        if frame.known and frame.subject_grade <= Grade.TITLE:
            claim = _as_told(claim, told[figure])
        elif frame.known and frame.subject_grade >= Grade.SENTENCE:
            told[figure].append(claim)
        made.append(claim)
    return tuple(made)


def _figure(claim: Claim) -> object:
    amount, frame = claim.quantity, claim.frame
    return frame.metric, frame.aspect, amount.low, amount.high, amount.unit, amount.per


def _as_told(claim: Claim, told: Sequence[Claim]) -> Claim:
    subjects = {(one.frame.subject, one.frame.members) for one in told}
    if len(subjects) != 1 or not told[0].frame.subject:
        return claim
    first = told[0].frame
    return replace(
        claim,
        frame=replace(claim.frame, subject=first.subject, members=first.members, subject_grade=Grade.ANAPHORA),
    )
