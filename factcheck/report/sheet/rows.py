"""An article and its figures as a sheet tells them, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.model.claim import Claim, Grade
from factcheck.model.finding import ArticleSummary
from factcheck.report.record import metric, parted
from factcheck.report.words import counted, evidence, is_carried, limiting, location, period, spot, value

UNKNOWN = "?"
NOT_PLACED = "not placed"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article, with every claim it makes in order."""

    article: ArticleSummary
    claims: Sequence[Claim]

    @property
    def title(self) -> str:
        return self.article.title or self.article.id

    @property
    def about(self) -> str:
        """Where the article lies, of when it is, and how much of it was understood."""
        date = f", {self.article.date}" if self.article.date else ""
        known = f"{counted(self.article.claims, 'figure')}, {self.article.placed:,} of them understood"
        return f"{self.article.path}{date}: {known}."


@dataclass(frozen=True, slots=True)
class Row:
    """One figure, in words for people; ``before`` and ``after`` are the rest of its sentence.

    ``carried`` says that its period was told before, not with it; ``inferred``, that something of it is.
    """

    number: int
    where: str
    spot: str
    figure: str
    before: str
    after: str
    value: str
    subject: str
    metric: str
    period: str
    carried: bool
    limits: str
    evidence: str
    inferred: bool

    @property
    def when(self) -> str:
        return f"{self.period} (carried over)" if self.carried else self.period

    @property
    def placed(self) -> bool:
        return UNKNOWN not in (self.subject, self.metric)

    @property
    def sentence(self) -> str:
        return f"{self.before}{self.figure}{self.after}"


def rows(sheet: Sheet) -> list[Row]:
    return [_row(number, claim) for number, claim in enumerate(sheet.claims, 1)]


def _row(number: int, claim: Claim) -> Row:
    before, figure, after = parted(claim)
    return Row(
        number=number,
        where=location(claim.place, claim.article),
        spot=spot(claim.place),
        figure=figure,
        before=before,
        after=after,
        value=value(claim),
        subject=claim.frame.subject or UNKNOWN,
        metric=metric(claim.frame) or UNKNOWN,
        period=period(claim.frame.period),
        carried=is_carried(claim.frame),
        limits=", ".join(limit for limit in limiting(claim) if limit),
        evidence=", ".join(filter(None, ("" if claim.placed else NOT_PLACED, evidence(claim.frame)))),
        inferred=is_carried(claim.frame) or Grade.NONE < claim.frame.grade <= Grade.ANAPHORA,
    )
