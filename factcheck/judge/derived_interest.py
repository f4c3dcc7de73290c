"""FC403: a sum, the rate of interest on it, and the interest that this is told to come to in a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.judge.arithmetic_line import misfit, told, worth
from factcheck.judge.arithmetic_rooms import Room
from factcheck.judge.derived import around, exact, is_year, meant, space
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later

PAID = later(r"^ (?:in|of) (?:(?:annual|yearly|simple) )?interest\b")
COMES_TO = later(r"\binterest (?:of|is|was|comes? to|came to|amounts? to|amounted to|payments? of|bill of) $")
A_YEAR = later(
    r"\b(?:(?:each|every|a|per) year|annual(?:ly)?|yearly|over the year|(?:twelve|12) months|after (?:a|one) year)\b"
)
OTHERWISE = later(
    r"\b(?:compound\w*|monthly|quarterly|quarter|half-year\w*|before tax|after tax|total|so far|rising)\b"
)
HUNDRED = 100


def interest(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """The interest of a year that the only rate around it does not make of the only sum."""
    sentences = [one.figures for one in story]
    for at, held in enumerate(sentences):
        for paid in held:
            if paid.letter == "M" and _paid(paid) and (PAID.match(paid.tail) or COMES_TO.search(paid.lead)):
                yield from _judged(paid, around(sentences, at, 1), spoken)


def _paid(one: Figure) -> bool:
    amount = one.claim.quantity
    return exact(one) or (amount.per == "year" and amount.point is not None and amount.approx is None)


def _judged(paid: Figure, near: Sequence[Figure], spoken: Spoken) -> Iterator[Conflict]:
    rates = [one for one in near if one.letter == "P" and one.claim.frame.aspect != "change"]
    sums = [one for one in near if one.letter == "M" and one is not paid and one.unit == paid.unit and exact(one)]
    said = " ".join(dict.fromkeys(one.told.said.lower() for one in (paid, *rates, *sums)))
    if len(rates) != 1 or len(sums) != 1 or OTHERWISE.search(said) or not _of_a_year(near, said):
        return
    rate, sum_ = space(rates[0], spoken.pack), space(sums[0], spoken.pack)
    own, real = space(paid, spoken.pack), sums[0].value * rates[0].value / HUNDRED
    if rate is None or sum_ is None or own is None or rates[0].claim.quantity.approx not in (None, "about"):
        return
    made = sum_.times(rate)
    if Room(made.low / HUNDRED, made.high / HUNDRED).meets(own) or not meant(real, paid.value):
        return
    whole, came = f"{told(rates[0].claim)} of {told(sums[0].claim)}", worth(real, sums[0].claim)
    fits = {"a": whole, "b": told(paid.claim), "reason": f"it is {came}"}
    yield misfit("FC403", spoken.pack, (sums[0].claim, rates[0].claim), paid.claim, fits, f"{whole} is {came}.")


def _of_a_year(near: Sequence[Figure], said: str) -> bool:
    """Whether a year is the only time that is told."""
    times = [one for one in near if one.letter == "S"]
    return all(map(is_year, times)) and bool(times or A_YEAR.search(said))
