"""Channel 3: figures whose sentences have little in common but whom they speak of; a language model must confirm.

What the frames know of both is not asked about; neither are figures that another channel has aligned.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from factcheck.align.frame import at_odds, dimension
from factcheck.model.claim import Claim, Grade
from factcheck.model.finding import Alignment
from factcheck.model.language import BothWays
from factcheck.model.placeholders import masked
from factcheck.model.statement import Reading, Statement

CROWD = 30  # figures of one subject and kind beyond which their words say too little
SURE = 0.8  # probability of entailment, in both directions, from which on two sentences say the same
FEWEST_LETTERS = 4


class Candidate(NamedTuple):
    """Two figures that may be one, the sentences they stand in, and how much their words have in common."""

    a: Claim
    b: Claim
    texts: tuple[str, str]
    alike: float


def alignments(readings: Sequence[Reading], aligned: Sequence[Alignment], both_ways: BothWays) -> Iterator[Alignment]:
    """Pairs whose masked sentences follow from each other, as far as the model may be asked."""
    known = {frozenset((pair.a.id, pair.b.id)) for pair in aligned}
    asked = [pair for pair in candidates(readings) if frozenset((pair.a.id, pair.b.id)) not in known]
    for candidate in asked:
        scores = both_ways(*candidate.texts)
        if scores and min(ours.entailment for ours in scores) >= SURE:
            sure = ", ".join(f"{ours.entailment:.2f}" for ours in scores)
            evidence = (f"the language model reads the same statement in both ({sure})",)
            yield Alignment(candidate.a, candidate.b, "rare", evidence)


def candidates(readings: Sequence[Reading]) -> list[Candidate]:
    """What is worth asking about, the most alike first."""
    said = {slot.claim.id: statement for reading in readings for statement in reading.statements
            for slot in statement.slots if slot.claim}  # fmt: skip
    worth = _worth([statement for reading in readings for statement in reading.statements])
    slots: defaultdict[object, list[Claim]] = defaultdict(list)
    for reading in readings:
        for claim in reading.claims:
            if claim.id in said and claim.frame.subject and claim.frame.subject_grade >= Grade.SENTENCE:
                slots[claim.group, claim.frame.subject, dimension(claim).partition(":")[0]].append(claim)
    found = [
        Candidate(a, b, (masked(said[a.id]), masked(said[b.id])), _alike(said[a.id], said[b.id], worth))
        for held in slots.values()
        if len(held) <= CROWD
        for a, b in combinations(held, 2)
        if _open(a, b) and _alone(a, said[a.id]) and _alone(b, said[b.id])
    ]
    return sorted(found, key=lambda pair: (-pair.alike, pair.a.id, pair.b.id))


def _open(a: Claim, b: Claim) -> bool:
    """Whether the frames leave it open if both are one measure."""
    if a.article == b.article or a.beside(b) or a.frame.modality != b.frame.modality:
        return False
    return not (a.frame.known and b.frame.known) and a.frame.aspect == b.frame.aspect and not _other(a, b)


def _other(a: Claim, b: Claim) -> bool:
    counted = a.quantity.unit or "", b.quantity.unit or ""
    return at_odds(a, b) and not all(unit.startswith("count:") for unit in counted)


def _alone(claim: Claim, statement: Statement) -> bool:
    """Whether a figure is the only one of its kind in its sentence: then the sentence is about it."""
    kind = dimension(claim).partition(":")[0]
    held = [slot.claim for slot in statement.slots if slot.claim]
    return sum(dimension(other).partition(":")[0] == kind for other in held) == 1


def _content(statement: Statement) -> set[str]:
    return {token for token in statement.tokens if token.isalpha() and len(token) >= FEWEST_LETTERS}


def _worth(statements: Sequence[Statement]) -> dict[str, float]:
    counts = Counter(word for statement in statements for word in _content(statement))
    return {word: math.log(1 + len(statements) / count) for word, count in counts.items()}


def _alike(a: Statement, b: Statement, worth: dict[str, float]) -> float:
    ours, theirs = _content(a), _content(b)
    told = min(sum(worth[word] for word in ours), sum(worth[word] for word in theirs)) or 1.0
    return sum(worth[word] for word in ours & theirs) / told
