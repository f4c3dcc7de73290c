"""A series in a terminal: a line for each value, with its time and its first source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding
from factcheck.report.chart.series import Point, Series
from factcheck.report.escape import visible
from factcheck.report.words import counted, location

NAMED = 3


def as_chart_text(told: Series) -> str:
    """The heading, the values in order of time, what was found of them, and what has no place among them."""
    return "".join(f"{line}\n" for line in lines(told))


def heading(told: Series) -> str:
    """Of whom and what, and how much of it there is."""
    articles = f" in {counted(told.articles, 'article')}" if told.points else ""
    return (
        f"{told.subject}, {told.metric}: {counted(len(told.points), 'value')}{articles}, "
        f"{counted(len(told.findings), 'finding')}"
    )


def lines(told: Series) -> Iterator[str]:
    yield visible(heading(told))
    times, values = [visible(time(point)) for point in told.points], [visible(point.value) for point in told.points]
    wide, long = (max(map(len, column), default=0) for column in (times, values))
    for point, when, value in zip(told.points, times, values, strict=True):
        limits = visible("".join(f", {limit}" for limit in point.limits))
        yield f"  {when:<{wide}}  {value:>{long}}{limits}  {visible(sources(point.claims))}{codes(point.findings)}"
    for found in told.findings:
        yield f"  {found.rule} {found.severity}  {visible(found.message)}"
    if any(point.time and point.time.assumed for point in told.points):
        yield "  In brackets: no date is told, and that of the article stands for it."
    yield from (f"  {visible(line)}" for line in left_out(told))


def time(point: Point) -> str:
    """The days; in brackets where they are those of the article. The words where there is no date."""
    if point.time is None:
        period = point.claims[0].frame.period
        return f'no date ("{period.text}")' if period else "no date"
    first, last = point.time.first, point.time.last
    days = str(last) if first == last else f"{first} to {last}"
    return f"({days})" if point.time.assumed else days


def codes(findings: Iterable[Finding]) -> str:
    return "".join(f"  {code}" for code in dict.fromkeys(found.rule for found in findings))


def sources(claims: Sequence[Claim]) -> str:
    named = ", ".join(location(claim.place, claim.article) for claim in claims[:NAMED])
    return named if len(claims) <= NAMED else f"{named} and {len(claims) - NAMED:,} more"


def left_out(told: Series) -> Iterator[str]:
    """What is not among the points, and why."""
    for claim, reason, findings in told.left_out:
        yield f'{reason}: "{claim.place.text}" {location(claim.place, claim.article)}{codes(findings)}'
