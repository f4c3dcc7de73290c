"""FC403: how far two figures, two scores or two times lie apart, told around them in whatever words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.judge.arithmetic_line import misfit, told, worth
from factcheck.judge.arithmetic_rooms import Room, figure
from factcheck.judge.derived import around, exact, noun, size
from factcheck.judge.later import later
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_kinds import counts
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.pack import RulePack

REACH = 2  # sentences around a gap in which its ends are told
NEAR_LEAD, NEAR_TAIL = 70, 25  # characters in which the word stands that tells of a gap
MOST_FAR = 3  # times: what lies further off is the gap between two others
SEATS = frozenset({"seat", "mandate", "deputy"})  # a majority of seats is counted over half of all, or over all others
WIDER = later(r"\b(?:respectively|narrow\w*|widen\w*|shrunk|shrank|grew|grown|from|either way|error|half|earlier)\b")
TIME = later(
    r"\b(?:in|since|until|by) (?:(?:19|20)\d\d|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|the (?:spring|summer|autumn|winter|fall))\b"
)
NUMBERED = later(r"\b(?:round|week|game|match|day|stage|race|lap|set|hole|heat|points to|(?<!down )to) ?$")
BY = later(r"\bby(?: just| only| some| a mere)? ?$")
CLAUSE = later(r"[;:]|, (?:and|but|while|as)\b")
COMPOUND = later(r"^[^\W_]+-[^\W\d_]{4,}")


def apart(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Gaps that are not those between the only two figures around that they can lie between."""
    sentences = [one.figures for one in story]
    for at, held in enumerate(sentences):
        for gap in held:
            if gap.letter not in "CMUS" or not exact(gap) or noun(gap) in SEATS or gap.claim.frame.aspect == "change":
                continue
            between = told_apart(gap, held, spoken) and not _then(gap, spoken)
            more = not between and _more(gap, spoken)
            if (between or more) and not WIDER.search(gap.lead[-NEAR_LEAD:] + gap.tail[:NEAR_TAIL]):
                yield from _judged(gap, _ends(gap, sentences, at), more, spoken)


def _then(gap: Figure, spoken: Spoken) -> bool:
    """Whether a gap is told of another time than what is told around it."""
    said = f"{gap.lead} {gap.tail[:NEAR_LEAD]}"
    return spoken.cues["then"].search(said) is not None or TIME.search(said) is not None


def told_apart(gap: Figure, held: Sequence[Figure], spoken: Spoken) -> bool:
    """Whether a figure is told as a lead, a margin, what is missing."""
    if NUMBERED.search(gap.lead):
        return False
    if BY.search(gap.lead) and any(spoken.cues["gap"].search(one.lead) for one in held[: gap.at + 1]):
        return True
    lead = CLAUSE.split(gap.lead)[-1][-NEAR_LEAD:]
    tail = f"{' '.join(gap.claim.place.text.lower().split()[1:])} {gap.tail[:NEAR_TAIL]}"
    return bool(spoken.cues["gap"].search(lead) or spoken.cues["apart"].search(CLAUSE.split(tail)[0]))


def _more(gap: Figure, spoken: Spoken) -> bool:
    """Whether a figure is told as so many more or fewer."""
    own = " ".join(gap.claim.place.text.lower().split()[1:])
    match = spoken.cues["exceeding"].search(f"{own}{gap.tail[:NEAR_TAIL]}")
    return match is not None and len(f"{own}{gap.tail}"[: match.start()].split()) < 2


def _ends(gap: Figure, sentences: Sequence[Sequence[Figure]], at: int) -> list[Figure]:
    """The figures around that a gap can lie between."""
    near = [
        one
        for one in around(sentences, at, REACH, REACH)
        if one.claim is not gap.claim and one.value > 0 and one.letter != "K"
    ]
    plain = [one for one in near if one.claim.frame.aspect != "change" and exact(one)]
    plain = [one for one in plain if not COMPOUND.match(one.claim.place.text)]
    shares = [one for one in plain if one.letter == "P"]
    if noun(gap) == "point" and shares:
        beside = [
            one for one in plain if one.letter == "C" and one.unit is None and any(s.told is one.told for s in shares)
        ]
        return [*shares, *beside]
    if counts(gap.claim):
        return [one for one in plain if counts(one.claim)]
    return [
        one for one in plain if one.unit == gap.unit or (gap.letter == "M" and one.unit is None and one.claim.scaled)
    ]


def _judged(gap: Figure, ends: Sequence[Figure], more: bool, spoken: Spoken) -> Iterator[Conflict]:
    own, spaces = size(gap, spoken.pack), {one: size(one, spoken.pack) for one in ends}
    if own is None or None in spaces.values() or any(_fits(a, b, own, spoken.pack) for a, b in combinations(ends, 2)):
        return
    same = [one for one in ends if noun(one) in ("", noun(gap)) or noun(gap) == "" or one.letter == "P"]
    if len(same) != 2 or min(one.value for one in same) < gap.value:
        return
    a, b = sorted(same, key=lambda one: one.value, reverse=True)
    nouns = {noun(one) for one in same} - {""}
    if len(nouns) > 1 or (more and not _two_times(a, b, gap, spoken)) or a.value == b.value:
        return
    real = a.value - b.value
    if not real / MOST_FAR <= gap.value <= real * MOST_FAR:
        return
    said = {
        "a": f"{told(a.claim)} and {told(b.claim)}",
        "b": told(gap.claim),
        "reason": f"they lie {figure(real, 2)} apart",
    }
    hint = f"{told(a.claim)} less {told(b.claim)} is {worth(real, a.claim)}."
    yield misfit("FC403", spoken.pack, (a.claim, b.claim), gap.claim, said, hint)


def _fits(a: Figure, b: Figure, own: Room, pack: RulePack) -> bool:
    ours, theirs = size(a, pack), size(b, pack)
    if ours is None or theirs is None:
        return True
    real = ours.minus(theirs)
    return real.meets(own) or real.turned.meets(own)


def _two_times(a: Figure, b: Figure, gap: Figure, spoken: Spoken) -> bool:
    """Whether one of two figures is told as that of another time, or both are told with "than" or "compared"."""
    said = [f"{one.lead} {one.tail[:NEAR_LEAD]}" for one in (a, b)]
    then = [spoken.cues["then"].search(words) is not None for words in said]
    if any(then) or spoken.cues["hence"].search(gap.lead[-NEAR_LEAD:]):
        return True
    than = re.search(r"\bthan\b(?P<what>.*)", gap.tail[:60])
    here = a.told is gap.told or b.told is gap.told
    return here and than is not None and not spoken.cues["then"].search(than["what"]) and not TIME.search(than["what"])
