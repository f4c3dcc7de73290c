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


def echoed(alignment: Alignment, pack: RulePack) -> Verdict:
    """What the rules make of a thing that one text tells twice; what its words leave open is no other scope."""
    a, b = _whole(alignment.a), _whole(alignment.b)
    if definite(a) or definite(b):
        b = replace(b, frame=replace(b.frame, modality=a.frame.modality))  # "the 300 jobs will go" are those told of
    place = scope(a, b, pack, copies=False, retold=True)
    on_one_basis = units(a, b, pack, same_words=True, retold=True)
    if place.kind not in OPEN or a.frame.modality != b.frame.modality:
        return Verdict("scope", None, place.reason)
    if not on_one_basis.comparable:
        return Verdict("compatible", None, on_one_basis.reason)
    how = compare(on_one_basis.a, on_one_basis.b, pack.tolerances_of(a.frame.metric))
    rule = RULES.get(how.how)
    if rule is None:
        return Verdict("compatible", None, how.words)
    return Verdict("conflict", rule, how.words, hint(a, b), weight_of(alignment, place), "warning")


def _whole(claim: Claim) -> Claim:
    """A claim that is no part: one part told twice is one thing, and so is a whole with a part in its sentence."""
    return replace(claim, frame=replace(claim.frame, qualifiers=claim.frame.qualifiers - {"portion"}))
