"""Figures of one story that are told of two bodies or of two places: "a bank …", "a maker of shoes …"."""

from __future__ import annotations

from calendar import month_name

from factcheck.model.claim import Claim, Grade
from factcheck.model.finding import Alignment
from factcheck.model.later import later
from factcheck.model.newcomer import newcomer
from factcheck.model.pack import RulePack

# "Down 4 percent in St. Louis and 2 percent in Memphis"
TOWN = later(r" in (?:the )?((?:St\. )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
MONTHS = frozenset(month_name[1:])
# "Unemployment in a few counties is less than 5 percent"
SOME_PLACES = later(
    r"\bin (?:a few|some|several|many|most|other|certain|one of the|a handful of) (?:[a-z-]+ )?[a-z]+s\b"
)


class Strangers:
    """What a story tells of somebody, or of somewhere, and not of another."""

    def __init__(self, pack: RulePack) -> None:
        words = pack.words.phrases["set"]
        self._bodies, self._does = frozenset(words["newcomer"]), frozenset(words["newcomer_does"])

    def are(self, pair: Alignment) -> bool:
        """Whether each figure of a pair is told of a body or of a place of its own."""
        a, b = pair.a, pair.b
        if a.article != b.article or a.sentence_span == b.sentence_span or a.headline or b.headline:
            return False
        new = [self._new(claim) for claim in (a, b)]
        if all(new) or _in_some(a) is not _in_some(b) or (a.frame.known and _of_two_towns(a, b)):
            return True
        # Whoever the text was about before is not whom such a sentence is about.
        unsaid = (claim.frame.subject_grade < Grade.CLAUSE for claim in (a, b))
        return pair.channel in ("frame", "slip") and any(
            first and there for first, there in zip(new, unsaid, strict=True)
        )

    def _new(self, claim: Claim) -> bool:
        return newcomer(claim.sentence, self._bodies, self._does)


def _of_two_towns(a: Claim, b: Claim) -> bool:
    ours, theirs = _town(a), _town(b)
    return None not in (ours, theirs) and ours != theirs


def _town(claim: Claim) -> str | None:
    """The name of the place that is told right behind a figure."""
    found = TOWN.match(claim.sentence, claim.within.end)
    return found[1] if found and found[1] not in MONTHS else None


def _in_some(claim: Claim) -> bool:
    return SOME_PLACES.search(claim.sentence[: claim.within.start]) is not None
