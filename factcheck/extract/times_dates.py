"""Days, months, quarters and years told by their own names."""

from __future__ import annotations

import re

from factcheck.extract.times_build import full_year, moment, point_of
from factcheck.extract.times_words import Words
from factcheck.model.later import later
from factcheck.model.time import Kind, Moment, Time

# A bare number of four digits is a year in our days; before and after only in such company.
FIRST_SURE_YEAR, LAST_SURE_YEAR = 1990, 2069
FIRST_SHORT_YEAR, LAST_SHORT_YEAR = 10, 45
ROUND = 50  # in steps of which four digits without a comma may be a count
# A quarter or a half with two digits behind its code: "Q4 24".
SHORT_CODES = frozenset({"Qn", "QN", "Hn", "HN"})
BEFORE_A_YEAR = frozenset("iosbf>x<E,(-tv&@/T=juq°")
BEFORE_AN_OLD_YEAR = frozenset("isbfxE(")
OWNING = "'6"
BEFORE_A_HALF = frozenset("iosbf>x<tv&@(-/")
NUMERIC = later(r"N[-/.]N[-/.][YNn]|Y[-/.]N[-/.]N")
DAY_FIRST_LANGUAGES = frozenset(("de", "fr", "es", "it", "pt", "nl", "ru", "pl"))
DAY_FIRST_REGIONS = frozenset(("GB", "AU", "NZ", "IE", "IN", "ZA", "HK", "SG"))
# How far back, in words, a number is followed along its dashes.
LONGEST_CHAIN = 8
FEWEST_TENS = 20
WEEKS = {"week": 1, "fortnight": 2}
LAST_OF_CENTURY = 99
# How far before two years, in words, it stands that something is the average of both.
AVERAGED = 8
MILLENNIUM = 2000
# Two digits alone, which are an age or a bond; "the 80s" and "late 80s" are years.
SHORT_DECADE = later(r"^\d0s$|\b10s$")
OF_AN_AGE = frozenset({"under", "over"})
# A month has no sixth Monday.
MOST_WEEKDAYS = 5
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def point(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """What names itself: "June 2026", "fiscal 2026", "Monday night", "the end of March"."""
    return point_of(found, first, last)


def month(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """A month alone; a doubtful one between words of lower case only where bars part them: "| May | June |"."""
    around = {found.words[at] for at in (first - 1, last) if 0 <= at < len(found.words) and found.letters[at] == "_"}
    between = found.letters[first - 1 : first] == found.letters[last : last + 1] == "_"
    doubtful = found.letters[first] == "A" and between and around != {"|"}
    return None if doubtful else point_of(found, first, last)


def date(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "Wednesday, July 1, 2026", "1-Jul-26", "2026-07-01"; nothing where there is no such day."""
    if NUMERIC.search(found.letters, first, last):
        return _numeric(found, first, last, lang)
    if "Fo" in found.letters[first:last] and _part_of(found, first):
        return None  # "one third of March sales"
    if found.letters[first] == "N" and _numbered(found, first) and last > first + 1:
        first += 1  # "London No. 5 Dec" is the fifth sort of sugar
    time = point_of(found, first, last)
    return time if time.first and possible(time.first) else None


def _part_of(found: Words, first: int) -> bool:
    """Whether it is a part that is told of a month: "one third of", "a third of"; not "the twenty-third of"."""
    at = first + (found.letters[first] == "t")
    if found.letters[first - 1 : first] == "j":
        return found.words[at].islower()  # but "a Fourth of July parade"
    return found.letters[at] == "C" and (found.number(at) < FEWEST_TENS or found.number(at) % 10 > 0)


def _numbered(found: Words, at: int) -> bool:
    """Whether a number stands behind a word whose number it is: "No. 5", "Flight 19"."""
    before = at - 2 if found.letters[at - 1 : at] == "." else at - 1
    return before >= 0 and found.letters[before] == "G"


def _numeric(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """2026-07-01 and 07/01/2026; unclear where both numbers could be the month and the language does not say."""
    at = [index for index in range(first, last) if found.letters[index] in "NnY"]
    if found.letters[at[0] + 1] != found.letters[at[1] + 1] or len(found.words[at[2]]) < 2 - (
        found.letters[at[0]] == "Y"
    ):
        return None  # "8-1/4"
    if _in_a_chain(found, at[0], at[2]):
        return None
    a, b, c = (found.number(index) for index in at)
    weekday = next((found.number(index) for index in range(first, last) if found.letters[index] in "Ww"), None)
    span, text = found.quote(first, last)
    year, month, day = (a, b, c) if found.letters[at[0]] == "Y" else (full_year(c), *_month_and_day(a, b, lang))
    if month is None:
        return Time(span, text, "day", "unclear", Moment(year=year, weekday=weekday))
    told = Moment(year=year, month=month, day=day, weekday=weekday)
    return Time(span, text, "day", "point", told) if possible(told) else None


def _in_a_chain(found: Words, first: int, last: int) -> bool:
    """Whether more numbers hang on by dashes: "1-2-2026-4"."""
    letters = found.letters
    before = first >= 2 and letters[first - 1] in "-/" and letters[first - 2] in "NnY0"
    return before or (letters[last + 1 : last + 2] in ("-", "/") and letters[last + 2 : last + 3] in tuple("NnY0"))


def _month_and_day(a: int, b: int, lang: str | None) -> tuple[int | None, int]:
    if a > 12:
        return b, a
    if b > 12 or a == b:
        return a, b
    language, _, region = (lang or "").replace("_", "-").partition("-")
    if language.lower() in DAY_FIRST_LANGUAGES or region.upper() in DAY_FIRST_REGIONS:
        return b, a
    return (a, b) if region.upper() == "US" else (None, b)


def possible(told: Moment) -> bool:
    """Whether such a day can be: no 31st of June, no thirteenth month."""
    if told.month is not None and not 1 <= told.month <= 12:
        return False
    return told.day is None or 1 <= told.day <= (LONGEST[told.month - 1] if told.month else 31)


def days(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "July 1 and 2", "1-2 July 2026": two days of one month."""
    one, other = [index for index in range(first, last) if found.letters[index] in "NO"][:2]
    # Without the second number the rest tells one day; its year may stand behind either.
    start, rest = moment(found, first, other), moment(found, other + 1, last)
    month = start.month or rest.month
    a = start._replace(day=found.number(one), month=month, year=rest.year, unit=rest.unit, shift=rest.shift)
    b = a._replace(day=found.number(other), weekday=None)
    if not (possible(a) and possible(b)) or found.number(one) >= found.number(other):
        return None
    if found.letters[one + 1] == ">" and not _stretches(found, first, one, other):
        return Time(*found.quote(first, one + 1), "day", "point", a)  # "rose on Nov. 11 to 20 the day after"
    span, text = found.quote(first, last)
    between = found.letters[first - 1 : first] == "x"
    kind: Kind = "list" if "&" in found.letters[one:other] and not between else "range"
    return Time(span, text, "span", kind, a, b)


def _stretches(found: Words, first: int, one: int, other: int) -> bool:
    """Whether "to" between two days of a month leads from the one to the other."""
    behind = found.letters[other + 1 : other + 2]
    if found.word(one + 1) in found.lexicon.through or behind in ("", "K", *",.;:)@isvfb"):
        return True
    return found.letters[first - 1 : first] in ("f", "x")


def years(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "2024-25": a budget, a harvest or a season, called by both its years; longer ones are years in a row."""
    start, end = found.number(first), found.number(last - 1)
    until = start // 100 * 100 + end + (100 if end == 0 and start % 100 == LAST_OF_CENTURY else 0)
    if not (found.joined(first) and found.joined(first + 1)) or len(found.words[last - 1]) != 2:
        return None
    span, text = found.quote(first, last)
    if not start < until <= start + 30:
        month = Moment(year=start, month=end)
        return (
            Time(span, text, "month", "point", month) if possible(month) and found.letters[first + 1] == "-" else None
        )
    if until == start + 1 and (found.word(last) in found.lexicon.seasons or not _both_years(found, first)):
        return season(found, first, last, until)
    return Time(span, text, "span", "range", Moment(year=start), Moment(year=until))


def season(found: Words, first: int, last: int, ends: int) -> Time:
    """A year that lies in two of the calendar, called by both."""
    span, text = found.quote(first, last)
    return Time(span, text, "fiscal_year", "point", Moment(year=ends, fiscal=True))


def _both_years(found: Words, first: int) -> bool:
    """Whether two years are meant that stand in one word: "over 2025-26", "to average 3% in 2025-26"."""
    lead = [found.word(at) for at in range(max(0, first - AVERAGED), first)]
    return (bool(lead) and lead[-1] in found.lexicon.spanning) or not found.lexicon.averaged.isdisjoint(lead)


def year(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """A bare year."""
    letters, number = found.letters, found.number(first)
    before, after = letters[first - 1 : first], letters[last : last + 1]
    # Part of a code ("CVE-2026-1999"), not of "2024-2026".
    if _in_a_code(found, first):
        return None
    if after in ("-", "/") and found.joined(first) and letters[last + 1 : last + 2] in ("N", "n", "0"):
        return None
    if after == "-" and _is_capital(found, last + 1) and found.joined(first) and found.joined(last):
        return None  # "2019-nCoV"
    company = BEFORE_A_YEAR if number >= 1900 else BEFORE_AN_OLD_YEAR
    if not FIRST_SURE_YEAR <= number <= LAST_SURE_YEAR and before not in company:
        return None
    if number % ROUND == 0 and found.word(first - 1) in found.lexicon.counting and found.word(last).endswith("s"):
        return None  # "more than 2000 residents"
    return point_of(found, first, last)


def fiscal_year(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "fiscal 2026"; "the 2025/26 financial year" and "FY25/26" are named by the year they end in."""
    time = point_of(found, first, last)
    split = re.match(r"t?[YZ][-/][nN]", found.letters[first:last])
    if not split or time.first is None or time.first.year is None:
        return time
    short = found.number(first + split.end() - 1)
    return time._replace(grain="fiscal_year", first=Moment(year=time.first.year // 100 * 100 + short, fiscal=True))


def weekday(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "Wednesday", "Tuesday of last week", "a week on Tuesday"; "Monday's close" is past."""
    if "g" in found.letters[first:last]:
        return _weeks_ago(found, first, last)
    if found.letters[first] in "jC":
        return _weeks_on(found, first, last, found.letters[first] == "C", last - 1)
    if found.letters[last - 1] == "U" and last == first + 2:
        return _weeks_on(found, first, last, False, first) or point_of(found, first, first + 1)
    time = point_of(found, first, last)
    if found.letters[last : last + 2] == "'6" and found.word(last + 2) in found.lexicon.closed:
        time = time._replace(future=False)
    if time.first is None or time.first.unit in (None, "week"):
        return time
    return point_of(found, first, first + 1)  # "Wednesday this month" says no more than Wednesday


def _weeks_on(found: Words, first: int, last: int, counted: bool, day: int) -> Time | None:
    """ "A week on Tuesday", "two weeks from Monday", "Tuesday week": so many weeks after the coming one."""
    at = next(index for index in range(first, last) if found.letters[index] in "uU")
    weeks = WEEKS.get(found.name(at))
    if weeks is None:
        return None
    span, text = found.quote(first, last)
    told = Moment(weekday=found.number(day), week=weeks * (found.number(first) if counted else 1))
    return Time(span, text, "weekday", "point", told, future=True)


def _weeks_ago(found: Words, first: int, last: int) -> Time | None:
    """ "A week ago Tuesday": so many weeks before the Tuesday just past."""
    weeks = WEEKS.get(found.name(first + 1))
    if weeks is None:
        return None
    span, text = found.quote(first, last)
    count = found.number(first) if found.letters[first] == "C" else 1
    return Time(span, text, "weekday", "point", Moment(weekday=found.number(last - 1), week=-weeks * count))


def weekday_of(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "The first Monday of August": a day counted by weeks within its month."""
    at = first + (found.letters[first] == "t")
    which = -1 if found.letters[at] in "L≠" else found.number(at)
    if not 1 <= abs(which) <= MOST_WEEKDAYS:
        return None
    time = point_of(found, at + 1, last)
    span, text = found.quote(first, last)
    told = (time.first or Moment())._replace(week=which)
    return Time(span, text, "day", "point" if told.month else "unclear", told)  # "of the month", of any


def spoken_year(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "In nineteen ninety-eight", "twenty-twenty-four": two halves of two digits each; "in two thousand eight"."""
    if "%" in found.letters[first:last]:
        return _of_thousands(found, first, last)
    century, *rest = (found.number(at) for at in range(first, last) if found.letters[at] == "C")
    tens = rest[0] >= 10 and (len(rest) == 1 or (rest[0] % 10 == 0 and rest[0] >= 20 and 0 < rest[1] < 10))
    if not (18 <= century <= 20 and tens):
        return None
    span, text = found.quote(first, last)
    return Time(span, text, "year", "point", Moment(year=century * 100 + sum(rest)))


def _of_thousands(found: Words, first: int, last: int) -> Time | None:
    """ "In two thousand and eight": a year of this century told as a number."""
    rest = [found.number(at) for at in range(first + 1, last) if found.letters[at] == "C"]
    tens = len(rest) == 1 or (rest[0] % 10 == 0 and rest[0] >= 20 and 0 < rest[1] < 10)
    if found.word(first) != "two" or found.word(first + 1) != "thousand" or not tens:
        return None
    span, text = found.quote(first, last)
    return Time(span, text, "year", "point", Moment(year=MILLENNIUM + sum(rest)))


def decade(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "the 1990s", "the 1990's"; not "the 1990's" of "the 1994's"."""
    if found.letters[first - 1 : first] == "-" and found.word(first - 2) in OF_AN_AGE:
        return None  # "the under-30s"
    if SHORT_DECADE.search(found.quote(first, last)[1]) is not None:
        return None  # "in her 30s", "10s were at 4.2 percent"
    if found.letters[last - 1] != "6":
        return point_of(found, first, last)
    time = point_of(found, first, last)
    told = time.first
    if told is None or told.year is None or told.year % 10:
        return None
    return time._replace(grain="span", first=told._replace(unit="decade"))


def _is_capital(found: Words, at: int) -> bool:
    return at < len(found.words) and not found.words[at].islower() and found.words[at].isalpha()


def _in_a_code(found: Words, at: int) -> bool:
    """Whether a number hangs by dashes on something that is no year."""
    stop = max(at - LONGEST_CHAIN, 2)
    while at >= stop and found.letters[at - 1] in "-/." and found.joined(at - 1) and found.joined(at - 2):
        at -= 2
        if found.letters[at] not in "YBEMm":
            return True
    return False


def quarter(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "Q1", "the first half of 2026"; not the "Q1:" of a list of questions, nor the H2 of hydrogen."""
    opens = first == 0 or found.letters[first - 1] in ".;:"
    if last == first + 1 and found.letters[first] == "Q" and opens and found.letters[last : last + 1] in (":", "."):
        return None
    if last == first + 1 and found.letters[first] == "H" and not _half_of_year(found, first):
        return None
    if found.letters[first:last] in SHORT_CODES and not names_year(found, last - 1):
        last -= 1  # "in Q4 24 companies"
    if found.letters.startswith(OWNING, last - len(OWNING)):
        last -= len(OWNING)  # "Q1's 12%": what is its own stands behind the time
    time = point_of(found, first, last)
    if time.first is None or (time.first.quarter is None and time.first.half is None):
        return None  # the sixth quarter
    alone = time.first.year is None and time.first.unit != "year"
    if alone and not time.first.fiscal and found.letters[last : last + 1] == "o":
        return None  # the second half of a match
    return time


def _half_of_year(found: Words, at: int) -> bool:
    """Whether "H1" or "H2" is told as a time ("H1's 3%"), or of what results tell; H2 where no text has hydrogen."""
    if at and found.letters[at - 1] in BEFORE_A_HALF:
        return True
    if found.word(at + 1) not in found.lexicon.reported and not found.letters.startswith(OWNING, at + 1):
        return False
    return found.words[at] != "H2" or not any(word in found.content for word in found.lexicon.hydrogen)


def names_year(found: Words, at: int) -> bool:
    """Whether two digits behind a code are its year: of this century, and no count of what comes next."""
    counted = found.letters[at + 1 : at + 2] == "_" and found.word(at + 1) not in found.lexicon.reported
    return FIRST_SHORT_YEAR <= found.number(at) <= LAST_SHORT_YEAR and len(found.words[at]) == 2 and not counted


def _day_beyond(found: Words, first: int, last: int) -> Time | None:
    """ "The day before yesterday", "the day after tomorrow"."""
    day, way = found.number(last - 1), {"before": -1, "after": 1}.get(found.word(last - 2))
    if way is None or found.name(first + 1) != "day" or way * day <= 0:
        return None
    span, text = found.quote(first, last)
    return Time(span, text, "day", "point", Moment(unit="day", shift=day + way))


def _weeks_from(found: Words, first: int, last: int) -> Time | None:
    """ "A week today", "two weeks from tomorrow"."""
    weeks, day = WEEKS.get(found.name(first + 1)), found.number(last - 1)
    if weeks is None or day < 0:
        return None
    span, text = found.quote(first, last)
    count = found.number(first) if found.letters[first] == "C" else 1
    return Time(span, text, "day", "point", Moment(unit="day", shift=day + 7 * weeks * count), future=True)


def deictic(found: Words, first: int, last: int, lang: str | None) -> Time | None:
    """ "yesterday", "today", "a week tomorrow"; not a newspaper's name ("USA Today")."""
    if found.letters[first] in "jC":
        return _weeks_from(found, first, last)
    if found.letters[first] == "t":
        return _day_beyond(found, first, last)
    named = found.words[first][0].isupper() and found.letters[first - 1 : first] == "^"
    return None if named and first else point_of(found, first, last)
