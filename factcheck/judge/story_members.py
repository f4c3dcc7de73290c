"""FC402: a whole, and the few parts that a story says it has: two attacks, three divisions, votes for two rivals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.judge.arithmetic_line import wrong_sum
from factcheck.judge.story import Told
from factcheck.judge.story_kinds import Counted, around, noun
from factcheck.judge.story_parts import judged
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.stem import stem

NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
FIRST = later(r"\b[Tt]he first (?P<noun>[a-z]+)\b")
CAST = later(r"‹C(?P<whole>\d+)›(?: valid| votes| ballots)*(?: were| was)? cast\b")
GAINS = later(r"\b(?:got|gets|won|wins|received|receives|took|polled|had|secured|with|by|to|against|gained|earned)$")
BOTH = later(r"\b(?:[Bb]oth|[Ii]ts two|[Tt]he two|[Tt]heir two)(?: of (?:its|the|their))? (?P<noun>[a-z]+)\b")
ALL_OF = later(r"\b[Aa]ll ‹C(?P<count>\d+)› of (?:its|the|their) (?P<nouns>[a-z]+(?: [a-z]+)?)\b")
# What divisions sell to each other is no part of what the group sells.
INTERNAL = later(
    r"\b(?:inter-?(?:segment|company|division\w*)|eliminat\w+|consolidation|internal"
    r"|(?:among|between|to) (?:the|its|each) (?:other|divisions|segments|units|businesses))\b"
)
COMPARED = later(
    r"\b(?:of it|of which|from|compared|versus|against|than|earlier|previous|last year|including|more than half)\b"
)
SHORT = Decimal("0.8")  # share of a whole that the deaths of two attacks must reach: some die later, some elsewhere


def members(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Parts of a number that is told itself, all of them given."""
    yield from _attacks(story, spoken)
    yield from _votes(story, spoken)
    yield from _divisions(story, spoken)


def _attacks(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """ "Two attacks left 50 dead. The first … killed 24, the second … eight."""
    nouns = {match["noun"]: one for one in story for match in FIRST.finditer(one.said)}
    for what, first in nouns.items():
        text = " ".join(one.said for one in story)
        if not re.search(rf"\b(?:two|twin|both) (?:[a-z]+ )?{what}", text, re.IGNORECASE) or f"third {what}" in text:
            continue
        second = next((one for one in story if re.search(rf"\b[Tt]he second {what}\b", one.said)), None)
        if second is None or second is first:
            continue
        for held in spoken.kinds.counted(story).values():
            pair = [item for item in held if item.told in (first, second)]
            whole = next((item for item in held if item.told not in (first, second) and not item.partly), None)
            if len(pair) == 2 and pair[0].told is not pair[1].told and whole is not None:
                yield from _short_or_over(pair, whole, held, spoken)


def _short_or_over(
    pair: Sequence[Counted], whole: Counted, held: Sequence[Counted], spoken: Spoken
) -> Iterator[Conflict]:
    total = sum((item.claim.quantity.near for item in pair), start=Decimal(0))
    told = {item.claim.quantity.near for item in held if item not in pair}
    near = whole.claim.quantity.near
    if total not in told and not near * SHORT <= total <= near:
        yield wrong_sum([item.claim for item in pair], whole.claim, spoken.pack)


def _votes(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """ "Morn got 120 votes, Aske 80 and Lund 25 of the 210 cast"."""
    for one in story:
        for match in CAST.finditer(one.text) if "cast" in one.text else ():
            whole = one.claim(match, "whole")
            near = (*(story[one.order - 1 : one.order] if one.order else ()), one)
            got = [c for other in near for c in other.claims if c is not whole and _votes_of(c, other)]
            yield from judged(got, [whole] if len(got) > 1 else [], spoken.pack, complete=False)


def _votes_of(claim: Claim, one: Told) -> bool:
    before, _ = around(one, one.claims.index(claim))
    return claim.quantity.unit in (None, "count:vote", "count:ballot") and GAINS.search(before) is not None


def _divisions(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """ "Revenue was $10 billion. Of its three divisions, Rail brought in $4 billion, Air $3 billion …"."""
    for one in story:
        sums = [claim for claim in one.claims if _sum(claim)]
        count = _several(one, spoken.members)
        if count is None and sums and one.wordy is not None:
            count = _several(one.wordy, spoken.members)  # "Both of its units did well."
        if count is None:
            continue
        following = story[one.order + 1 : one.order + 2]
        if not sums and following:
            one, sums = following[0], [claim for claim in following[0].claims if _sum(claim)]
        if len(sums) == count and not (COMPARED.search(one.said) or INTERNAL.search(one.said)):
            yield from judged(sums, _group_sum(story[: one.order], sums), spoken.pack, complete=True)


def _several(one: Told, nouns: frozenset[str]) -> int | None:
    """How many divisions a sentence says there are."""
    both = BOTH.search(one.said)
    if both is not None and stem(both["noun"]) in nouns:
        return 2
    all_of = ALL_OF.search(one.text)
    if all_of is not None and not nouns.isdisjoint(map(stem, all_of["nouns"].split())):
        return int(one.claim(all_of, "count").quantity.near)
    counted = [c for c in one.claims if noun(c) in nouns]
    return int(counted[0].quantity.near) if len(counted) == 1 and counted[0].quantity.point else None


def _sum(claim: Claim) -> bool:
    unit = claim.quantity.unit or ""
    return len(unit) == 3 and unit.isupper() and claim.frame.aspect == "level" and not claim.quantity.per


def _group_sum(before: Sequence[Told], sums: Sequence[Claim]) -> list[Claim]:
    """The sum told last before that of each division, if it is of a measure that divisions have, and greater."""
    last = [claim for one in before[-2:] for claim in one.claims if _sum(claim)]
    most = max(claim.quantity.near for claim in sums)
    if len(last) != 1 or not last[0].frame.known or last[0].quantity.near <= most:
        return []
    if not {claim.frame.metric for claim in sums if claim.frame.known} <= {last[0].frame.metric}:
        return []
    return last if last[0].frame.modality == "actual" else []
