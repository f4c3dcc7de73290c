"""The day an article was written: from its metadata, its dateline, or the first full date near its top."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from factcheck.model.article import Article
from factcheck.model.pack import RulePack
from factcheck.model.period import Period
from factcheck.model.text import Text
from factcheck.model.time import Moment, Time
from factcheck.normalise.period import period

# How far into the text, in characters, a date still dates the article, and in a block a dateline may reach.
NEAR_TOP = 1500
DATELINE = 80
# What stands between a place in capitals and the dash or colon that ends a dateline.
PLACE = re.compile(r"[A-Z][A-Z .'/-]{2,40}(?:, [A-Z][\w. ]{1,30})?[,(:\s]+")
END_OF_DATELINE = re.compile(r"[ \t]*(?:\([^()]{1,40}\)[ \t]*)?(?:--|[-–—:])")


def as_of(article: Article, times_by_field: Mapping[str, Sequence[Time]], pack: RulePack) -> Period | None:
    """The article's date: as its metadata has it, made finer by a dateline; else as the text itself tells it."""
    top = list(_near_top(article.body, times_by_field.get("body", ())))
    dateline = next((time for time in top if _in_dateline(article.body, time)), None)
    if article.date is not None:
        return _finer(article.date, dateline, pack)
    dated = [time for time in ([dateline] if dateline else []) + top if _full(time)]
    return period(dated[0], None, pack) if dated else None


def _near_top(body: Text, times: Sequence[Time]) -> Iterator[Time]:
    start = next((block.span.start for block in body.blocks if block.kind == "paragraph"), 0)
    return (time for time in times if start <= time.span.start <= start + NEAR_TOP)


def _in_dateline(body: Text, time: Time) -> bool:
    block = next((block.span for block in body.blocks if block.span.holds(time.span)), None)
    if (
        block is None
        or time.span.end - block.start > DATELINE
        or not END_OF_DATELINE.match(body.content, time.span.end)
    ):
        return False
    return PLACE.fullmatch(body.content, block.start, time.span.start) is not None


def _finer(date: Period, dateline: Time | None, pack: RulePack) -> Period:
    """The dateline's day, where the metadata have no more than its month or year."""
    if dateline is None or dateline.first is None or date.grain not in ("month", "year") or date.last is None:
        return date
    told = dateline.first
    day = period(dateline._replace(first=told._replace(year=told.year or date.last.year)), None, pack)
    within = day and day.first and day.last and date.first and date.first <= day.first and day.last <= date.last
    return day if day and within and day.grain == "day" else date


def _full(time: Time) -> bool:
    told: Moment | None = time.first
    written = told is not None and told.year is not None and told.month is not None and told.day is not None
    return written and time.kind == "point" and time.bound is None and not time.future
