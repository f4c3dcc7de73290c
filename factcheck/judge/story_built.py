"""FC405: how old a thing is said to be, and the year in which it was built, opened or founded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.judge.story import Told, dated
from factcheck.judge.story_kinds import either
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later

OLDEST = 1000
OPENS = 30  # sentences in which a story says how old what it is about is: each is held against all others
OLD = later(r"‹S(?P<age>\d+)›-old (?P<words>[a-z-]+(?: [a-z-]+){0,3})")
YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)\b"
# The bridge, opened in 1967 / The bridge was built by the state in 1967
MADE = r"\b[Tt]he (?:[a-z-]+ ){0,2}?%s\b,?(?: which)?(?: [a-z]+)?,? (?:%s)(?: by [^‹›;.,]{1,30}?)? (?:in|from) "
MONTH = r"(?:[A-Z][a-z]+ )?"


def built(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """ "The collapse of a 61-year-old highway bridge", and "the bridge, opened in 1967"."""
    for one in story[:OPENS]:
        for match in OLD.finditer(one.text):
            claim = one.claim(match, "age")
            age, as_of = claim.quantity.near, claim.as_of
            if claim.quantity.unit != "year" or claim.quantity.approx or not 1 < age < OLDEST:
                continue
            found = _made(story, _noun(match["words"], spoken), spoken)
            if found is None or as_of is None or as_of.first is None:
                continue
            other, year = found
            real = as_of.first.year - year
            if not real - 1 <= age <= real:
                text = f"from {year} to {as_of.first.year} it is {real - 1} or {real} years"
                said = {"a": f"{age:f} years", "b": str(year), "reason": text}
                yield dated(spoken.pack, (claim,), (other.place,), claim.article, said, f"{text[0].upper()}{text[1:]}.")


def _noun(words: str, spoken: Spoken) -> str:
    """The last noun before the phrase is over: "bridge" of "highway bridge that dropped"."""
    held: list[str] = []
    for word in words.split():
        if word in spoken.idle or word in spoken.pack.words.phrases["stop"]["word"]:
            break
        held.append(word)
    return held[-1] if held else ""


def _made(story: Sequence[Told], noun: str, spoken: Spoken) -> tuple[Told, int] | None:
    """The one sentence that tells when a thing was made, and the year."""
    if not noun:
        return None
    verbs = either(spoken.pack.words.phrases["told_as"]["made in"])
    pattern = re.compile(MADE % (re.escape(noun), verbs) + MONTH + YEAR)
    found = [(one, int(match["year"])) for one in story for match in pattern.finditer(one.text)]
    return found[0] if len({year for _, year in found}) == 1 else None
