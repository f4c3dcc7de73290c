"""The sentences of one story with their figures masked, so that what is told over several of them is a pattern too."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from itertools import groupby, pairwise

from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading
from factcheck.model.text import Place

KINDS = {"percent": "P", "percentage_point": "B", "x": "X"}
BY_DIMENSION = {"money": "M", "duration": "S", "count": "C", "physical": "U"}
LAST_WORD = later(r"(?<!\w)([^\W\d_]+\.?) $")
NEAR = 20  # characters before a figure in which the word stands that it is the number of
PLACE = later(r"\b(?:in|at|near|around|outside) (?:the )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
MONTHS = frozenset(month_name[1:])
MARK = later(r"‹[A-Z](\d+)›")
LONGEST = 900  # characters of a sentence; longer ones are lists and tables run together
CROWD = 40  # figures of a sentence or of a few; among more of them every figure follows from others by chance


@dataclass(frozen=True)
class Told:
    """One sentence: "The dead were ‹C0› and ‹C1›." with what was there as ``claims``; ``said`` is it as written.

    Letters: C a count, M money, P a percentage, B points, X a multiple, S a length of time, U another measure,
    K what is a conversion, a correction or denied. ``order`` counts the sentences of the story, and ``naming`` are the
    numbers of the figures that only say which: "day six", "round two". ``led`` is the sentence before it,
    where that gives neither a figure nor a date.
    """

    text: str
    said: str
    claims: tuple[Claim, ...]
    headline: bool
    order: int
    place: Place
    naming: frozenset[int]
    led: Place | None = None

    def claim(self, match: re.Match[str], name: str) -> Claim:
        """The figure that a group of a match, the number of its mark, stands for."""
        return self.claims[int(match[name])]

    def among(self, text: str) -> list[Claim]:
        """The figures of a stretch of the masked text, in order."""
        return [self.claims[int(found[1])] for found in MARK.finditer(text)]

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures in order, none of a crowd; ``K`` also of one that only says which."""
        marks = list(MARK.finditer(self.text))
        if len(marks) > CROWD:
            return ()
        ends = [0, *(mark.end() for mark in marks)]
        starts = [*(mark.start() for mark in marks), len(self.text)]
        between = [self.text[end:start].lower() for end, start in zip(ends, starts, strict=True)]
        return tuple(
            Figure(
                self.claims[int(mark[1])],
                self,
                at,
                between[at],
                between[at + 1],
                "K" if int(mark[1]) in self.naming else mark[0][1],
                mark.start(),
            )
            for at, mark in enumerate(marks)
        )

    @cached_property
    def wordy(self) -> Told | None:
        """The sentence before it, where that gives neither a figure nor a date."""
        if self.led is None:
            return None
        said = " ".join(self.led.text.split()).replace("‹", "<").replace("›", ">")
        return Told(said, said, (), self.headline, self.order, self.led, frozenset())

    @cached_property
    def towns(self) -> frozenset[str]:
        """The names behind "in" or "at" and the like, the months aside."""
        return frozenset(PLACE.findall(self.said)) - MONTHS

    @cached_property
    def plain(self) -> str:
        """The masked text in lower case."""
        return self.text.lower()


@dataclass(frozen=True, eq=False)
class Figure:
    """A figure of a story, and the words before it and behind it up to the next figure or the end of its sentence.

    ``at`` is its number among the figures of the sentence, ``start`` where its mark stands in the masked text.
    """

    claim: Claim
    told: Told
    at: int
    lead: str
    tail: str
    letter: str
    start: int

    @property
    def unit(self) -> str | None:
        return self.claim.quantity.unit

    @property
    def value(self) -> Decimal:
        return abs(self.claim.quantity.near)


def story(reading: Reading, pack: RulePack) -> tuple[Told, ...]:
    """The sentences of an article that give a figure or a date, in order, tables aside; a headline comes first."""
    hedge = _hedge(tuple(pack.numbers.before))
    figures = _by_sentence(reading.claims)
    found: dict[tuple[str, str, int], tuple[str, tuple[Claim, ...], Place]] = {}
    for (field, start, said), claims in figures.items():
        found[field, said, start] = (said, claims, claims[0].place)
    spoken = {(field, said) for field, said, _ in found}
    for statement in reading.statements:
        place = statement.place
        said = " ".join(place.text.split())
        if (place.field, said) not in spoken and not any(slot.claim for slot in statement.slots):
            found[place.field, said, place.start] = (said, (), place)
    ordered = sorted(found.values(), key=lambda one: (one[2].field != "title", one[2].start))
    which = frozenset(pack.words.phrases["set"]["naming"])
    led = _wordy_before([place for _, _, place in ordered], reading.wordy)
    return tuple(
        _told(said, claims, order, place, hedge, which, led[order], pack)
        for order, (said, claims, place) in enumerate(ordered)
        if len(said) <= LONGEST
    )


def _wordy_before(places: Sequence[Place], wordy: Iterable[Place]) -> Sequence[Place | None]:
    """The sentence without a figure that stands right before each of some places, if there is one."""
    body: list[tuple[int, int, Place]] = [(place.start, -1, place) for place in wordy if place.field == "body"]
    body += [(place.start, order, place) for order, place in enumerate(places) if place.field == "body"]
    found: list[Place | None] = [None] * len(places)
    for (_, before, place), (_, order, _) in pairwise(sorted(body, key=lambda one: one[:2])):
        if order >= 0 and before < 0:
            found[order] = place
    return found


def _told(
    said: str,
    claims: tuple[Claim, ...],
    order: int,
    place: Place,
    hedge: re.Pattern[str],
    which: Set[str],
    led: Place | None,
    pack: RulePack,
) -> Told:
    text = _masked(said, claims, hedge, pack)
    leads = ((LAST_WORD.search(text, max(0, mark.start() - NEAR), mark.start()), mark) for mark in MARK.finditer(text))
    naming = frozenset(int(mark[1]) for lead, mark in leads if lead and lead[1].lower() in which)
    return Told(text, said, claims, any(claim.headline for claim in claims), order, place, naming, led)


def _by_sentence(claims: Iterable[Claim]) -> Mapping[tuple[str, int, str], tuple[Claim, ...]]:
    """The figures of each sentence of the running text, in order."""
    plain = [claim for claim in claims if claim.table is None and claim.block != "row" and claim.fact is None]
    return {
        key: tuple(sorted(held, key=lambda claim: claim.within.start))
        for key, held in groupby(plain, lambda claim: (claim.place.field, claim.sentence_span.start, claim.sentence))
    }


@cache
def _hedge(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """What leads to a figure and is in its claim already."""
    spoken = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True) if phrase.isascii())
    return re.compile(rf"(?<![\w-])(?:{spoken}) $", re.IGNORECASE)


def _masked(said: str, claims: tuple[Claim, ...], hedge: re.Pattern[str], pack: RulePack) -> str:
    parts: list[str] = []
    at = 0
    for number, claim in enumerate(claims):
        if claim.within.start < at:
            continue
        before = said[at : claim.within.start].replace("‹", "<").replace("›", ">")
        parts.append(hedge.sub("", before) if claim.quantity.approx else before)
        parts.append(f"‹{_letter(claim, pack)}{number}›")
        at = claim.within.end
    return "".join(parts) + said[at:].replace("‹", "<").replace("›", ">")


def _letter(claim: Claim, pack: RulePack) -> str:
    unit = claim.quantity.unit
    if claim.partner is not None or claim.superseded or claim.frame.modality == "negated" or claim.vague:
        return "K"
    if unit is None:
        return "C"
    return KINDS.get(unit) or BY_DIMENSION.get(pack.units.dimension(unit), "U")


def has_figures(one: Told) -> bool:
    return bool(one.claims)


def gap(a: Claim, b: Claim) -> str:
    """How far two figures lie apart, for a reader."""
    small, large = sorted((abs(a.quantity.near), abs(b.quantity.near)))
    return f"{100 * (large - small) / large:.1f}% apart" if large else ""


def clash(
    pack: RulePack, code: str, a: Claim, b: Claim, said: Mapping[str, str], hint: str, weight: float = 0.7
) -> Conflict:
    """The finding that two figures of one story tell one thing in two ways."""
    rule = pack.rules[code]
    first, second = sorted((a, b), key=lambda claim: (claim.place.field != "title", claim.place.start))
    return Conflict(
        rule=code,
        claims=(first, second),
        sides=((0,), (1,)),
        message=rule.message.format_map({"subject": "The text", "metric": "the figures", "reason": "", **said}),
        hint=hint,
        weight=weight,
        places=(first.place, second.place),
        articles=(a.article,),
        severity=None if rule.severity == "warning" else "warning",
    )


def dated(
    pack: RulePack,
    claims: Iterable[Claim],
    places: Iterable[Place],
    article: str,
    said: Mapping[str, str],
    hint: str,
    code: str = "FC405",
) -> Conflict:
    """The finding that a figure does not fit the dates, or other words, that are told with it."""
    held = tuple(claims)
    rule = pack.rules[code]
    return Conflict(
        rule=rule.code,
        claims=held,
        sides=(tuple(range(len(held))),) if held else (),
        message=rule.message.format_map(
            {"subject": "The text", "metric": "the figures", "reason": "", "gap": "", **said}
        ),
        hint=hint,
        weight=0.7,
        places=(*(claim.place for claim in held), *places),
        articles=(article,),
    )


def values(told: Iterable[Told]) -> Iterator[Decimal]:
    """Every figure of a story."""
    return (abs(claim.quantity.near) for one in told for claim in one.claims)
