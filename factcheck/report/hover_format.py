"""A figure → what was understood of it, and with what it was compared, as Markdown for an editor's window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model.claim import Claim, Grade
from factcheck.model.finding import Verdict
from factcheck.report.markdown import plain
from factcheck.report.record import metric
from factcheck.report.words import limiting, location, period, value

MOST_COMPARED = 8


def as_hover(claim: Claim, same: Sequence[Claim], compared: Sequence[tuple[Claim, Verdict]]) -> str:
    """The page for a claim; those that say the ``same`` of the same, and those it was ``compared`` with."""
    rows = [f"| {name} | {plain(told)} |" for name, told in _rows(claim) if told]
    lines = [f"**{plain(claim.place.text)}**", "", "| | |", "|---|---|", *rows, "", *_held(claim, same, compared)]
    return "\n".join(lines)


def _rows(claim: Claim) -> Iterator[tuple[str, str]]:
    quantity, frame = claim.quantity, claim.frame
    yield "value", value(claim)
    yield "unit", f"{quantity.unit or 'none'}{f' per {quantity.per}' if quantity.per else ''}"
    yield "subject", f"{frame.subject or '?'}{_grade(frame.subject_grade)}"
    yield "metric", f"{metric(frame) or '?'}{_grade(frame.metric_grade)}"
    yield "period", f"{period(frame.period)}{_grade(frame.period_grade)}" if frame.period else ""
    yield "limits", ", ".join(limit for limit in limiting(claim) if limit)
    yield "grade", frame.grade.name.lower()


def _grade(grade: Grade) -> str:
    return f" ({grade.name.lower()})" if grade is not Grade.NONE else ""


def _held(claim: Claim, same: Sequence[Claim], compared: Sequence[tuple[Claim, Verdict]]) -> Iterator[str]:
    if not same and not compared:
        yield "Compared with nothing." if claim.placed else "Not placed, so compared with nothing."
        return
    told = [_verdict(other, verdict) for other, verdict in compared]
    told += [f"- the same in {plain(location(one.place, one.article))}" for one in same]
    yield f"Compared with {len(told)}:"
    yield ""
    yield from told[:MOST_COMPARED]
    if len(told) > MOST_COMPARED:
        yield f"- and {len(told) - MOST_COMPARED} more"


def _verdict(other: Claim, verdict: Verdict) -> str:
    rule = f"**{verdict.rule}** " if verdict.rule else ""
    reason = f": {plain(verdict.reason)}" if verdict.reason else ""
    where = plain(location(other.place, other.article))
    return f"- {rule}“{plain(other.place.text)}” in {where}, {verdict.relation}{reason}"
