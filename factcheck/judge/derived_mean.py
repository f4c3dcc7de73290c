"""FC403: several figures of one thing, and the average that they are told to come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.judge.arithmetic_line import misfit, told, worth
from factcheck.judge.arithmetic_rooms import Room, summed
from factcheck.judge.derived import alike, exact, one_measure, size, space
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later

FEWEST, MOST = 2, 12
FURTHEST = Decimal(2)  # times: an average further off than this is one of other figures
# , an average of 4,700 / , averaging 4,700 / That is an average of
MEAN = (
    r"(?:^|, |; |\bor |\bis |\bmakes |\bmaking )(?:on |an? |for an? |the )?(?:(?:daily|nightly) )?"
    r"(?:%(average)s)\b(?: of| to)? ?$"
)
OF_THEM = later(r"^(?:that|this|it|which|the average|on average|an average)\b")
OTHERWISE = later(
    r"\b(?:weighted|trailing|moving|previous|earlier|last year|forecast|expected|analysts?|each|per|of which|of whom"
    r"|compared|respectively|record|against|usual|normal|long-term|ten-year|10-year|five-year|5-year|national)\b"
)


def means(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Averages that the figures listed right before them do not come to."""
    for at, one in enumerate(story):
        for mean in one.figures:
            if mean.letter not in "MCU" or not _plain(mean) or not spoken.pattern(MEAN).search(mean.lead):
                continue
            before = story[at - 1].figures if at and not story[at - 1].headline else ()
            parts = _listed(one.figures[: mean.at], mean)
            if not parts and mean.at == 0 and OF_THEM.match(one.plain):
                parts = _listed(before, mean)
            yield from _judged(mean, parts, spoken)


def _plain(mean: Figure) -> bool:
    amount = mean.claim.quantity
    return amount.point is not None and amount.approx is None and not mean.claim.vague


def _listed(held: Sequence[Figure], mean: Figure) -> list[Figure]:
    """The figures of a sentence that an average can be of, if all of them are."""
    plain = [one for one in held if one.letter != "K"]
    if any(OTHERWISE.search(one.told.plain) for one in (mean, *plain[:1])):
        return []
    if not all(exact(one) and one.claim.frame.aspect != "change" and _same(one, mean) for one in plain):
        return []
    return plain if FEWEST <= len(plain) <= MOST and one_measure(*plain) else []


def _same(one: Figure, mean: Figure) -> bool:
    return one.letter == mean.letter and alike(one, mean)


def _judged(mean: Figure, parts: Sequence[Figure], spoken: Spoken) -> Iterator[Conflict]:
    own, spaces = space(mean, spoken.pack), [held for one in parts if (held := size(one, spoken.pack))]
    if own is None or not parts or len(spaces) < len(parts) or len({one.value for one in parts}) < FEWEST:
        return
    sum_, many = summed(spaces), Decimal(len(parts))
    if Room(sum_.low / many, sum_.high / many).meets(own):
        return
    real = sum((one.value for one in parts), start=Decimal(0)) / many
    if real / FURTHEST < mean.value < real * FURTHEST:
        whole, came = ", ".join(told(one.claim) for one in parts), worth(real, parts[0].claim)
        said = {"a": whole, "b": told(mean.claim), "reason": f"their average is {came}"}
        hint = f"The average of {whole} is {came}."
        yield misfit("FC403", spoken.pack, [one.claim for one in parts], mean.claim, said, hint)
