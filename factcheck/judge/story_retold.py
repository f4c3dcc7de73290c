"""FC101: a figure in a headline that the sentence which tells its news gives otherwise.

What a headline says comes again in the first sentences below it, in much the same words. Where one of these has most
of its words and one figure of the kind of its only one, both are of one thing, be the headline's told further down.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.judge.killers import differ_by, killed_too
from factcheck.judge.story import Told
from factcheck.judge.story_kinds import offset, past
from factcheck.judge.story_lede import in_headline, made_with, plain, room_of, words_of
from factcheck.judge.story_words import Spoken
from factcheck.judge.values import power_of_ten
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.period import Overlap

OPENS = 2  # sentences with a figure in which a text tells its news
FEWEST, SHARE = 2, 0.34  # words that they share with the headline, and how much that is of its words
HINT = "The text opens with the news of its headline."
FAR = 2  # times: what lies further apart, but for its zeros, is two things
# What tells another figure of the thing than that of the news.
OTHERWISE = later(
    r"\b(?:earlier|initial(?:ly)?|original(?:ly)?|revised|another|separate(?:ly)?|(?:up|down) from|instead|until|if)\b"
)


def retold(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Headlines that the sentences below them tell with another figure."""
    heads = [one for one in story if one.headline and one.claims]
    body = [one for one in story if not one.headline]
    if len(heads) != 1 or not body:
        return
    head = heads[0]
    for claim in head.claims:
        if not plain(claim) or len(_rivals(claim, head, spoken)) != 1:
            continue
        for one in [other for other in body if other.claims][:OPENS]:
            if any(_given(claim, other, spoken) for other in one.claims):
                break
            found = _told_otherwise(claim, head, one, body, spoken)
            if found is not None:
                yield in_headline(claim, found, HINT, spoken)
                break


def _kind(claim: Claim, spoken: Spoken) -> str:
    """What a figure can be held against: money, percent, a count; a bare one is a count."""
    kind = spoken.pack.units.dimension(claim.quantity.unit)
    return "count" if claim.quantity.unit is None else "percent" if kind == "points" else kind


def _rivals(claim: Claim, one: Told, spoken: Spoken) -> list[Claim]:
    """The figures of a sentence that can be that of a headline: those of its measure, or else of its kind."""
    kind = _kind(claim, spoken)
    held = [other for other in one.claims if _kind(other, spoken) == kind and other.partner is None]
    measured = [other for other in held if other.frame.known and other.frame.metric == claim.frame.metric]
    return measured if claim.frame.known and measured else held


def _given(claim: Claim, other: Claim, spoken: Spoken) -> bool:
    """Whether a figure is that of a headline."""
    own, theirs = room_of(claim, spoken.pack), room_of(other, spoken.pack)
    return own is None or (theirs is not None and own.meets(theirs) and _kind(claim, spoken) == _kind(other, spoken))


def _told_otherwise(claim: Claim, head: Told, one: Told, body: Sequence[Told], spoken: Spoken) -> Claim | None:
    """The one figure of a sentence of the news that is the headline's by all around it, and is another."""
    ours = words_of(head, spoken)
    shared = ours & words_of(one, spoken)
    if len(shared) < FEWEST or len(shared) < SHARE * len(ours):
        return None
    alike = _rivals(claim, one, spoken)
    if len(alike) != 1:
        return None
    other = alike[0]
    if not plain(other) or not _one_thing(claim, other) or OTHERWISE.search(one.plain) or OTHERWISE.search(head.plain):
        return None
    own, theirs = room_of(claim, spoken.pack), room_of(other, spoken.pack)
    if own is None or theirs is None or own.meets(theirs):
        return None
    if made_with(claim, other, body, spoken) or offset(one, other, claim) or offset(one, claim, other):
        return None
    killers = killed_too((two.said for two in (head, *body)), spoken.pack)
    return None if differ_by(claim, other, killers) else other


def _one_thing(claim: Claim, other: Claim) -> bool:
    ours, theirs, a, b = claim.quantity, other.quantity, claim.frame, other.frame
    if ours.per != theirs.per or (None not in (ours.unit, theirs.unit) and ours.unit != theirs.unit):
        return False
    if "negated" in (a.modality, b.modality) or (a.direction and b.direction and a.direction != b.direction):
        return False
    if a.known and b.known and a.metric != b.metric and a.aspect != b.aspect:
        return False  # "margin reaches 15%", and a profit that "went up by 10%"
    if a.period and b.period and a.period.overlap(b.period) is Overlap.DISJOINT:
        return False
    if past(other) or (a.metric == "age") is not (b.metric == "age"):
        return False
    small, large = sorted((abs(ours.near), abs(theirs.near)))
    return large <= FAR * small or bool(power_of_ten(small, large))
