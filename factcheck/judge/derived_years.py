"""FC405: how long something lasted or how long ago it was, against the years that a story tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from factcheck.judge.arithmetic_line import told as quoted
from factcheck.judge.story import dated
from factcheck.judge.story_words import Cues, Spoken
from factcheck.judge.timeline import Length, Moment, Said, fits, now, recent
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading

ONE_MORE = later(r"^[ -][a-z]+ ")
AGO = later(r"^ ago\b")
# What stands between a year and "24 years ago" that is the same time: "in 1987, or 24 years ago".
APPOSED = later(
    r"(?:or|that is|i\.e\.|which (?:is|was)|some|exactly|nearly|almost|about|around|just|now|more than|over|ago|in|on"
    r"|the (?:spring|summer|autumn|fall|winter) of|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|\d{1,2}|[,(–—\s-])*"
)
SINCE = later(r"^ since\b(?! (?:then|that|he|she|it|they|the)\b)|^ since(?=[,.;]|$| then)")
DONE = later(r"^(?:[,.;]|$| (?:in|of|at|as|on|with|without|together|since|behind|under)\b)")
PENAL = later(
    r"\b(?:sentence\w*|jail\w*|prison|convict\w*|crime|charge[sd]?|fraud|contract|lease|warranty|loan|bond\w*)\b"
)
SPEAKS_ON = later(
    r"[^;]{0,30}\b(?:it|he|she|they)\b|(?:it|he|she|they|its|his|her|their|the|that|[a-z]+ed|built|set|born|begun)\b"
)
AGED = later(r"\bage(?:d| of)?(?: just| only)? $")
OLD = later(r"^(?:[ -]old| of age)\b")
GOES_ON = later(r"\b(?:has|have|had)\b[^;]{0,60}\bfor (?:the (?:past |last )?)?$")
LAST = later(
    r"\b(?:last|latest|most recent|previous(?:ly)?|final|not been|not happened|not since|not won|never won|won)\b"
)
OF_SPELLS = frozenset({"role", "thing"})  # what may be told of all of a spell
FROM = later(r"\b(?:from|between) $")
TO = later(r" (?:to|until|till|through|and) |,? (?:until|till)(?: [a-z’'-]+){1,6} in ")
THEIRS = later(r"\b(?:his|her|its|their) (?:[a-z]+ )?$")
OF_THEIRS = later(r"^ of (?:his|her|its|their)\b")
AS = later(
    r"\byears as (?:(?:a|an|the|its|their|his|her) )?(?:[a-z]+ )*?"
    r"(?P<what>[a-z]+)(?= (?:he|she|it|they|of|in|at|the)\b|[,.;]|$)"
)
MOST = 400  # years
OPENING = 80  # characters of a sentence in which it names whom it is about
NEAR = 3  # times: what is further off than this is told of other years


class Span(NamedTuple):
    """A length, the year it is counted from, and the one it is counted to."""

    length: Length
    told: Said
    first: Moment
    begun: Said
    last: int


def years(told: Sequence[Said], reading: Reading, spoken: Spoken) -> Iterator[Conflict]:
    """Lengths of years that none of the years told around them lie apart."""
    today = now(reading)
    known = spoken.when
    for at, one in enumerate(told):
        for length in one.lengths:
            if length.years is None or not 1 <= length.years <= MOST or not _plain(one, length, known):
                continue
            spell = _spell(length, one, told[:at], _how(one, length, known))
            around = told[max(0, at - 2) : at + 3]
            every = {year for other in around for year in other.every_year}
            every |= {today.year} if today and not spell else set()
            if any(fits(length, abs(a - b)) for a, b in combinations(every, 2)):
                continue
            span = spell or _ago(one, length, today) or _span(length, told, at, today, known)
            if span is not None and _meant(span):
                yield _finding(span, spoken.pack)


def _plain(one: Said, length: Length, known: Cues) -> bool:
    claim = length.claim
    done = claim.frame.modality == "actual" or _behind(known["lasting_role"], one.tail(length))
    plain = claim.quantity.approx != "range" and done and not claim.vague
    old = OLD.search(one.tail(length)) or AGED.search(one.lead(length))
    return plain and not old and not PENAL.search(one.low)


def _ago(one: Said, length: Length, today: date | None) -> Span | None:
    """ "In 1987, or 24 years ago", "24 years ago, in 1987": the same time told twice."""
    ago = AGO.match(one.tail(length))
    if today is None or ago is None:
        return None
    for moment in one.years:
        first, last = sorted(((moment.at, moment.end), (length.at, length.end + ago.end())))
        if APPOSED.fullmatch(one.low[first[1] : last[0]]):
            return Span(length, one, moment, one, today.year)
    return None


def _span(length: Length, told: Sequence[Said], at: int, today: date | None, known: Cues) -> Span | None:
    """What a story tells the length of, and the only year in which that began."""
    one = told[at]
    how = _how(one, length, known)
    begun = _begun(told, at, known, how) if how else None
    if begun is None:
        return None
    first, where = begun
    near = told[at : at + 3] if how == "spent" else (one,)
    held = [(other, m) for other in (*near, *(() if where in near else (where,))) for m in other.years]
    told_ = [moment for _, moment in held if moment.year != first.year]
    ends = {m.year for other, m in held if m.year != first.year and known["end"].search(other.lead(m, 45))}
    if len(ends) == 1:
        return Span(length, one, first, where, ends.pop() or 0)
    others = {moment.year for moment in told_} - {today.year if today else None}
    if how == "spent" or others or today is None:
        return None
    if not (how == "since" or _current(one, at, today) or GOES_ON.search(one.lead(length, 90))):
        return None
    return Span(length, one, first, where, today.year)


def _how(one: Said, length: Length, known: Cues) -> str | None:
    """What kind of a length it is: that of a thing, of somebody's part, without something, since something."""
    lead, tail = one.lead(length), one.tail(length)
    if SINCE.match(tail):
        return "since"
    if known["again"].search(lead) or re.match(r"^[ -](?:wait|drought|absence|gap|hiatus|break)\b", tail):
        return "again"
    if _behind(known["lasting_role"], tail):
        return "role"
    if _behind(known["lasting_thing"], tail):
        return "thing"
    goes_on = GOES_ON.search(one.lead(length, 90))
    if _behind(known["lasting"], tail) or (goes_on and " by " not in goes_on[0]):
        return "lasted"
    if re.search(r"\bafter(?: [a-z]+){0,3} $", lead) and DONE.match(tail):
        return "lasted"
    spent = known["spent"].search(lead)
    return "spent" if spent and re.fullmatch(r"(?: [a-z'’-]+){0,5}(?: for)? ", lead[spent.end() :]) else None


def _behind(cue: re.Pattern[str], tail: str) -> bool:
    """Whether a cue stands right behind a length, or a word further: "24 years in business", "24-year unbroken run"."""
    more = ONE_MORE.match(tail)
    return bool(tail[:1] in (" ", "-") and (cue.match(tail, 1) or (more and cue.match(tail, more.end()))))


def _begun(told: Sequence[Said], at: int, known: Cues, how: str) -> tuple[Moment, Said] | None:
    """The year of the beginning: in the same sentence, or in one beside it that speaks of the same."""
    one = told[at]
    cues_ = {
        "again": (known["again"],),
        "role": (known["begin"], known["begin_role"]),
        "thing": (known["begin"], known["begin_thing"]),
    }.get(how, (known["begin"], known["begin_thing"], known["begin_role"]))
    behind = range(at - 1, max(-1, at - (4 if how == "spent" else 2)), -1)
    for where in (one, *(told[before] for before in behind), *told[at + 1 : at + 2]):
        # What came "since 2007" in another sentence is nothing that had last been then.
        cues = (LAST,) if how == "again" and where is not one else cues_
        found = [m for m in where.years if any(cue.search(_clause(where, m)) for cue in cues)]
        if found:
            linked = where is one or how == "again" or _linked(one, where)
            return (found[0], where) if len({m.year for m in found}) == 1 and linked else None
    return None


def _spell(length: Length, one: Said, before: Sequence[Said], how: str | None) -> Span | None:
    """All of a spell that the sentence before tells: "from 1996 until he stepped down in 2009", "his sixteen years"."""
    if not before or how not in OF_SPELLS or not (_theirs(one, length) and _of_role(one, before)):
        return None
    where, years_ = before[-1], before[-1].years
    if len(years_) != 2 or not FROM.search(where.lead(years_[0])):
        return None
    first, last = years_
    return Span(length, one, first, where, last.year or 0) if TO.fullmatch(where.low[first.end : last.at]) else None


def _theirs(one: Said, length: Length) -> bool:
    """Whether a length is that of somebody's part, or of a thing, told of before: "his sixteen years as mayor"."""
    return THEIRS.search(one.lead(length)) is not None or OF_THEIRS.match(one.tail(length)) is not None


def _of_role(one: Said, before: Sequence[Said]) -> bool:
    """Whether the part that a length is told of, if one is named, was told of before: "his years as mayor"."""
    role = AS.search(one.low)
    return role is None or any(role["what"] in said.low for said in before)


def _clause(one: Said, moment: Moment) -> str:
    return re.split(r"[;:]| but | while ", one.low[max(0, moment.at - 70) : moment.at])[-1]


def _linked(one: Said, other: Said) -> bool:
    """Whether the later of two sentences speaks on of what the first does: a pronoun, a participle, a name of both."""
    last = one if one.order > other.order else other
    if SPEAKS_ON.match(last.low):
        return True
    names = [set(re.findall(r"\b[A-Z][\w’'-]{3,}", said.text[:OPENING])) for said in (one, other)]
    return bool(names[0] & names[1])


def _current(one: Said, at: int, today: date) -> bool:
    """Whether a sentence tells what is new: it opens the story, or names a day about that of writing."""
    return at < 2 or any(recent(moment.slot.period, today) for moment in one.moments)


def _meant(span: Span) -> bool:
    between, size = span.last - (span.first.year or 0), span.length.years
    far = NEAR if span.begun is span.told else NEAR - 1
    if size is None or not 0 < between < MOST or fits(span.length, between):
        return False
    return size / far <= between <= size * far


def _finding(span: Span, pack: RulePack) -> Conflict:
    first, last, claim = span.first.year, span.last, span.length.claim
    real = f"from {first} to {last} it is {last - (first or 0)} years"
    said = {"subject": claim.frame.subject or "The text", "a": quoted(claim), "b": f"{first} to {last}", "reason": real}
    place = span.begun.spot(span.first.at, span.first.end)
    return dated(pack, (claim,), (place,), claim.article, said, f"{real[0].upper()}{real[1:]}.")
