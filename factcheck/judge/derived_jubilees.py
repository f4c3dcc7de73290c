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
ELSE = later(
    r"^(?: [a-z]+){0,2} of\b(?! (?:business|publication|existence|the (?:event|festival|show|race)"
    r"|its (?:found|exist|creat|establish|open|launch|birth|incorporat|begin|start|incept|first|own)))"
)
UNBROKEN = later(
    r"\b(?:every|each) (?:single )?(?:year|summer|winter|spring|autumn|fall|season|january|february|march|april|may"
    r"|june|july|august|september|october|november|december)\b"
    r"|\bnever (?:once )?(?:been )?(?:cancell?ed|missed|skipped)\b"
    r"|\bwithout (?:a break|interruption)\b|\bannual(?:ly)?\b|\byearly\b"
)
SPEAKS_ON = later(r"(?:it|this|its|he|she|they|his|her|their|founded|first|since|[a-z]+ed)\b")
THE = later(r"(?:the|this) (?P<noun>[a-z-]+)\b")
NAMED = later(r"[^\W\d_]+")
# Where a sentence ends that was not cut there: "… decades before.-In November".
CUT = later(r"[.!?;][\"”’']*[ -]*(?=[A-Z][a-z])")
OF_ITS_OWN = later(r"\b(?:its|their|our)(?: own)? (?:[a-z-]+ )?$")
BIRTHDAY = "birthday"
BORN = later(r"(?<![\w-])born\b(?!-)")
OF_ANOTHER = later(r"\bwho\b|\bwhose\b")
BY_WHOM = later(r"^(?: [a-z-]+){0,3}? by ")
A_NAME = later(r" (?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)[A-Z]")
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
def _forms(
    anniversary: tuple[str, ...], edition: tuple[str, ...], hundred: tuple[str, ...], named: tuple[str, ...]
) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<named>{either(named)}) (?:wedding )?(?:{either(anniversary)})\b"
        rf"|\b{NUMBER}[ -](?:[a-z]+ )?(?:(?P<anniversary>{either(anniversary)})|(?P<edition>{either(edition)}))\b"
        rf"|\b(?P<hundred>{either(hundred)})\b"
    )


def jubilees(told: Sequence[Said], reading: Reading, spoken: Spoken) -> Iterator[Conflict]:
    """Anniversaries, editions and rows of months that are not so many since the only beginning told with them."""
    today = now(reading)
    if today is None:
        return
    words = spoken.pack.words.phrases["when"]
    marks = (*words["anniversary"], *words["edition"], *words["hundred"])
    named = {word: int(label[7:]) for label, some in words.items() if label.startswith("named: ") for word in some}
    form = _forms(words["anniversary"], words["edition"], words["hundred"], tuple(named))
    begin = [spoken.when[label] for label in ("begin", "begin_thing", "begin_role", "held")]
    for at, one in enumerate(told):
        for match in form.finditer(one.low) if any(mark in one.low for mark in marks) else ():
            count = (
                100 if match["hundred"] else named.get(match["named"]) or ordinal(match["number"] or "", spoken.pack)
            )
            begun = _begun(told, at, begin, match) if count and count > 1 and _own(one, match) else None
            if count is None or begun is None:
                continue
            held = Told(count, match["edition"] is not None, one, match.start(), match.end())
            real = _real(held, begun, today.year, told[max(0, at - 2) : at + 3])
            if real is not None:
                yield _finding(held, begun, real, today.year, reading.article, spoken.pack)


def rows(every: Sequence[Said], reading: Reading, spoken: Spoken) -> Iterator[Conflict]:
    """Rows of months that are not so many since the only month told with them."""
    today = now(reading)
    if today is None:
        return
    for at, one in enumerate(every):
        yield from _row(one, every[max(0, at - 1) : at + 2], today, reading.article, spoken.pack)


def _own(one: Said, match: re.Match[str]) -> bool:
    """Whether it is of what the story is about: "the 75th anniversary of the landing" is not."""
    return OWN.search(one.low[: match.start()]) is not None and ELSE.match(one.low[match.end() :]) is None


def _begun(
    told: Sequence[Said], at: int, begin: Sequence[re.Pattern[str]], match: re.Match[str]
) -> tuple[Said, Moment] | None:
    """The only beginning in the sentence or in those beside it, where it can be that of what is counted."""
    one = told[at]
    birth = match["anniversary"] == BIRTHDAY and not OF_ITS_OWN.search(one.low[: match.start()])
    cues = (BORN,) if birth else begin
    for near in ((one,), (*told[max(0, at - 1) : at], *told[at + 1 : at + 2])):
        found = [(said, m) for said in near for m in said.years if _begins(said, m, cues)]
        if found:
            linked = near[0] is one or _linked(one, found[0][0], match)
            return found[0] if len({m.year for _, m in found}) == 1 and linked else None
    return None


def _begins(said: Said, moment: Moment, begin: Sequence[re.Pattern[str]]) -> bool:
    """Whether a year is that of a beginning, and not of what somebody else began: "says Wu, who founded Orchard"."""
    start = max(0, moment.at - 70)
    start += max((cut.end() for cut in CUT.finditer(said.text[start : moment.at])), default=0)
    clause = said.low[start : moment.at].rpartition(";")[2]
    ends = [match.end() for cue in begin for match in cue.finditer(clause)]
    if not ends:
        return False
    object_ = said.text[moment.at - len(clause) + max(ends) : moment.at]
    theirs = A_NAME.search(object_) is not None and BY_WHOM.match(object_) is None
    return not theirs and OF_ANOTHER.search(clause[: max(ends)].rpartition(",")[2]) is None


def _linked(one: Said, other: Said, match: re.Match[str]) -> bool:
    """Whether the later of two sentences speaks on of what the first does: by a pronoun, a participle, a name."""
    first, last = (one, other) if one.order < other.order else (other, one)
    if SPEAKS_ON.match(last.low):
        return True
    the = THE.match(last.low)
    if the is not None and (last is not one or re.search(rf"\b{the['noun']}\b", first.low)):
        return last is other or the.end() < match.start()
    named = [{word for word in NAMED.findall(said.text[:80])[1:] if word[0].isupper()} for said in (first, last)]
    return bool(named[0] & named[1])


def _real(told: Told, begun: tuple[Said, Moment], this: int, around: Sequence[Said]) -> int | None:
    """The number it would be, where no two of the years around lead to the one that is told."""
    where, first = begun
    years = {year for said in around for year in said.every_year}
    real = this - (first.year or 0) + told.edition
    if any(abs(abs(a - b) + told.edition - told.number) <= 1 for a in (this, *years) for b in years):
        return None
    if real <= 0 or not real / 2 <= told.number <= real * 2:
        return None
    if not told.edition:
        return real
    words = where.low if where is not told.said else f"{where.low[: told.start]}{where.low[told.end :]}"
    said = f"{words} {told.said.low[: told.start]}{told.said.low[told.end :]}"
    unbroken = UNBROKEN.search(said) is not None
    return real if unbroken or told.number > real else None  # what pauses has fewer editions than years


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
