"""FC403: a share of those who were asked, and the answers they gave, none of which is of so many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import Room, figure
from factcheck.judge.derived import exact, noun
from factcheck.judge.derived_levels import otherwise_based
from factcheck.judge.derived_rates_pairs import OF, stems
from factcheck.judge.derived_rates_read import Rate, read, worded
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_kinds import counts
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later

REACH = 3  # sentences between a share and the answers
FEWEST = 2  # answers beside which nobody is left
OF_THE = later(r"\b(?:of|among) (?:the |all |some |its )?(?:\w+ )?$")
MOST = later(r"\b(?P<most>most|(?:a|the) majority|(?:more|over) than half)(?= (?:of )?(?:the |all |its )?[a-z])")
HALF, ALL = Decimal("0.5"), Decimal(1)
DENIED = later(r"\b(?:not|no|fail\w*|without|never|neither|either|or)\b|n['’]t\b")


def answered(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Shares in words of those who gave answers that leave nobody out, where no answer is of such a share."""
    for one in story:
        held = _answers(one, spoken)
        if held is None:
            continue
        whole, parts = held
        near = [
            other for other in story if other is not one and (other.headline or abs(other.order - one.order) <= REACH)
        ]
        rates = [(rate, other) for other in near for rate in _shares(other, whole, spoken)]
        most = max(parts, key=lambda part: part.value)
        for rate, other in rates[:1]:
            if DENIED.search(other.plain) or otherwise_based(other, spoken):
                continue
            if not any(_share(part, whole).meets(rate.space) for part in parts):
                yield _finding(most, whole, rate, spoken)


def _answers(one: Told, spoken: Spoken) -> tuple[Figure, list[Figure]] | None:
    """ "Of the 940 doctors who answered, 412 said no, 371 said yes and 157 were undecided": all, and each of them."""
    held = [figure_ for figure_ in one.figures if _counts(figure_)]
    if len(held) <= FEWEST:
        return None
    whole, parts = held[0], held[1:]
    filled = sum((part.value for part in parts), start=Decimal(0)) == whole.value
    neither = spoken.answers["vote"]["neither"]
    open_ = any(neither.search(part.tail) for part in parts)
    of = OF_THE.search(whole.lead) is not None and noun(whole) != ""
    return (whole, parts) if filled and open_ and of else None


def _counts(one: Figure) -> bool:
    """Whether a figure counts somebody, be they the next ones behind such as "would not"."""
    claim = one.claim
    return exact(one) and counts(claim) and claim.partner is None and not claim.superseded


def _shares(one: Told, whole: Figure, spoken: Spoken) -> Iterator[Rate]:
    """The shares of a sentence that are of what was asked."""
    said = one.said.lower()
    for rate in (*read(one.figures, spoken.pack), *worded(one, spoken), *_most(said)):
        tail = rate.figure.tail if rate.figure else said[rate.order + len(rate.said) :]
        of = OF.match(tail) or re.match(r" (?P<whole>(?:[a-z-]+ ?){1,3})", tail)
        if rate.sense == "share" and of and noun(whole) in stems(of["whole"]):
            yield rate


def _most(said: str) -> Iterator[Rate]:
    for match in MOST.finditer(said):
        yield Rate(Room(HALF, ALL), "share", match["most"], match.start(), None)


def _share(part: Figure, whole: Figure) -> Room:
    share = part.value / whole.value
    return Room(share, share)


def _finding(part: Figure, whole: Figure, rate: Rate, spoken: Spoken) -> Conflict:
    ratio = f"{told(part.claim)} of {told(whole.claim)}"
    real = f"{figure(100 * part.value / whole.value)}%"
    other = rate.figure.claim if rate.figure else whole.claim
    some = [one.claim for one in (part, whole) if one.claim is not other]
    said = {"a": ratio, "b": rate.said, "reason": f"it is {real}"}
    hint = f"{ratio} is {real}, and no answer was given more often."
    return misfit("FC403", spoken.pack, some, other, said, hint)
