"""One number that two tellings give of one thing, on two bases: over a month and a year, like for like and in all."""

from __future__ import annotations

from factcheck.model.claim import Claim, Grade
from factcheck.model.finding import Alignment, Verdict
from factcheck.model.pack import RulePack
from factcheck.model.period import Overlap
from factcheck.model.quantity import PER_YEAR

WEIGHT = 0.6
BOTH_WAYS = {"up", "down"}
TO_DATE = "year-to-date"
SPANS = {
    "year on year": "year",
    "quarter on quarter": "quarter",
    "month on month": "month",
    "each year": "year",
    "each half-year": "half-year",
    "each quarter": "quarter",
    "each month": "month",
    "each week": "week",
    "each day": "day",
}
SHORTER = frozenset({"day", "weekday", "week", "month", "quarter"})  # than a year, and seldom the year so far
DEFINITIONS = (
    frozenset({"like for like", "total"}),
    frozenset({"gross", "net"}),
    frozenset({"adjusted", "reported"}),
    frozenset({"average", "median", "maximum", "minimum"}),
    frozenset({"preliminary", "revised"}),
)


def otherwise(alignment: Alignment, pack: RulePack) -> Verdict | None:
    """What the rules make of one number told in two ways; ``None`` where it may be told in one."""
    a, b = alignment.a, alignment.b
    if _opposed(a, b) and not _two_measures(a, b, pack):
        said = "the one tells a rise, the other a fall"
        return Verdict("conflict", "FC102", said, None, WEIGHT, None if alignment.sure else "warning")
    if bases := _bases(a, b):
        return Verdict("scope", "FC201", f"one number {bases}", None, WEIGHT)
    for definition in DEFINITIONS:
        mine, other = a.frame.qualifiers & definition, b.frame.qualifiers & definition
        if mine and other and not mine & other:
            return Verdict("scope", "FC205", f"one number, {_listed(mine)} and {_listed(other)}", None, WEIGHT)
    return None


def _opposed(a: Claim, b: Claim) -> bool:
    """Whether one thing at one time is told to rise by the number and to fall by it, or to it."""
    ours, theirs = a.frame, b.frame
    if ours.subject and theirs.subject and ours.subject != theirs.subject:
        return False  # "the franc fell to 0.96 a euro", "the euro rose to 0.96 francs"
    if ours.period and theirs.period and ours.period.overlap(theirs.period) is Overlap.DISJOINT:
        return False
    return BOTH_WAYS in ({ours.direction, theirs.direction}, {ours.trend, theirs.trend})


def _two_measures(a: Claim, b: Claim, pack: RulePack) -> bool:
    """Whether the two are of measures that nobody tells for one another."""
    ours, theirs = a.frame, b.frame
    return ours.known and theirs.known and not pack.kin(ours.metric) & pack.kin(theirs.metric)


def _bases(a: Claim, b: Claim) -> str | None:
    """The lengths of time that the two tell one number over, where no time is as long as both."""
    ours, theirs = _spans(a), _spans(b)
    if ours and theirs and not ours & theirs:
        return f"over a {_listed(ours)} and over a {_listed(theirs)}"
    dated = _to_date(a, b) or _to_date(b, a)
    return f"of {dated} and of the year to date" if dated else None


def _spans(claim: Claim) -> frozenset[str]:
    """The lengths of time that the words of a figure tell it over."""
    told = {SPANS[label] for label in claim.frame.qualifiers & SPANS.keys()}
    per = claim.quantity.per
    return frozenset(told | {per}) if per in PER_YEAR else frozenset(told)


def _to_date(a: Claim, b: Claim) -> str | None:
    """The words of a stretch short of a year that the one is of, where the other is of the year so far."""
    period = a.frame.period
    if TO_DATE not in b.frame.qualifiers or TO_DATE in a.frame.qualifiers or period is None:
        return None
    return period.text if period.grain in SHORTER and a.frame.period_grade >= Grade.CLAUSE else None


def _listed(labels: frozenset[str]) -> str:
    return " and ".join(sorted(labels))
