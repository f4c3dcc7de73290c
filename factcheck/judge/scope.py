"""Whether two claims speak of the same moment, window, definition and group. Decided before any value is compared."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal, NamedTuple

from factcheck.model.claim import Claim, Frame, Grade
from factcheck.model.pack import RulePack
from factcheck.model.period import Overlap, Period
from factcheck.model.words import Tolerances

Kind = Literal["same", "unsure", "disjoint", "window", "close", "group", "as_of", "definition"]

MOVING = frozenset({"share price", "index level", "price", "exchange rate", "market value", "bond yield"})
SESSION = frozenset({"intraday", "maximum", "minimum"})
STANDING = "as it stands"
WINDOWS = frozenset(
    {
        "year on year",
        "quarter on quarter",
        "month on month",
        "year-to-date",
        "weekly",
        "from peak",
        "after hours",
    }
)
BASES = (
    WINDOWS,
    frozenset({"adjusted", "reported", "gross", "net", "diluted", "constant currency", "like for like", "core"}),
    frozenset({"seasonally adjusted", "unadjusted"}),
    frozenset({"forward", "trailing"}),
    frozenset({"average", "median", "maximum", "minimum"}),
    frozenset({"preliminary", "revised"}),
    frozenset({"base case", "bull case", "bear case"}),
    frozenset({"open"}),
    frozenset({"annualised"}),
    frozenset({"additional"}),
    frozenset({"earlier"}),
    frozenset({"beside another"}),
    frozenset({"portion"}),
)
OVER_TIME = frozenset({"year on year", "quarter on quarter", "month on month"})
PACED = frozenset({"annualised"})
ALONE = BASES[4], BASES[7], BASES[8], BASES[9], BASES[10], BASES[11], BASES[12]

QUARTER_DAYS = 100
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
FLOWS = frozenset({"quarter", "half", "fiscal_quarter"})
LONG = 3  # digits from which on a figure is not met twice by chance
WEEK = 7  # days
A_YEAR = 360  # days


class Scope(NamedTuple):
    """How the scopes of two claims lie to each other, and the words for it."""

    kind: Kind
    reason: str
    by_modality: bool = False


def scope(a: Claim, b: Claim, pack: RulePack, *, copies: bool, alike: bool = False) -> Scope:
    """The first respect in which the two differ; of ``copies`` of one text the qualifiers are the same.

    Of figures ``alike`` to the eye only what both say tells them apart, not what one leaves unsaid.
    """
    if alike:
        a, b = _without_guesses(a), _without_guesses(b)
    time = _period(a, b, pack)
    if time.kind == "disjoint":
        return time
    headline = a.article == b.article and a.place.field != b.place.field
    steps = [None if headline else _modality(a.frame, b.frame), _group(a.frame, b.frame)]
    steps.append(None if alike and None in (a.frame.source, b.frame.source) else _source(a.frame, b.frame))
    if not copies:
        steps.append(_qualifiers(a.frame, b.frame, one_text=a.article == b.article))
    found = next((step for step in steps if step is not None), time)
    return Scope("unsure", found.reason) if alike and found.kind == "definition" else found


def _without_guesses(claim: Claim) -> Claim:
    """A claim whose own words leave its time unsaid."""
    if claim.frame.period is None or claim.frame.period_grade > Grade.ANAPHORA:
        return claim
    return replace(claim, frame=replace(claim.frame, period=None))


def _modality(a: Frame, b: Frame) -> Scope | None:
    if a.modality == b.modality or {a.modality, b.modality} == {"forecast", "target"}:
        return None
    if a.joint and {a.modality, b.modality} <= {"actual", "forecast", "target"}:
        return None  # a deal agreed and a deal to come are one deal
    return Scope("disjoint", f"one is {a.modality}, the other {b.modality}", by_modality=True)


def ahead_of_itself(a: Claim, b: Claim) -> bool:
    """Whether one tells as standing now what the other forecasts for a time that was still to come."""
    if {a.frame.modality, b.frame.modality} != {"forecast", "actual"}:
        return False
    foretold, standing = (a, b) if a.frame.modality == "forecast" else (b, a)
    due, now = foretold.frame.period, standing.as_of
    if due is None or due.last is None or now is None or now.last is None or STANDING not in standing.frame.qualifiers:
        return False
    said = standing.frame.period
    return now.last < due.last and (said is None or said.last is None or said.last <= now.last)


def settled_early(a: Claim, b: Claim) -> bool:
    """Whether a company's own forecast for a quarter is told as its result by an article of the same day."""
    if {a.frame.modality, b.frame.modality} != {"forecast", "actual"} or a.frame.joint:
        return False
    ours, theirs = a.frame.period, b.frame.period
    quarterly = ours is not None and theirs is not None and ours.grain == theirs.grain and ours.grain in FLOWS
    one_day = a.as_of is not None and b.as_of is not None and _apart(a.as_of, b.as_of) == 0
    own = all(claim.frame.source in (None, claim.frame.subject) for claim in (a, b))
    digits = len(a.quantity.near.normalize().as_tuple().digits)
    return quarterly and one_day and own and a.article != b.article and digits >= LONG


def two_times(a: Claim, b: Claim) -> bool:
    """Whether one long figure of a sum or a count is told of two stretches of time by articles of one day."""
    ours, theirs = a.frame.period, b.frame.period
    if ours is None or theirs is None or ours.grain != theirs.grain or ours.grain not in FLOWS:
        return False
    one_day = a.as_of is not None and b.as_of is not None and _apart(a.as_of, b.as_of) <= 1
    exact = a.quantity.approx is None and b.quantity.approx is None and a.frame.modality == b.frame.modality
    digits = len(a.quantity.near.normalize().as_tuple().digits)
    plain = a.frame.known and a.frame.metric not in MOVING and a.quantity.unit not in ("percent", "percentage_point")
    return a.article != b.article and one_day and exact and plain and a.frame.aspect == "level" and digits >= LONG


def _source(a: Frame, b: Frame) -> Scope | None:
    if a.source and b.source and a.source != b.source:
        return Scope("disjoint", f"{a.source} says the one, {b.source} the other")
    if a.modality == b.modality == "forecast" and a.source != b.source and a.subject not in (a.source, b.source):
        return Scope("disjoint", f"only one of them is said to be the forecast of {a.source or b.source}")
    return None


def _group(a: Frame, b: Frame) -> Scope | None:
    ours, theirs = set(a.members), set(b.members)
    if a.joint or b.joint:
        return None
    if not ours or not theirs or ours == theirs:
        return None
    if a.aspect == "change" and ours & theirs:
        return None
    apart = sorted(ours ^ theirs)
    if ours & theirs and len(apart) <= 2:
        return Scope("group", f"the groups differ by {' and '.join(apart)}")
    return Scope("disjoint", "the groups are different")


def _qualifiers(a: Frame, b: Frame, *, one_text: bool) -> Scope | None:
    if one_text and "portion" in a.qualifiers & b.qualifiers:
        return Scope("disjoint", "each is a part of something larger")
    if a.qualifiers == b.qualifiers:
        return None
    ours, theirs = a.qualifiers - b.qualifiers, b.qualifiers - a.qualifiers
    groups = {q for q in a.qualifiers | b.qualifiers if q.startswith("group of")}
    if len(groups) == 2:
        return Scope("group", f"one is told of a {min(groups)}, the other of a {max(groups)}")
    if "previous" in ours | theirs and not _one_time(a, b):
        return Scope("disjoint", "one is the figure the other is compared with")
    if found := _session(a, b, ours | theirs):
        return found
    if (ours & OVER_TIME and theirs & PACED) or (theirs & OVER_TIME and ours & PACED):
        return Scope("disjoint", f"one is {_words(ours)}, the other {_words(theirs)}")
    for basis in BASES:
        alone = basis in ALONE or (basis is WINDOWS and (one_text or a.metric in MOVING))
        found = _basis(ours & basis, theirs & basis, alone=alone)
        if found is not None:
            return found
    limits = {q for q in ours | theirs if q.startswith(("excluding", "including"))}
    if limits:
        return Scope("definition", f"only one of them is given {sorted(limits)[0]}")
    if "cumulative" in ours | theirs:
        return Scope("window", "one is cumulative, the other is not said to be")
    return None


def _one_time(a: Frame, b: Frame) -> bool:
    """Whether both are told of one and the same stretch of time, whatever they are compared with."""
    if a.period is None or b.period is None or {"day", "weekday"} & {a.period.grain, b.period.grain}:
        return False
    return a.period.overlap(b.period) is Overlap.SAME


def _session(a: Frame, b: Frame, apart: frozenset[str]) -> Scope | None:
    if a.metric not in MOVING or not apart & SESSION:
        return None
    if "close" in a.qualifiers | b.qualifiers:
        return Scope("disjoint", "one is a level during the session, the other the close")
    return Scope("close", "one is a level during the session, the other need not be")


def _basis(ours: frozenset[str], theirs: frozenset[str], *, alone: bool) -> Scope | None:
    """Two bases named are two measures; one named is a question of definition, unless it says enough ``alone``.

    A market move without a window is one of the day, so any named window is another.
    """
    if (ours and theirs) or (alone and ours | theirs):
        return Scope("disjoint", f"one is {_words(ours) or 'not'}, the other {_words(theirs) or 'not'}")
    if ours or theirs:
        return Scope("definition", f"only one of them is said to be {_words(ours or theirs)}")
    return None


def _words(qualifiers: frozenset[str]) -> str:
    return " and ".join(sorted(qualifiers))


def _period(a: Claim, b: Claim, pack: RulePack) -> Scope:
    tolerances = pack.tolerances
    ours, theirs = a.frame.period, b.frame.period
    dated = a.as_of is not None and b.as_of is not None
    if a.frame.joint and not (dated and _apart(a.as_of, b.as_of) > int(tolerances.values["moment_days"])):  # type: ignore[arg-type]
        return Scope("same", "a deal has one price, whenever it is told of")
    if ours is not None and theirs is not None:
        if a.frame.metric in pack.stocks and _ends_together(ours, theirs) and ours.overlap(theirs) is not Overlap.SAME:
            ended = f"both are counted at the end of {ours.text}"
            return Scope("same" if a.frame.aspect == "level" else "unsure", ended)
        return _two_periods(a, b, ours, theirs, tolerances)
    if ours is None and theirs is None:
        return _two_moments(a, b)
    return _one_period(a, b, tolerances)


def _two_periods(a: Claim, b: Claim, ours: Period, theirs: Period, tolerances: Tolerances) -> Scope:
    if not (ours.resolved and theirs.resolved) and _far(a, b, tolerances):
        return Scope("disjoint", "the articles lie far apart, and the words of time cannot be placed")
    how = ours.overlap(theirs)
    yearly = "year on year" in a.frame.qualifiers & b.frame.qualifiers and ours.last == theirs.last
    yearly = yearly and max(_days(ours), _days(theirs)) >= A_YEAR  # "in the year to June", and "in June"
    if how is not Overlap.SAME and (_same_quarter(ours, theirs) or _same_week(ours, theirs)):
        return Scope("same", f"both speak of {ours.text}")
    if how is Overlap.SAME or (yearly and ours.resolved):
        forecast = {"forecast", "target"} & {a.frame.modality, b.frame.modality}
        if forecast and a.as_of and b.as_of and _apart(a.as_of, b.as_of) > int(tolerances.values["moment_days"]):
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
    if how is Overlap.UNKNOWN and (ours.grain != theirs.grain or _numbers(ours) != _numbers(theirs)):
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


def _ends_together(ours: Period, theirs: Period) -> bool:
    return ours.last is not None and ours.last == theirs.last


def _same_quarter(a: Period, b: Period) -> bool:
    """Whether two quarters are told by the same number, a company's beside the calendar's: not far apart, then one."""
    ours, theirs = _ordinal(a), _ordinal(b)
    if ours is None or ours != theirs or a.last is None or b.last is None:
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
    apart = _apart(a.as_of, b.as_of)
    if apart <= 1:
        return Scope("same", "neither is given a time; the articles are of one date")
    return Scope("disjoint", f"neither is given a time, and the articles lie {apart} days apart")


def _far(a: Claim, b: Claim, tolerances: Tolerances) -> bool:
    """Whether two dated articles lie too far apart for the same words to mean the same time."""
    dated = a.as_of is not None and b.as_of is not None
    return dated and _apart(a.as_of, b.as_of) > int(tolerances.values["price_days"])  # type: ignore[arg-type]


def _apart(a: Period, b: Period) -> int:
    """Days between the nearest ends of two dates."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return 0
    return max((b.first - a.last).days, (a.first - b.last).days, 0)


def _one_period(a: Claim, b: Claim, tolerances: Tolerances) -> Scope:
    if a.article == b.article and "title" in (a.place.field, b.place.field):
        return Scope("same", "a headline leaves the time to the text")
    said, unsaid = (a, b) if a.frame.period else (b, a)
    period = said.frame.period
    assert period is not None
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
    days = int(tolerances.values["price_days" if a.frame.metric in MOVING else "moment_days"])
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
