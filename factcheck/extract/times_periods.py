"""Periods told by counting, by what they end with, or by leaning on another time."""

from __future__ import annotations

from typing import cast

from factcheck.extract.times_build import moment, point_of
from factcheck.extract.times_words import Words
from factcheck.model.later import later
from factcheck.model.period import Grain
from factcheck.model.time import Kind, Moment, Time, Unit

COUNTED = "CNn0"
AT_END = "L≠"
FIRST_SURE_MONTH = 3  # a year that ends in January or February is called by either
NAMED_YEARS = ("Z", "zY", "zÜY", "YzÜ")  # "FY25", "fiscal 2025", "fiscal year 2025", "2025 fiscal year"
RESULTS = frozenset({6, 9})  # months that results are told of
RELATIVE = frozenset({"that", "which"})
LISTED_YEAR = later(",?&?Y")


def number_at(found: Words, at: int) -> int | None:
    """How many; ``None`` for "a few", and for what is no whole number."""
    if found.letters[at] not in COUNTED:
        return None
    if found.letters[at : at + 3] == "C-C":
        return found.number(at) + found.number(at + 2)
    return found.number(at) if found.words[at].isalnum() else None


def unit_place(found: Words, first: int, last: int) -> int:
    return next(index for index in range(first, last) if found.letters[index] in "UÜuqhK")


def ending(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "three months ended June 30", "the year to March 2026"."""
    letters = found.letters
    if letters[first] == "¤":
        return _months_to(found, first, last)
    head = first + (letters[first] == "t")
    if letters.startswith(NAMED_YEARS, head) and "e" in letters[first:last]:
        return _year_to(found, first, last)
    if letters[head] == "F" and letters[head + 1] in COUNTED and found.number(head) == 1:
        head += 1  # "the first nine months to September"
    head += letters[head] == "="  # "the trailing twelve months ended June 30"
    unit_at = unit_place(found, head, last)
    if letters[unit_at] == "K":
        return None
    counted = letters[head] in COUNTED
    if letters[unit_at] == "u" and not counted and "e" not in letters[first:last]:
        return None  # "visitor days through February"
    if found.letters[head - 1 : head] == "j" and not counted and "e" not in letters[first:last]:
        return None  # "$4 billion a month through March" is paid each month
    # "The years ended December 31, 2019, 2018 and 2017" are told one by one.
    listed = LISTED_YEAR.match(letters, last) is not None
    count = number_at(found, head) if counted else None if letters[unit_at] == "u" and not listed else 1
    at = _end_at(found, unit_at + 1, last)
    if _of_another_verb(found, unit_at, at - 1):
        return None
    span, text = found.quote(first, last)
    unit = cast(Unit, found.name(unit_at))
    until = moment(found, at, last)
    if until.weekday is not None and until.day is None and unit != "week" and (count or 1) == 1:
        return None  # "the quarter ended Friday with a gain"
    width = _width(unit, count, until)
    # "The year to May" is a company's year as little as that of consumer prices; its days say it all.
    if "e" not in letters[unit_at:at] and width.startswith("fiscal"):
        width = "span"
    return Time(span, text, width, "stretch", None, until, None, count, unit, counted)


def _months_to(found: Words, first: int, last: int) -> Time:
    """ "(The) 12M to June 2025"."""
    until, count = moment(found, _end_at(found, first, last), last), found.number(first)
    span, text = found.quote(first, last)
    return Time(span, text, "span", "stretch", None, until, None, count, "month", True)


def _end_at(found: Words, first: int, last: int) -> int:
    """Where the end of a period is told, behind "ended" or "to"."""
    return next(index for index in range(first, last) if found.letters[index] in "e>") + 1


def _year_to(found: Words, first: int, last: int) -> Time | None:
    """ "Fiscal (year) 2025, (which) ended Sept. 27"; a year that ends in spring or later is called by that spring."""
    at = found.letters.index("e", first)
    if found.letters[at - 1] == "_" and found.word(at - 1) not in RELATIVE:
        return None
    named, until = moment(found, first, at), moment(found, at + 1, last)
    if until.year is None and until.month is not None and until.month >= FIRST_SURE_MONTH:
        until = until._replace(year=named.year)
    span, text = found.quote(first, last)
    return Time(span, text, _width("month", 12, until), "stretch", None, until, None, 12, "month")


def _of_another_verb(found: Words, unit_at: int, ended: int) -> bool:
    """Whether something else ended: "in the quarter sales ended June lower", not "the quarter that ended"."""
    between = [found.word(at) for at in range(unit_at + 1, ended) if found.letters[at] == "_"]
    return bool(between) and between[-1] not in RELATIVE


def month_quarter(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "The March quarter of 2026", "the January-March quarter": the three months that end with it; a half is six."""
    at = next(index for index in range(first, last) if found.letters[index] in "qh")
    named, year = moment(found, first, at), moment(found, at + 1, last)
    until = named._replace(year=named.year or year.year, unit=year.unit, shift=year.shift)
    count = 3 if found.letters[at] == "q" else 6
    if not _as_long(found, first, at, count):
        return None
    span, text = found.quote(first, last)
    return Time(span, text, _width("month", count, until), "stretch", None, until, None, count, "month")


def _as_long(found: Words, first: int, last: int, count: int) -> bool:
    """Whether the months named are the first and the last of so many: "the October-December quarter"."""
    months = [found.number(at) for at in range(first, last) if found.letters[at] in "MmAa"]
    return len(months) < 2 or (months[-1] - months[0]) % 12 == count - 1


def _width(unit: Unit, count: int | None, until: Moment) -> Grain:
    """A quarter, half or year by any name; fiscal where it does not end with one of the calendar."""
    months = (count or 0) * {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(unit, 0)
    if months == 12:
        return "year" if until.month in (None, 12) else "fiscal_year"
    if months == 3:
        return "quarter" if (until.month or 12) % 3 == 0 else "fiscal_quarter"
    return "half" if months == 6 else "span"


def same(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "the same period last year", "the year-ago quarter"; not "at the same time"."""
    if found.words[last - 1] == "time":
        return None
    told = moment(found, first, last)
    letters = found.letters[first:last]
    if "g" in letters or letters.endswith("b") or (told.shift == -1 and told.unit != "year"):
        told = told._replace(unit="year", shift=-1)
    elif told.shift is None and told.year is None:
        told = Moment(shift=0)
    span, text = found.quote(first, last)
    width: Grain = "quarter" if "q" in letters else "half" if "h" in letters else "span"
    return Time(span, text, width, "anaphor", told)


def to_date(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "year-to-date", "so far this year"; nothing where "far" is not that of "so far"."""
    far = next((index for index in range(first, last) if found.letters[index] == "7"), None)
    if far is not None and found.words[far - 1].lower() != "so":
        return None
    unit = next((found.name(index) for index in range(first, last) if found.letters[index] in "UÜqh"), "year")
    span, text = found.quote(first, last)
    return Time(span, text, "span", "point", Moment(unit=cast(Unit, unit), shift=0), None, "to_date")


def relative(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "last week", "the past two days", "next June", "the previous quarter"."""
    letters = found.letters[first:last]
    following = any(word.lower() == "following" for word in found.words[first:last])
    if following and letters[0] != "t":
        return None  # "following two years of losses"
    if letters.endswith("p") and "W" not in letters and "w" not in letters:
        told = Moment(unit="day", shift=-1 if "L" in letters else 0)
        return point_of(found, first, last)._replace(grain="day", first=told)
    time = point_of(found, first, last)
    if not any(letter in "UÜuqh" for letter in letters):
        return time
    counted = [first + index for index, letter in enumerate(letters) if letter in COUNTED + "k"]
    if following or "l" in letters or _hangs(found, first, letters):
        return _leaning(found, time, counted)
    if counted or "u" in letters or ("=" in letters and time.first and time.first.unit not in ("weekend", "quarter")):
        return _rolling(found, time, counted, "u" in letters)
    if found.letters[first - 1 : first] == "v" and letters[0] == "t" and "q" not in letters:
        return _rolling(found, time, counted, False)
    return time


def _hangs(found: Words, first: int, letters: str) -> bool:
    """ "The next day" of a story; "over the next year" looks ahead from the day of writing."""
    return letters in ("tXU", "tXÜ", "tXq") and found.letters[first - 1 : first] not in ("v", "i")


def _leaning(found: Words, time: Time, counted: list[int]) -> Time:
    """ "The previous quarter", "the previous three months"."""
    if not counted or time.first is None:
        return time._replace(kind="anaphor")
    number, told = number_at(found, counted[0]), time.first
    first = Moment(unit=told.unit, shift=number * (told.shift or 0) if number is not None else None)
    return time._replace(grain="span", kind="anaphor", first=first, number=number, unit=told.unit, counts=True)


def _rolling(found: Words, time: Time, counted: list[int], plural: bool) -> Time:
    number = None if plural else 1
    if counted:
        one = len(counted) == 1 or found.letters[counted[0] : counted[-1] + 1] == "C-C"
        number = number_at(found, counted[0]) if one else None
    told = time.first or Moment()
    whole = Moment(unit=told.unit, shift=1 if told.shift == 1 else -1)
    counts = any(found.letters[at] in COUNTED for at in counted)
    return Time(time.span, time.text, "span", "stretch", whole, None, None, number, told.unit, counts)


def duration(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "180 days", "two-year"; with "over" before it a stretch that hangs on nothing."""
    letters = found.letters
    stretch = letters[first] in "vib"
    at = next(index for index in range(first + stretch, last) if letters[index] in COUNTED + "k")
    if letters[at] == "k" and not stretch:
        return None
    unit_at = next(index for index in range(last - 1, first, -1) if letters[index] in "UÜuqh")
    if found.name(unit_at) in ("quarter", "half") and letters[last : last + 1] == "o" and not stretch:
        return None  # three quarters of the country
    if stretch and found.letters[last : last + 2] == "_e" and found.word(last) in RELATIVE:
        return None  # "in the three months that ended in June"
    ranged = sum(letter in COUNTED for letter in letters[at:unit_at]) > 1 and "C-C" not in letters[at:unit_at]
    number = None if ranged else number_at(found, at)
    span, text = found.quote(first, last)
    unit = cast(Unit, found.name(unit_at))
    kind: Kind = "stretch" if stretch else "duration"
    if not stretch and number in RESULTS and text.endswith("-month") and found.word(last) in found.lexicon.reported:
        # "Nine-month revenue" is that of the first nine.
        return Time(span, text, "span", "anaphor", Moment(part="start"), None, None, number, unit, True)
    return Time(span, text, "span", kind, None, None, None, number, unit, letters[at] != "k")


def clock(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "4 p.m. ET": an hour, of no day; "$0.45 EST." is an estimate."""
    span, text = found.quote(first, last)
    if found.letters[last - 1] == "5" and last - first == 2 and not _hour(found, first):
        return None
    return Time(span, text, "time", "clock")


def _hour(found: Words, at: int) -> bool:
    """Whether a number by itself can be told by the clock: "14 GMT", "1800 GMT", "9.30 EST"."""
    if found.letters[at] == "P":
        return True
    hour, mark, minutes = found.words[at].partition(".")
    if not mark and len(hour) > 2:
        hour, minutes = hour[:-2], hour[-2:]
    if not hour.isdigit() or (minutes and not minutes.isdigit()):
        return False  # "1,1 pt" is a point and a bit
    of_a_day = int(hour) <= 24 and (minutes == "" or (len(minutes) == 2 and int(minutes) < 60))
    return of_a_day and found.letters[max(at - 1, 0)] != "$"


def anaphor(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "(in) the quarter": that which is spoken of; "the weekend" is the nearest. Markets end "the week"."""
    unit = cast(Unit, found.name(last - 1))
    if found.letters[first - 1 : first] == "e" and unit != "week":
        return None
    if unit in ("second", "minute", "hour", "day", "decade", "century", "fortnight"):
        return None
    return point_of(found, first, last, "point" if unit == "weekend" else "anaphor")
