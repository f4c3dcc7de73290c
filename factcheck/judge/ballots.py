"""What tells two figures of an election apart: the vote, the hour, how far the count had come, the poll, the party."""

from __future__ import annotations

from datetime import timedelta

from factcheck.model.claim import (
    ADDED_UP,
    ALL_THERE_ARE,
    BY_HOUR,
    COUNTED,
    OPINION_POLL,
    POLLS,
    PREVIOUS,
    SO_FAR,
    Claim,
    Grade,
)
from factcheck.model.pack import RulePack

# What only one of two figures of one kind is said to be.
AMOUNTS = {ADDED_UP: "one is of several together", ALL_THERE_ARE: "one is of all there are"}
FORESEEN = frozenset({"forecast", "target", "hypothetical"})
LONG_AGO = timedelta(days=60)  # before its article, from which on a time told is that of another vote


def two_ballots(a: Claim, b: Claim, pack: RulePack) -> str | None:
    """Why two figures of a vote are not one; ``None`` where they may be."""
    metrics = {a.frame.metric, b.frame.metric}
    if metrics & pack.running:
        return "how far a count has come changes by the hour"
    if not metrics & pack.by_vote and not (_labels(a) & POLLS or _labels(b) & POLLS):
        return None
    if _hour(a) != _hour(b):
        return "one is told of an hour of the day of the vote, the other of another or of all of it"
    if None not in (_counted(a), _counted(b)) and _counted(a) != _counted(b):
        return "the one is told when more had been counted than for the other"
    if _of_another_vote(a, b) or _of_another_vote(b, a):
        return "one is of the vote before"
    if apart := (_labels(a) ^ _labels(b)) & AMOUNTS.keys():
        return AMOUNTS[min(apart)]
    if _poll(a) != _poll(b):
        return f"{_poll(a) or _poll(b)}: only one of them is told so"
    if _poll(a) == OPINION_POLL and (a.frame.source is None or a.frame.source != b.frame.source):
        return "each is of a poll before the vote, and no one is said to have made both"
    if metrics <= pack.by_vote and _of_two_parties(a, b):
        return f"one is of {a.frame.subject}, the other of {b.frame.subject}"
    return None


def estimated(a: Claim, b: Claim, pack: RulePack) -> bool:
    """Whether one of two figures of a vote is an estimate, which another may differ from: no more than a warning."""
    if (_counted(a) is None) is not (_counted(b) is None):
        return True  # what a count had come to by then
    of_a_vote = {a.frame.metric, b.frame.metric} & pack.by_vote
    foreseen = a.frame.modality in FORESEEN or b.frame.modality in FORESEEN
    return bool((_labels(a) | _labels(b)) & POLLS or (of_a_vote and foreseen))


def _labels(claim: Claim) -> frozenset[str]:
    return claim.frame.qualifiers


def _hour(claim: Claim) -> str | None:
    return next((label for label in _labels(claim) if label.startswith(BY_HOUR)), None)


def _counted(claim: Claim) -> str | None:
    return next((label for label in _labels(claim) if label.startswith(SO_FAR) and label.endswith(COUNTED)), None)


def _poll(claim: Claim) -> str | None:
    return next(iter(sorted(_labels(claim) & POLLS)), None)


def _of_another_vote(a: Claim, b: Claim) -> bool:
    """Whether the first is of an earlier vote than the second, which is not told of that time itself."""
    then, now = a.frame.period, b.as_of
    if PREVIOUS not in _labels(a) and not (_long_ago(a) and a.article != b.article):
        return False
    if PREVIOUS in _labels(b) or _long_ago(b):
        return False
    if then is None or then.first is None or then.last is None or now is None or now.first is None:
        return True
    return not then.first <= now.first <= then.last + LONG_AGO  # an article of that year tells it as of today


def _long_ago(claim: Claim) -> bool:
    told, now = claim.frame.period, claim.as_of
    if told is None or told.last is None or now is None or now.first is None:
        return False
    return claim.frame.period_grade >= Grade.SENTENCE and told.last < now.first - LONG_AGO


def _of_two_parties(a: Claim, b: Claim) -> bool:
    """Whether each clause names somebody of its own, of whom the other sentence says nothing."""
    ours, theirs = a.frame, b.frame
    if ours.subject is None or theirs.subject is None or ours.subject == theirs.subject:
        return False
    if min(ours.subject_grade, theirs.subject_grade) < Grade.CLAUSE:
        return False
    apart = not _words(ours.subject) & _words(theirs.subject)
    return apart and ours.subject not in b.names and theirs.subject not in a.names


def _words(name: str) -> frozenset[str]:
    """The words of a name that tell it from another: not "Party"."""
    return frozenset(word for word in name.casefold().replace("-", " ").split() if word not in ("party", "the", "and"))
