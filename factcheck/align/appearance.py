"""What figures alike to the eye have in common, by which they are found among all others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from factcheck.align.likeness import LONG, digits
from factcheck.model.claim import Claim
from factcheck.model.later import later

SHORT_RANGE = later(r"\d-\d")
FEWEST_DIGITS = 2

Sentence = tuple[str, str, int]


def sentences(claims: Iterable[Claim]) -> Mapping[Sentence, list[Claim]]:
    """The claims of each sentence."""
    found: defaultdict[Sentence, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[sentence(claim)].append(claim)
    return found


def sentence(claim: Claim) -> Sentence:
    """Which sentence a claim stands in."""
    return claim.article, claim.place.field, claim.sentence_span.start


def value(claim: Claim) -> object:
    """What makes two figures the same figure."""
    amount = claim.quantity
    return amount.low, amount.high, amount.unit, amount.per


def signed(claims: Iterable[Claim]) -> Mapping[object, list[Claim]]:
    held: defaultdict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        for signature in dict.fromkeys(signatures(claim)):
            held[signature].append(claim)
    return held


def signatures(claim: Claim) -> Iterator[object]:
    """What figures alike to the eye have in common: their digits in any order, and all but one of them in place."""
    written = digits(claim)
    if claim.superseded or claim.table is not None or len(written) < FEWEST_DIGITS or _untelling(claim):
        return
    yield claim.group, "".join(sorted(written))
    if len(written) >= LONG:
        size = claim.quantity.near.adjusted()
        for at in range(len(written)):
            yield claim.group, size, f"{written[:at]}?{written[at + 1 :]}"
            if len(written) > LONG and at > 0:
                yield claim.group, size, written[:at] + written[at + 1 :]
        yield claim.group, size, written


def _untelling(claim: Claim) -> bool:
    """Whether the digits of a figure say nothing: those of "2 to 3 weeks", or of the number of a section."""
    return SHORT_RANGE.fullmatch(digits(claim)) is not None or claim.numbering
