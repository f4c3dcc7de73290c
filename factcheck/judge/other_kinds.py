"""What two tellings of one story tell of one thing without telling one figure: all and a part, a level and a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from factcheck.model.claim import Claim
from factcheck.model.pack import RulePack

NEAR = 80  # characters around a figure
HUNDRED = 100


def other_kind(a: Claim, b: Claim, pack: RulePack, *, sure: bool) -> str | None:
    """Why two figures of one story are two kinds of figure; ``None`` where they may be one.

    Where it is ``sure`` that they stand for each other, what one text leaves unsaid does not tell them apart.
    """
    words = pack.words.phrases["set"]
    if _only_one(a, b, words["may_be"], _around):
        return "one is how much may be, the other how much was"
    if _handed_on(a, b, words):
        return "one is of what came in, the other of what was used"
    if sure:
        return None
    if {a.frame.aspect, b.frame.aspect} == {"level", "change"}:
        return "one is a change, the other a level"
    if _only_one(a, b, words["only_some"], _around):
        return "one is of a part, the other need not be"
    if _only_one(a, b, words["step"], _behind):
        return "one tells by how much another figure is larger or smaller"
    amounts = all(one.quantity.per is None and one.in_percent.unit != "percent" for one in (a, b))
    if amounts and _only_one(a, b, words["to_each"], _around):
        return "one is of each, the other of all"
    return "one may be the rest of the other" if _fills(a, b) else None


def _only_one(a: Claim, b: Claim, phrases: Sequence[str], told: Callable[[Claim], str]) -> bool:
    said = [told(claim) for claim in (a, b)]
    return len({any(f" {phrase} " in words for phrase in phrases) for words in said}) == 2


def _handed_on(a: Claim, b: Claim, words: Mapping[str, Sequence[str]]) -> bool:
    """Whether goods only came in here and were used there: "took delivery of 1.3 million doses", "gave 412,000"."""
    told = [{label for label in ("come_in", "used_up") if _says(claim, words[label])} for claim in (a, b)]
    return sorted(map(sorted, told)) == [["come_in"], ["used_up"]]


def _says(claim: Claim, phrases: Sequence[str]) -> bool:
    around = _around(claim)
    return any(f" {phrase} " in around for phrase in phrases)


def _around(claim: Claim) -> str:
    """The words of a sentence near a figure, each between blanks."""
    said, span = claim.sentence, claim.within
    return f" {said[max(0, span.start - NEAR) : span.start]} {said[span.end : span.end + NEAR]} ".lower()


def _behind(claim: Claim) -> str:
    """The word that follows a figure, between blanks."""
    return f" {claim.sentence[claim.within.end :].lstrip().partition(' ')[0].strip('.,;:)').lower()} "


def _fills(a: Claim, b: Claim) -> bool:
    """Whether two shares make a whole: "70 percent of them", "30 percent of the others"."""
    shares = a.quantity, b.quantity
    changes = "change" in (a.frame.aspect, b.frame.aspect)
    return not changes and all(one.unit == "percent" for one in shares) and sum(one.near for one in shares) == HUNDRED
