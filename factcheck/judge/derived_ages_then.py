"""FC405: how old somebody was in a year, "was 19 when a jury convicted him in 1982", against the age now."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from factcheck.judge.derived_ages import FORMS, OLDEST, SCORE, told_at
from factcheck.judge.story import dated
from factcheck.judge.story_ages import NAME, full_names, named, one_person
from factcheck.judge.story_words import Spoken
from factcheck.judge.timeline import Said, now
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.statement import Reading

NEAR = 4  # sentences from an age now to one of the same person, called "she"
SLACK = 1  # year, by where birthdays lie
IN = r"\bin (?:(?:the )?(?:late |early )?(?:[a-z]+ of |[A-Z][a-z]+ ))?(?P<year>1[89]\d\d|20\d\d)\b"
WHO = rf"^(?:(?P<spoken>He|She)|(?:[A-Z][a-z]+ )?{NAME})(?:, (?:who is |aged )?\d{{1,3}},| \(\d{{1,3}}\))?"
THEN = (
    # Leon Hatcher, 34, was 19 when a jury convicted him in 1982 / She turned 19 in 1982
    later(rf"{WHO} was (?:only |just |still )?(?P<then>\d{{1,2}}) when [^.;]{{0,90}}?{IN}"),
    later(rf"{WHO} turned (?P<then>\d{{1,2}}) {IN}"),
    # Mara Lind, 41, joined the party in 1970, aged 24 / … at the age of 24 in 1970
    later(rf"{WHO} [^.;]{{0,90}}?{IN}[^.;,]{{0,40}}?,? (?:aged|at the age of|at age) (?P<then>\d{{1,2}})\b"),
    later(rf"{WHO} [^.;]{{0,90}}?\b(?:aged|at the age of|at age) (?P<then>\d{{1,2}})\b[^.;]{{0,40}}? {IN}"),
)
IS = later(rf"{NAME}, (?:who is|aged) (?P<age>\d{{1,3}})(?=,)")
AGED = later(rf"(?!(?:He|She) ){NAME}(?:, (?:who is |aged )?|,? \(| was )\d{{1,3}}\b")
YEAR = later(r"(?<![\d.,$€£-])(?:1[89]\d\d|20\d\d)(?![\d%])")
OTHERS = later(
    r"\b(?:sons?|daughters?|brothers?|sisters?|fathers?|mothers?|wife|husband|widow|child|children|nephew|niece"
    r"|uncle|aunt|grand\w+|whose|whom|died|dies|dead|late|would have|then)\b"
)


class Age(NamedTuple):
    """An age of a person, and where it is told."""

    who: frozenset[str]
    years: int
    said: Said
    match: re.Match[str]


def ages_then(told: Sequence[Said], reading: Reading, spoken: Spoken) -> Iterator[Conflict]:
    """Ages in a year that do not lead to that of the same person now."""
    today = now(reading)
    if today is None:
        return
    found = [(one, match) for one in told if " 1" in one.text or " 2" in one.text for match in _then(one)]
    present = list(_present(told, today.year)) if found else []
    full = full_names(one.text for one in told) if present else frozenset()
    people = {named(match["name"]) for one in told for match in AGED.finditer(one.text)} if present else set()
    for one, match in found:
        mine = [age for age in present if _of(match, one, age, full, sole=len(people) == 1)]
        passed = today.year - int(match["year"])
        may = {int(match["then"]) + passed + by for by in range(-SLACK, SLACK + 1)}
        if mine and passed > 0 and not any(age.years in may for age in mine):
            yield _finding(mine[0], one, match, reading.article, spoken)
            return


def _then(one: Said) -> Iterator[re.Match[str]]:
    """How old the one whom a sentence is about was in the only year it tells."""
    if len(YEAR.findall(one.text)) != 1 or SCORE.search(one.low):
        return
    for number, form in enumerate(THEN):
        match = form.search(one.text)
        if match and int(match["then"]) > 0 and (number < 2 or not OTHERS.search(one.low)):
            yield match
            return


def _present(told: Sequence[Said], year: int) -> Iterator[Age]:
    """The ages that persons have now."""
    for one in told:
        if any(int(held) != year for held in YEAR.findall(one.text)) and not any(_then(one)):
            continue  # "Hatcher, 34, was killed in 1986"
        for form in (*FORMS, IS):
            for match in form.finditer(one.text):
                if 0 < int(match["age"]) <= OLDEST and not SCORE.search(one.low):
                    yield Age(named(match["name"]), int(match["age"]), one, match)


def _of(then: re.Match[str], where: Said, age: Age, full: Collection[tuple[str, ...]], *, sole: bool) -> bool:
    """Whether an age in a year is of the one whose age now is told: by name, or by "she" where no other age is."""
    if then["spoken"]:
        return sole and 0 <= where.order - age.said.order <= NEAR
    return one_person(named(then["name"]), age.who, full)


def _finding(age: Age, one: Said, then: re.Match[str], article: str, spoken: Spoken) -> Conflict:
    today = age.years - int(then["then"]) + int(then["year"])
    real = f"{then['then']} in {then['year']} makes it {age.years} in {today}"
    said = {
        "subject": " ".join(age.match["name"].split()),
        "a": f"the age of {age.years}",
        "b": f"{then['then']} in {then['year']}",
        "reason": real,
    }
    (mine, here), (his, there) = told_at(age.said, age.match, "age"), told_at(one, then, "then")
    places = (*here, *there, one.spot(then.start("year"), then.end("year")))
    return dated(spoken.pack, (*mine, *his), places, article, said, f"{real}.")
