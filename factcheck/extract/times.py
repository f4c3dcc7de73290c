"""The times of a text: dates, periods, and words such as "last year", in order and without overlaps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from factcheck.extract.times_build import full_year, grain, moment, point
from factcheck.extract.times_grammar import TIME
from factcheck.extract.times_join import joined
from factcheck.extract.times_words import Lexicon, Words, lexicon, words
from factcheck.model.pack import RulePack
from factcheck.model.text import Span, Text
from factcheck.model.time import Kind, Moment, Time

FIRST_SURE_YEAR, LAST_SURE_YEAR = 1990, 2069
BEFORE_A_YEAR = frozenset("iosbf>x<E,(-tv&@/T")
CUE_WORDS = 14
DAY_FIRST_LANGUAGES = frozenset(("de", "fr", "es", "it", "pt", "nl", "ru", "pl"))
DAY_FIRST_REGIONS = frozenset(("GB", "AU", "NZ", "IE", "IN", "ZA", "HK", "SG"))


def times(text: Text, pack: RulePack, lang: str | None = None) -> tuple[Time, ...]:
    """Every time in the blocks of a text. ``lang`` says which number of 07/01/2026 is the month."""
    known = lexicon(pack.dates)
    return tuple(time for block in text.blocks for time in _in_block(text.content, block.span, known, lang))


def _in_block(content: str, span: Span, known: Lexicon, lang: str | None) -> Iterator[Time]:
    found = words(content, span, known)
    read: list[tuple[int, int, Time]] = []
    for match in TIME.finditer(found.letters):
        time = READ[match.lastgroup or ""](found, match.start(), match.end(), lang)
        if time:
            read.append((match.start(), match.end(), time))
    for first, last, time in joined(found, read):
        yield _cued(found, first, last, time)


def _point(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    return point(found, first, last)


def _date(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    if re.search(r"N[-/.]N[-/.][YNn]|Y[-/.]N[-/.]N", found.letters[first:last]):
        return _numeric(found, first, last, lang)
    time = point(found, first, last)
    return time if time.first and _possible(time.first) else None


def _numeric(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """2026-07-01 and 07/01/2026; unclear where both numbers could be the month and the language does not say."""
    at = [index for index in range(first, last) if found.letters[index] in "NnY"]
    a, b, c = (found.number(index) for index in at)
    weekday = next((found.number(index) for index in range(first, last) if found.letters[index] in "Ww"), None)
    span = found.span(first, last)
    text = found.content[span.start : span.end]
    year, month, day = (a, b, c) if found.letters[at[0]] == "Y" else (full_year(c), *_month_and_day(a, b, lang))
    if month is None:
        return Time(span, text, "day", "unclear", Moment(year=year, weekday=weekday))
    told = Moment(year=year, month=month, day=day, weekday=weekday)
    return Time(span, text, "day", "point", told) if _possible(told) else None


def _month_and_day(a: int, b: int, lang: str | None) -> tuple[int | None, int]:
    if a > 12:
        return b, a
    if b > 12 or a == b:
        return a, b
    language, _, region = (lang or "").replace("_", "-").partition("-")
    if language.lower() in DAY_FIRST_LANGUAGES or region.upper() in DAY_FIRST_REGIONS:
        return b, a
    return (a, b) if region.upper() == "US" else (None, b)


def _possible(told: Moment) -> bool:
    """Whether such a day can be: no 31st of June, no thirteenth month."""
    if told.month is not None and not 1 <= told.month <= 12:
        return False
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return told.day is None or 1 <= told.day <= (longest[told.month - 1] if told.month else 31)


def _days(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "July 1 and 2", "1-2 July 2026": two days of one month."""
    at = [index for index in range(first, last) if found.letters[index] in "NO"][:2]
    told = moment(found, first, last)._replace(day=found.number(at[0]))
    years = [found.number(index) for index in range(first, last) if found.letters[index] == "Y"]
    told = told._replace(year=years[0] if years else None)
    until = told._replace(day=found.number(at[1]), weekday=None)
    if not (_possible(told) and _possible(until) and told.day < until.day):  # type: ignore[operator]
        return None
    span = found.span(first, last)
    kind: Kind = "list" if "&" in found.letters[at[0] : at[1]] else "range"
    return Time(span, found.content[span.start : span.end], "span", kind, told, until)


def _years(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "2024-25"."""
    start, end = found.number(first), found.number(last - 1)
    until = start // 100 * 100 + end
    if not (found.joined(first) and found.joined(first + 1)) or not start < until <= start + 30:
        return None
    span = found.span(first, last)
    text = found.content[span.start : span.end]
    return Time(span, text, "span", "range", Moment(year=start), Moment(year=until))


def _year(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """A bare year: sure in our days, in company before."""
    year = found.number(first)
    before, after = found.letters[first - 1 : first], found.letters[last : last + 1]
    if before in ("-", ".") and first and found.joined(first - 1) and found.letters[first - 2 : first - 1] not in "Y":
        return None
    if after in ("-", "/") and found.joined(first) and found.letters[last + 1 : last + 2] in ("N", "n", "0"):
        return None
    if not FIRST_SURE_YEAR <= year <= LAST_SURE_YEAR and before not in BEFORE_A_YEAR:
        return None
    return point(found, first, last)


def _ending(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "three months ended June 30", "the year to March 2026"."""
    letters = found.letters
    head = first + (letters[first] == "t")
    unit_at = next(index for index in range(head, last) if letters[index] in "qhUuK")
    unit = "half" if letters[unit_at] == "K" else found.name(unit_at)
    count = found.number(head) if letters[head] in "CNn0" else 1
    at = next(index for index in range(unit_at + 1, last) if letters[index] in "e>") + 1
    span = found.span(first, last)
    until = moment(found, at, last)
    text = found.content[span.start : span.end]
    counts = letters[head] in "CNn0"
    return Time(span, text, "span", "stretch", None, until, None, count, unit, counts)  # type: ignore[arg-type]


def _same(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "the same period last year", "the year-ago quarter"."""
    told = moment(found, first, last)
    if "g" in found.letters[first:last]:
        told = told._replace(unit="year", shift=-1)
    span = found.span(first, last)
    return Time(span, found.content[span.start : span.end], "span", "anaphor", told)


def _ago(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "a year ago", "three months earlier"."""
    at = next(index for index in range(first, last) if found.letters[index] in "Uuq")
    count = found.number(first) if found.letters[first] in "CNn0" else None if "k" in found.letters[first:at] else 1
    unit = found.name(at)
    told = Moment(unit=unit, shift=-count if count else None)  # type: ignore[arg-type]
    span = found.span(first, last)
    text = found.content[span.start : span.end]
    plain = grain(told)
    counts = found.letters[first] in "CNn0"
    return Time(span, text, plain, "anaphor", told, None, None, count, told.unit, counts)


def _to_date(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    span = found.span(first, last)
    unit = next((found.name(index) for index in range(first, last) if found.letters[index] in "UqMh"), "year")
    told = Moment(unit=unit, shift=0)  # type: ignore[arg-type]
    return Time(span, found.content[span.start : span.end], "span", "point", told, None, "to_date")


def _relative(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "last week", "the past two days", "next June"."""
    letters = found.letters[first:last]
    time = point(found, first, last)
    told = time.first
    if told is None or ("p" in letters and "W" not in letters):
        return time._replace(grain="day", first=Moment(unit="day", shift=-1 if "L" in letters else 0))
    counted = [first + index for index, letter in enumerate(letters) if letter in "CNn0k"]
    if not counted and "u" not in letters and "=" not in letters and not ("T" in letters and "L" in letters):
        return time
    at = counted[0] if counted else None
    count = found.number(at) if at is not None and found.letters[at] != "k" else None if counted else 1
    shift = 1 if "X" in letters else -1
    counts = count is not None and bool(counted)
    whole = Moment(unit=told.unit, shift=shift)
    return Time(time.span, time.text, "span", "stretch", whole, None, None, count, told.unit, counts)


def _duration(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "180 days", "two-year"; with "over" before it a stretch that hangs on nothing."""
    letters = found.letters
    stretch = letters[first] in "vib"
    at = next(index for index in range(first + stretch, last) if letters[index] in "CNn0k")
    if letters[at] == "k" and not stretch:
        return None
    count = None if letters[at] == "k" or not found.words[at].isalnum() else found.number(at)
    unit = next(found.name(index) for index in range(last - 1, first, -1) if letters[index] in "Uuqh")
    span = found.span(first, last)
    text = found.content[span.start : span.end]
    kind = "stretch" if stretch else "duration"
    return Time(span, text, "span", kind, None, None, None, count, unit, letters[at] != "k")  # type: ignore[arg-type]


def _clock(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    span = found.span(first, last)
    return Time(span, found.content[span.start : span.end], "time", "clock")


def _anaphor(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    time = point(found, first, last, "anaphor")
    return time if time.grain in ("week", "month", "quarter", "half", "year") else None


def _month(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    return point(found, first, last)


Read = Callable[[Words, int, int, str | None], Time | None]
READ: dict[str, Read] = {
    "ending": _ending, "same": _same, "part": _point, "to_date": _to_date, "days": _days, "date": _date,
    "month_year": _point, "quarter": _point, "half": _point, "years": _years, "fiscal_year": _point,
    "season": _point, "relative": _relative, "ago": _ago, "deictic": _point, "weekday": _point, "decade": _point,
    "clock": _clock, "stretch": _duration, "duration": _duration, "anaphor": _anaphor, "month": _month, "year": _year,
}  # fmt: skip


def _cued(found: Words, first: int, last: int, time: Time) -> Time:
    """The time with what the words around it say of past and future: the nearest before it, else the nearest after."""
    if time.first is None and time.last is None:
        return time
    before = re.search(r"[rRa](?=[^.;rRa]*\Z)", found.letters[max(0, first - CUE_WORDS) : first])
    cue = before or re.match(r"[^.;]*?([rR])", found.letters[last : last + CUE_WORDS])
    return time._replace(future=cue[0][-1] != "R") if cue else time
