"""The day an article was written: from its metadata, its dateline, or the first full date near its top."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from factcheck.model.article import Article
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.period import Period
from factcheck.model.text import Text
from factcheck.model.time import Moment, Time
from factcheck.normalise.period import period

# How far into the text, in characters, a date still dates the article, and in a block a dateline may reach.
NEAR_TOP = 500
DATELINE = 80
LONGEST_PLACE = 25
# How much later than the first date of a text others may lie that date it better.
SOON_AFTER = timedelta(days=7)
# What stands between a place in capitals and the dash or colon that ends a dateline.
PLACE = later(r"[A-Z][A-Z .'/-]{2,40}(?:, [A-Z][\w. ]{1,30})?[,(:\s]+(?:--|[-–—])?\s*")
# "Boston, March 3 —", and a wire that leaves the place out: "March 3 (Reuters) -".
PLACE_IN_SMALL = later(r"(?:[A-Z][a-z]{2,14}(?: [A-Z][a-z]{2,14}){0,2}, )?")
END_OF_DATELINE = later(r"\)?[ \t]*(?:\([^()]{1,40}\)[ \t]*)?(?:--|[-–—:])")
END_OF_WIRE = later(r"[ \t]*\([^()]{1,40}\)[ \t]*(?:--|[-–—])")


def as_of(article: Article, times_by_field: Mapping[str, Sequence[Time]], pack: RulePack) -> Period | None:
    """The article's date: as its metadata has it, made finer by a dateline; else as the text itself tells it."""
    times = times_by_field.get("body", ())
    top = list(_near_top(article.body, times))
    dateline = next((time for time in top if _in_dateline(article.body, time)), None)
    if article.date is not None:
        return _finer(article.date, dateline, pack)
    if dateline is not None and _full(dateline):
        return period(dateline, None, pack)
    if dateline is not None and (day := _of_year_told(dateline, times, pack)):
        return day
    return _latest_told(top, times, pack)


def _of_year_told(dateline: Time, times: Sequence[Time], pack: RulePack) -> Period | None:
    """The day of a dateline that leaves out the year, by the full dates that its text tells elsewhere.

    It lies behind the latest of those that were, else before the first of those to come; of what is neither it is
    near. Where a year is told as past that is later, it is none of these.
    """
    if dateline.first is None or dateline.first.month is None or dateline.first.day is None:
        return None
    told = [(time, day) for time in times if _dated(time) and (day := _day(time, pack))]
    over = [(time, day) for time, day in told if time.future is not True]
    if not told:
        return None
    time, known = max(over, key=lambda one: one[1]) if over else min(told, key=lambda one: one[1])
    years = (known.year - 1, known.year, known.year + 1)
    days = [dateline._replace(first=dateline.first._replace(year=year)) for year in years]
    placed = [(day, own) for own in days if (day := _day(own, pack)) and _fits(day, known, time.future)]
    if not placed:
        return None
    day, own = min(placed, key=lambda one: abs((one[0] - known).days))
    years_past = [one.year for other in times if _bare(other) and (one := _day(other, pack))]
    # Years after that day cannot be past; and a bond may fall due long after all that its text tells.
    newest = max(years_past, default=day.year)
    return period(own, None, pack) if newest <= day.year and (over or newest >= day.year - 1) else None


def _fits(day: date, known: date, future: bool | None) -> bool:
    """Whether what was lies before a day, and what is to come behind it."""
    return future is None or (day <= known if future else day >= known)


def _day(time: Time, pack: RulePack) -> date | None:
    days = period(time, None, pack)
    return days.first if days else None


def _dated(time: Time) -> bool:
    """Whether a time is a day with its year, be it past or to come."""
    told = time.first
    return _full(time._replace(future=None)) and told is not None and told.part is None


def _latest_told(top: Sequence[Time], times: Sequence[Time], pack: RulePack) -> Period | None:
    """The first full date near the top, or one of the days after it; nothing if the text goes on to later years."""
    first = next((period(time, None, pack) for time in top if _full(time)), None)
    if first is None or first.last is None:
        return None
    # An article cannot be older than what it tells as past; a birthday near its top does not date it.
    told = [days for time in times if _past(time) and (days := period(time, None, pack)) and days.first and days.last]
    if any(days.first and days.first > first.last + SOON_AFTER for days in told):
        return None
    return max([first, *(days for days in told if days.grain == "day")], key=lambda days: days.last or date.min)


def _past(time: Time) -> bool:
    """Whether a time tells a day, or a bare year that was."""
    return _full(time) or _bare(time)


def _bare(time: Time) -> bool:
    """Whether a time is a year that was, and no more."""
    told = time.first
    bare = told is not None and told == Moment(year=told.year) and time.kind == "point" and time.bound is None
    return bare and time.future is False


def _near_top(body: Text, times: Sequence[Time]) -> Iterator[Time]:
    start = next((block.span.start for block in body.blocks if block.kind == "paragraph"), 0)
    for time in times:
        if time.span.start > start + NEAR_TOP:
            return
        if time.span.start >= start or _line_of_its_own(body, time):
            yield time


def _line_of_its_own(body: Text, time: Time) -> bool:
    """A date that stands under the headline by itself, or behind a place: "LONDON, March 7, 2031"."""
    block = next((block.span for block in body.blocks if block.span.holds(time.span)), None)
    return block is not None and block.end - time.span.end <= 2 and time.span.start - block.start <= LONGEST_PLACE


def _in_dateline(body: Text, time: Time) -> bool:
    block = next((block.span for block in body.blocks if block.span.holds(time.span)), None)
    if (
        block is None
        or time.span.end - block.start > DATELINE
        or not END_OF_DATELINE.match(body.content, time.span.end)
    ):
        return False
    if PLACE.fullmatch(body.content, block.start, time.span.start):
        return True
    named = time.span.start > block.start or END_OF_WIRE.match(body.content, time.span.end) is not None
    return named and PLACE_IN_SMALL.fullmatch(body.content, block.start, time.span.start) is not None


def _finer(known: Period, dateline: Time | None, pack: RulePack) -> Period:
    """The dateline's day, where the metadata have no more than its month or year."""
    if dateline is None or dateline.first is None or known.grain not in ("month", "year") or known.last is None:
        return known
    told = dateline.first
    day = period(dateline._replace(first=told._replace(year=told.year or known.last.year)), None, pack)
    within = day and day.first and day.last and known.first and known.first <= day.first and day.last <= known.last
    return day if day and within and day.grain == "day" else known


def _full(time: Time) -> bool:
    told: Moment | None = time.first
    written = told is not None and told.year is not None and told.month is not None and told.day is not None
    return written and time.kind == "point" and time.bound is None and not time.future
