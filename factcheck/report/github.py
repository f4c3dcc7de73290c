"""Report → what GitHub's runner makes annotations of, beside the lines of the articles."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from factcheck.model.finding import SEVERITIES, Finding, Report, Severity
from factcheck.model.text import Place
from factcheck.report.escape import visible
from factcheck.report.paths import Checkout, in_checkout
from factcheck.report.spots import Spot, spots, worst_first
from factcheck.report.text_format import closing
from factcheck.report.words import counted

KINDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
SHOWN = 10  # of each command, in a step; the runner drops what comes after
LONGEST = 2_000
PLACES_NAMED = 5


def as_github(report: Report, *, left_out: int = 0, checkout: Checkout | None = None) -> str:
    """The worst findings as workflow commands, a line that says how many more there are, and the closing line."""
    lines = [*commands(report, checkout), *surplus(report), visible(closing(report, left_out))]
    return "\n".join(lines) + "\n"


def commands(report: Report, checkout: Checkout | None) -> Iterator[str]:
    ranked = worst_first(report.standing)
    for severity in reversed(SEVERITIES):
        for finding in [found for found in ranked if found.severity == severity][:SHOWN]:
            yield command(finding, checkout, report.changed or ())


def surplus(report: Report) -> Iterator[str]:
    """How many findings go without an annotation."""
    over = {severity: report.count(severity) - SHOWN for severity in reversed(SEVERITIES)}
    more = ", ".join(counted(number, severity) for severity, number in over.items() if number > 0)
    if more:
        yield f"Not annotated, because GitHub shows {SHOWN} of each kind: {more}. The summary lists them."


def command(finding: Finding, checkout: Checkout | None, changed: Collection[str]) -> str:
    first, *others = spots(finding, changed)
    place = first.place
    properties = {"file": in_checkout(place.path, checkout), **lines(place), "title": f"{finding.rule} {finding.name}"}
    told = ",".join(f"{name}={property_value(str(value))}" for name, value in properties.items())
    words = data("\n".join(paragraphs(finding, others, checkout)))
    return f"::{KINDS[finding.severity]} {told}::{words}"


def lines(place: Place) -> dict[str, int]:
    """The lines of the file, and the columns where they are of one line; a record has none of its own."""
    if place.record:
        return {"line": place.record}
    if place.last:
        return {"line": place.line, "endLine": place.last[0]}
    if place.end == place.start:
        return {"line": place.line}
    return {"line": place.line, "col": place.column, "endColumn": place.column + place.end - place.start}


def paragraphs(finding: Finding, others: list[Spot], checkout: Checkout | None) -> Iterator[str]:
    """What is wrong, where else to look, and the hint."""
    yield short(finding.message)
    for spot in others[:PLACES_NAMED]:
        place = spot.place
        yield short(f'See {in_checkout(place.path, checkout)}:{place.file_line} "{place.text}"')
    if len(others) > PLACES_NAMED:
        yield f"and {counted(len(others) - PLACES_NAMED, 'more place')}"
    if finding.hint:
        yield short(f"Hint: {finding.hint}")


def short(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"


def data(text: str) -> str:
    r"""The words of a command.

    >>> data("50%\n::error::x")
    '50%25%0A::error::x'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def property_value(text: str) -> str:
    r"""The value of one of its properties.

    >>> property_value("a,b::c 5%.txt")
    'a%2Cb%3A%3Ac 5%25.txt'
    """
    return data(visible(text)).replace(":", "%3A").replace(",", "%2C")
