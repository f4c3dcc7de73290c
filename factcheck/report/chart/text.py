"""A series in a terminal: a line for each value, with its time and its first source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model.claim import Claim
from factcheck.report.chart.series import Point, Series
from factcheck.report.escape import visible
from factcheck.report.words import counted, location, unit

NAMED = 3


def as_chart_text(told: Series) -> str:
    """The heading, the values in order of time, what was found of them, and what has no place among them."""
    return "".join(f"{line}\n" for line in lines(told))


def heading(told: Series) -> str:
    """Of whom and what, and how much of it there is."""
    return (
        f"{told.subject}, {told.metric}: {counted(len(told.points), 'value')} in {counted(told.articles, 'article')}, "
        f"{counted(len(told.findings), 'finding')}"
    )


def lines(told: Series) -> Iterator[str]:
    yield visible(heading(told))
    times, values = [time(point) for point in told.points], [visible(point.words) for point in told.points]
    wide, long = (max(map(len, column), default=0) for column in (times, values))
    for point, when, value in zip(told.points, times, values, strict=True):
        codes = "".join(f"  {code}" for code in dict.fromkeys(found.rule for found in point.findings))
        yield f"  {when:<{wide}}  {value:>{long}}  {visible(sources(point.claims))}{codes}"
    for found in told.findings:
        yield f"  {found.rule} {found.severity}  {visible(found.message)}"
    if any(point.assumed for point in told.points):
        yield "  In brackets: the article says no time, and its own date stands for it."
    yield from (f"  {visible(line)}" for line in left_out(told))


def time(point: Point) -> str:
    """The days; in brackets where they are those of the article."""
    days = str(point.first) if point.first == point.last else f"{point.first} to {point.last}"
    return f"({days})" if point.assumed else days


def sources(claims: Sequence[Claim]) -> str:
    named = ", ".join(location(claim.place, claim.article) for claim in claims[:NAMED])
    return named if len(claims) <= NAMED else f"{named} and {len(claims) - NAMED:,} more"


def left_out(told: Series) -> Iterator[str]:
    """What is not among the points, and why."""
    for claim in told.undated:
        yield f'without a date: "{claim.place.text}" {location(claim.place, claim.article)}'
    for claim in told.otherwise:
        its = unit(claim.quantity.unit).strip() or "a bare number"
        per = f" per {claim.quantity.per}" if claim.quantity.per else ""
        yield f'in another unit ({its}{per}): "{claim.place.text}" {location(claim.place, claim.article)}'
