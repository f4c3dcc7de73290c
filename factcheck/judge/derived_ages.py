"""FC405: an age told in passing, "Reyle, 58, said", against the only birth a story tells of that person."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from factcheck.judge.story import dated
from factcheck.judge.story_ages import NAME, births, born_name, full_names, may_be, named, one_person
from factcheck.judge.story_words import Spoken
from factcheck.judge.timeline import Said, now
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.statement import Reading
from factcheck.model.text import Place

OLDEST, YOUNGEST = 115, 5
NEAR = 3  # sentences from an age to the birth of the same person, called "she"
FORMS = (
    later(rf"{NAME}, (?P<age>\d{{1,3}})(?=,)"),
    later(rf"{NAME} \((?P<age>\d{{1,3}})\)"),
    later(rf"{NAME} (?:turns|turned) (?P<age>\d{{1,3}}) (?=on|this|last|today|yesterday)"),
)
SCORE = later(r"\b(?:beat|points?|goals?|scored|round|seed|second|overall|percent|election|voters)\b")


def passing_ages(told: Sequence[Said], reading: Reading, spoken: Spoken) -> Iterator[Conflict]:
    """Ages that are not those from a birth to the day of the story."""
    today = now(reading)
    born = [(one, match) for one in told for match in births(one.text)]
    if today is None or not born:
        return
    ages = [(one, match) for one in told for form in FORMS for match in form.finditer(one.text) if _age(one, match)]
    people = {named(match["name"]) for _, match in ages}
    full = full_names(one.text for one in told)
    for where, birth in born:
        mine = [held for held in ages if _of(birth, where, held, full, sole=len(people) == 1)]
        year = int(birth["year"])
        others = {int(match["year"]) for _, match in born if match is not birth and not match["name"]}
        may = may_be(birth["day"], year, today, today.year)
        years = [int(match["age"]) for _, match in mine]
        if not mine or others - {year} or any(age in may for age in years):
            continue
        one, match = mine[0]
        real = f"from {year} to {today.year} it is {' or '.join(map(str, sorted(may)))} years"
        said = {"subject": match["name"], "a": f"the age of {years[0]}", "b": f"the birth in {year}", "reason": real}
        claims, places = told_at(one, match, "age")
        places = (*places, where.spot(birth.start("year"), birth.end("year")))
        yield dated(spoken.pack, claims, places, reading.article, said, f"{real[0].upper()}{real[1:]}.")
        return


def told_at(one: Said, match: re.Match[str], name: str) -> tuple[tuple[Claim, ...], tuple[Place, ...]]:
    """The figure that a group of a match stands for; where none was read from it, its place."""
    claims = tuple(length.claim for length in one.lengths if length.at == match.start(name))
    return claims[:1], () if claims else (one.spot(match.start(name), match.end(name)),)


def _age(one: Said, match: re.Match[str]) -> bool:
    return YOUNGEST <= int(match["age"]) <= OLDEST and not SCORE.search(one.low)


def _of(
    birth: re.Match[str],
    where: Said,
    held: tuple[Said, re.Match[str]],
    full: Collection[tuple[str, ...]],
    *,
    sole: bool,
) -> bool:
    """Whether a birth is that of the one whose age is told: by name, or by "she" where no other age is."""
    one, match = held
    if name := born_name(birth):
        return one_person(named(name), named(match["name"]), full)
    return sole and 0 <= where.order - one.order <= NEAR
