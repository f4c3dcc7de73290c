"""The times of a text: dates, periods, and words such as "last year", in order and without overlaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from factcheck.extract import cells
from factcheck.extract import times_before as before
from factcheck.extract import times_dates as dates
from factcheck.extract import times_parts as parts
from factcheck.extract import times_periods as periods
from factcheck.extract.spoken_hours import may_be_spoken, with_spoken
from factcheck.extract.times_elided import completed
from factcheck.extract.times_grammar import TIME
from factcheck.extract.times_ideographs import SHOWN, ideographic
from factcheck.extract.times_join import joined, respectively
from factcheck.extract.times_lexicon import Lexicon, lexicon
from factcheck.extract.times_words import Words, words
from factcheck.extract.tongue import tongue
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.text import Span, Text
from factcheck.model.time import Time

# How far from a time, in words, it is told whether it is past or yet to come.
CUE_WORDS = 14
# "Will have risen" is yet to come, although "have" and "risen" are not; so is what is "set to" be.
CUE_BEFORE = later(r"(?:r.?R|ß[>v]|[rRa])(?=[^.;rRa]*\Z)")
CUE_AFTER = later(r"[^.;]*?([rR])")
# The points of "a.m." end no sentence.
NO_END = (".3.", ",3,")
# A time that leads a clause behind another takes its cue from its own: "it paid $4, and on April 15 it will pay $5".
LEADS = later(r"[^&§MmAWwYQNO](?:,?&|,?§)[@isbv]?t?\Z")
LEADING = 5
PRICES = frozenset("Nn0$")

Read = Callable[[Words, int, int, str | None], Time | None]
READ: dict[str, Read] = {
    "ending": periods.ending,
    "same": periods.same,
    "part": dates.point,
    "first_of": parts.first_of,
    "month_quarter": periods.month_quarter,
    "weekday_of": dates.weekday_of,
    "week_of": parts.week_of,
    "to_date": periods.to_date,
    "days": dates.days,
    "date": dates.date,
    "month_year": dates.point,
    "quarter": dates.quarter,
    "quarters": parts.quarters,
    "half": dates.quarter,
    "years": dates.years,
    "fiscal_year": dates.fiscal_year,
    "season": dates.point,
    "holiday": parts.holiday,
    "relative": periods.relative,
    "own_day": parts.own_day,
    "close": before.close,
    "just_ended": before.just_ended,
    "before": before.before,
    "ago": before.ago,
    "deictic": dates.deictic,
    "weekday": dates.weekday,
    "spoken_year": dates.spoken_year,
    "decade": dates.decade,
    "clock": periods.clock,
    "stretch": periods.duration,
    "duration": periods.duration,
    "anaphor": periods.anaphor,
    "month": dates.month,
    "year": dates.year,
}


def times(text: Text, pack: RulePack, lang: str | None = None) -> tuple[Time, ...]:
    """Every time in the blocks of a text. ``lang`` says which number of 07/01/2026 is the month."""
    spoken = tongue(text.content, lang, pack.dates)
    known = lexicon(pack.dates.languages[spoken] if spoken else pack.dates)
    blocks = ((block.span, _in_block(text.content, block.span, known, lang)) for block in text.blocks)
    if may_be_spoken(text.content):
        blocks = ((span, with_spoken(text.content, span, tuple(found))) for span, found in blocks)
    amounts = cells.amounts(text)
    found = (time for _, times in blocks for time in times if time.span.start not in amounts)
    if text.content.isascii() or not SHOWN.search(text.content):
        return tuple(found)
    return _together(found, (time for block in text.blocks for time in ideographic(text.content, block.span)))


def _together(found: Iterable[Time], others: Iterable[Time]) -> tuple[Time, ...]:
    """The times of both in order, those of ideographs before what overlaps them."""
    written = list(others)
    taken = {at for time in written for at in range(time.span.start, time.span.end)}
    rest = [time for time in found if taken.isdisjoint(range(time.span.start, time.span.end))]
    return tuple(sorted((*written, *rest), key=lambda time: time.span.start))


def _in_block(content: str, span: Span, known: Lexicon, lang: str | None) -> Iterator[Time]:
    found = words(content, span, known)
    read: list[tuple[int, int, Time]] = []
    match = TIME.search(found.letters)
    while match:
        time = READ[match.lastgroup or ""](found, match.start(), match.end(), lang)
        if time and match.lastgroup == "quarters" and respectively(found, match.end()):
            read += parts.dealt(found, match.start(), match.end())
        elif time:
            read.append((match.start(), match.end(), time))
        # What turned out to be no time may hide a shorter one.
        match = TIME.search(found.letters, match.end() if time else match.start() + 1)
    for first, last, time in joined(found, completed(found, read)):
        yield _cued(found, first, last, time)


def _cued(found: Words, first: int, last: int, time: Time) -> Time:
    """The time with what the words around it say of past and future: the nearest before it, else the nearest after."""
    if (time.first is None and time.last is None) or time.future is not None:
        return time
    if found.word(first - (2 if found.letters[first - 1 : first] == "i" else 1)) == "than" and first > 1:
        return time._replace(future=False)  # "the outlook is worse than in the second quarter"
    if time.grain == "month" and _of_contract(found, first, last):
        return time._replace(future=True)
    cue = CUE_BEFORE.search(found.letters[max(0, first - CUE_WORDS) : first].replace(*NO_END))
    after = CUE_AFTER.match(found.letters[last : last + CUE_WORDS].replace(*NO_END))
    cue = after if after and LEADS.search(found.letters[max(0, first - LEADING) : first]) else cue or after
    if cue is None:
        if found.letters[first - 1 : first] == "b":
            return time._replace(future=True)
        results = time.grain == "half" and "-" in time.text and found.word(last) not in found.lexicon.outlooks
        return time._replace(future=False) if results else time  # "first-half revenue" is that of results
    return time._replace(future=any(letter in cue[0].replace("aR", "") for letter in "raß"))  # "may have risen" is past


def _of_contract(found: Words, first: int, last: int) -> bool:
    """Whether a month is that of a contract: "May delivery", "May wheat futures", but not "in May oil futures fell"."""
    delivered = found.lexicon.delivered
    if found.word(last) in delivered:
        return True
    if found.word(first - 1) == "with" and found.word(last) == "at" and found.letters[last + 1 : last + 2] in PRICES:
        return True  # "with May at 15.62"
    if found.word(first - 1) == "for" and found.word(first - 2) in delivered:
        return True  # "wheat futures for May"
    return found.word(last + 1) in delivered and found.letters[first - 1 : first] not in ("i", "R")
