"""FC405: a length of time told beside the years or the days that it lies between, be it in another sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.judge.story import Told, dated, has_figures
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack

YEAR = r"(?:1[6-9]\d\d|20\d\d)"
BOUNDS = rf"(?:from|between) (?P<first>{YEAR}) (?:to|until|till|and|through) (?P<last>{YEAR})"
PAUSE = r"(?:,| \(| [—–-]|, or|, for| for| over)"
# for 12 years, from 1990 to 2008 / from 1990 to 2008, a span of 12 years / in office for 12 years (1990-2008)
WITHIN = (
    later(rf"‹S(?P<span>\d+)›(?! olds?\b|-old)[^‹;.:]{{0,40}}?,? {BOUNDS}"),
    later(rf"\b{BOUNDS}{PAUSE}(?: (?:a|an) (?:period|span|total|reign|run|stretch) of)? ?‹S(?P<span>\d+)›"),
    later(rf"‹S(?P<span>\d+)›[^‹;.:]{{0,40}}? \((?P<first>{YEAR})\s?[–-]\s?(?P<last>{YEAR})\)"),
)
PENAL = later(r"\b(?:sentence|jail|prison|convict|crime|charge|fraud)")
MOST = 200  # years
NEAR = 2  # sentences between a beginning and the time it lasted


def spans(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Lengths of time that are not the time between."""
    for one in filter(has_figures, story):
        yield from _bounded(one, spoken.pack)


def _bounded(one: Told, pack: RulePack) -> Iterator[Conflict]:
    """ "For 12 years, from 1990 to 2008"."""
    for pattern in WITHIN:
        match = pattern.search(one.text)
        if match is not None and not PENAL.search(one.text):
            span, first, last = one.claim(match, "span"), int(match["first"]), int(match["last"])
            if last > first and not _fits(span, last - first):
                yield _finding(span, first, last, one, one, pack)
                return


def _fits(span: Claim, between: int) -> bool:
    """Whether a length of years may be that between two years: a year more or less goes by the months."""
    amount = span.quantity
    if amount.unit != "year" or amount.near > MOST or amount.approx == "range":
        return True
    slack = Decimal(1) if amount.approx is None else max(Decimal(2), amount.near / 5)
    low = amount.near - slack
    high = Decimal(10 * MOST) if amount.approx in ("more_than", "at_least") else amount.near + slack
    if amount.approx in ("less_than", "at_most"):
        low = Decimal(0)
    return low <= between <= high


def _finding(span: Claim, first: int, last: int, one: Told, begun: Told, pack: RulePack) -> Conflict:
    real = f"from {first} to {last} it is {last - first} years"
    length = " ".join(span.place.text.split())
    said = {"subject": span.frame.subject or "The text", "a": length, "b": f"{first} to {last}", "reason": real}
    places = () if one is begun else (begun.place,)
    return dated(pack, (span,), places, span.article, said, f"{real[0].upper()}{real[1:]}.")
