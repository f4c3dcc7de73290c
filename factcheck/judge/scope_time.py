"""Whether two claims speak of the same time."""

from __future__ import annotations

import re
from datetime import date, timedelta

from factcheck.judge.scope_kinds import MOVING, YEARS, Scope
from factcheck.model.claim import Claim
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.period import Overlap, Period
from factcheck.model.words import Tolerances

QUARTER_DAYS = 100
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
MONTHS = later(r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
FISCAL, CALENDAR = later(r"\b(?:fiscal|financial)\b"), later(r"\bcalendar\b")
LENGTHS = {"quarter": 3, "fiscal_quarter": 3, "half": 6, "year": 12, "fiscal_year": 12}  # months
OF_MONTHS = later(r"(?:the )?(?:first |last |past )?(?P<count>\d+|[a-z]+)[ -](?:months?|mths?|mos)\b")
WEEK = 7  # days
WEEKEND = 3  # days from a Friday's close to what is told of it on Monday
A_YEAR = 360  # days


def same_time(a: Claim, b: Claim, pack: RulePack, *, retold: bool = False) -> Scope:
    tolerances = pack.tolerances
    ours, theirs = a.frame.period, b.frame.period
    dated = a.as_of is not None and b.as_of is not None
    if a.frame.joint and not (dated and days_apart(a.as_of, b.as_of) > int(tolerances.values["moment_days"])):  # type: ignore[arg-type]
        return Scope("same", "a deal has one price, whenever it is told of")
    if ours is not None and theirs is not None:
        if a.frame.metric in pack.stocks and _ends_together(ours, theirs) and ours.overlap(theirs) is not Overlap.SAME:
            ended = f"both are counted at the end of {ours.text}"
            return Scope("same" if a.frame.aspect == "level" else "unsure", ended)
        found, how = _two_periods(a, b, ours, theirs, pack), ours.overlap(theirs)
        headline = a.article == b.article and a.headline is not b.headline and how is not Overlap.DISJOINT
        if headline and {ours.grain, theirs.grain} <= YEARS and None in (ours.first, theirs.first):
            return Scope("same", "a headline leaves the time to the text")  # "for the year", "in fiscal 2019"
        open_ = retold and found.kind == "disjoint" and a.frame.metric not in MOVING and not _clash(ours, theirs, pack)
        open_ = open_ and (how is Overlap.UNKNOWN or (how is not Overlap.DISJOINT and _loosely(ours, theirs)))
        return Scope("unsure", found.reason) if open_ else found
    if ours is None and theirs is None:
        return _two_moments(a, b)
    return _one_period(a, b, pack)


def _two_periods(a: Claim, b: Claim, ours: Period, theirs: Period, pack: RulePack) -> Scope:
    tolerances = pack.tolerances
    if not (ours.resolved and theirs.resolved) and _far(a, b, tolerances):
        return Scope("disjoint", "the articles lie far apart, and the words of time cannot be placed")
    how = ours.overlap(theirs)
    yearly = "year on year" in a.frame.qualifiers & b.frame.qualifiers and ours.last == theirs.last
    yearly = yearly and max(_days(ours), _days(theirs)) >= A_YEAR  # "in the year to June", and "in June"
    if how is not Overlap.SAME and (_same_quarter(ours, theirs) or _same_week(ours, theirs)):
        return Scope("same", f"both speak of {ours.text}")
    if how is Overlap.SAME or (yearly and ours.resolved) or _rate_of_the_year(a, b, pack):
        forecast = {"forecast", "target"} & {a.frame.modality, b.frame.modality}
        if forecast and a.as_of and b.as_of and days_apart(a.as_of, b.as_of) > int(tolerances.values["moment_days"]):
            return Scope("disjoint", "a forecast may have been revised between the two articles")
        return Scope("same", f"both speak of {ours.text}")
    if (
        how is Overlap.UNKNOWN
        and "cumulative" in a.frame.qualifiers ^ b.frame.qualifiers
        and a.frame.aspect == "change"
    ):
        return Scope("window", f'"{ours.text}" and "{theirs.text}" are not the same window')
    if how is Overlap.UNKNOWN and a.frame.metric in MOVING and not (ours.resolved or theirs.resolved):
        return Scope("disjoint", f'"{ours.text}" and "{theirs.text}" need not be the same time')
    if how is Overlap.UNKNOWN and (
        _clash(ours, theirs, pack) or ours.grain != theirs.grain or _numbers(ours) != _numbers(theirs)
    ):
        return Scope("disjoint", f'"{ours.text}" and "{theirs.text}" are two times')
    if how is Overlap.UNKNOWN:
        return Scope("unsure", f'"{ours.text}" and "{theirs.text}" may be the same time')
    if how is Overlap.DISJOINT:
        return Scope("disjoint", f"one speaks of {ours.text}, the other of {theirs.text}")
    short = max(_days(ours), _days(theirs)) <= int(tolerances.values["window_days"])
    if short and a.frame.aspect == "change":
        return Scope("window", f'"{ours.text}" and "{theirs.text}" overlap but are not the same window')
    if ours.grain == "fiscal_year" or theirs.grain == "fiscal_year":
        return Scope("disjoint", "one is a fiscal year")
    if _stock(a) and ("time" in (ours.grain, theirs.grain) or min(_days(ours), _days(theirs)) <= 1):
        return Scope("unsure", f'"{ours.text}" and "{theirs.text}" may be the same moment')
    return Scope("disjoint", f"one speaks of {ours.text}, the other of {theirs.text}")


def _loosely(ours: Period, theirs: Period) -> bool:
    """Whether one time only places the other in a longer one: "this year", "by the end of the year"."""
    return min(_days(ours), _days(theirs)) <= WEEK


def _rate_of_the_year(a: Claim, b: Claim, pack: RulePack) -> bool:
    """Whether both are a rate over the year to one day, which may be told by its last month: inflation in October.

    The margin of a year is none of its last quarter, and a calendar year's inflation is the mean of its months.
    """
    ours, theirs = a.frame.period, b.frame.period
    if any(one.frame.known and one.frame.metric not in pack.yearly for one in (a, b)):
        return False
    if (
        ours is None
        or theirs is None
        or not (_ends_together(ours, theirs) and {a.quantity.unit, b.quantity.unit} == {"percent"})
    ):
        return False
    small, large = sorted((abs(a.quantity.near), abs(b.quantity.near)))
    levels = a.frame.aspect == b.frame.aspect == "level" and large <= 2 * small  # "edged up 0.1%" is of the month
    monthly = {"month on month", "quarter on quarter"} & (a.frame.qualifiers | b.frame.qualifiers)
    to_its_end = "year" not in (ours.grain, theirs.grain) and max(_days(ours), _days(theirs)) >= A_YEAR
    return levels and not monthly and to_its_end


def _ends_together(ours: Period, theirs: Period) -> bool:
    return ours.last is not None and ours.last == theirs.last


def _same_quarter(a: Period, b: Period) -> bool:
    """Whether two quarters are told by the same number, a company's beside the calendar's: not far apart, then one."""
    ours, theirs = _ordinal(a), _ordinal(b)
    if ours is None or ours != theirs or a.last is None or b.last is None:
        return False
    if any(FISCAL.search(x.text) and CALENDAR.search(y.text) for x, y in ((a, b), (b, a))):
        return False
    return abs((a.last - b.last).days) <= QUARTER_DAYS


def _same_week(a: Period, b: Period) -> bool:
    """Whether two weeks are one, reckoned from Sunday here and from Monday there."""
    if a.first is None or b.first is None or _days(a) != WEEK or _days(b) != WEEK:
        return False
    return abs((a.first - b.first).days) <= 2


def _ordinal(period: Period) -> int | None:
    words = re.search(r"(first|second|third|fourth)[ -]quarter|\bQ([1-4])\b|\b([1-4])Q", period.text, re.IGNORECASE)
    if words is None:
        return None
    return ORDINALS[words[1].lower()] if words[1] else int(words[2] or words[3])


def _clash(a: Period, b: Period, pack: RulePack) -> bool:
    """Whether the words for two times name another year, quarter or month each, or are of two lengths."""
    if None not in (lengths := (_months(a, pack), _months(b, pack))) and lengths[0] != lengths[1]:
        return True  # "4TH QTR", and "Year" below it
    told = [(_numbers(x), _ordinal(x)) for x in (a, b)]
    months = [frozenset(MONTHS.findall(x.text)) for x in (a, b)]
    apart = all(months) and not (months[0] <= months[1] or months[1] <= months[0])  # "January to June", "to June"
    return apart or any(ours and theirs and ours != theirs for ours, theirs in zip(*told, strict=True))


def _months(period: Period, pack: RulePack) -> int | None:
    """How many months of accounts a time is: of a quarter, of a year, of "nine mths"."""
    if period.grain == "span" and (told := OF_MONTHS.match(period.text.lower())):
        count = told["count"]
        return int(count) if count.isdigit() else pack.numbers.cardinals.get(count)
    return LENGTHS.get(period.grain)


def _numbers(period: Period) -> list[str]:
    return re.findall(r"\d+", period.text)


def _stock(claim: Claim) -> bool:
    """Whether the figure is a level at a moment and not what a stretch of time added up to."""
    return claim.frame.aspect == "level" and claim.frame.metric in MOVING


def _days(period: Period) -> int:
    return (period.last - period.first).days + 1 if period.first and period.last else 1


def _two_moments(a: Claim, b: Claim) -> Scope:
    if a.article == b.article:
        return Scope("same", "both stand in one article, neither with a time of its own")
    if a.as_of is None or b.as_of is None:
        # Nothing tells the two moments apart: articles laid on one desk without a date are of one date.
        return Scope("same", "neither is given a time")
    apart = days_apart(a.as_of, b.as_of)
    if apart <= 1:
        return Scope("same", "neither is given a time; the articles are of one date")
    return Scope("disjoint", f"neither is given a time, and the articles lie {apart} days apart")


def _far(a: Claim, b: Claim, tolerances: Tolerances) -> bool:
    """Whether two dated articles lie too far apart for the same words to mean the same time."""
    dated = a.as_of is not None and b.as_of is not None
    return dated and days_apart(a.as_of, b.as_of) > int(tolerances.values["price_days"])  # type: ignore[arg-type]


def days_apart(a: Period, b: Period) -> int:
    """Days between the nearest ends of two dates."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return 0
    return max((b.first - a.last).days, (a.first - b.last).days, 0)


def _one_period(a: Claim, b: Claim, pack: RulePack) -> Scope:
    if a.article == b.article and a.headline is not b.headline:
        return Scope("same", "a headline leaves the time to the text")
    said, unsaid = (a, b) if a.frame.period else (b, a)
    period = said.frame.period
    assert period is not None
    tolerances = pack.tolerances
    if _news_day(period, unsaid):
        return Scope("same", f"both speak of {period.text}, the one by its date")
    if unsaid.as_of is None and a.frame.metric in MOVING and period.grain == "weekday":
        return Scope("disjoint", f'"{period.text}" of an undated article need not be the day of the other')
    if unsaid.as_of is None:
        return Scope("unsure", f"only one of them is said to be of {period.text}")
    if not period.resolved and _far(a, b, tolerances):
        return Scope("disjoint", "the articles lie far apart, and the words of time cannot be placed")
    if not period.resolved:
        return _unplaced(period, unsaid.as_of, a.frame.metric in MOVING)
    if _of_another_day(period, unsaid, said):
        return Scope("disjoint", f"one speaks of {period.text}, the other of its own day")
    moves = a.frame.metric in MOVING or a.frame.metric in pack.growing
    days = int(tolerances.values["price_days" if moves else "moment_days"])
    if _within(unsaid.as_of, period, days):
        return Scope("unsure", f"only one of them is said to be of {period.text}")
    return Scope("disjoint", f"one speaks of {period.text}, the other of another time")


def _news_day(period: Period, unsaid: Claim) -> bool:
    """Whether a day told is that of the other article, which leaves it unsaid: news is of its own date."""
    if (
        period.grain not in ("day", "weekday")
        or period.first is None
        or period.first != period.last
        or unsaid.as_of is None
    ):
        return False
    return unsaid.as_of.first is not None and 0 <= (unsaid.as_of.first - period.first).days <= 1


def _of_another_day(period: Period, unsaid: Claim, said: Claim) -> bool:
    """Whether what a market does is told of a day that is not the other article's, or that of the close before it."""
    if period.grain not in ("day", "weekday") or said.frame.metric not in MOVING or unsaid.as_of is None:
        return False
    if period.first is None or period.first != period.last or unsaid.as_of.first is None:
        return False
    if said.article == unsaid.article or unsaid.as_of.first != unsaid.as_of.last:
        return False
    return not 0 <= (unsaid.as_of.first - period.first).days <= WEEKEND


def _unplaced(period: Period, moment: Period, moving: bool) -> Scope:
    """The words of a time that cannot be placed, beside an article's date."""
    near = Scope("unsure", f'"{period.text}" cannot be placed in the calendar')
    if not moving or moment.first is None:
        return near
    day = period.partial[0] if period.partial else None
    if day is None or day.month != moment.first.month or day.day is None or abs(day.day - moment.first.day) > 3:
        return Scope("disjoint", f'"{period.text}" need not be the day of the other')
    return near


def _within(moment: Period, period: Period, days: int) -> bool:
    if moment.first is None or moment.last is None or period.first is None or period.last is None:
        return True
    slack = timedelta(days=days)
    return _minus(period.first, slack) <= moment.last and moment.first <= _plus(period.last, slack)


def _minus(day: date, slack: timedelta) -> date:
    return day - slack if day - date.min > slack else date.min


def _plus(day: date, slack: timedelta) -> date:
    return day + slack if date.max - day > slack else date.max
