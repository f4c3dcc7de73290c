"""FC402: shares of one whole that make more than all of it, or less where all of them are told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import Room, figure, summed
from factcheck.judge.derived import space
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later

ALL = Room(Decimal(100), Decimal(100))
LEAST, MOST = Decimal(80), Decimal(130)  # percent: what lies beyond was never meant to be all of one whole
MOST_SHARES = 8
NEAR = 40  # characters beside a share in which the side it is of is told
PRICED = later(r"\b(?:priced|pricing|offered|sold|quoted|traded|trading|issue price of|reoffered) (?:at )?$")
ANSWER = "yes"  # the question that people are asked; by all others they are sorted
ARE = later(r"^[^‹;,.]{0,25}? (?:are|were|is|was|being)\b")
OF = later(r"^ of (?:(?:all|the|its|their|those|his|her|total|our) )*(?P<whole>[\w’'-]+)")
NEXT = later(r"(?:,|,? and|,? while|,? with| for)\s(?!(?:up|down|from|compared|against|or|but|then|than)\b)")
REMAINING = later(r"\bthe (?:remaining|other) $")
NOT_THEY = later(r"^ who (?P<verb>would|did|do|had|have|were|are|could|can|will)(?:n[’']t| not)\b")
SAID_OF_ALL = later(r"\b(?:against|and|while|versus|compared (?:with|to))(?: (?:only|just|the|some))? ?$")
MAKE_UP = later(r"\b(?:makes? up|made up|account\w* for|comprise[sd]?|are|were|represent\w*) (?:about |only |just )?$")


def shares_of(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Shares told in one sentence or in two, one behind the other, that do not make the whole they are of."""
    sentences = [one.figures for one in story]
    for at, held in enumerate(sentences):
        yield from _denied(story[at], spoken)
        here, next_ = _shares(held), _shares(sentences[at + 1]) if at + 1 < len(sentences) else []
        before = story[at - 1].said.lower() if at and not story[at - 1].headline else ""
        before = wordy.said.lower() if (wordy := story[at].wordy) else before
        own = story[at].said.lower()
        behind = story[at + 1].said.lower() if at + 1 < len(story) else ""
        found = list(_judged(here, f"{before} {own} {behind}", own, spoken))
        if not found and here and next_ and not (at and _shares(sentences[at - 1])):
            found = list(_judged([*here, *next_], f"{before} {own} {behind}", f"{own} {behind}", spoken))
        yield from found


def _denied(one: Told, spoken: Spoken) -> Iterator[Conflict]:
    """ "Three quarters said they would give it up, against 35 percent who would not": nobody does both."""
    for ours, theirs in pairwise(one.figures):
        denies = NOT_THEY.match(theirs.tail)
        parts = [
            share for share in (ours, theirs) if share.letter in "PX" and share.claim.quantity.approx in (None, "about")
        ]
        if denies is None or len(parts) < 2 or SAID_OF_ALL.search(theirs.lead) is None:
            continue
        spaces = [_hundredths(share, space(share, spoken.pack)) for share in parts]
        if not re.search(rf"\b{denies['verb']}\b", ours.tail) or len(spaces) < 2 or {"X"} == {p.letter for p in parts}:
            continue
        if (least := sum((low for low, _ in filter(None, spaces)), start=Decimal(0))) > ALL.low and least < 2 * ALL.low:
            sum_ = sum((share.value * (100 if share.letter == "X" else 1) for share in parts), start=Decimal(0))
            said = {"metric": "the shares", "a": "100%", "b": f"{figure(sum_)}%"}
            hint = f"{told(ours.claim)} + {told(theirs.claim)} is {figure(sum_)}%, of one whole."
            yield misfit("FC402", spoken.pack, [ours.claim], theirs.claim, said, hint)


def _hundredths(one: Figure, own: Room | None) -> Room | None:
    """The room of a share in percent; a fraction is as good as its words."""
    if own is None or one.letter == "P":
        return own
    return Room(one.value * 100, one.value * 100) if one.value < 1 else None


def _shares(held: Sequence[Figure]) -> list[Figure]:
    """The figures of a sentence that are shares, where all its percentages are."""
    percents = [one for one in held if one.letter in "PB"]
    rest = len(percents) > 2 and REMAINING.search(percents[-1].lead) is not None  # of a whole, and so no changes
    plain = all(
        one.letter == "P"
        and (one.claim.frame.aspect != "change" or rest)
        and one.claim.quantity.approx not in ("range", "at_most", "at_least", "more_than", "less_than")
        and not one.claim.vague
        for one in percents
    )
    priced = any(one.value > ALL.low or PRICED.search(one.lead) for one in percents)  # a bond, in percent of its face
    return percents if plain and not priced else []


def _judged(shares: Sequence[Figure], around: str, own: str, spoken: Spoken) -> Iterator[Conflict]:
    shared = len(shares) > 2 and _shared_out(shares, own, spoken)
    plain = spoken.cues["overlapping"].search(own) is None
    if not 1 < len(shares) <= MOST_SHARES or not (shared or plain):
        return
    spaces = [held for one in shares if (held := space(one, spoken.pack))]
    sum_ = sum((one.value for one in shares), start=Decimal(0))
    if len(spaces) < len(shares) or not LEAST < sum_ < MOST or len({one.value for one in shares}) == 1:
        return
    if any(summed(some).meets(ALL) for count in range(2, len(spaces) + 1) for some in combinations(spaces, count)):
        return
    others = any(spoken.cues["others"].search(f"{one.lead[-NEAR:]} {one.tail[:NEAR]}") for one in shares)
    every = spoken.cues["all told"].search(around) is not None
    over = sum_ > ALL.low
    one_whole = len(_wholes(shares)) < 2  # "51 percent of Democrats, 30 percent of independents" are of two
    every = every and (over or len(shares) > 2 or not _opposed(shares, spoken))  # who does not know says neither
    all_told = plain and one_whole and (every or (others and len(shares) > 2) or (over and _opposed(shares, spoken)))
    if all_told or (over and shared):
        claims = [one.claim for one in shares]
        said = {"metric": "the shares", "a": "100%", "b": f"{figure(sum_)}%"}
        hint = f"{' + '.join(map(told, claims))} is {figure(sum_)}%, of one whole."
        yield misfit("FC402", spoken.pack, claims[:-1], claims[-1], said, hint)


def _shared_out(shares: Sequence[Figure], own: str, spoken: Spoken) -> bool:
    """Whether a sentence tells who gets which share of one whole: "Coal supplied 38 percent, gas 27 percent"."""
    plain = spoken.cues["shared"].search(own) is not None and spoken.cues["not shared"].search(own) is None
    linked = all(NEXT.search(OF.sub("", one.tail)) and one.told is shares[-1].told for one in shares[:-1])
    return plain and linked and len(_wholes(shares)) < 2


def _wholes(shares: Sequence[Figure]) -> set[str]:
    """What shares are said to be of."""
    return {match["whole"] for one in shares if (match := OF.match(one.tail))}


def _opposed(shares: Sequence[Figure], spoken: Spoken) -> bool:
    """Whether two shares that are told one behind the other are of the two sides of one question."""
    return (
        len(shares) == 2
        and len(_wholes(shares)) < 2
        and any(
            _side(a, sides, spoken) and _side(b, sides, spoken) and _side(a, sides, spoken) != _side(b, sides, spoken)
            for sides in spoken.opposed
            for a, b in pairwise(shares)
        )
    )


def _side(one: Figure, question: str, spoken: Spoken) -> str | None:
    """The side that a share is of, by the words behind it, or else before it.

    "62% of men" are some of the men; "62% are men" are men.
    """
    before = one.lead[-NEAR:] if question == ANSWER or MAKE_UP.search(one.lead) else ""
    behind = one.tail[:NEAR] if question == ANSWER or ARE.match(one.tail) else ""
    for words in (behind, before):
        found = [
            (match.start(), side) for side, cue in spoken.opposed[question].items() if (match := cue.search(words))
        ]
        if found:
            return min(found)[1]
    return None
