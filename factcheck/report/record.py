"""Claims, findings and reports as records of plain values, ready for JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.model.claim import Claim, Frame
from factcheck.model.finding import Finding, Report, Suppression
from factcheck.model.language import NliScores
from factcheck.model.period import Period
from factcheck.model.text import Place

if TYPE_CHECKING:  # pydantic, of which the shapes are made, takes longer to load than a short article to check
    from factcheck.report.schema import (
        ArticleRecord,
        ClaimRecord,
        FindingRecord,
        NliRecord,
        PeriodRecord,
        PlaceRecord,
        ReportRecord,
        SummaryRecord,
        SuppressionRecord,
    )

# A sentence without an end would make the page quadratic: each of its figures repeats it.
LONGEST_SENTENCE = 2_000


def plain(value: Decimal) -> str:
    """A decimal in plain digits.

    >>> plain(Decimal("1.25E+9")), plain(Decimal("41.20")), plain(Decimal("-0.0"))
    ('1250000000', '41.2', '0')
    """
    digits = format(value, "f")
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if digits == "-0" else digits


def metric(frame: Frame) -> str | None:
    """The measure with its aspect: a change or a share is not a level."""
    if frame.metric is None or frame.aspect == "level":
        return frame.metric
    return f"{frame.metric} {frame.aspect}"


def claim_record(claim: Claim) -> ClaimRecord:
    """The record; what part of a feed or document it stands in is there where there are parts."""
    quantity, frame, place = claim.quantity, claim.frame, claim.place
    record: ClaimRecord = {
        "id": claim.id,
        "article": claim.article,
        "path": place.path,
        "field": place.field,
        "start": place.start,
        "end": place.end,
        "line": place.line,
        "column": place.column,
        "text": place.text,
        "sentence": sentence(claim),
        "low": None if quantity.low is None else plain(quantity.low),
        "high": None if quantity.high is None else plain(quantity.high),
        "precision": plain(quantity.precision),
        "unit": quantity.unit,
        "per": quantity.per,
        "approx": quantity.approx,
        "direction": frame.direction,
        "subject": frame.subject,
        "metric": metric(frame),
        "period": None if frame.period is None else period_record(frame.period),
        "as_of": claim.as_of.iso if claim.as_of else None,
        "qualifier": ", ".join(sorted(frame.qualifiers)) or None,
        "modality": frame.modality,
        "source": frame.source,
    }
    if place.part is not None:
        record["part"] = place.part
    return record


def sentence(claim: Claim) -> str:
    """The sentence of a claim, cut around the figure where it is very long."""
    return "".join(parted(claim))


def parted(claim: Claim) -> tuple[str, str, str]:
    """That sentence up to the figure, the figure, and the rest."""
    told, (at, behind) = claim.sentence, claim.within
    start = max(0, min(at - LONGEST_SENTENCE // 2, len(told) - LONGEST_SENTENCE))
    end = start + LONGEST_SENTENCE
    before, after = "…" if start else "", "…" if end < len(told) else ""
    return before + told[start:at], told[at : min(behind, end)], told[behind:end] + after


def period_record(period: Period) -> PeriodRecord:
    first, last = period.first, period.last
    return {
        "first": None if first is None else first.isoformat(),
        "last": None if last is None else last.isoformat(),
        "text": period.text,
        "grain": period.grain,
    }


def place_record(place: Place) -> PlaceRecord:
    record: PlaceRecord = {
        "path": place.path,
        "field": place.field,
        "start": place.start,
        "end": place.end,
        "line": place.line,
        "column": place.column,
        "text": place.text,
    }
    if place.part is not None:
        record["part"] = place.part
    return record


def nli_record(scores: NliScores) -> NliRecord:
    return {
        "contradiction": round(scores.contradiction, 3),
        "entailment": round(scores.entailment, 3),
        "neutral": round(scores.neutral, 3),
    }


def suppression_record(suppression: Suppression) -> SuppressionRecord:
    return {
        "kind": suppression.kind,
        "reason": suppression.reason,
        "place": None if suppression.place is None else place_record(suppression.place),
    }


def finding_record(finding: Finding) -> FindingRecord:
    """The record; of suppression, baseline and both directions it speaks where there is something to say."""
    record: FindingRecord = {
        "id": finding.id,
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
        "confidence": finding.confidence,
        "nli": None if finding.nli is None else nli_record(finding.nli),
        "claims": [claim_record(claim) for claim in finding.claims],
        "sides": [list(side) for side in finding.sides],
        "places": [place_record(place) for place in finding.places],
    }
    if finding.suppression is not None:
        record["suppressions"] = [suppression_record(finding.suppression)]
    if finding.baseline is not None:
        record["baseline"] = finding.baseline
    if finding.both_ways is not None:
        record["nli_both_ways"] = [nli_record(scores) for scores in finding.both_ways]
    return record


def article_records(report: Report) -> list[ArticleRecord]:
    return [
        {
            "id": article.id,
            "path": article.path,
            "title": article.title,
            "date": article.date,
            "group": article.group,
            "claims": article.claims,
            "placed": article.placed,
        }
        for article in report.articles
    ]


def summary_record(report: Report) -> SummaryRecord:
    record: SummaryRecord = {
        "errors": report.count("error"),
        "warnings": report.count("warning"),
        "infos": report.count("info"),
        "articles": len(report.articles),
        "claims": report.claims,
        "placed": report.placed,
        "alignments": report.alignments,
    }
    if report.suppressed:
        record["suppressed"] = report.suppressed
    if report.unchanged:
        record["unchanged"] = report.unchanged
    return record


def report_record(report: Report, version: str) -> ReportRecord:
    return {
        "schema": "factcheck-report/1",
        "tool": {"name": "factcheck", "version": version},
        "model": report.model,
        "articles": article_records(report),
        "findings": [finding_record(finding) for finding in report.findings],
        "summary": summary_record(report),
    }
