"""A figure told again: whom it is about is known from where it was told first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from factcheck.model.claim import Claim, Grade


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
