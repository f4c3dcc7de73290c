"""FC502: a fire, a strike, a crash that one text tells of in two words and dates by two days."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from factcheck.judge.derived_lasted import lead_of
from factcheck.judge.of_places import of_places
from factcheck.judge.story_kinds import either
from factcheck.judge.story_words import Spoken
from factcheck.judge.timeline import Moment, Said
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.of_pack import OfPack
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading

FARTHEST = 31  # days between two datings of one thing: beyond them it was another
NOUN = r"(?:(?P<which>the|a|an|this|that|its|their) )?(?:(?P<sort>(?!the\b|a\b|an\b)[a-z-]+) )??(?P<noun>%s)"
# The fire broke out shortly before noon on August 8 / August 11, the evening the blaze began
BEGAN = (
    r"\b{noun}(?: (?!and\b|but\b)[a-z'’-]+){{0,4}}? (?:{verbs})(?: [a-z'’-]+){{0,4}}?"
    r" (?:on|since) (?:[a-z]+day,? )?(?:the )?$"
)
WHEN = (
    r"^(?: \d{{4}})?,? (?:when|(?:the|that) (?:day|date|night|evening|morning|afternoon)(?: (?:that|when|on which))?)"
    r" {noun}(?: [a-z'’-]+){{0,2}}? (?:{verbs})\b"
)
# The crash of August 8 / the August 8 crash
OF = r"\b{noun} (?:of|on) (?:[a-z]+day,? )?$"
SINCE = later(r"[Ss]ince (?:[A-Z][a-z]+ \d{1,2}|\d{1,2} [A-Z][a-z]+)\b")
THE = later(r"\b(?:the|that|this) $")
BEHIND = r"^ {noun}\b"
OTHER = later(
    r"\b(?:again|another|other|second|third|fourth|first|previous\w*|earlier|last (?:year|month|time)|anniversary"
    r"|re-?ignited|each|every|several|resum\w+|would|will|could|might|if|not|series|one of|expected|planned|due)\b"
)
DAYS = frozenset({"day", "weekday"})
OF_IT = later(r"\b(?:into|of|over|about|on|after|for|from|by|to|in|with|at|against|since|during|the|a) $")  # an inquiry


class Began(NamedTuple):
    """What happened on which day, and where that is told; ``sort`` says more of what it was: "warehouse fire"."""

    day: date
    sort: str
    known: bool
    said: Said
    moment: Moment


def began_twice(told: Sequence[Said], reading: Reading, spoken: Spoken) -> Iterator[Conflict]:
    """Things that begin or befall but once, on two days."""
    held: defaultdict[str, list[Began]] = defaultdict(list)
    for one in told:
        if one.place.field != "title" and not OTHER.search(one.low):
            for moment in one.moments:
                for kind, found in _begun(one, moment, BEGUN(spoken.pack)):
                    held[kind].append(found)
    for some in held.values():
        for a, b in combinations(some, 2) if len({one.day for one in some}) == 2 else ():
            if a.said is not b.said and b.known and a.day != b.day and _of_one(a, b):
                yield _finding(a, b, reading.article, spoken)
                break


def _of_one(a: Began, b: Began) -> bool:
    return abs((a.day - b.day).days) <= FARTHEST and (a.sort == b.sort or not (a.sort and b.sort))


def _begun(one: Said, moment: Moment, patterns: Mapping[str, Sequence[re.Pattern[str]]]) -> Iterator[tuple[str, Began]]:
    """What the words before a day or behind it tell to have begun on it, or to have happened."""
    day = _day(moment)
    if day is None:
        return
    lead, tail = lead_of(one, moment), one.tail(moment, 90)
    for kind, (began, when, *at_once) in patterns.items():
        match = began.search(lead)
        match = match if match and not OF_IT.search(lead[: match.start()]) else when.match(tail)
        for of, behind in [at_once] if at_once else ():
            match = match or of.search(lead) or (THE.search(lead) and behind.match(tail)) or None
        if match is not None:
            known = match["which"] not in ("a", "an") and bool(match["which"] or THE.search(lead))
            yield kind, Began(day, match["sort"] or "", known, one, moment)


def _day(moment: Moment) -> date | None:
    """The one day that is told, be it the first of a strike: "since May 9"."""
    period = moment.slot.period
    if period is None or period.first is None or period.partial is not None:
        return None
    since = period.grain == "span" and SINCE.match(moment.slot.text)
    return period.first if since or (period.grain in DAYS and period.first == period.last) else None


def _patterns(pack: RulePack) -> Mapping[str, Sequence[re.Pattern[str]]]:
    """How each thing is told to begin on a day; of what is over at once a day may be told with its noun alone."""
    phrases = pack.words.phrases
    verbs = {"befalls": either(phrases["set"]["begun"]), "befalls at once": either(phrases["set"]["happened"])}
    return {
        kind: [re.compile(shape.format(noun=NOUN % either(nouns), verbs=verbs[table])) for shape in shapes]
        for table, shapes in (("befalls", (BEGAN, WHEN)), ("befalls at once", (BEGAN, WHEN, OF, BEHIND)))
        for kind, nouns in phrases[table].items()
    }


BEGUN = OfPack(_patterns)


def _finding(a: Began, b: Began, article: str, spoken: Spoken) -> Conflict:
    words, said = {"a": a.moment.slot.text, "b": b.moment.slot.text}, (a.said.place.text, b.said.place.text)
    places = tuple(one.said.spot(one.moment.at, one.moment.end) for one in (a, b))
    days = " and ".join(one.day.strftime("%B %-d") for one in (a, b))
    hint = f"It happens but once, and these are {days}."
    return of_places("FC502", spoken.pack, words, (places[0], places[1]), (article,), said, 0.6, hint=hint)
