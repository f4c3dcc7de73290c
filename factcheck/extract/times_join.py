"""Times that belong together: from one to the other, between them, since, and the two of a list."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence

from factcheck.extract.times_dates import season
from factcheck.extract.times_words import Words
from factcheck.model.later import later
from factcheck.model.text import Span
from factcheck.model.time import Moment, Time

Read = tuple[int, int, Time]
TO = frozenset((">", "-", "<", ">t", "<t", "->-"))
AND = frozenset(("&", ",&", "&@", "&t"))
REST_OF_SENTENCE = 40
# What shows that a year behind a comma is the next of a list: "June 30, 2025, 2024 and 2023".
LISTED_ON = later(r"(?:,Y)*,?&Y")
# A point that shortens no month and no name.
SENTENCE_END = later(r"(?<![m^])\.|;")
# "Until at least", before a time; and what "through" leads to the end of: a quarter may also be all it passes through.
HEDGE, LONGEST_HEDGE = later(r"[s<>]@t?_\Z"), 4
THROUGH = frozenset({"day", "month", "year", "fiscal_year"})
WEEK = 7
COMMON_YEAR = 2025
# Neighbours in a list, by what they are told in: no further apart than this.
NEAR = (("year", 1), ("quarter", 1), ("month", 1), ("weekday", 2), ("day", 7))


def joined(words: Words, read: Sequence[Read]) -> Iterator[Read]:
    """The times as read, with pairs made one and "since" and "until" taken in."""
    at = 0
    before: Read | None = None
    read = _said_once(words, read)
    while at < len(read):
        pair = _pair(words, read[at], read[at + 1]) if at + 1 < len(read) else None
        one = pair or read[at]
        at += 2 if pair else 1
        dated = _dated(words, one, read[at]) if pair and at < len(read) else None
        at += 1 if dated else 0
        whole = _inherited(words, before, dated or one) if before else dated or one
        before = whole
        yield _bounded(words, whole)


def _said_once(words: Words, read: Sequence[Read]) -> Sequence[Read]:
    """ "Q1, Q2 and Q3 of 2024": the times of a list, each with the year that only its last one tells."""
    told = list(read)
    listed = False
    for at in range(len(told) - 2, -1, -1):
        (first, end, time), later = told[at], told[at + 1]
        gap, a, b = words.letters[end : later[0]], time.first, later[2].first
        listed = gap in AND or (listed and gap == ",")
        if not listed or a is None or b is None or b.year is None or not (_plain(time) and _plain(later[2])):
            continue
        if _yearless(a, a) and a.day is None and _terms(a) | {"year"} == _terms(b) and _order(a)[1:] < _order(b)[1:]:
            told[at] = first, end, time._replace(first=a._replace(year=b.year, fiscal=b.fiscal))
    return told


def _dated(words: Words, one: Read, other: Read) -> Read | None:
    """ "from April to May this year": a range with its year told behind it."""
    year, (first, last) = other[2].first, (one[2].first, one[2].last)
    if words.letters[one[1] : other[0]] not in ("", ",", "o") or year is None or first is None or last is None:
        return None
    if _terms(year) - {"year"} or (year.year is None and year.unit != "year") or not _yearless(first, last):
        return None
    a, b = (end._replace(year=year.year, unit=year.unit, shift=year.shift) for end in (first, last))
    span, text = words.quote(one[0], other[1])
    return one[0], other[1], one[2]._replace(span=span, text=text, first=a, last=b)


def _inherited(words: Words, before: Read, read: Read) -> Read:
    """ "June 30, 2019 and 2018", "fiscal 2019, 2018 and 2017": a bare year takes over what stood before it."""
    gap = words.letters[before[1] : read[0]]
    model, year = before[2].first or before[2].last, _bare_year(read[2])
    if model is None or model.year is None or year is None or gap not in ("&", ",", ",&"):
        return read
    if before[2].kind not in ("point", "stretch") or before[2].bound:
        return read
    if gap != "&" and not model.fiscal and LISTED_ON.match(words.letters, read[1]) is None and gap != ",&":
        return read
    taken = model._replace(year=year, weekday=None)
    first, last = (taken, None) if before[2].first else (None, taken)
    return read[0], read[1], before[2]._replace(span=read[2].span, text=read[2].text, first=first, last=last)


def _bare_year(time: Time) -> int | None:
    """The year of a time that tells no more than a year."""
    year = time.first.year if time.first and time.kind == "point" else None
    return year if time.first == Moment(year=year) else None


def _yearless(first: Moment, last: Moment) -> bool:
    return all(end.year is None and end.shift is None and (end.month or end.quarter) for end in (first, last))


def _pair(words: Words, one: Read, other: Read) -> Read | None:
    gap = words.letters[one[1] : other[0]]
    lead = words.letters[one[0] - 1 : one[0]]
    if gap in ("/", "-") and (year := _season(words, one, other)) is not None:
        return one[0], other[1], season(words, one[0], other[1], year)
    if gap in TO or (gap in AND and lead == "x"):
        return _range(words, one, other)
    if gap in AND and _listed(words, one, other):
        return _made(words, one, other, "list", one[0])
    return None


def _season(words: Words, one: Read, other: Read) -> int | None:
    """The second year of one that is called by both: "1999/2000", "the 2024-2025 season"."""
    first, last = _bare_year(one[2]), _bare_year(other[2])
    if first is None or last != first + 1 or other[2].span.start != one[2].span.end + 1:
        return None
    return last if words.letters[one[1]] == "/" or words.word(other[1]) in words.lexicon.seasons else None


def _range(words: Words, one: Read, other: Read) -> Read | None:
    a, b = one[2].first, other[2].first
    if not _plain(one[2]) or not _plain(other[2]) or a is None or b is None or not _alike(a, b):
        return None
    if a.year is not None and b.year is not None and _order(a) >= _order(b):
        return None
    led = one[0] and words.letters[one[0] - 1] in "fx"
    return _made(words, one, other, "range", one[0] - 1 if led else one[0])


def _plain(time: Time) -> bool:
    return time.kind == "point" and time.bound is None


def _alike(a: Moment, b: Moment) -> bool:
    """Whether two moments can be the ends of one stretch: told in the same terms, or the first in fewer words."""
    mine, yours = _terms(a), _terms(b)
    if b.unit == "day" and b.shift == 0 and not yours:
        return "year" in mine or "month" in mine  # from 2019 to today
    return mine == yours or mine | {"year"} == yours | {"year"} or "part" in mine | yours or "year" in mine & yours


def _terms(moment: Moment) -> frozenset[str]:
    named = ("year", "half", "quarter", "month", "day", "weekday", "season", "part")
    return frozenset(name for name in named if getattr(moment, name) is not None)


def _order(moment: Moment) -> tuple[int, int, int]:
    month = moment.month or (moment.quarter or 0) * 3 or (moment.half or 0) * 6
    return moment.year or 0, month, moment.day or 0


def _listed(words: Words, one: Read, other: Read) -> bool:
    """Whether "and" joins neighbours into one span, and no "respectively" deals them out again."""
    a, b = one[2].first, other[2].first
    if not _plain(one[2]) or not _plain(other[2]) or a is None or b is None or not _alike(a, b):
        return False
    return not respectively(words, other[1]) and _neighbours(a, b)


def respectively(words: Words, at: int) -> bool:
    """Whether the rest of a sentence deals a list of times out again, one by one."""
    return "!" in SENTENCE_END.split(words.letters[at : at + REST_OF_SENTENCE], maxsplit=1)[0]


def _neighbours(a: Moment, b: Moment) -> bool:
    if a.year is not None and b.year is not None and a.month is not None and a.year != b.year:
        return False
    if "start" in (a.part, b.part) or "end" in (a.part, b.part):
        return False
    if a.day is not None and a.month != b.month:
        return _days_apart(a, b) <= WEEK
    told = next(((name, near) for name, near in NEAR if _differ(a, b, name)), None)
    return told is not None and 0 < getattr(b, told[0]) - getattr(a, told[0]) <= told[1]


def _days_apart(a: Moment, b: Moment) -> int:
    """The days between two of neighbouring months, in a common year."""
    if a.month is None or a.day is None or b.day is None or b.month != a.month + 1:
        return 366
    return b.day + monthrange(a.year or b.year or COMMON_YEAR, a.month)[1] - a.day


def _differ(a: Moment, b: Moment, name: str) -> bool:
    mine, yours = getattr(a, name), getattr(b, name)
    return mine is not None and yours is not None and mine != yours


def _made(words: Words, one: Read, other: Read, kind: str, first: int) -> Read:
    span = Span(words.begin(first), other[2].span.end)
    text = words.content[span.start : span.end]
    a, b = one[2].first, other[2].first
    if a is not None and b is not None and a.year is None and b.year is not None and b.month is not None:
        a = a._replace(year=b.year)
    return first, other[1], Time(span, text, "span", kind, a, b)  # type: ignore[arg-type]


def _bounded(words: Words, read: Read) -> Read:
    """ "since September", "until 2028", "through March": open at one end."""
    first, last, time = read
    at = _lead(words, first)
    lead = words.letters[at] if at >= 0 else ""
    through = lead == ">" and words.word(at) in words.lexicon.through and time.grain in THROUGH
    if not (lead in ("s", "<") or through) or not _plain(time):
        return read
    span = Span(words.begin(at), time.span.end)
    text = words.content[span.start : span.end]
    bound = "since" if lead == "s" else "until"
    return at, last, time._replace(span=span, text=text, grain="span", bound=bound)  # type: ignore[arg-type]


def _lead(words: Words, first: int) -> int:
    """Where the word before a time stands, past a hedge: "until at least September"."""
    hedge = HEDGE.search(words.letters, max(0, first - LONGEST_HEDGE), first)
    hedged = hedge is not None and words.word(first - 1) in words.lexicon.at_least
    return hedge.start() if hedge and hedged else first - 1
