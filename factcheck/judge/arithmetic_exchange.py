"""FC403: a sum told again in another currency, at a rate that never was: "43 million won ($37.3 million)"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property, partial
from itertools import product
from typing import NamedTuple

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import Room, as_told, figure, room
from factcheck.model.claim import Claim
from factcheck.model.exchange import Bounds
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading

MARGIN = Decimal("1.15")  # times: how far beyond the rates of its years a conversion lies that is wrong
TURNED = Decimal("1.08")  # … where the rate fits if it is turned round, or if the sign means other money
FEW = 2  # years, the article's own the last, at whose rates a text converts where it names no other
LATELY = 6  # years, of which a sum told in passing may keep the rate
MANY = 21  # years, of which the rate of one may look like a slip of noughts
NOUGHTS = tuple(Decimal(10) ** power for power in (1, 2, 3, 6, 9))
FIRST_YEAR = 1970
UNREAD = "?"  # money of a sign that nobody knows
ANYTHING = (Bounds(Decimal(0), Decimal("Infinity")),)
YEAR = later(r"(?<![\d.,$€£])(?:1[89]|20)\d\d(?![\d,]|\.\d)")
BEFORE = later(
    r"\b(?:ago|then|at (?:the|that) time|back in|once|decades?|century|wartime|historical(?:ly)?|in today[’']s"
    r"|(?:19|20)?\d0s|previously|earlier|originally|adjusted|inflation)\b",
)
NUMBER = later(r"\d[\d.,]*\d|\d")
SCALED = later(r"[\s-]?(?:thousand|million|billion|trillion|crore|lakh|[mbt]ln|trln|bn|mn|tn|[mbk])\b")
TWO_DIGITS = 2


class Rate(NamedTuple):
    """What one of the first currency makes of the second by what a text tells, and by the years it may speak of."""

    first: Claim
    again: Claim
    told: Decimal
    years: tuple[int, int]
    real: Bounds
    noughts: Decimal | None

    @property
    def units(self) -> tuple[str | None, str | None]:
        return self.first.quantity.unit, self.again.quantity.unit


class Text:
    """What an article speaks of, in lower case, put together where somebody asks."""

    def __init__(self, sentences: Callable[[], Iterable[str]]) -> None:
        self.sentences = sentences

    @cached_property
    def words(self) -> str:
        return " ".join(self.sentences()).lower()


def misrated(readings: Iterable[Reading], pack: RulePack) -> Iterator[Conflict]:
    """One finding for each sum of an article, or for each way in which it mixes up two currencies."""
    for reading in readings:
        for rates in _together(off(reading.claims, Text(partial(_sentences, reading)), pack)):
            yield _finding(rates, pack)


def _sentences(reading: Reading) -> Iterator[str]:
    yield from dict.fromkeys(claim.sentence for claim in reading.claims)
    yield from (place.text for place in (*(said.place for said in reading.statements), *reading.wordy))


def off(claims: Sequence[Claim], text: Text, pack: RulePack) -> list[Rate]:
    """Every conversion among the figures of an article whose rate is far from any that was."""
    found = (_rate(first, again, text, pack) for first, again in _pairs(claims, pack))
    return [rate for rate in found if rate is not None]


def _pairs(claims: Sequence[Claim], pack: RulePack) -> Iterator[tuple[Claim, Claim]]:
    """The sums of money that are told again beside themselves, each with what it is told again as."""
    again = [claim for claim in claims if claim.partner is not None and not claim.superseded and claim.table is None]
    by_id = {claim.id: claim for claim in claims} if again else {}
    for claim in again:
        first = by_id.get(claim.partner or "")
        if first is not None and all(pack.units.dimension(one.quantity.unit) == "money" for one in (first, claim)):
            yield first, claim


def _rate(first: Claim, again: Claim, text: Text, pack: RulePack) -> Rate | None:
    one, other = first.quantity.unit, again.quantity.unit
    if one is None or other is None or one == other or not first.quantity.near or not again.quantity.near:
        return None
    value = abs(again.quantity.near / first.quantity.near)
    years, known = _years(first, one, other, pack)
    real = pack.exchange.between(one, other, years)
    if (
        not real
        or _fits(value, real, TURNED if _fits(1 / value, real) else MARGIN)
        or _rounded(first, again, real, pack)
    ):
        return None
    if any(_fits(value, bounds, TURNED) for bounds in _otherwise(first, again, years, text, pack)):
        return None
    noughts = next((by for by in NOUGHTS if _fits(value * by, real, MARGIN) or _fits(value / by, real, MARGIN)), None)
    if noughts is None and (not known or BEFORE.search(first.sentence)):
        return None
    before = range(years[-1] + 1 - (LATELY if noughts is None else MANY), years[0])
    if any(_fits(value, pack.exchange.between(one, other, [year])) for year in before):
        return None
    bounds = Bounds(min(bound.low for bound in real), max(bound.high for bound in real))
    return Rate(first, again, value, (years[0], years[-1]), bounds, noughts)


def _fits(value: Decimal, real: Iterable[Bounds], margin: Decimal = Decimal(1)) -> bool:
    return any(bounds.low <= value * margin and value <= bounds.high * margin for bounds in real)


def _rounded(first: Claim, again: Claim, real: Iterable[Bounds], pack: RulePack) -> bool:
    """Whether both figures leave room for a rate that was."""
    ours, theirs = (room(as_told(claim), pack.tolerances) for claim in (first, again))
    return ours is None or theirs is None or any(theirs.over(ours).meets(Room(*bounds)) for bounds in real)


def _years(first: Claim, one: str, other: str, pack: RulePack) -> tuple[Sequence[int], bool]:
    """The years at whose rates a text may convert a sum, and whether all of them are known."""
    day, last = first.as_of, pack.exchange.last
    if day is None or day.first is None:
        return [year for year in range(FIRST_YEAR, last + 1) if pack.exchange.between(one, other, [year])], True
    now = day.first.year
    named = [int(year) for year in YEAR.findall(first.sentence) if int(year) < now]
    begin = min([now - FEW + 1, *named])
    return range(min(begin, last), min(now, last) + 1), now <= last


def _otherwise(
    first: Claim, again: Claim, years: Sequence[int], text: Text, pack: RulePack
) -> Iterator[tuple[Bounds, ...]]:
    """What other money of the same sign or name was worth; where that is unknown, anything."""
    for one, other in product(*(_meant(claim, text, pack) for claim in (first, again))):
        if one != other and (one, other) != (first.quantity.unit, again.quantity.unit):
            known = (pack.exchange.between(one, other, [year]) for year in years)
            yield tuple(dict.fromkeys(bounds for found in known for bounds in found)) or ANYTHING


def _meant(claim: Claim, text: Text, pack: RulePack) -> frozenset[str]:
    """The currencies in which a sum may be told."""
    unit, words = claim.quantity.unit or "", told(claim)
    if claim.sentence[claim.within.start - 1 : claim.within.start].isalpha():
        return frozenset({unit, UNREAD})  # "N$40 million"
    shared = pack.units.currencies(unit, words)
    if len(shared) > 1:
        near = {code for name, code in pack.units.spoken_in.items() if code in shared and name in text.words}
        return frozenset(near | {unit}) if near else shared
    return pack.exchange.meant(unit, words, text.words)


def _together(rates: Iterable[Rate]) -> Iterator[list[Rate]]:
    """The rates that one slip explains: of one sum, or of the same two currencies by the same noughts."""
    groups: list[list[Rate]] = []
    for rate in rates:
        for group in groups:
            if any(_of_one_slip(rate, other) for other in group):
                group.append(rate)
                break
        else:
            groups.append([rate])
    yield from groups


def _of_one_slip(rate: Rate, other: Rate) -> bool:
    return rate.first.id == other.first.id or (rate.units == other.units and rate.noughts == other.noughts)


def _finding(rates: Sequence[Rate], pack: RulePack) -> Conflict:
    rate = rates[0]
    others = list(dict.fromkeys(claim for more in rates[1:] for claim in (more.first, more.again)))
    said = {"a": told(rate.first), "b": told(rate.again), "reason": _reason(rate)}
    one = [rate.first, *(claim for claim in others if claim not in (rate.first, rate.again))]
    found = misfit("FC403", pack, one, rate.again, said, _hint(rate))
    slipped = rate.noughts is not None and pack.rules["FC403"].severity == "warning"
    return replace(found, severity="error") if slipped else found


def _reason(rate: Rate) -> str:
    """The rate that a text implies, and what it was."""
    (one, other), value, (low, high) = rate.units, rate.told, rate.real
    if high < 1:
        one, other, value, low, high = other, one, 1 / value, 1 / high, 1 / low
    begin, end = rate.years
    years = f"from {begin} to {end}" if begin < end else f"in {end}"
    return f"they make 1 {one} {_short(value)} {other}, which was {_short(low)} to {_short(high)} {years}"


def _hint(rate: Rate) -> str:
    """What each of the two is in the money of the other."""
    middle = (rate.real.low + rate.real.high) / 2
    forth = _like(abs(rate.first.quantity.near) * middle, rate.again)
    back = _like(abs(rate.again.quantity.near) / middle, rate.first)
    return f"{told(rate.first)} is about {forth}; {told(rate.again)} is about {back}."


def _like(value: Decimal, claim: Claim) -> str:
    """A sum, roughly, in the words of another; by its code where these are no plain figure."""
    rough = figure(_short_value(value, TWO_DIGITS), TWO_DIGITS)
    words, number = told(claim), NUMBER.search(told(claim))
    scale = SCALED.match(words, number.end()) if number else None
    if number is None or claim.quantity.approx == "range" or not (scale or _is(claim, number[0])):
        return f"{rough} {claim.quantity.unit}"
    return f"{words[: number.start()]}{rough}{words[scale.end() if scale else number.end() :]}"


def _is(claim: Claim, number: str) -> bool:
    """Whether a figure is what is written; "7 cents" are no seven dollars."""
    return number.count(".") < 2 and Decimal(number.replace(",", "")) == abs(claim.quantity.near)


def _short(value: Decimal) -> str:
    """A rate to three digits."""
    return figure(_short_value(value, 3), max(2, 2 - value.adjusted()))


def _short_value(value: Decimal, digits: int) -> Decimal:
    step = Decimal(1).scaleb(value.adjusted() - digits + 1)
    return (value / step).to_integral_value() * step
