"""FC405: age and birth told in one go: "the 31-year-old, who was born in 1987", "Petrenko (1931-2021), aged 90"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.judge.derived_ages import OLDEST, told_at
from factcheck.judge.story import dated
from factcheck.judge.story_ages import NAME, may_be
from factcheck.judge.story_words import Spoken
from factcheck.judge.timeline import Said, now
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.statement import Reading

YEAR = r"(?P<year>1[89]\d\d|20\d\d)\b"
AGE = r"(?:aged|at the age of) (?P<age>\d{1,3})\b(?! ?[-–]| (?:to|and|or)\b)"
FORMS = (
    # The 31-year-old, who was born in Kemi on February 14, 1987, / 31-year-old Nieminen, born in 1987,
    later(rf"(?<![\w-])(?P<age>\d{{1,3}})-year-old(?: {NAME})?, (?:who was )?born\b(?P<day>[^;.()]{{0,60}}?)\b{YEAR}"),
    # Sam Okoro, born on 12 June 1958, died on Wednesday aged 52
    later(
        rf"{NAME},? (?:who was )?born\b(?P<day>[^;.()]{{0,60}}?)\b{YEAR}[^;.]{{0,40}}?,"
        rf"(?: has| have)? died\b[^;.\d]{{0,60}}? {AGE}"
    ),
)
LIFE = later(rf"{NAME} \((?P<first>1[89]\d\d|20\d\d) ?[-–] ?(?P<last>1[89]\d\d|20\d\d)\)[^;.]{{0,120}}?\b{AGE}")
ENDS = later(r"\b(?:died|dies|dead|death)\b")


def ages_born(told: Sequence[Said], reading: Reading, spoken: Spoken) -> Iterator[Conflict]:
    """Ages that are not those from the birth that their own clause tells."""
    today = now(reading)
    if today is None:
        return
    for one in told:
        for form in FORMS if "born" in one.low else ():
            for match in form.finditer(one.text):
                may = may_be(match["day"], int(match["year"]), today, today.year)
                yield from _judged(one, match, "year", may, reading.article, spoken)
        for match in LIFE.finditer(one.text) if ENDS.search(one.low) else ():
            years = int(match["last"]) - int(match["first"])
            yield from _judged(one, match, "first", {years - 1, years}, reading.article, spoken)


def _judged(
    one: Said, match: re.Match[str], birth: str, may: set[int], article: str, spoken: Spoken
) -> Iterator[Conflict]:
    age, year = int(match["age"]), int(match[birth])
    if not may or age in may or not 0 < age <= OLDEST:
        return
    real = f"born in {year} makes it {' or '.join(map(str, sorted(may)))} years"
    said = {"a": f"the age of {age}", "b": f"the birth in {year}", "reason": real}
    claims, places = told_at(one, match, "age")
    places = (*places, one.spot(match.start(birth), match.end(birth)))
    yield dated(spoken.pack, claims, places, article, said, f"{real[0].upper()}{real[1:]}.")
