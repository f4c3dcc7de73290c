"""FC405: an anniversary, an edition or a row of months against the year or the month it is counted from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from factcheck.judge.story import dated
from factcheck.judge.story_kinds import either
from factcheck.judge.story_words import Spoken
from factcheck.judge.timeline import Moment, Said, now, ordinal
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading

NUMBER = r"(?P<number>\d{1,3}(?:st|nd|rd|th)|[a-z]+(?:th|rd|nd|st))"
OWN = later(r"\b(?:its|his|her|their|our|my)(?: own)? (?:[a-z-]+ )?$|(?:\b(?:the|a|for)|['’]s)(?: [a-z-]+)? $|^$")
# The anniversary is of something else: "of the end of the war".
ELSE = later(r"^(?: [a-z]+){0,2} of\b(?! (?:business|publication|existence|its|the (?:event|festival|show|race)))")
UNBROKEN = later(
    r"\b(?:every|each) (?:single )?(?:year|summer|winter|spring|autumn|fall|season|january|february|march|april|may"
    r"|june|july|august|september|october|november|december)\b"
    r"|\bnever (?:once )?(?:been )?(?:cancell?ed|missed|skipped)\b"
    r"|\bwithout (?:a break|interruption)\b|\bannual(?:ly)?\b|\byearly\b"
)
SPEAKS_ON = later(r"(?:it|the|this|its|founded|first|since|[a-z]+ed)\b")
IN_A_ROW = ("straight", "consecutive", "successive", "in a row", "running")
ROW = later(
    r"\b(?P<number>\d{1,2}(?:st|nd|rd|th)?|[a-z]+) (?:straight|consecutive|successive)\b"
    r"|\b(?P<number2>\d{1,2}(?:st|nd|rd|th)?|[a-z]+) (?:months?|monthly [a-z]+) (?:in a row|running)\b"
)

# A month, and no week or beginning of one.
SINCE = later(
    r"since (?:last )?(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"(?:,? (?:of )?\d{4})?"
)
FIRST = later(r"\bfirst (?:time|such)\b|\b(?:highest|lowest|most|least|best|worst)\b")
EVERY_MONTH = later(r"\b(?:every|each)(?: single)? month\b|\bmonth after month\b")


class Told(NamedTuple):
    """A count told by its place in a row, what it is the count of, and where it stands."""

    number: int
    edition: bool
    said: Said
    start: int
    end: int


@cache
def _forms(anniversary: tuple[str, ...], edition: tuple[str, ...], hundred: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"\b{NUMBER}[ -](?:[a-z]+ )?(?:(?P<anniversary>{either(anniversary)})|(?P<edition>{either(edition)}))\b"
        rf"|\b(?P<hundred>{either(hundred)})\b"
    )


def jubilees(told: Sequence[Said], reading: Reading, spoken: Spoken) -> Iterator[Conflict]:
    """Anniversaries, editions and rows of months that are not so many since the only beginning told with them."""
    today = now(reading)
    if today is None:
        return
    words = spoken.pack.words.phrases["when"]
    marks = (*words["anniversary"], *words["edition"], *words["hundred"])
    form = _forms(words["anniversary"], words["edition"], words["hundred"])
    begin = [spoken.when[label] for label in ("begin", "begin_thing", "begin_role", "held")]
    for at, one in enumerate(told):
        yield from _row(one, told[max(0, at - 1) : at + 2], today, reading.article, spoken.pack)
        for match in form.finditer(one.low) if any(mark in one.low for mark in marks) else ():
            count = 100 if match["hundred"] else ordinal(match["number"], spoken.pack)
            begun = _begun(told, at, begin) if count and count > 1 and _own(one, match) else None
            if count is None or begun is None:
                continue
            held = Told(count, match["edition"] is not None, one, match.start(), match.end())
            real = _real(held, begun, today.year, told[max(0, at - 2) : at + 3])
            if real is not None:
                yield _finding(held, begun, real, today.year, reading.article, spoken.pack)


def _own(one: Said, match: re.Match[str]) -> bool:
    """Whether it is of what the story is about: "the 75th anniversary of the landing" is not."""
    return OWN.search(one.low[: match.start()]) is not None and ELSE.match(one.low[match.end() :]) is None


def _begun(told: Sequence[Said], at: int, begin: Sequence[re.Pattern[str]]) -> tuple[Said, Moment] | None:
    """The only beginning in the sentence or in those beside it."""
    for near in ((told[at],), (*told[max(0, at - 1) : at], *told[at + 1 : at + 2])):
        found = [(said, m) for said in near for m in said.years if _begins(said.lead(m, 70), begin)]
        if found:
            return found[0] if len({m.year for _, m in found}) == 1 else None
    return None


def _begins(lead: str, begin: Sequence[re.Pattern[str]]) -> bool:
    said = lead.rpartition(";")[2]
    return any(cue.search(said) for cue in begin)


def _real(told: Told, begun: tuple[Said, Moment], this: int, around: Sequence[Said]) -> int | None:
    """The number it would be, where no two of the years around lead to the one that is told."""
    where, first = begun
    years = {moment.year for said in around for moment in said.years if moment.year}
    real = this - (first.year or 0) + told.edition
    if any(abs(abs(a - b) + told.edition - told.number) <= 1 for a in (this, *years) for b in years):
        return None
    if real <= 0 or not real / 2 <= told.number <= real * 2:
        return None
    if not told.edition:
        return real
    unbroken = any(UNBROKEN.search(said.low) for said in (where, told.said))
    linked = where is told.said or SPEAKS_ON.match((where if where.order > told.said.order else told.said).low)
    return real if linked and (unbroken or told.number > real) else None  # what pauses has fewer editions than years


def _finding(told: Told, begun: tuple[Said, Moment], real: int, this: int, article: str, pack: RulePack) -> Conflict:
    where, first = begun
    place = told.said.spot(told.start, told.end)
    if told.edition:
        reason = f"held every year from {first.year} on, it is number {real} in {this}"
    else:
        reason = f"from {first.year} to {this} it is {real} years"
    said = {
        "subject": "The text",
        "a": f"the {told.said.text[told.start : told.end]}",
        "b": str(first.year),
        "reason": reason,
    }
    places = (place, where.spot(first.at, first.end))
    return dated(pack, (), places, article, said, f"{reason[0].upper()}{reason[1:]}.")


def _row(one: Said, near: Sequence[Said], today: date, article: str, pack: RulePack) -> Iterator[Conflict]:
    """ "Below 50 every month since February", and in July "the eighth straight decline"."""
    match = ROW.search(one.low) if any(mark in one.low for mark in IN_A_ROW) else None
    number = _number(match[1] or match[2], pack) if match else None
    if match is None or number is None:
        return
    slots = [(said, moment) for said in near for moment in said.moments]
    since = [(said, m) for said, m in slots if SINCE.fullmatch(said.low[m.at : m.end]) and _of_one_row(one, said)]
    if any(said is one and FIRST.search(one.low[match.end() : max(m.at, match.end())]) for said, m in since):
        return  # "for the second month in a row, and the average workweek is shorter for the first time since December"
    months = [p.first for _, m in slots if (p := m.slot.period) and p.grain == "month" and p.first and p.first <= today]
    first = since[0][1].slot.period.first if len(since) == 1 and since[0][1].slot.period else None
    if first is None or not re.search(r"\bmonth", "".join(said.low for said in near)):
        return
    latest = [month for month in months if month > first]
    least = _months(first, max(latest)) if latest else _months(first, today) - 2
    most = _months(first, today) + 1
    if least <= number <= most or not 2 <= number <= 3 * most or most > 24:
        return
    last = max(latest) if latest else today
    real = f"from {first:%B} to {last:%B} it is {_months(first, last) + 1} months"
    said_ = {
        "subject": "The text",
        "a": f"{one.text[match.start() : match.end()]}",
        "b": f"since {first:%B}",
        "reason": real,
    }
    where, moment = since[0]
    places = (one.spot(match.start(), match.end()), where.spot(moment.at, moment.end))
    yield dated(pack, (), places, article, said_, f"{real[0].upper()}{real[1:]}.")


def _of_one_row(one: Said, said: Said) -> bool:
    """Whether a month and a row of months are told of one thing: in one sentence, or of every month since."""
    return one is said or EVERY_MONTH.search(said.low) is not None


def _months(first: date, last: date) -> int:
    return 12 * (last.year - first.year) + last.month - first.month


def _number(word: str, pack: RulePack) -> int | None:
    if word.isdigit():
        return int(word)
    return ordinal(word, pack) or pack.dates.cardinals.get(word)
