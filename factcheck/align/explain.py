"""Why two claims were not held against each other."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.align.deeds import Deeds
from factcheck.align.frame import collapsed, dimension, same_measure
from factcheck.model.called import one_body
from factcheck.model.claim import Claim
from factcheck.model.pack import RulePack


def explain(a: Claim, b: Claim, pack: RulePack) -> tuple[str, ...]:
    """What keeps two claims apart, the plainest reason first."""
    return tuple(_reasons(a, b, pack)) or ("their sentences are not alike enough, nor what is known of the figures",)


def _reasons(a: Claim, b: Claim, pack: RulePack) -> Iterator[str]:
    if a.group != b.group:
        yield f"one is of group {a.group or 'none'}, the other of group {b.group or 'none'}"
    for claim in (a, b):
        if not claim.placed:
            missing = "subject" if claim.frame.subject is None else "metric"
            yield f'the {missing} of "{claim.place.text}" is not known'
    if not (a.placed and b.placed):
        return
    if len(collapsed([a, b], pack)) == 1:
        yield "they say the same"
    yield from _differences(a, b, pack)


def _differences(a: Claim, b: Claim, pack: RulePack) -> Iterator[str]:
    ours, theirs = a.frame, b.frame
    shared = {ours.subject, *ours.members} & {theirs.subject, *theirs.members}
    if not shared and not one_body(ours.subject, theirs.subject):
        yield f"one is of {ours.subject}, the other of {theirs.subject}"
    if ours.metric != theirs.metric and (ours.known or theirs.known):
        yield f"one is the {ours.metric}, the other the {theirs.metric}"
    elif not same_measure(a, b, pack):
        yield "the words around the figures are not the same measure"
    elif ours.words != theirs.words and ours.known:
        yield f"one is the {_limited(a)}, the other the {_limited(b)}"
    if Deeds(pack).apart(a, b):
        yield "what is done to the one is the opposite of what is done to the other"
    if ours.aspect != theirs.aspect:
        yield f"one is a {ours.aspect}, the other a {theirs.aspect}"
    if dimension(a) != dimension(b):
        yield f"one is in {a.quantity.unit or 'no unit'}, the other in {b.quantity.unit or 'no unit'}"


def _limited(claim: Claim) -> str:
    return " ".join([*sorted(claim.frame.words), claim.frame.metric or ""])
