"""The relation of two figures of one text that are of one thing by all that stands around them."""

from __future__ import annotations

from dataclasses import replace

from factcheck.judge.causes import hint
from factcheck.judge.evidence import definite, weight_of
from factcheck.judge.scope import scope
from factcheck.judge.units import units
from factcheck.judge.values import compare
from factcheck.model.claim import Claim
from factcheck.model.finding import Alignment, Verdict
from factcheck.model.pack import RulePack

RULES = {"apart": "FC101", "slip": "FC103", "broken": "FC104"}
OPEN = ("same", "unsure")
TOLD = frozenset({"actual", "forecast", "target"})


def echoed(alignment: Alignment, pack: RulePack) -> Verdict:
    """What the rules make of a thing that one text tells twice; what its words leave open is no other scope."""
    a, b = alignment.a, alignment.b
    if not alignment.taken_up and all(_conditional(one, pack) for one in (a, b)):
        return Verdict("scope", None, "each is told of a case of its own")
    ours, theirs = (_known(a), _known(b)) if alignment.taken_up else (_open(a, b), _open(b, a))
    if {a.frame.modality, b.frame.modality} <= TOLD and (definite(a) or definite(b) or not _foreseen(a, b, pack)):
        theirs = replace(theirs, frame=replace(theirs.frame, modality=ours.frame.modality))
    place = scope(ours, theirs, pack, copies=False, retold=True)
    if place.kind not in OPEN or ours.frame.modality != theirs.frame.modality:
        return Verdict("scope", None, place.reason)
    on_one_basis = units(ours, theirs, pack, same_words=True, retold=True)
    if not on_one_basis.comparable:
        return Verdict("compatible", None, on_one_basis.reason)
    how = compare(on_one_basis.a, on_one_basis.b, pack.tolerances_of(a.frame.metric))
    rule = RULES.get(how.how)
    if rule is None:
        return Verdict("compatible", None, how.words)
    return Verdict("conflict", rule, how.words, hint(a, b), weight_of(alignment, place), "warning")


def _conditional(claim: Claim, pack: RulePack) -> bool:
    """ "If the shift were made in full, 8,800 beds would do", "if only a part were, 16,200 would"."""
    cases = pack.words.phrases["set"]["conditional"]
    return not {word.strip(".,;:") for word in claim.sentence.lower().split()}.isdisjoint(cases)


def _open(claim: Claim, other: Claim) -> Claim:
    """A claim with a time only where the other has one too, and that is no part.

    What is told again need not be told when again; one part told twice is one thing, and so is a whole with a part of
    it in its sentence.
    """
    period = claim.frame.period if other.frame.period is not None else None
    return replace(claim, frame=replace(claim.frame, period=period, qualifiers=claim.frame.qualifiers - {"portion"}))


def _known(claim: Claim) -> Claim:
    """A claim of what the text speaks of as known, whoever says it and when."""
    frame = replace(claim.frame, period=None, source=None, modality="actual")
    return replace(claim, frame=replace(frame, qualifiers=claim.frame.qualifiers - {"portion"}))


def _foreseen(a: Claim, b: Claim, pack: RulePack) -> bool:
    """Whether the one is what somebody foresees and the other what came of it, and not a plan and its deed."""
    words = pack.words.phrases["set"]
    foreseeing = {*words["foreseen"], *words["foreseeing"]}
    said = {word.strip(".,;:") for claim in (a, b) for word in claim.sentence.lower().split()}
    return a.frame.modality != b.frame.modality and not foreseeing.isdisjoint(said)
